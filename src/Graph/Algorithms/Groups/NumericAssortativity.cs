using NetworkLens.Graph.Algorithms.Centrality;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Groups;

/// <summary>Do ties join people who are alike in a number (a level, years of service, a degree)? Newman's coefficient for
/// numbers.</summary>
/// <param name="Value">
/// Correlation of the numbers at the two ends of a tie, -1 to 1. <see cref="Absence.NoTies"/> where no tie has a number at both ends;
/// <see cref="Absence.NoVariance"/> where all ends of one side have the same.
/// </param>
/// <param name="Ties">Ties counted: arcs, or pairs.</param>
/// <param name="Excluded">Ties with a blank at either end, which are not.</param>
/// <remarks>
/// <para>Pearson's correlation over arcs (i, j) of x(i) and x(j). A tie without direction is two arcs. People whose number is NaN are left
/// out with their ties. Weights do not count (as in igraph); isolates add nothing.</para>
/// <para>Deviations are taken from means found before, and the means from the first number on, so a large common part of the numbers
/// does no harm. An arc is looked at for the product only, all else is counted by person. Time O(n + m), space O(n).
/// Newman, M. E. J. (2003). Mixing patterns in networks. Physical Review E 67, 026126, eq. 21 and 26.</para>
/// </remarks>
public sealed record NumericAssortativity(Measured Value, long Ties, long Excluded)
{
    // Spreads smaller than this, beside the numbers themselves, are what rounding leaves of none.
    private const double Rounding = 1e-13;

    /// <summary>Works it out.</summary>
    /// <param name="graph">Directed or not.</param>
    /// <param name="numbers">A finite number per node; NaN is blank.</param>
    /// <param name="effort">Threads and cancellation; reports no progress.</param>
    /// <exception cref="ArgumentException">Not one number per node, or one is infinite: a fault of the caller.</exception>
    public static NumericAssortativity Compute(CsrGraph graph, ReadOnlySpan<double> numbers, Effort effort)
    {
        if (numbers.Length != graph.NodeCount)
        {
            throw new ArgumentException($"{numbers.Length} numbers were given for {graph.NodeCount} nodes.", nameof(numbers));
        }

        if (numbers.ContainsAny(double.PositiveInfinity, double.NegativeInfinity))
        {
            throw new ArgumentException("A number is finite, or NaN where it is not known.", nameof(numbers));
        }

        effort.Cancel.ThrowIfCancellationRequested();
        var (leaving, arriving) = CountEnds(graph, numbers);
        long arcs = 0;
        foreach (var count in leaving)
        {
            arcs += count;
        }

        var arcsOfTie = graph.IsDirected ? 1 : 2;
        var excluded = (graph.ArcCount - arcs) / arcsOfTie;
        if (arcs == 0)
        {
            return new(Measured.None(Absence.NoTies), 0, excluded);
        }

        var from = Deviations(numbers, leaving, arcs, out var spreadFrom);
        var (to, spreadTo) = (from, spreadFrom);
        if (graph.IsDirected)
        {
            to = Deviations(numbers, arriving, arcs, out spreadTo);
        }

        if (spreadFrom == 0 || spreadTo == 0)
        {
            return new(Measured.None(Absence.NoVariance), arcs / arcsOfTie, excluded);
        }

        var across = new double[graph.NodeCount];
        TieSums.Compute(graph.WithoutWeights(), to, across, effort);
        var value = Math.Clamp(Lanes.Dot(from, across) / Math.Sqrt(spreadFrom) / Math.Sqrt(spreadTo), -1, 1);
        return new(Measured.Of(value), arcs / arcsOfTie, excluded);
    }

    // How many arcs with a number at both ends leave each node, and how many arrive.
    private static (int[] Leaving, int[] Arriving) CountEnds(CsrGraph graph, ReadOnlySpan<double> numbers)
    {
        var leaving = new int[numbers.Length];
        if (!graph.IsDirected && !numbers.Contains(double.NaN))
        {
            for (var node = 0; node < leaving.Length; node++)
            {
                leaving[node] = graph.Degree(node);
            }

            return (leaving, leaving);
        }

        var arriving = new int[numbers.Length];
        for (var node = 0; node < leaving.Length; node++)
        {
            if (!double.IsNaN(numbers[node]))
            {
                foreach (var neighbour in graph.Neighbours(node))
                {
                    var counts = double.IsNaN(numbers[neighbour]) ? 0 : 1;
                    leaving[node] += counts;
                    arriving[neighbour] += counts;
                }
            }
        }

        return (leaving, arriving);
    }

    // How far each number is from the mean over ends of arcs, 0 where it is blank; the spread is 0 where rounding made it.
    private static double[] Deviations(ReadOnlySpan<double> numbers, int[] ends, long arcs, out double spread)
    {
        var first = numbers[Array.FindIndex(ends, count => count > 0)];
        var beyond = 0.0;
        for (var node = 0; node < ends.Length; node++)
        {
            beyond += ends[node] == 0 ? 0 : ends[node] * (numbers[node] - first);
        }

        var mean = first + (beyond / arcs);
        var deviations = new double[ends.Length];
        var squares = 0.0;
        spread = 0;
        for (var node = 0; node < ends.Length; node++)
        {
            if (!double.IsNaN(numbers[node]))
            {
                deviations[node] = numbers[node] - mean;
                spread += ends[node] * deviations[node] * deviations[node];
                squares += ends[node] * numbers[node] * numbers[node];
            }
        }

        spread = spread <= Math.Max(squares * Rounding * Rounding, double.Epsilon) ? 0 : spread;
        return deviations;
    }
}

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
/// <para>Deviations are taken from means found before, so a large common part of the numbers does no harm. Time O(n + m), space O(n).
/// Newman, M. E. J. (2003). Mixing patterns in networks. Physical Review E 67, 026126, eq. 21 and 26.</para>
/// </remarks>
public sealed record NumericAssortativity(Measured Value, long Ties, long Excluded)
{
    private const int RowsOfPart = 4096;

    // Spreads smaller than this, beside the numbers themselves, are what rounding leaves of none.
    private const double Rounding = 1e-13;

    /// <summary>Works it out.</summary>
    /// <param name="graph">Directed or not.</param>
    /// <param name="numbers">A finite number per node; NaN is blank.</param>
    /// <param name="effort">Threads and cancellation.</param>
    /// <exception cref="ArgumentException">Not one number per node, or one is infinite: a fault of the caller.</exception>
    public static NumericAssortativity Compute(CsrGraph graph, ReadOnlySpan<double> numbers, Effort effort)
    {
        if (numbers.Length != graph.NodeCount)
        {
            throw new ArgumentException($"{numbers.Length} numbers were given for {graph.NodeCount} nodes.", nameof(numbers));
        }

        var x = numbers.ToArray();
        if (Array.Exists(x, double.IsInfinity))
        {
            throw new ArgumentException("A number is finite, or NaN where it is not known.", nameof(numbers));
        }

        var silent = new Effort(effort.Threads, null, effort.Cancel);
        var sums = Total(graph, silent, row => SumRow(graph, x, row));
        var excluded = graph.ArcCount - sums.Arcs;
        var arcsOfTie = graph.IsDirected ? 1 : 2;
        if (sums.Arcs == 0)
        {
            return new(Measured.None(Absence.NoTies), 0, excluded / arcsOfTie);
        }

        var (from, to) = (sums.A / sums.Arcs, sums.B / sums.Arcs);
        var spread = Total(graph, silent, row => SpreadOfRow(graph, x, row, from, to));
        var scale = Math.Max(sums.Most * sums.Most * sums.Arcs, double.Epsilon) * Rounding * Rounding;
        var value = spread.A <= scale || spread.B <= scale
            ? Measured.None(Absence.NoVariance)
            : Measured.Of(Math.Clamp(spread.C / Math.Sqrt(spread.A) / Math.Sqrt(spread.B), -1, 1));
        return new(value, sums.Arcs / arcsOfTie, excluded / arcsOfTie);
    }

    private static Sums Total(CsrGraph graph, Effort effort, Func<int, Sums> row)
    {
        var parts = new Sums[Chunks.Count(graph.NodeCount, RowsOfPart)];
        Chunks.Run(parts.Length, effort, part =>
        {
            var (from, end) = Chunks.Range(part, RowsOfPart, graph.NodeCount);
            for (var node = from; node < end; node++)
            {
                parts[part] += row(node);
            }
        });
        var total = default(Sums);
        foreach (var part in parts)
        {
            total += part;
        }

        return total;
    }

    private static Sums SumRow(CsrGraph graph, double[] x, int row)
    {
        var sums = default(Sums);
        if (double.IsNaN(x[row]))
        {
            return sums;
        }

        foreach (var neighbour in graph.Neighbours(row))
        {
            if (!double.IsNaN(x[neighbour]))
            {
                sums += new Sums(x[row], x[neighbour], 0, 1, Math.Max(Math.Abs(x[row]), Math.Abs(x[neighbour])));
            }
        }

        return sums;
    }

    private static Sums SpreadOfRow(CsrGraph graph, double[] x, int row, double meanFrom, double meanTo)
    {
        var sums = default(Sums);
        if (double.IsNaN(x[row]))
        {
            return sums;
        }

        var from = x[row] - meanFrom;
        foreach (var neighbour in graph.Neighbours(row))
        {
            if (!double.IsNaN(x[neighbour]))
            {
                var to = x[neighbour] - meanTo;
                sums += new Sums(from * from, to * to, from * to, 1, 0);
            }
        }

        return sums;
    }

    private readonly record struct Sums(double A, double B, double C, long Arcs, double Most)
    {
        public static Sums operator +(Sums left, Sums right) =>
            new(left.A + right.A, left.B + right.B, left.C + right.C, left.Arcs + right.Arcs, Math.Max(left.Most, right.Most));
    }
}

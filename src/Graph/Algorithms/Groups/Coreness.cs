using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Algorithms.Centrality;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Groups;

/// <summary>How much of the core everyone is, without a line between core and periphery: Borgatti and Everett's continuous model.</summary>
/// <param name="Values">
/// c per person, at least 0, in the scale of the ties: c(i) c(j) is the tie that the model gives the two. Empty where it did not settle.
/// </param>
/// <param name="Correlation">
/// Pearson's correlation of ties with c(i) c(j) over all pairs, -1 to 1: how well one core describes the network.
/// <see cref="Absence.TooFewPeople"/> below two people, <see cref="Absence.NoVariance"/> where all pairs are tied alike.
/// </param>
/// <param name="Convergence">How it settled. Its error is the greatest change of a c in the last round, beside the greatest c:
/// 1e-11.</param>
/// <remarks>
/// <para>Minimises Σ_i≠j (w(i,j) - c(i) c(j))², the diagonal left out. Each c in turn takes the best value beside the others,
/// c(i) = Σ_j w(i,j) c(j) / Σ_j≠i c(j)², so the fit never gets worse. The start is the strengths; where several cores fit equally well,
/// it chooses. Isolates are 0; without ties all are. Of a star, and what is much like one, there is no best fit: the hub's value grows and
/// those of the leaves fade without end, and it does not settle. Directed: ties either way are added first.</para>
/// <para>Time O(m) a round, mostly some dozens, at most 5,000; space O(n), 30 numbers a person where rounds creep. Rounds are on one
/// thread, as each value needs the one before; see <see cref="CorenessLeap"/> for what shortens them in large networks. Borgatti, S. P.
/// &amp; Everett, M. G. (2000). Models of core/periphery structures. Social Networks 21, 375-395. Boyd, J. P., Fitzgerald,
/// W. J., Mahutga, M. C. &amp; Smith, D. A. (2010). Computing continuous core/periphery structures for social relations data with
/// MINRES/SVD. Social Networks 32, 125-137.</para>
/// </remarks>
public sealed record Coreness(ImmutableArray<double> Values, Measured Correlation, Convergence Convergence)
{
    private const int MostRounds = 5000;
    private const int RoundsBeforeLeap = 32;
    private const int RowsBetweenLooks = 4096;
    private const double Tolerance = 1e-11;

    /// <summary>Works it out.</summary>
    /// <param name="graph">Directed or not, weighted or not.</param>
    /// <param name="effort">Threads and cancellation; reports no progress, as nobody knows how many rounds it takes.</param>
    public static Coreness Compute(CsrGraph graph, Effort effort)
    {
        var silent = new Effort(effort.Threads, null, effort.Cancel);
        graph = graph.ToUndirected(TieDirection.Either, silent);
        var values = Start(graph);
        var leap = RoundsBeforeLeap;
        for (var round = 1; graph.ArcCount > 0; round++)
        {
            var change = Round(graph, values, effort.Cancel);
            if (round == leap && change > Tolerance)
            {
                leap *= 2;
                change = CorenessLeap.From(graph, values, silent) is { } far ? Round(graph, values = far, effort.Cancel) : change;
            }

            if (change <= Tolerance)
            {
                return Result(graph, values, new(round, change, null));
            }

            if (round == MostRounds)
            {
                return new([], Measured.None(Absence.NotConverged), new(round, change, Absence.NotConverged));
            }
        }

        return Result(graph, values, new(0, 0, null));
    }

    // Strengths, scaled so that ties and products have one sum.
    private static double[] Start(CsrGraph graph)
    {
        var values = new double[graph.NodeCount];
        double sum = 0, squares = 0;
        for (var node = 0; node < values.Length; node++)
        {
            values[node] = graph.Strength(node);
            sum += values[node];
            squares += values[node] * values[node];
        }

        var products = (sum * sum) - squares;
        var scale = products > 0 ? Math.Sqrt(sum / products) : 0;
        for (var node = 0; node < values.Length; node++)
        {
            values[node] *= scale;
        }

        return values;
    }

    private static double Round(CsrGraph graph, double[] values, CancellationToken cancel)
    {
        var squares = 0.0;
        foreach (var value in values)
        {
            squares += value * value;
        }

        double change = 0, greatest = 0;
        for (var node = 0; node < values.Length; node++)
        {
            if (node % RowsBetweenLooks == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            var before = values[node];
            var others = squares - (before * before);
            var after = others > 0 ? Math.Max(0, TiedTo(graph, values, node) / others) : before;
            values[node] = after;
            squares = others + (after * after);
            change = Math.Max(change, Math.Abs(after - before));
            greatest = Math.Max(greatest, after);
        }

        return greatest > 0 ? change / greatest : 0;
    }

    private static double TiedTo(CsrGraph graph, double[] values, int node)
    {
        var neighbours = graph.Neighbours(node);
        var weights = graph.Weights(node);
        var sum = 0.0;
        for (var at = 0; at < neighbours.Length; at++)
        {
            sum += (weights.IsEmpty ? 1 : weights[at]) * values[neighbours[at]];
        }

        return sum;
    }

    // Sums over all pairs i ≠ j come of sums over people: Σ c(i) c(j) = (Σc)² - Σc², and so for the squares.
    private static Coreness Result(CsrGraph graph, double[] values, Convergence convergence)
    {
        var result = ImmutableCollectionsMarshal.AsImmutableArray(values);
        var n = (double)graph.NodeCount;
        if (graph.NodeCount < 2)
        {
            return new(result, Measured.None(Absence.TooFewPeople), convergence);
        }

        double one = 0, two = 0, four = 0, ties = 0, tieSquares = 0, cross = 0;
        for (var node = 0; node < values.Length; node++)
        {
            var square = values[node] * values[node];
            one += values[node];
            two += square;
            four += square * square;
            ties += graph.Strength(node);
            tieSquares += SquaresOf(graph, node);
            cross += values[node] * TiedTo(graph, values, node);
        }

        var pairs = n * (n - 1);
        var products = (one * one) - two;
        var productSquares = (two * two) - four;
        var tieSpread = tieSquares - (ties * ties / pairs);
        var productSpread = productSquares - (products * products / pairs);
        var correlation = tieSpread <= 1e-12 * tieSquares || productSpread <= 1e-12 * productSquares
            ? Measured.None(Absence.NoVariance)
            : Measured.Of(Math.Clamp((cross - (ties * products / pairs)) / Math.Sqrt(tieSpread * productSpread), -1, 1));
        return new(result, correlation, convergence);
    }

    private static double SquaresOf(CsrGraph graph, int node)
    {
        if (!graph.IsWeighted)
        {
            return graph.Degree(node);
        }

        var sum = 0.0;
        foreach (var weight in graph.Weights(node))
        {
            sum += weight * weight;
        }

        return sum;
    }
}

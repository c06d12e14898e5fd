using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Groups;

/// <summary>The split into a core, where all ought to know all, and a periphery, where nobody need know anybody, that fits best.</summary>
/// <param name="Core">The people of the core, ascending.</param>
/// <param name="Misfits">Pairs that do not fit: without a tie within the core, with one within the periphery. No split has fewer.</param>
/// <param name="Correlation">
/// Pearson's correlation of "there is a tie" with "both are in the core", over the pairs that are wholly in the one or the other: 1 is a
/// perfect core and periphery. <see cref="Absence.NoPairs"/> where one of the two has no pair of people, <see cref="Absence.NoVariance"/>
/// where all such pairs are tied, or none.
/// </param>
/// <param name="CoreDensity">Share of the pairs within the core that are tied, 0 to 1; <see cref="Absence.NoPairs"/> below two
/// people.</param>
/// <param name="PeripheryDensity">The same within the periphery.</param>
/// <param name="BetweenDensity">Share of the pairs of one of each that are tied; <see cref="Absence.NoPairs"/> where either is
/// empty.</param>
/// <param name="Interchangeable">
/// People outside the core with as many ties as the last one inside: the split is as good with any of them instead. 0: it is the only one
/// of its size.
/// </param>
/// <remarks>
/// <para>The discrete model of Borgatti and Everett (2000) that leaves ties between core and periphery free. The misfits,
/// k(k - 1)/2 + m - Σ_core degree, depend on degrees alone, so the best core of any size is the people with the most ties, and
/// the one after the k-th comes in as long as they have more than k ties: the answer is exact. Of people with equal ties the lower
/// index comes first, except that the last of a kind is let in where that costs nothing. Directed: ordered pairs, degrees in and out added,
/// k(k - 1) + m - Σ_core degree. Weights do not count. Without ties, and for nobody, the core is empty.</para>
/// <para>Time O(n + m), space O(n). Borgatti, S. P. &amp; Everett, M. G. (2000). Models of core/periphery structures. Social Networks 21,
/// 375-395. Lip, S. Z. W. (2011). A fast algorithm for the discrete core/periphery bipartitioning problem. arXiv:1102.5511.</para>
/// </remarks>
public sealed record CorePeriphery(
    ImmutableArray<int> Core,
    long Misfits,
    Measured Correlation,
    Measured CoreDensity,
    Measured PeripheryDensity,
    Measured BetweenDensity,
    int Interchangeable)
{
    private const int RowsBetweenLooks = 4096;

    /// <summary>Finds it.</summary>
    /// <param name="graph">Directed or not.</param>
    /// <param name="effort">Threads and cancellation.</param>
    public static CorePeriphery Compute(CsrGraph graph, Effort effort)
    {
        var degrees = Degrees(graph, effort);
        var order = ByDegree(degrees);
        var pairsPerPair = graph.IsDirected ? 2 : 1;
        var size = 0;
        while (size < order.Length && degrees[order[size]] > pairsPerPair * (long)size)
        {
            size++;
        }

        // The only one left of those who have as many ties as the last: in, where it makes no difference to the fit.
        if (size > 0 && size < order.Length
            && degrees[order[size]] == pairsPerPair * (long)size
            && degrees[order[size]] == degrees[order[size - 1]]
            && (size + 1 == order.Length || degrees[order[size + 1]] < degrees[order[size]]))
        {
            size++;
        }

        var interchangeable = 0;
        for (var at = size; size > 0 && at < order.Length && degrees[order[at]] == degrees[order[size - 1]]; at++)
        {
            interchangeable++;
        }

        var core = order[..size];
        Array.Sort(core);
        return Of(graph, core, interchangeable, effort.Cancel);
    }

    private static CorePeriphery Of(CsrGraph graph, int[] core, int interchangeable, CancellationToken cancel)
    {
        var isCore = new bool[graph.NodeCount];
        foreach (var node in core)
        {
            isCore[node] = true;
        }

        long within = 0, outside = 0;
        for (var node = 0; node < isCore.Length; node++)
        {
            if (node % RowsBetweenLooks == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            foreach (var neighbour in graph.Neighbours(node))
            {
                within += isCore[node] && isCore[neighbour] ? 1 : 0;
                outside += isCore[node] || isCore[neighbour] ? 0 : 1;
            }
        }

        // Arcs and ordered pairs; an undirected tie is two of either, so the shares are the same.
        var half = graph.IsDirected ? 1 : 2;
        long inside = core.Length, others = graph.NodeCount - core.Length;
        long corePairs = inside * (inside - 1), otherPairs = others * (others - 1);
        return new(
            [.. core],
            (corePairs - within + outside) / half,
            CorrelationOf(within, outside, corePairs, otherPairs),
            Measured.Ratio(within, corePairs, Absence.NoPairs),
            Measured.Ratio(outside, otherPairs, Absence.NoPairs),
            Measured.Ratio(graph.ArcCount - within - outside, 2.0 * inside * others, Absence.NoPairs),
            interchangeable);
    }

    // Of two variables of 0 and 1: (n n11 - n1. n.1) / √(n1. n0. n.1 n.0).
    private static Measured CorrelationOf(long within, long outside, long corePairs, long otherPairs)
    {
        if (corePairs == 0 || otherPairs == 0)
        {
            return Measured.None(Absence.NoPairs);
        }

        double all = corePairs + otherPairs, tied = within + outside;
        var spread = Math.Sqrt(tied) * Math.Sqrt(all - tied) * Math.Sqrt(corePairs) * Math.Sqrt(otherPairs);
        return Measured.Ratio(((double)within * otherPairs) - ((double)outside * corePairs), spread, Absence.NoVariance);
    }

    private static int[] Degrees(CsrGraph graph, Effort effort)
    {
        var reverse = graph.IsDirected ? graph.Transpose(new(effort.Threads, null, effort.Cancel)) : null;
        var degrees = new int[graph.NodeCount];
        for (var node = 0; node < degrees.Length; node++)
        {
            degrees[node] = graph.Degree(node) + (reverse?.Degree(node) ?? 0);
        }

        return degrees;
    }

    // Most ties first, by counting; equals by index.
    private static int[] ByDegree(int[] degrees)
    {
        var most = 0;
        foreach (var degree in degrees)
        {
            most = Math.Max(most, degree);
        }

        var place = new int[most + 2];
        foreach (var degree in degrees)
        {
            place[most - degree + 1]++;
        }

        CsrGraphBuilder.Accumulate(place);
        var order = new int[degrees.Length];
        for (var node = 0; node < degrees.Length; node++)
        {
            order[place[most - degrees[node]]++] = node;
        }

        return order;
    }
}

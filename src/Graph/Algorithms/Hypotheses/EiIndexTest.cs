using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Hypotheses;

/// <summary>
/// Whether ties stay inside groups more, or lead out of them more, than they would if the same groups were dealt out at random.
/// </summary>
/// <remarks>
/// The E-I index (<see cref="EiIndex"/>) against permuted group labels: sizes of groups and everybody's ties stay as they are. People
/// without a group keep having none, and their ties are left out. Strata, such as levels, hold fixed what is not in question: labels then
/// change owners within a stratum only. Without ties between people with a group the index is <see cref="Absence.NoTies"/>, untested.
/// Time O(draws · (n + m)), space O(n) a thread. Krackhardt, D. &amp; Stern, R. N. (1988). Informal networks and organizational crises.
/// Social Psychology Quarterly 51, 123-140.
/// </remarks>
public static class EiIndexTest
{
    private const int CancelEvery = 1 << 12;

    /// <summary>Tests the index.</summary>
    /// <param name="graph">Directed (arcs count) or not (pairs count).</param>
    /// <param name="codes">Group per node, below <paramref name="groupCount"/>; negative is blank.</param>
    /// <param name="groupCount">How many groups there are.</param>
    /// <param name="strata">Stratum per node, negative keeps its label; empty: all exchange with all.</param>
    /// <param name="plan">Draws and seed.</param>
    /// <param name="effort">Threads, progress, cancellation.</param>
    public static PermutationTest Compute(
        CsrGraph graph, ReadOnlySpan<int> codes, int groupCount, ReadOnlySpan<int> strata, PermutationPlan plan, Effort effort)
    {
        NodeSets.CheckCodes(codes, graph.NodeCount, groupCount);
        var group = codes.ToArray();
        var exchange = strata.IsEmpty ? new int[group.Length] : strata.ToArray();
        for (var node = 0; node < group.Length && node < exchange.Length; node++)
        {
            exchange[node] = group[node] < 0 ? -1 : exchange[node];
        }

        var test = PermutationTest.Compute(
            graph.NodeCount, exchange, (order, cancel) => Index(graph, group, order, cancel), plan, effort);
        return test.Observed.HasValue ? test : test with { Observed = Measured.None(Absence.NoTies) };
    }

    private static double Index(CsrGraph graph, int[] group, int[] order, CancellationToken cancel)
    {
        // An undirected tie is met twice, which halves nothing of a ratio.
        var label = new int[group.Length];
        for (var node = 0; node < label.Length; node++)
        {
            label[node] = group[order[node]];
        }

        long within = 0, known = 0;
        for (var node = 0; node < label.Length; node++)
        {
            if (node % CancelEvery == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            var own = label[node];
            if (own < 0)
            {
                continue;
            }

            foreach (var neighbour in graph.Neighbours(node))
            {
                known += label[neighbour] >= 0 ? 1 : 0;
                within += label[neighbour] == own ? 1 : 0;
            }
        }

        return known == 0 ? double.NaN : (known - (2.0 * within)) / known;
    }
}

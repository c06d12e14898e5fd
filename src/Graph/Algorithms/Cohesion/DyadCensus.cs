using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Cohesion;

/// <summary>What every pair of people has: ties both ways, one way, or none.</summary>
/// <param name="Mutual">Pairs with ties both ways; in an undirected graph all that are tied.</param>
/// <param name="Asymmetric">Pairs with a tie one way only; none in an undirected graph.</param>
/// <param name="Null">Pairs without a tie.</param>
/// <remarks>
/// The three add up to n (n - 1) / 2: all are 0 for one person or none. Weights do not count. As igraph's and sna's dyad census.
/// Time O(n + m), space O(n + m) for the ties turned round.
/// Holland, P. W. &amp; Leinhardt, S. (1970). A method for detecting structure in sociometric data. American Journal of Sociology 76,
/// 492-513.
/// </remarks>
public sealed record DyadCensus(long Mutual, long Asymmetric, long Null)
{
    private const int PeopleOfPart = 1 << 12;

    /// <summary>Counts them.</summary>
    /// <param name="graph">Directed, before directions are folded; an undirected one has no asymmetric pairs.</param>
    /// <param name="effort">Threads, progress, cancellation.</param>
    public static DyadCensus Compute(CsrGraph graph, Effort effort)
    {
        var pairs = (long)graph.NodeCount * (graph.NodeCount - 1) / 2;
        if (!graph.IsDirected)
        {
            effort.Cancel.ThrowIfCancellationRequested();
            return new(graph.TieCount, 0, pairs - graph.TieCount);
        }

        var ties = graph.WithoutWeights();
        var reverse = ties.Transpose(new(effort.Threads, null, effort.Cancel));
        long answered = 0;
        Chunks.Run(Chunks.Count(graph.NodeCount, PeopleOfPart), effort, part =>
        {
            long here = 0;
            var (first, end) = Chunks.Range(part, PeopleOfPart, ties.NodeCount);
            for (var node = first; node < end; node++)
            {
                here += Common(ties.Neighbours(node), reverse.Neighbours(node));
            }

            Interlocked.Add(ref answered, here);
        });
        var mutual = answered / 2;
        var asymmetric = graph.ArcCount - answered;
        return new(mutual, asymmetric, pairs - mutual - asymmetric);
    }

    // Two ascending rows; both steps are worked out rather than chosen, as which it is cannot be foreseen.
    private static int Common(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        var common = 0;
        for (int i = 0, j = 0; i < left.Length && j < right.Length;)
        {
            var (a, b) = (left[i], right[j]);
            common += a == b ? 1 : 0;
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }

        return common;
    }
}

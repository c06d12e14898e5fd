using NetworkLens.Graph.Algorithms;

namespace NetworkLens.Graph.Networks;

/// <summary>Makes a <see cref="CsrGraph"/> of raw ties in any order.</summary>
/// <remarks>
/// Self-ties and ties of weight 0 are dropped. Parallel ties become one whose weight is their sum, added from the lightest to the
/// heaviest, so the same ties give the same bits in whatever order they come and on any number of threads. Time O(n + m) plus, for pairs
/// with several ties, sorting their weights. Beside the ties given and the graph made (4 bytes an arc, 12 with weights) the memory is small
/// where no two ties are parallel; where some are, it is the graph once more.
/// </remarks>
public static class CsrGraphBuilder
{
    /// <summary>Makes a graph of parallel arrays of tie ends.</summary>
    /// <param name="nodeCount">How many nodes, isolates included.</param>
    /// <param name="from">One end of each tie, 0..n-1; where it comes from in a directed graph.</param>
    /// <param name="to">The other end, parallel to <paramref name="from"/>.</param>
    /// <param name="weights">Finite, at least 0, parallel to <paramref name="from"/>; empty means 1 everywhere.</param>
    /// <param name="directed">Whether a tie is one arc (true) or a pair without direction (false: 1-0 and 0-1 are parallel ties).</param>
    /// <param name="cancel">Stops the building.</param>
    /// <returns>A simple graph that holds no weights when all of them are 1.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, an end is not a node, a weight is negative or not finite, or too many ties.
    /// </exception>
    public static CsrGraph FromTies(
        int nodeCount,
        ReadOnlySpan<int> from,
        ReadOnlySpan<int> to,
        ReadOnlySpan<double> weights,
        bool directed,
        CancellationToken cancel = default) =>
        FromTies(nodeCount, from, to, weights, directed, new Effort(Cancel: cancel));

    /// <summary>As above, on as many threads as wanted; reports no progress.</summary>
    /// <param name="nodeCount">How many nodes, isolates included.</param>
    /// <param name="from">One end of each tie, 0..n-1.</param>
    /// <param name="to">The other end.</param>
    /// <param name="weights">Finite, at least 0; empty means 1 everywhere.</param>
    /// <param name="directed">Whether a tie is one arc or a pair without direction.</param>
    /// <param name="effort">Threads and cancellation.</param>
    /// <exception cref="ArgumentException">As above.</exception>
    public static unsafe CsrGraph FromTies(
        int nodeCount,
        ReadOnlySpan<int> from,
        ReadOnlySpan<int> to,
        ReadOnlySpan<double> weights,
        bool directed,
        Effort effort)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nodeCount);
        if (from.Length != to.Length || (!weights.IsEmpty && weights.Length != from.Length))
        {
            throw new ArgumentException("Every tie needs two ends, and a weight if any tie has one.", nameof(to));
        }

        if (!weights.ContainsAnyExcept(1.0))
        {
            weights = [];
        }

        fixed (int* fromAt = from, toAt = to)
        fixed (double* weightsAt = weights)
        {
            var ties = new TieArcs(nodeCount, fromAt, toAt, weightsAt, from.Length, directed);
            return ArcSort.Compute(ties, effort) is var (offsets, neighbours, merged)
                ? new(offsets, neighbours, merged, directed)
                : throw Fault(nodeCount, from, to, weights);
        }
    }

    /// <summary>Turns counts held one place up into row starts.</summary>
    internal static void Accumulate(int[] offsets)
    {
        for (var i = 1; i < offsets.Length; i++)
        {
            offsets[i] += offsets[i - 1];
        }
    }

    /// <summary>The weights, or null where they say nothing.</summary>
    internal static double[]? OrNullWhenAllOne(double[] weights) => weights.AsSpan().ContainsAnyExcept(1.0) ? weights : null;

    // Which tie is at fault, the first end that is none before the first weight: looked for only where one is known to be.
    private static ArgumentException Fault(
        int nodeCount, ReadOnlySpan<int> from, ReadOnlySpan<int> to, ReadOnlySpan<double> weights)
    {
        for (var tie = 0; tie < from.Length; tie++)
        {
            if ((uint)from[tie] >= (uint)nodeCount || (uint)to[tie] >= (uint)nodeCount)
            {
                return new($"Tie {tie} joins {from[tie]} and {to[tie]}; there are {nodeCount} nodes.", nameof(from));
            }
        }

        var at = 0;
        while (weights[at] >= 0 && double.IsFinite(weights[at]))
        {
            at++;
        }

        return new($"Tie {at} weighs {weights[at]}; a weight is finite and at least 0.", nameof(weights));
    }
}

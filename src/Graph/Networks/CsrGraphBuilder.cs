namespace NetworkLens.Graph.Networks;

/// <summary>Makes a <see cref="CsrGraph"/> of raw ties in any order.</summary>
/// <remarks>
/// Self-ties and ties of weight 0 are dropped. Parallel ties become one whose weight is their sum, added from the lightest to the
/// heaviest, so the same ties give the same bits in whatever order they come. Two counting sorts: time O(n + m) plus, for pairs with
/// several ties, sorting their weights; extra space 8 bytes a tie, 24 with weights.
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
        CancellationToken cancel = default)
    {
        Check(nodeCount, from, to, weights);
        cancel.ThrowIfCancellationRequested();
        var (offsets, neighbours, parallel) = SortByRowAndColumn(nodeCount, from, to, weights, lowerFirst: !directed);
        cancel.ThrowIfCancellationRequested();
        MergeParallel(offsets, ref neighbours, ref parallel);
        if (!directed)
        {
            cancel.ThrowIfCancellationRequested();
            (offsets, neighbours, parallel) = Mirror(offsets, neighbours, parallel);
        }

        return new(offsets, neighbours, parallel, directed);
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

    private static void Check(int nodeCount, ReadOnlySpan<int> from, ReadOnlySpan<int> to, ReadOnlySpan<double> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nodeCount);
        if (from.Length != to.Length || (!weights.IsEmpty && weights.Length != from.Length))
        {
            throw new ArgumentException("Every tie needs two ends, and a weight if any tie has one.", nameof(to));
        }

        for (var tie = 0; tie < from.Length; tie++)
        {
            if ((uint)from[tie] >= (uint)nodeCount || (uint)to[tie] >= (uint)nodeCount)
            {
                throw new ArgumentException($"Tie {tie} joins {from[tie]} and {to[tie]}; there are {nodeCount} nodes.", nameof(from));
            }
        }

        for (var tie = 0; tie < weights.Length; tie++)
        {
            if (!(weights[tie] >= 0 && double.IsFinite(weights[tie])))
            {
                throw new ArgumentException($"Tie {tie} weighs {weights[tie]}; a weight is finite and at least 0.", nameof(weights));
            }
        }
    }

    // Scattering by column, then stably by row, leaves every row in ascending order.
    private static (int[] Offsets, int[] Neighbours, double[]? Weights) SortByRowAndColumn(
        int nodeCount, ReadOnlySpan<int> from, ReadOnlySpan<int> to, ReadOnlySpan<double> weights, bool lowerFirst)
    {
        var byRow = new int[nodeCount + 1];
        var byColumn = new int[nodeCount + 1];
        for (var tie = 0; tie < from.Length; tie++)
        {
            if (Counts(from, to, weights, tie))
            {
                var swap = lowerFirst && from[tie] > to[tie];
                byRow[(swap ? to[tie] : from[tie]) + 1]++;
                byColumn[(swap ? from[tie] : to[tie]) + 1]++;
            }
        }

        Accumulate(byRow);
        Accumulate(byColumn);
        var kept = byRow[nodeCount];
        var rows = new int[kept];
        var rowWeights = weights.IsEmpty ? null : new double[kept];
        var next = byColumn.AsSpan(0, nodeCount).ToArray();
        for (var tie = 0; tie < from.Length; tie++)
        {
            if (Counts(from, to, weights, tie))
            {
                var swap = lowerFirst && from[tie] > to[tie];
                var place = next[swap ? from[tie] : to[tie]]++;
                rows[place] = swap ? to[tie] : from[tie];
                if (rowWeights is not null)
                {
                    rowWeights[place] = weights[tie];
                }
            }
        }

        var neighbours = new int[kept];
        var sorted = rowWeights is null ? null : new double[kept];
        next = byRow.AsSpan(0, nodeCount).ToArray();
        for (var column = 0; column < nodeCount; column++)
        {
            for (var tie = byColumn[column]; tie < byColumn[column + 1]; tie++)
            {
                var place = next[rows[tie]]++;
                neighbours[place] = column;
                if (sorted is not null)
                {
                    sorted[place] = rowWeights![tie];
                }
            }
        }

        return (byRow, neighbours, sorted);
    }

    private static bool Counts(ReadOnlySpan<int> from, ReadOnlySpan<int> to, ReadOnlySpan<double> weights, int tie) =>
        from[tie] != to[tie] && (weights.IsEmpty || weights[tie] > 0);

    private static void MergeParallel(int[] offsets, ref int[] neighbours, ref double[]? weights)
    {
        var write = 0;
        var rowStart = 0;
        for (var node = 0; node + 1 < offsets.Length; node++)
        {
            var rowEnd = offsets[node + 1];
            for (var read = rowStart; read < rowEnd;)
            {
                var end = read + 1;
                while (end < rowEnd && neighbours[end] == neighbours[read])
                {
                    end++;
                }

                if (weights is null && end - read > 1)
                {
                    weights = new double[neighbours.Length];
                    Array.Fill(weights, 1.0);
                }

                neighbours[write] = neighbours[read];
                if (weights is not null)
                {
                    weights[write] = SumFromLightest(weights.AsSpan(read, end - read));
                }

                write++;
                read = end;
            }

            rowStart = rowEnd;
            offsets[node + 1] = write;
        }

        Array.Resize(ref neighbours, write);
        Array.Resize(ref weights, weights is null ? 0 : write);
        weights = OrNullWhenAllOne(weights);
    }

    private static double SumFromLightest(Span<double> weights)
    {
        weights.Sort();
        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        return double.IsFinite(sum)
            ? sum
            : throw new ArgumentException("The weights between two nodes add up to infinity.", nameof(weights));
    }

    // Rows hold the higher ends only. Walking them in order, everyone's lower neighbours are in place before the row's own are added.
    private static (int[] Offsets, int[] Neighbours, double[]? Weights) Mirror(int[] upper, int[] higher, double[]? weights)
    {
        if (higher.Length > int.MaxValue / 2)
        {
            throw new ArgumentException($"{higher.Length} ties are more than one undirected graph holds.", nameof(higher));
        }

        var nodeCount = upper.Length - 1;
        var offsets = new int[upper.Length];
        for (var node = 0; node < nodeCount; node++)
        {
            offsets[node + 1] += upper[node + 1] - upper[node];
            for (var tie = upper[node]; tie < upper[node + 1]; tie++)
            {
                offsets[higher[tie] + 1]++;
            }
        }

        Accumulate(offsets);
        var neighbours = new int[offsets[nodeCount]];
        var mirrored = weights is null ? null : new double[neighbours.Length];
        var next = offsets.AsSpan(0, nodeCount).ToArray();
        for (var node = 0; node < nodeCount; node++)
        {
            for (var tie = upper[node]; tie < upper[node + 1]; tie++)
            {
                var here = next[node]++;
                var there = next[higher[tie]]++;
                neighbours[here] = higher[tie];
                neighbours[there] = node;
                if (mirrored is not null)
                {
                    mirrored[here] = mirrored[there] = weights![tie];
                }
            }
        }

        return (offsets, neighbours, mirrored);
    }
}

namespace NetworkLens.Graph.Networks;

/// <content>The same ties seen otherwise: turned round, folded to pairs, or only the heavy ones.</content>
public sealed partial class CsrGraph
{
    /// <summary>The graph with every arc turned round; an undirected graph is its own transpose and returned as it is.</summary>
    /// <remarks>Time and space O(n + m).</remarks>
    public CsrGraph Transpose()
    {
        if (!IsDirected)
        {
            return this;
        }

        var offsets = new int[_offsets.Length];
        foreach (var to in _neighbours)
        {
            offsets[to + 1]++;
        }

        CsrGraphBuilder.Accumulate(offsets);
        var next = offsets.AsSpan(0, NodeCount).ToArray();
        var neighbours = new int[_neighbours.Length];
        var weights = _weights is null ? null : new double[_weights.Length];
        for (var from = 0; from < NodeCount; from++)
        {
            for (var arc = _offsets[from]; arc < _offsets[from + 1]; arc++)
            {
                // Rows are walked in ascending order, so every new row comes out ascending.
                var place = next[_neighbours[arc]]++;
                neighbours[place] = from;
                if (weights is not null)
                {
                    weights[place] = _weights![arc];
                }
            }
        }

        return new(offsets, neighbours, weights, isDirected: true);
    }

    /// <summary>Folds the two directions between two people into one tie.</summary>
    /// <param name="fold">
    /// <see cref="TieDirection.Either"/>: any direction makes the tie. <see cref="TieDirection.Both"/>: only both together do. Weights
    /// of the two directions are added. <see cref="TieDirection.Directed"/> folds nothing and returns this graph.
    /// </param>
    /// <returns>An undirected graph over the same nodes; this graph itself when it is undirected already.</returns>
    /// <remarks>Time and space O(n + m). A sum of two is the same whichever comes first, so both rows hold equal bits.</remarks>
    public CsrGraph ToUndirected(TieDirection fold)
    {
        if (!IsDirected || fold == TieDirection.Directed)
        {
            return this;
        }

        var reverse = Transpose();
        var offsets = new int[_offsets.Length];
        for (var node = 0; node < NodeCount; node++)
        {
            var common = Common(Neighbours(node), reverse.Neighbours(node));
            offsets[node + 1] = checked(
                offsets[node] + (fold == TieDirection.Both ? common : Degree(node) + reverse.Degree(node) - common));
        }

        var neighbours = new int[offsets[NodeCount]];
        var weights = new double[neighbours.Length];
        for (var node = 0; node < NodeCount; node++)
        {
            FoldRow(node, reverse, fold == TieDirection.Both, neighbours, weights, offsets[node]);
        }

        return new(offsets, neighbours, CsrGraphBuilder.OrNullWhenAllOne(weights), isDirected: false);
    }

    /// <summary>The graph without ties lighter than <paramref name="least"/>; this graph itself when none is.</summary>
    /// <param name="least">Least weight that stays, inclusive. 0 or below keeps every tie.</param>
    /// <remarks>Time and space O(n + m).</remarks>
    public CsrGraph WithLeastWeight(double least)
    {
        if (_weights is null)
        {
            return least <= 1 ? this : new(new int[_offsets.Length], [], null, IsDirected);
        }

        var offsets = new int[_offsets.Length];
        for (var node = 0; node < NodeCount; node++)
        {
            offsets[node + 1] = offsets[node];
            foreach (var weight in Weights(node))
            {
                offsets[node + 1] += weight >= least ? 1 : 0;
            }
        }

        if (offsets[NodeCount] == ArcCount)
        {
            return this;
        }

        var neighbours = new int[offsets[NodeCount]];
        var weights = new double[neighbours.Length];
        var place = 0;
        for (var arc = 0; arc < _neighbours.Length; arc++)
        {
            if (_weights[arc] >= least)
            {
                neighbours[place] = _neighbours[arc];
                weights[place++] = _weights[arc];
            }
        }

        return new(offsets, neighbours, CsrGraphBuilder.OrNullWhenAllOne(weights), IsDirected);
    }

    private static int Common(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        var common = 0;
        for (int i = 0, j = 0; i < left.Length && j < right.Length;)
        {
            var order = left[i].CompareTo(right[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return common;
    }

    private void FoldRow(int node, CsrGraph reverse, bool onlyBoth, int[] neighbours, double[] weights, int place)
    {
        int arc = _offsets[node], end = _offsets[node + 1];
        int back = reverse._offsets[node], backEnd = reverse._offsets[node + 1];
        while (arc < end || back < backEnd)
        {
            var to = arc < end ? _neighbours[arc] : int.MaxValue;
            var from = back < backEnd ? reverse._neighbours[back] : int.MaxValue;
            var weight = 0.0;
            if (to <= from)
            {
                weight += _weights?[arc] ?? 1;
                arc++;
            }

            if (from <= to)
            {
                weight += reverse._weights?[back] ?? 1;
                back++;
            }

            if (!onlyBoth || to == from)
            {
                neighbours[place] = Math.Min(to, from);
                weights[place++] = weight;
            }
        }
    }
}

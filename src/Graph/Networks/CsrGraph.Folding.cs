using NetworkLens.Graph.Algorithms;

namespace NetworkLens.Graph.Networks;

/// <content>The same ties seen otherwise: turned round, folded to pairs, under other numbers, or only the heavy ones.</content>
public sealed partial class CsrGraph
{
    private const int RowsOfChunk = 4096;

    /// <summary>The graph with every arc turned round; an undirected graph is its own transpose and returned as it is.</summary>
    /// <param name="effort">Threads and cancellation; reports no progress.</param>
    /// <remarks>Time and space O(n + m).</remarks>
    public CsrGraph Transpose(Effort effort = default)
    {
        if (!IsDirected)
        {
            return this;
        }

        var (offsets, neighbours, weights) = ArcSort.Compute(new ReversedArcs(_offsets, _neighbours, _weights), effort)!.Value;
        return new(offsets, neighbours, weights, isDirected: true);
    }

    /// <summary>Folds the two directions between two people into one tie.</summary>
    /// <param name="fold">
    /// <see cref="TieDirection.Either"/>: any direction makes the tie. <see cref="TieDirection.Both"/>: only both together do. Weights
    /// of the two directions are added. <see cref="TieDirection.Directed"/> folds nothing and returns this graph.
    /// </param>
    /// <param name="effort">Threads and cancellation; reports no progress.</param>
    /// <returns>An undirected graph over the same nodes; this graph itself when it is undirected already.</returns>
    /// <remarks>Time and space O(n + m). A sum of two is the same whichever comes first, so both rows hold equal bits.</remarks>
    public CsrGraph ToUndirected(TieDirection fold, Effort effort = default)
    {
        if (!IsDirected || fold == TieDirection.Directed)
        {
            return this;
        }

        effort = new(effort.Threads, null, effort.Cancel);
        var onlyBoth = fold == TieDirection.Both;
        var reverse = Transpose(effort);
        var offsets = new int[_offsets.Length];
        var chunks = Chunks.Count(NodeCount, RowsOfChunk);
        long mutual = 0;
        Chunks.Run(chunks, effort, chunk => Interlocked.Add(ref mutual, CountFolded(chunk, reverse, onlyBoth, offsets)));
        var arcs = onlyBoth ? mutual : (2L * ArcCount) - mutual;
        if (arcs > Array.MaxLength)
        {
            throw new InvalidOperationException($"Folded, the graph has {arcs} arcs, more than one holds.");
        }

        CsrGraphBuilder.Accumulate(offsets);
        var neighbours = HugePages.Allocate<int>((int)arcs, effort);
        // Single ties of weight 1 stay so; where weights are added, or there are some, it takes a look at them.
        var weights = _weights is null && mutual == 0 ? null : HugePages.Allocate<double>((int)arcs, effort);
        Chunks.Run(chunks, effort, chunk =>
        {
            var (first, end) = Chunks.Range(chunk, RowsOfChunk, NodeCount);
            for (var node = first; node < end; node++)
            {
                FoldRow(node, reverse, onlyBoth, neighbours, weights, offsets[node]);
            }
        });
        return new(offsets, neighbours, weights is null ? null : CsrGraphBuilder.OrNullWhenAllOne(weights), isDirected: false);
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

    /// <summary>The same ties, each of weight 1; this graph itself when they are. Time and space O(1): the rows are shared.</summary>
    public CsrGraph WithoutWeights() => _weights is null ? this : new(_offsets, _neighbours, null, IsDirected);

    /// <summary>The same ties with node i called <c>numberOf[i]</c>, which has to be each of 0..n-1 once.</summary>
    internal CsrGraph Renumber(int[] numberOf, Effort effort)
    {
        var arcs = new RenumberedArcs(_offsets, _neighbours, _weights, numberOf);
        var (offsets, neighbours, weights) = ArcSort.Compute(arcs, effort)!.Value;
        return new(offsets, neighbours, weights, IsDirected);
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

    // Writes how long the folded rows of a chunk are, one place up; returns how many of its arcs are answered.
    private long CountFolded(int chunk, CsrGraph reverse, bool onlyBoth, int[] offsets)
    {
        long mutual = 0;
        var (first, end) = Chunks.Range(chunk, RowsOfChunk, NodeCount);
        for (var node = first; node < end; node++)
        {
            var common = Common(Neighbours(node), reverse.Neighbours(node));
            // A sum too long wraps here and is told by the total.
            offsets[node + 1] = onlyBoth ? common : Degree(node) + reverse.Degree(node) - common;
            mutual += common;
        }

        return mutual;
    }

    private void FoldRow(int node, CsrGraph reverse, bool onlyBoth, int[] neighbours, double[]? weights, int place)
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
                if (weights is not null)
                {
                    weights[place] = weight;
                }

                place++;
            }
        }
    }
}

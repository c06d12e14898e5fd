using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.WhatIf;

/// <summary>Arcs of a graph that weigh otherwise, are new, or are gone; and the nodes that are gone.</summary>
/// <param name="arcs">The graph as it was; directed.</param>
internal sealed class ArcEdits(CsrGraph arcs)
{
    // By row, then column, so that rows merge in one walk.
    private readonly SortedDictionary<(int From, int To), double> _weights = [];

    /// <summary>Whether anything was edited.</summary>
    public bool Any => _weights.Count > 0;

    /// <summary>Weight of an arc now; 0 for none.</summary>
    public double this[int from, int to]
    {
        get => _weights.TryGetValue((from, to), out var weight) ? weight : arcs.Weight(from, to);
        set => _weights[(from, to)] = value;
    }

    /// <summary>The graph as it is now.</summary>
    /// <param name="indexOf">New index of each node, ascending; -1 for those who are gone.</param>
    /// <param name="nodeCount">How many stay.</param>
    /// <param name="cancel">Stops it.</param>
    /// <remarks>Time and space O(n + m + edits).</remarks>
    public CsrGraph Apply(ReadOnlySpan<int> indexOf, int nodeCount, CancellationToken cancel)
    {
        var rows = new Rows(nodeCount, arcs.ArcCount + _weights.Count);
        using var edits = _weights.GetEnumerator();
        var edit = edits.MoveNext() ? edits.Current : default(KeyValuePair<(int From, int To), double>?);
        for (var from = 0; from < arcs.NodeCount; from++)
        {
            if (from % 4096 == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            var neighbours = arcs.Neighbours(from);
            var weights = arcs.Weights(from);
            var at = 0;
            while (at < neighbours.Length || edit?.Key.From == from)
            {
                var old = at < neighbours.Length ? neighbours[at] : int.MaxValue;
                var edited = edit is { } next && next.Key.From == from ? next.Key.To : int.MaxValue;
                var weight = edited <= old ? edit!.Value.Value : weights.IsEmpty ? 1 : weights[at];
                rows.Add(indexOf[from], indexOf[Math.Min(old, edited)], weight);
                at += old <= edited ? 1 : 0;
                edit = edited > old ? edit : edits.MoveNext() ? edits.Current : null;
            }

            rows.EndRow(indexOf[from]);
        }

        return rows.ToGraph();
    }

    private sealed class Rows(int nodeCount, int mostArcs)
    {
        private readonly int[] _offsets = new int[nodeCount + 1];
        private readonly int[] _neighbours = new int[mostArcs];
        private readonly double[] _weights = new double[mostArcs];
        private int _count;

        public void Add(int from, int to, double weight)
        {
            if (from >= 0 && to >= 0 && weight > 0)
            {
                _neighbours[_count] = to;
                _weights[_count++] = weight;
            }
        }

        public void EndRow(int from)
        {
            if (from >= 0)
            {
                _offsets[from + 1] = _count;
            }
        }

        public CsrGraph ToGraph() =>
            new(_offsets, _neighbours[.._count], CsrGraphBuilder.OrNullWhenAllOne(_weights[.._count]), isDirected: true);
    }
}

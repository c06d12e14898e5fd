namespace NetworkLens.Graph.Networks;

/// <summary>Arcs in chunks that several threads read side by side, each chunk twice: counted, then scattered.</summary>
internal abstract unsafe class ArcSource
{
    /// <summary>How the arcs are parted.</summary>
    public abstract ArcLayout Layout { get; }

    /// <summary>How many chunks there are, at least 1.</summary>
    public abstract int Chunks { get; }

    /// <summary>Whether arcs carry weights.</summary>
    public abstract bool IsWeighted { get; }

    /// <summary>Whether the arcs of each row come with ascending columns, none twice.</summary>
    public abstract bool IsOrdered { get; }

    /// <summary>Adds to <paramref name="counts"/>, one for each part, the arcs of a chunk.</summary>
    /// <returns>Whether everything in the chunk may be in a graph; the counts hold nothing sensible if not.</returns>
    public abstract bool Count(int chunk, int* counts);

    /// <summary>Writes each arc of a chunk to the next place of its part and moves that on.</summary>
    /// <param name="chunk">Number of the chunk.</param>
    /// <param name="next">Next free place of each part, for this chunk alone.</param>
    /// <param name="keys">Takes the packed arcs.</param>
    /// <param name="weights">Takes their weights; not touched where there are none.</param>
    public abstract void Scatter(int chunk, int* next, uint* keys, double* weights);
}

/// <summary>Ties as the caller has them, in any order: an arc each, or one either way.</summary>
internal sealed unsafe class TieArcs : ArcSource
{
    private readonly int* _from;
    private readonly int* _to;
    private readonly double* _weights;
    private readonly int _ties;
    private readonly bool _directed;

    /// <summary>Reads arrays that stay where they are for as long as this is used. Weights are null where there are none.</summary>
    public TieArcs(int nodeCount, int* from, int* to, double* weights, int ties, bool directed)
    {
        _from = from;
        _to = to;
        _weights = weights;
        _ties = ties;
        _directed = directed;
        Layout = new(nodeCount, directed ? ties : 2L * ties);
        Chunks = Layout.ChunksOf(ties);
    }

    public override ArcLayout Layout { get; }

    public override int Chunks { get; }

    public override bool IsWeighted => _weights is not null;

    public override bool IsOrdered => false;

    public override bool Count(int chunk, int* counts)
    {
        var (first, end) = Range(chunk);
        var nodes = (uint)Layout.NodeCount;
        var shift = Layout.RowBits;
        for (var tie = first; tie < end; tie++)
        {
            var (from, to) = ((uint)_from[tie], (uint)_to[tie]);
            if (from >= nodes || to >= nodes)
            {
                return false;
            }

            // Neither below zero, nor infinite, nor not a number.
            if (_weights is not null && !(_weights[tie] >= 0 && _weights[tie] <= double.MaxValue))
            {
                return false;
            }

            if (from == to || (_weights is not null && _weights[tie] == 0))
            {
                continue;
            }

            counts[from >> shift]++;
            if (!_directed)
            {
                counts[to >> shift]++;
            }
        }

        return true;
    }

    public override void Scatter(int chunk, int* next, uint* keys, double* weights)
    {
        var (first, end) = Range(chunk);
        var (shift, columnBits, rowMask) = (Layout.RowBits, Layout.ColumnBits, Layout.RowMask);
        for (var tie = first; tie < end; tie++)
        {
            var (from, to) = ((uint)_from[tie], (uint)_to[tie]);
            if (from == to || (_weights is not null && _weights[tie] == 0))
            {
                continue;
            }

            var place = next[from >> shift]++;
            keys[place] = ((from & rowMask) << columnBits) | to;
            if (_weights is not null)
            {
                weights[place] = _weights[tie];
            }

            if (_directed)
            {
                continue;
            }

            place = next[to >> shift]++;
            keys[place] = ((to & rowMask) << columnBits) | from;
            if (_weights is not null)
            {
                weights[place] = _weights[tie];
            }
        }
    }

    private (int First, int End) Range(int chunk) =>
        ((int)((long)_ties * chunk / Chunks), (int)((long)_ties * (chunk + 1) / Chunks));
}

/// <summary>The arcs of a graph turned round: rows are read in ascending order, so each new row is ordered as it comes.</summary>
internal sealed unsafe class ReversedArcs : ArcSource
{
    private readonly int[] _offsets;
    private readonly int[] _neighbours;
    private readonly double[]? _weights;

    /// <summary>Reads the arrays of a graph.</summary>
    public ReversedArcs(int[] offsets, int[] neighbours, double[]? weights)
    {
        (_offsets, _neighbours, _weights) = (offsets, neighbours, weights);
        Layout = new(offsets.Length - 1, neighbours.Length);
        Chunks = Layout.ChunksOf(neighbours.Length);
    }

    public override ArcLayout Layout { get; }

    public override int Chunks { get; }

    public override bool IsWeighted => _weights is not null;

    public override bool IsOrdered => true;

    public override bool Count(int chunk, int* counts)
    {
        var shift = Layout.RowBits;
        foreach (var to in _neighbours.AsSpan(_offsets[FirstRow(chunk)].._offsets[FirstRow(chunk + 1)]))
        {
            counts[(uint)to >> shift]++;
        }

        return true;
    }

    public override void Scatter(int chunk, int* next, uint* keys, double* weights)
    {
        var (shift, columnBits, rowMask) = (Layout.RowBits, Layout.ColumnBits, Layout.RowMask);
        var end = FirstRow(chunk + 1);
        for (var from = FirstRow(chunk); from < end; from++)
        {
            for (var arc = _offsets[from]; arc < _offsets[from + 1]; arc++)
            {
                var to = (uint)_neighbours[arc];
                var place = next[to >> shift]++;
                keys[place] = ((to & rowMask) << columnBits) | (uint)from;
                if (_weights is not null)
                {
                    weights[place] = _weights[arc];
                }
            }
        }
    }

    // Chunks hold whole rows and about equally many arcs: the first row that begins at or after the chunk's share.
    private int FirstRow(int chunk)
    {
        if (chunk == Chunks)
        {
            return _offsets.Length - 1;
        }

        var share = (int)((long)_neighbours.Length * chunk / Chunks);
        var (low, high) = (0, _offsets.Length - 1);
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) / 2);
            (low, high) = _offsets[middle] < share ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

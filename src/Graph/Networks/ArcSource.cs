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

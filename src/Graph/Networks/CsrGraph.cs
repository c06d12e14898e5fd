namespace NetworkLens.Graph.Networks;

/// <summary>
/// A graph in compressed sparse rows: the neighbours of everyone in one array, row after row, each row sorted.
/// </summary>
/// <remarks>
/// Simple: no self-ties, no parallel ties. An undirected tie is stored as two arcs, one in each row, of equal weight. 4 bytes per arc
/// for the neighbour, 8 for the weight; a graph whose weights are all 1 stores none. At most 2^31 - 1 arcs.
/// </remarks>
public sealed partial class CsrGraph
{
    private readonly int[] _offsets;      // _offsets[i].._offsets[i + 1] is the row of i; ascending; length NodeCount + 1.
    private readonly int[] _neighbours;   // ascending within a row, never the row's own index.
    private readonly double[]? _weights;  // parallel to _neighbours; null when every weight is 1.

    /// <summary>Takes over arrays that already hold the invariants; see <see cref="CsrGraphBuilder"/> for raw ties.</summary>
    /// <param name="offsets">Row starts, ascending, length n + 1, first 0.</param>
    /// <param name="neighbours">Ascending within each row; no self-tie, no duplicate.</param>
    /// <param name="weights">Positive and finite, parallel to <paramref name="neighbours"/>; null means 1 everywhere.</param>
    /// <param name="isDirected">Whether an arc stands for itself (true) or for half a tie (false).</param>
    internal CsrGraph(int[] offsets, int[] neighbours, double[]? weights, bool isDirected)
    {
        _offsets = offsets;
        _neighbours = neighbours;
        _weights = weights;
        IsDirected = isDirected;
    }

    /// <summary>How many nodes there are, isolates included.</summary>
    public int NodeCount => _offsets.Length - 1;

    /// <summary>Entries in all rows: ties of a directed graph, twice the ties of an undirected one.</summary>
    public int ArcCount => _neighbours.Length;

    /// <summary>How many ties there are: arcs of a directed graph, unordered pairs of an undirected one.</summary>
    public int TieCount => IsDirected ? _neighbours.Length : _neighbours.Length / 2;

    /// <summary>Whether a tie from i to j says nothing about j to i.</summary>
    public bool IsDirected { get; }

    /// <summary>Whether any weight differs from 1.</summary>
    public bool IsWeighted => _weights is not null;

    /// <summary>Row starts, length <see cref="NodeCount"/> + 1, for kernels that walk all rows.</summary>
    public ReadOnlySpan<int> Offsets => _offsets;

    /// <summary>All rows one after the other, for kernels that walk all rows.</summary>
    public ReadOnlySpan<int> AllNeighbours => _neighbours;

    /// <summary>All weights, or empty when every weight is 1.</summary>
    public ReadOnlySpan<double> AllWeights => _weights;

    /// <summary>Number of (out-)neighbours of <paramref name="node"/>.</summary>
    public int Degree(int node) => _offsets[node + 1] - _offsets[node];

    /// <summary>The (out-)neighbours of <paramref name="node"/>, ascending.</summary>
    public ReadOnlySpan<int> Neighbours(int node) =>
        _neighbours.AsSpan(_offsets[node], _offsets[node + 1] - _offsets[node]);

    /// <summary>Weights parallel to <see cref="Neighbours"/>; empty when every weight is 1.</summary>
    public ReadOnlySpan<double> Weights(int node) =>
        _weights is null ? [] : _weights.AsSpan(_offsets[node], _offsets[node + 1] - _offsets[node]);

    /// <summary>Whether there is a tie from <paramref name="from"/> to <paramref name="to"/>. Time O(log degree).</summary>
    public bool HasTie(int from, int to) => Neighbours(from).BinarySearch(to) >= 0;

    /// <summary>
    /// Weight of the tie from <paramref name="from"/> to <paramref name="to"/>; 0 where there is none. Time O(log degree).
    /// </summary>
    public double Weight(int from, int to)
    {
        var at = Neighbours(from).BinarySearch(to);
        return at < 0 ? 0 : _weights is null ? 1 : _weights[_offsets[from] + at];
    }

    /// <summary>Sum of the weights of the (out-)ties of <paramref name="node"/>, added in row order; 0 for an isolate.</summary>
    public double Strength(int node)
    {
        if (_weights is null)
        {
            return Degree(node);
        }

        var sum = 0.0;
        foreach (var weight in Weights(node))
        {
            sum += weight;
        }

        return sum;
    }
}

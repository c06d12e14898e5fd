using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Distances;

/// <summary>Shortest lengths from one person when stronger ties are shorter: a tie of weight w is 1/w long.</summary>
/// <remarks>
/// Dijkstra, E. W. (1959). A note on two problems in connexion with graphs. Numerische Mathematik 1, 269-271. A binary heap that knows
/// where everyone stands in it; of equal lengths the lower index comes first, so the order is unique. Time O((n + m) log n), space O(n).
/// One instance serves one thread, search after search.
/// </remarks>
internal sealed class LengthSearch
{
    private readonly CsrGraph _graph;
    private readonly int[] _heap;
    private readonly int[] _placeOf; // in the heap while waiting; the rank when settled; -1 when not reached.
    private readonly double[] _length;
    private readonly int[] _order;
    private int _waiting;

    public LengthSearch(CsrGraph graph)
    {
        _graph = graph;
        _heap = new int[graph.NodeCount];
        _placeOf = new int[graph.NodeCount];
        _length = new double[graph.NodeCount];
        _order = new int[graph.NodeCount];
        Array.Fill(_placeOf, -1);
    }

    /// <summary>Those reached, nearest first; the source is the first.</summary>
    public ReadOnlySpan<int> Order => _order.AsSpan(0, Settled);

    /// <summary>How many are reached, the source included.</summary>
    public int Settled { get; private set; }

    /// <summary>Length of the shortest path to someone reached.</summary>
    public double Length(int node) => _length[node];

    /// <summary>Where someone stands in <see cref="Order"/>; -1 where they are not reached.</summary>
    public int Rank(int node) => _placeOf[node];

    /// <summary>Searches from a person; what the last search found is forgotten.</summary>
    public void Run(int source, CancellationToken cancel)
    {
        foreach (var node in Order)
        {
            _placeOf[node] = -1;
        }

        (Settled, _waiting) = (0, 0);
        _length[source] = 0;
        Rise(source, _waiting++);
        while (_waiting > 0)
        {
            if ((Settled & 0x3FF) == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            var node = TakeNearest();
            _placeOf[node] = Settled;
            _order[Settled++] = node;
            Relax(node);
        }
    }

    private void Relax(int node)
    {
        var neighbours = _graph.Neighbours(node);
        var weights = _graph.Weights(node);
        for (var at = 0; at < neighbours.Length; at++)
        {
            var neighbour = neighbours[at];
            var length = _length[node] + (weights.IsEmpty ? 1 : 1 / weights[at]);
            if (_placeOf[neighbour] < 0)
            {
                _length[neighbour] = length;
                Rise(neighbour, _waiting++);
            }
            else if (length < _length[neighbour] && IsWaiting(neighbour))
            {
                _length[neighbour] = length;
                Rise(neighbour, _placeOf[neighbour]);
            }
        }
    }

    // A place in the heap and a rank look alike, but only who waits is found at the place.
    private bool IsWaiting(int node) => _placeOf[node] < _waiting && _heap[_placeOf[node]] == node;

    private int TakeNearest()
    {
        var nearest = _heap[0];
        var last = _heap[--_waiting];
        if (_waiting > 0)
        {
            Sink(last);
        }

        return nearest;
    }

    private void Rise(int node, int place)
    {
        while (place > 0)
        {
            var parent = (place - 1) / 2;
            if (!IsNearer(node, _heap[parent]))
            {
                break;
            }

            Put(_heap[parent], place);
            place = parent;
        }

        Put(node, place);
    }

    private void Sink(int node)
    {
        var place = 0;
        for (var child = 1; child < _waiting; child = (2 * place) + 1)
        {
            if (child + 1 < _waiting && IsNearer(_heap[child + 1], _heap[child]))
            {
                child++;
            }

            if (!IsNearer(_heap[child], node))
            {
                break;
            }

            Put(_heap[child], place);
            place = child;
        }

        Put(node, place);
    }

    private void Put(int node, int place) => (_heap[place], _placeOf[node]) = (node, place);

    private bool IsNearer(int one, int other) =>
        _length[one] < _length[other] || (_length[one] == _length[other] && one < other);
}

using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Distances;

/// <summary>Shortest lengths from one person when stronger ties are shorter: a tie of weight w is 1/w long.</summary>
/// <remarks>
/// Dijkstra, E. W. (1959). A note on two problems in connexion with graphs. Numerische Mathematik 1, 269-271. A heap of four children
/// that knows where everyone stands in it and holds lengths beside people, so that sinking looks at one cache line a level; of equal
/// lengths the lower index comes first, so the order is unique. Time O((n + m) log n), space O(n). One instance serves one thread, search
/// after search.
/// </remarks>
internal sealed class LengthSearch
{
    private const int Children = 4;

    private readonly CsrGraph _graph;
    private readonly ArcLengths _lengths;
    private readonly Waiter[] _heap;
    private readonly int[] _placeOf; // of those reached: in the heap while waiting, in the order when settled.
    private readonly double[] _length; // infinite where not reached.
    private readonly int[] _order;
    private int _waiting;

    public LengthSearch(CsrGraph graph, ArcLengths lengths)
    {
        (_graph, _lengths) = (graph, lengths);
        _heap = new Waiter[graph.NodeCount];
        _placeOf = new int[graph.NodeCount];
        _length = new double[graph.NodeCount];
        _order = new int[graph.NodeCount];
        Array.Fill(_length, double.PositiveInfinity);
    }

    /// <summary>Those reached, nearest first; the source is the first.</summary>
    public ReadOnlySpan<int> Order => _order.AsSpan(0, Settled);

    /// <summary>How many are reached, the source included.</summary>
    public int Settled { get; private set; }

    /// <summary>Length of the shortest path to each person; infinite to those who are not reached.</summary>
    public ReadOnlySpan<double> Lengths => _length;

    /// <summary>Where someone stands in <see cref="Order"/>; -1 where they are not reached.</summary>
    public int Rank(int node) => double.IsPositiveInfinity(_length[node]) ? -1 : _placeOf[node];

    /// <summary>Searches from a person; what the last search found is forgotten.</summary>
    public void Run(int source, CancellationToken cancel)
    {
        foreach (var node in Order)
        {
            _length[node] = double.PositiveInfinity;
        }

        (Settled, _waiting) = (0, 0);
        _length[source] = 0;
        Rise(new(0, source), _waiting++);
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

    // Nobody settled is farther than the node, so only those who wait or were not reached before can come nearer.
    private void Relax(int node)
    {
        var neighbours = _graph.Neighbours(node);
        var arcs = _lengths.Of(node)[..neighbours.Length];
        var length = _length;
        var here = length[node];
        for (var at = 0; at < neighbours.Length; at++)
        {
            var neighbour = neighbours[at];
            var over = here + arcs[at];
            var before = length[neighbour];
            if (over < before)
            {
                length[neighbour] = over;
                Rise(new(over, neighbour), double.IsPositiveInfinity(before) ? _waiting++ : _placeOf[neighbour]);
            }
        }
    }

    private int TakeNearest()
    {
        var nearest = _heap[0].Person;
        var last = _heap[--_waiting];
        if (_waiting > 0)
        {
            Sink(last);
        }

        return nearest;
    }

    private void Rise(Waiter waiter, int place)
    {
        while (place > 0)
        {
            var parent = (place - 1) / Children;
            if (!waiter.IsBefore(in _heap[parent]))
            {
                break;
            }

            Put(_heap[parent], place);
            place = parent;
        }

        Put(waiter, place);
    }

    private void Sink(Waiter waiter)
    {
        var heap = _heap;
        var place = 0;
        for (var child = 1; child < _waiting; child = (Children * place) + 1)
        {
            var nearest = child;
            var end = Math.Min(child + Children, _waiting);
            for (var other = child + 1; other < end; other++)
            {
                nearest = heap[other].IsBefore(in heap[nearest]) ? other : nearest;
            }

            if (!heap[nearest].IsBefore(in waiter))
            {
                break;
            }

            Put(heap[nearest], place);
            place = nearest;
        }

        Put(waiter, place);
    }

    private void Put(Waiter waiter, int place)
    {
        _heap[place] = waiter;
        _placeOf[waiter.Person] = place;
    }

    private readonly record struct Waiter(double Length, int Person)
    {
        public bool IsBefore(in Waiter other) => Length < other.Length || (Length == other.Length && Person < other.Person);
    }
}

using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Betweenness;

/// <summary>Brandes's accumulation from one source at a time: the plain form, and the one for weights.</summary>
/// <remarks>
/// With σ(v) shortest paths from the source to v, and w the successors of v on them:
/// gain(w) = share(w) / σ(w) + Σ gain(successors of w), and the dependency on v is σ(v) Σ_w gain(w). It is
/// δ(v) = Σ_w σ(v)/σ(w) (1 + δ(w)) with one division a person instead of one an arc. An arc is on a shortest path exactly
/// if the lengths of its ends differ by its own: that is found out once a source, and both ways walk the arcs that were.
/// Time O(n + m), with weights O((n + m) log n); space O(n + arcs on shortest paths).
/// </remarks>
internal sealed class PathSearch
{
    /// <summary>Counts beyond this are done with a wider exponent, as their inverse would lose digits.</summary>
    public const double GreatestCount = 1e280;

    // Lengths whose difference is less than this share of their sum are equal; igraph's bound.
    private const double EqualLengths = 1e-10;

    private readonly CsrGraph _graph;
    private readonly ArcLengths? _arcLengths;
    private readonly LengthSearch? _lengths;
    private readonly int[] _order;
    private readonly int[] _distance;
    private readonly double[] _count;
    private readonly double[] _gain;
    private readonly int[] _firstLeading; // by place in the order, of _leading
    private int[] _leading = [];          // arcs on shortest paths, in the order of who they start from
    private HugeCount[]? _huge;
    private int _reached;

    /// <summary>Makes the room of one thread.</summary>
    /// <param name="graph">Ties.</param>
    /// <param name="lengths">How long they are; null where each is a step.</param>
    public PathSearch(CsrGraph graph, ArcLengths? lengths)
    {
        (_graph, _arcLengths) = (graph, lengths);
        _lengths = lengths is null ? null : new(graph, lengths);
        _order = new int[graph.NodeCount];
        _distance = new int[graph.NodeCount];
        _count = new double[graph.NodeCount];
        _gain = new double[graph.NodeCount];
        _firstLeading = new int[graph.NodeCount + 1];
        Array.Fill(_distance, -1);
    }

    /// <summary>Adds the dependencies of a source to the sums, which are per person or per arc.</summary>
    public void Add(int source, double[]? share, double[] sums, bool ofTies, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (_lengths is not null)
        {
            _lengths.Run(source, cancel);
            _lengths.Order.CopyTo(_order);
            _reached = _lengths.Settled;
        }
        else
        {
            Walk(source);
        }

        ListLeading();
        if (Count())
        {
            Accumulate(share, sums, ofTies);
        }
        else
        {
            CountHuge();
            AccumulateHuge(share, sums, ofTies);
        }
    }

    private void Walk(int source)
    {
        for (var at = 0; at < _reached; at++)
        {
            _distance[_order[at]] = -1;
        }

        _reached = 0;
        _order[_reached++] = source;
        _distance[source] = 0;
        for (var head = 0; head < _reached; head++)
        {
            var node = _order[head];
            foreach (var neighbour in _graph.Neighbours(node))
            {
                if (_distance[neighbour] < 0)
                {
                    _distance[neighbour] = _distance[node] + 1;
                    _order[_reached++] = neighbour;
                }
            }
        }
    }

    /// <summary>Lists the arcs of everyone reached that lead on along shortest paths.</summary>
    private void ListLeading()
    {
        var listed = 0;
        for (var place = 0; place < _reached; place++)
        {
            var node = _order[place];
            var needed = listed + _graph.Degree(node);
            if (_leading.Length < needed)
            {
                Array.Resize(ref _leading, (int)Math.Min(Math.Max(needed, 2L * _leading.Length), _graph.ArcCount));
            }

            _firstLeading[place] = listed;
            listed += _lengths is null ? Steps(node, _leading.AsSpan(listed)) : Lengths(node, _leading.AsSpan(listed));
        }

        _firstLeading[_reached] = listed;
    }

    private int Steps(int node, Span<int> leading)
    {
        var first = _graph.Offsets[node];
        var neighbours = _graph.Neighbours(node);
        var (distance, next) = (_distance, _distance[node] + 1);
        var listed = 0;
        for (var at = 0; at < neighbours.Length; at++)
        {
            leading[listed] = first + at;
            listed += distance[neighbours[at]] == next ? 1 : 0;
        }

        return listed;
    }

    private int Lengths(int node, Span<int> leading)
    {
        var first = _graph.Offsets[node];
        var neighbours = _graph.Neighbours(node);
        var arcs = _arcLengths!.Of(node)[..neighbours.Length];
        var lengths = _lengths!.Lengths;
        var here = lengths[node];
        var listed = 0;
        for (var at = 0; at < neighbours.Length; at++)
        {
            // Nearly all arcs lead to where one came nearer: one comparison tells, and the exact one is for those that are left.
            var over = here + arcs[at];
            var there = lengths[neighbours[at]];
            if (over <= there * (1 + (4 * EqualLengths)) && AreEqual(over, there) && _lengths.Rank(neighbours[at]) > _lengths.Rank(node))
            {
                leading[listed++] = first + at;
            }
        }

        return listed;
    }

    private static bool AreEqual(double over, double there) => Math.Abs(over - there) < EqualLengths * (over + there);

    private ReadOnlySpan<int> Leading(int place) => _leading.AsSpan(_firstLeading[place].._firstLeading[place + 1]);

    /// <summary>Counts the shortest paths to everyone reached; false where some count is too great.</summary>
    private bool Count()
    {
        var order = _order.AsSpan(0, _reached);
        foreach (var node in order)
        {
            _count[node] = 0;
        }

        _count[order[0]] = 1;
        var greatest = 1.0;
        var neighbours = _graph.AllNeighbours;
        for (var place = 0; place < order.Length; place++)
        {
            var count = _count[order[place]];
            greatest = Math.Max(greatest, count);
            foreach (var arc in Leading(place))
            {
                _count[neighbours[arc]] += count;
            }
        }

        return greatest <= GreatestCount;
    }

    private void Accumulate(double[]? share, double[] sums, bool ofTies)
    {
        var neighbours = _graph.AllNeighbours;
        for (var place = _reached - 1; place >= 0; place--)
        {
            var node = _order[place];
            var ahead = 0.0;
            foreach (var arc in Leading(place))
            {
                ahead += _gain[neighbours[arc]];
                if (ofTies)
                {
                    sums[arc] += _count[node] * _gain[neighbours[arc]];
                }
            }

            _gain[node] = ((share is null ? 1 : share[node]) / _count[node]) + ahead;
            if (!ofTies && place > 0)
            {
                sums[node] += _count[node] * ahead;
            }
        }
    }

    private void CountHuge()
    {
        _huge ??= new HugeCount[_graph.NodeCount];
        var order = _order.AsSpan(0, _reached);
        foreach (var node in order)
        {
            _huge[node] = HugeCount.None;
        }

        _huge[order[0]] = HugeCount.One;
        for (var place = 0; place < order.Length; place++)
        {
            foreach (var arc in Leading(place))
            {
                _huge[_graph.AllNeighbours[arc]] += _huge[order[place]];
            }
        }
    }

    // As above, but with dependencies in the place of gains, whose range is a double's.
    private void AccumulateHuge(double[]? share, double[] sums, bool ofTies)
    {
        for (var place = _reached - 1; place >= 0; place--)
        {
            var node = _order[place];
            var dependency = 0.0;
            foreach (var arc in Leading(place))
            {
                var next = _graph.AllNeighbours[arc];
                var flow = _huge![node].Over(_huge[next]) * ((share is null ? 1 : share[next]) + _gain[next]);
                dependency += flow;
                if (ofTies)
                {
                    sums[arc] += flow;
                }
            }

            _gain[node] = dependency;
            if (!ofTies && place > 0)
            {
                sums[node] += dependency;
            }
        }
    }
}

using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Betweenness;

/// <summary>Brandes's accumulation from one source at a time: the plain form, and the one for weights.</summary>
/// <remarks>
/// With σ(v) shortest paths from the source to v, and w the successors of v on them:
/// gain(w) = share(w) / σ(w) + Σ gain(successors of w), and the dependency on v is σ(v) Σ_w gain(w). It is
/// δ(v) = Σ_w σ(v)/σ(w) (1 + δ(w)) with one division a person instead of one an arc. No predecessors are listed: an
/// arc is on a shortest path exactly if the lengths of its ends differ by its own.
/// Time O(n + m), with weights O((n + m) log n); space O(n).
/// </remarks>
internal sealed class PathSearch
{
    /// <summary>Counts beyond this are done with a wider exponent, as their inverse would lose digits.</summary>
    public const double GreatestCount = 1e280;

    // Lengths whose difference is less than this share of their sum are equal; igraph's bound.
    private const double EqualLengths = 1e-10;

    private readonly CsrGraph _graph;
    private readonly LengthSearch? _lengths;
    private readonly int[] _order;
    private readonly int[] _distance;
    private readonly double[] _count;
    private readonly double[] _gain;
    private HugeCount[]? _huge;
    private int _reached;

    public PathSearch(CsrGraph graph, bool weighted)
    {
        _graph = graph;
        _lengths = weighted ? new(graph) : null;
        _order = new int[graph.NodeCount];
        _distance = new int[graph.NodeCount];
        _count = new double[graph.NodeCount];
        _gain = new double[graph.NodeCount];
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

    // Whether the arc to this neighbour is on a shortest path.
    private bool Leads(int node, int at, int neighbour)
    {
        if (_lengths is null)
        {
            return _distance[neighbour] == _distance[node] + 1;
        }

        var there = _lengths.Length(neighbour);
        var over = _lengths.Length(node) + (1 / _graph.Weights(node)[at]);
        return _lengths.Rank(neighbour) > _lengths.Rank(node) && Math.Abs(over - there) < EqualLengths * (over + there);
    }

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
        foreach (var node in order)
        {
            greatest = Math.Max(greatest, _count[node]);
            var neighbours = _graph.Neighbours(node);
            for (var at = 0; at < neighbours.Length; at++)
            {
                if (Leads(node, at, neighbours[at]))
                {
                    _count[neighbours[at]] += _count[node];
                }
            }
        }

        return greatest <= GreatestCount;
    }

    private void Accumulate(double[]? share, double[] sums, bool ofTies)
    {
        for (var place = _reached - 1; place >= 0; place--)
        {
            var node = _order[place];
            var neighbours = _graph.Neighbours(node);
            var ahead = 0.0;
            for (var at = 0; at < neighbours.Length; at++)
            {
                if (Leads(node, at, neighbours[at]))
                {
                    ahead += _gain[neighbours[at]];
                    if (ofTies)
                    {
                        sums[_graph.Offsets[node] + at] += _count[node] * _gain[neighbours[at]];
                    }
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
        foreach (var node in order)
        {
            var neighbours = _graph.Neighbours(node);
            for (var at = 0; at < neighbours.Length; at++)
            {
                if (Leads(node, at, neighbours[at]))
                {
                    _huge[neighbours[at]] += _huge[node];
                }
            }
        }
    }

    // As above, but with dependencies in the place of gains, whose range is a double's.
    private void AccumulateHuge(double[]? share, double[] sums, bool ofTies)
    {
        for (var place = _reached - 1; place >= 0; place--)
        {
            var node = _order[place];
            var neighbours = _graph.Neighbours(node);
            var dependency = 0.0;
            for (var at = 0; at < neighbours.Length; at++)
            {
                var next = neighbours[at];
                if (Leads(node, at, next))
                {
                    var flow = _huge![node].Over(_huge[next]) * ((share is null ? 1 : share[next]) + _gain[next]);
                    dependency += flow;
                    if (ofTies)
                    {
                        sums[_graph.Offsets[node] + at] += flow;
                    }
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

using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Sets;

/// <summary>How many pairs stay joined if any one more person leaves, for everybody at once.</summary>
/// <remarks>
/// Only a cut person parts more pairs than the own ones. In a depth-first tree the person v parts the branch below a child c
/// exactly if nobody in it has a tie past v, that is low(c) ≥ order(v); branch sizes then give the pieces. Time O(n + m), space O(n), no
/// recursion. Not safe to share between threads; the arrays are kept between searches.
/// Hopcroft, J. &amp; Tarjan, R. (1973). Algorithm 447: efficient algorithms for graph manipulation. Communications of the ACM 16.
/// </remarks>
internal sealed class SingleRemovals(CsrGraph graph)
{
    private const int CancelEvery = 1 << 14;

    private readonly int[] _order = new int[graph.NodeCount];   // Of discovery, from 1; 0 not yet.
    private readonly int[] _low = new int[graph.NodeCount];
    private readonly int[] _next = new int[graph.NodeCount];
    private readonly int[] _parent = new int[graph.NodeCount];
    private readonly long[] _branch = new long[graph.NodeCount];  // People in the branch that begins here.
    private readonly long[] _parted = new long[graph.NodeCount];  // People in branches that this person parts.
    private readonly double[] _pairs = new double[graph.NodeCount]; // Ordered pairs within those; turned into the result at the end.
    private readonly int[] _found = new int[graph.NodeCount];

    /// <summary>Ordered pairs that a chain joins with nobody else leaving.</summary>
    public double JoinedPairs { get; private set; }

    /// <summary>Ordered pairs that stay joined if this person leaves too; only for those who have not left.</summary>
    public double JoinedWithout(int person) => _pairs[person];

    /// <summary>Searches.</summary>
    /// <param name="left">Who has left already.</param>
    /// <param name="cancel">Stops the search.</param>
    public void Search(bool[] left, CancellationToken cancel)
    {
        Array.Clear(_order);
        Array.Clear(_pairs);
        JoinedPairs = 0;
        var discovered = 0;
        var pieces = new List<(int First, int End)>();
        for (var start = 0; start < graph.NodeCount; start++)
        {
            if (_order[start] != 0 || left[start])
            {
                continue;
            }

            var first = discovered;
            _parent[start] = -1;
            Walk(start, left, ref discovered, cancel);
            pieces.Add((first, discovered));
            JoinedPairs += Pairs(discovered - first);
        }

        foreach (var (first, end) in pieces)
        {
            long size = end - first;
            for (var at = first; at < end; at++)
            {
                var person = _found[at];
                _pairs[person] = JoinedPairs - Pairs(size) + _pairs[person] + Pairs(size - 1 - _parted[person]);
            }
        }
    }

    private static double Pairs(long people) => (double)people * (people - 1);

    private void Walk(int start, bool[] left, ref int discovered, CancellationToken cancel)
    {
        Discover(start, ref discovered);
        for (var node = start; node >= 0;)
        {
            if (_next[node] < graph.Degree(node))
            {
                var neighbour = graph.Neighbours(node)[_next[node]++];
                if (left[neighbour] || neighbour == _parent[node])
                {
                    continue;
                }

                if (_order[neighbour] != 0)
                {
                    _low[node] = Math.Min(_low[node], _order[neighbour]);
                    continue;
                }

                if (discovered % CancelEvery == 0)
                {
                    cancel.ThrowIfCancellationRequested();
                }

                _parent[neighbour] = node;
                Discover(neighbour, ref discovered);
                node = neighbour;
                continue;
            }

            var above = _parent[node];
            if (above >= 0)
            {
                _low[above] = Math.Min(_low[above], _low[node]);
                _branch[above] += _branch[node];
                if (_low[node] >= _order[above])
                {
                    _parted[above] += _branch[node];
                    _pairs[above] += Pairs(_branch[node]);
                }
            }

            node = above;
        }
    }

    private void Discover(int node, ref int discovered)
    {
        _found[discovered] = node;
        _order[node] = ++discovered;
        _low[node] = discovered;
        _next[node] = 0;
        _branch[node] = 1;
        _parted[node] = 0;
    }
}

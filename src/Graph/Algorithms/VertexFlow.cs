using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms;

/// <summary>
/// The flow behind <see cref="VertexConnectivity"/>, with its arrays kept so that many pairs of groups can be asked in turn.
/// </summary>
/// <remarks>
/// Node v is split into <c>in(v) = 2v</c> and <c>out(v) = 2v + 1</c>, joined by an arc of capacity 1; every other arc has no bound, so that
/// only people can be cut. A route is held as two pointers per person. Not safe to share between threads.
/// </remarks>
internal sealed class VertexFlow
{
    private const int Free = -1;    // in _next and _previous: no route runs through this person.
    private const byte InA = 1;
    private const byte InB = 2;
    private const byte Left = 4;    // already chosen for the cut.
    private const int CancelEvery = 1 << 14;

    private readonly CsrGraph _graph;
    private readonly int _end;      // in _next: the route ends here; in _previous: it starts here.
    private readonly int[] _next;
    private readonly int[] _previous;
    private readonly byte[] _side;
    private readonly int[] _seen;   // _seen[state] == _round: visited in this search.
    private readonly int[] _cameFrom;
    private readonly int[] _queue;
    private readonly List<int> _starts = [];
    private readonly List<int> _led = []; // Whom RoutesFrom leads to.
    private int _round;
    private int _queued;
    private int _done;

    public VertexFlow(CsrGraph graph)
    {
        var n = graph.NodeCount;
        if (n > int.MaxValue / 2)
        {
            throw new ArgumentException("A graph of more than 2^30 nodes does not fit the split graph.", nameof(graph));
        }

        _graph = graph;
        _end = n;
        _next = new int[n];
        _previous = new int[n];
        Array.Fill(_next, Free);
        Array.Fill(_previous, Free);
        _side = new byte[n];
        _seen = new int[2 * n];
        _cameFrom = new int[2 * n];
        _queue = new int[2 * n];
    }

    /// <summary>How many ties all searches so far have walked.</summary>
    public long Walked { get; private set; }

    /// <summary>See <see cref="VertexConnectivity.Compute"/>.</summary>
    public VertexCut SmallestCut(ReadOnlySpan<int> setA, ReadOnlySpan<int> setB, int cap, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cap, 1);
        if (!_graph.IsDirected && setB.Length < setA.Length)
        {
            // A failing search walks everything on its own side of the cut, and the small side is mostly the small group's.
            var swap = setA;
            setA = setB;
            setB = swap;
        }

        Mark(setA, InA);
        Mark(setB, InB);
        try
        {
            TakeShortRoutes(setA, cap);
            while (_starts.Count < cap && Augment(setA, cancel))
            {
            }

            return _starts.Count >= cap ? new(cap, true, []) : new(_starts.Count, false, FirstCut(setA, cancel));
        }
        finally
        {
            while (_starts.Count > 0)
            {
                DropRoute(_starts[^1]);
            }

            Unmark(setA);
            Unmark(setB);
        }
    }

    /// <summary>See <see cref="Sets.DisjointPaths.Compute"/>.</summary>
    public ImmutableArray<ImmutableArray<int>> Paths(ReadOnlySpan<int> setA, ReadOnlySpan<int> setB, int cap, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cap, 1);
        Mark(setA, InA);
        Mark(setB, InB);
        try
        {
            TakeShortRoutes(setA, cap);
            while (_starts.Count < cap && Augment(setA, cancel))
            {
            }

            _starts.Sort();
            var paths = ImmutableArray.CreateBuilder<ImmutableArray<int>>(_starts.Count);
            foreach (var start in _starts)
            {
                paths.Add(PathFrom(start));
            }

            return paths.MoveToImmutable();
        }
        finally
        {
            while (_starts.Count > 0)
            {
                DropRoute(_starts[^1]);
            }

            Unmark(setA);
            Unmark(setB);
        }
    }

    /// <summary>Names the group that <see cref="RoutesFrom"/> counts routes to, until another is named or none (an empty one).</summary>
    public void LeadTo(ReadOnlySpan<int> group)
    {
        Unmark(CollectionsMarshal.AsSpan(_led));
        _led.Clear();
        _led.AddRange(group);
        Mark(group, InB);
    }

    /// <summary>Adds a person to that group.</summary>
    public void LeadAlsoTo(int person)
    {
        _led.Add(person);
        _side[person] |= InB;
    }

    /// <summary>
    /// After <see cref="RoutesFrom"/> found fewer than its cap: whom the last search met and did not stop at, all of them parted from the
    /// group by the same smallest cut. The person itself is not among them.
    /// </summary>
    public IEnumerable<int> OnThisSide()
    {
        for (var at = 0; at < _queued; at++)
        {
            if ((_queue[at] & 1) == 1)
            {
                yield return _queue[at] >> 1;
            }
        }
    }

    /// <summary>
    /// How many routes lead from one person to the group of <see cref="LeadTo"/> that share nobody else, counted up to a cap. The person is
    /// no part of a route; where one of the group, not the one that is reached.
    /// </summary>
    /// <remarks>Time is that of the searches alone, however large the group.</remarks>
    public int RoutesFrom(int person, int cap, CancellationToken cancel)
    {
        var contacts = _graph.Neighbours(person);
        var side = _side[person];
        _side[person] = Left;
        try
        {
            Mark(contacts, InA);
            TakeShortRoutes(contacts, cap);
            while (_starts.Count < cap && Augment(contacts, cancel))
            {
            }

            return _starts.Count;
        }
        finally
        {
            while (_starts.Count > 0)
            {
                DropRoute(_starts[^1]);
            }

            foreach (var contact in contacts)
            {
                _side[contact] &= unchecked((byte)~InA);
            }

            _side[person] = side;
        }
    }

    private void Mark(ReadOnlySpan<int> set, byte flag)
    {
        foreach (var person in set)
        {
            _side[person] |= flag;
        }
    }

    private void Unmark(ReadOnlySpan<int> set)
    {
        foreach (var person in set)
        {
            _side[person] = 0;
        }
    }

    /// <summary>
    /// The people of a route. Searches begin at everyone of the first group at once and end at the first of the second, so a route
    /// meets each group once only, at its ends.
    /// </summary>
    private ImmutableArray<int> PathFrom(int start)
    {
        var path = ImmutableArray.CreateBuilder<int>();
        for (var person = start; person != _end; person = _next[person])
        {
            path.Add(person);
        }

        return path.ToImmutable();
    }

    /// <summary>Routes of no step and of one step, taken greedily: they settle most pairs of groups without any search.</summary>
    private void TakeShortRoutes(ReadOnlySpan<int> setA, int cap)
    {
        for (var i = 0; i < setA.Length && _starts.Count < cap; i++)
        {
            var person = setA[i];
            if ((_side[person] & InB) != 0 && _previous[person] == Free)
            {
                _previous[person] = _end;
                _next[person] = _end;
                _starts.Add(person);
            }
        }

        for (var i = 0; i < setA.Length && _starts.Count < cap; i++)
        {
            var person = setA[i];
            if (_previous[person] != Free)
            {
                continue;
            }

            foreach (var other in _graph.Neighbours(person))
            {
                if ((_side[other] & InB) != 0 && _previous[other] == Free)
                {
                    (_previous[person], _next[person], _previous[other], _next[other]) = (_end, other, person, _end);
                    _starts.Add(person);
                    break;
                }
            }
        }
    }

    /// <summary>Finds one more route by breadth-first search of the residual graph, turning older routes aside where it must.</summary>
    private bool Augment(ReadOnlySpan<int> setA, CancellationToken cancel)
    {
        StartSearch(setA);
        while (_done < _queued)
        {
            if (_done % CancelEvery == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            var state = _queue[_done++];
            if ((state & 1) == 1 && (_side[state >> 1] & InB) != 0)
            {
                Apply(state);
                return true;
            }

            Expand(state);
        }

        return false;
    }

    private void StartSearch(ReadOnlySpan<int> setA)
    {
        _round++;
        _queued = 0;
        _done = 0;
        foreach (var person in setA)
        {
            if (_previous[person] != _end)
            {
                Visit(2 * person, -1);
            }
        }
    }

    private void Expand(int state)
    {
        var person = state >> 1;
        if ((state & 1) == 0)
        {
            var before = _previous[person];
            if (before == Free)
            {
                Visit(state + 1, state);
            }
            else if (before != _end)
            {
                Visit((2 * before) + 1, state);
            }

            return;
        }

        var contacts = _graph.Neighbours(person);
        Walked += contacts.Length;
        foreach (var other in contacts)
        {
            Visit(2 * other, state);
        }

        if (_previous[person] != Free)
        {
            Visit(state - 1, state);
        }
    }

    private void Visit(int state, int from)
    {
        if (_seen[state] != _round && (_side[state >> 1] & Left) == 0)
        {
            _seen[state] = _round;
            _cameFrom[state] = from;
            _queue[_queued++] = state;
        }
    }

    /// <summary>Adds the found path to the routes: first what it takes back, then what it adds, since a person may see both.</summary>
    private void Apply(int last)
    {
        for (var state = last; _cameFrom[state] >= 0; state = _cameFrom[state])
        {
            var from = _cameFrom[state];
            if ((from & 1) == 0 && (state & 1) == 1 && from >> 1 != state >> 1)
            {
                _next[state >> 1] = Free;
                _previous[from >> 1] = Free;
            }
        }

        var first = last;
        for (var state = last; _cameFrom[state] >= 0; state = _cameFrom[state])
        {
            var from = _cameFrom[state];
            if ((from & 1) == 1 && (state & 1) == 0 && from >> 1 != state >> 1)
            {
                _next[from >> 1] = state >> 1;
                _previous[state >> 1] = from >> 1;
            }

            first = from;
        }

        _previous[first >> 1] = _end;
        _next[last >> 1] = _end;
        _starts.Add(first >> 1);
    }

    /// <summary>
    /// Of all smallest cuts the first in dictionary order: the least person that is in any of them, then the same without that person.
    /// </summary>
    private ImmutableArray<int> FirstCut(ReadOnlySpan<int> setA, CancellationToken cancel)
    {
        var cut = new SortedSet<int>();
        while (_starts.Count > 0)
        {
            int person = int.MaxValue, route = -1;
            foreach (var start in _starts)
            {
                var least = LeastInSomeCut(start, setA, cancel);
                if (least < person)
                {
                    (person, route) = (least, start);
                }
            }

            DropRoute(route);
            _side[person] |= Left;
            cut.Add(person);
        }

        foreach (var person in cut)
        {
            // Whoever belongs to neither group is not met again when the groups are unmarked.
            _side[person] &= unchecked((byte)~Left);
        }

        return [.. cut];
    }

    /// <summary>
    /// The least person of a route that belongs to some smallest cut: those whose <c>in</c> cannot reach their <c>out</c> in the
    /// residual graph.
    /// What an earlier <c>in</c> of the route reaches, a later one reaches too, so one growing search serves the whole route.
    /// </summary>
    private int LeastInSomeCut(int start, ReadOnlySpan<int> setA, CancellationToken cancel)
    {
        StartSearch(setA);
        var least = int.MaxValue;
        for (var person = start; person != _end; person = _next[person])
        {
            Visit(2 * person, -1);
            while (_done < _queued)
            {
                if (_done % CancelEvery == 0)
                {
                    cancel.ThrowIfCancellationRequested();
                }

                var state = _queue[_done++];
                if ((state & 1) == 1 && (_side[state >> 1] & InB) != 0)
                {
                    return least; // The far group is reached, and from there, backwards, the rest of every route.
                }

                Expand(state);
            }

            if (_seen[(2 * person) + 1] != _round)
            {
                least = Math.Min(least, person);
            }
        }

        return least;
    }

    private void DropRoute(int start)
    {
        _starts.Remove(start);
        for (var person = start; person != _end;)
        {
            var next = _next[person];
            _next[person] = Free;
            _previous[person] = Free;
            person = next;
        }
    }
}

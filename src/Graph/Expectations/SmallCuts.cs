using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Expectations;

/// <summary>
/// Whom the leaving of fewer than so many others, members of the group included, would not part from a group: all at once.
/// </summary>
/// <remarks>
/// <para>
/// Those are the people from whom so many routes lead to the group that share nobody else (Menger 1927). Two things spare most of them a
/// flow of their own. Whoever has so many routes to the group or to people who are safe is safe: fewer leavers leave one of those routes,
/// and whoever it leads to. So each one who has so many safe contacts is, and a flow for another ends at the first safe people it meets.
/// And where a flow falls short, all whom it has met on this side of the smallest cut are cut off by the same few people.
/// </para>
/// <para>
/// Time O(m) and the flows of those whom neither settles, each of which walks at most the network; nearest to the group first, since these
/// make the others safe. Exact, whatever the order. Not for peers: there everyone's group is another.
/// </para>
/// </remarks>
internal sealed class SmallCuts
{
    private readonly CsrGraph _backward;
    private readonly VertexFlow _flow;
    private readonly int _routes;
    private readonly bool[] _isSafe;
    private readonly bool[] _isCut;
    private readonly int[] _contacts; // Of those who are not safe: how many safe people they have ties to.
    private readonly Stack<int> _fresh = new();

    private SmallCuts(CsrGraph backward, VertexFlow flow, int routes)
    {
        (_backward, _flow, _routes) = (backward, flow, routes);
        var people = backward.NodeCount;
        (_isSafe, _isCut, _contacts) = (new bool[people], new bool[people], new int[people]);
    }

    /// <summary>By person, for those asked about: whether so many routes that share nobody lead to the group. Members are true.</summary>
    /// <param name="backward">The ties turned round: from those who are reached to those who reach.</param>
    /// <param name="flow">A flow over the ties; it leads nowhere afterwards.</param>
    /// <param name="group">Whom the routes lead to.</param>
    /// <param name="people">Who is asked about.</param>
    /// <param name="routes">How many routes, at least 1.</param>
    /// <param name="cancel">Stops the work.</param>
    public static bool[] Safe(
        CsrGraph backward, VertexFlow flow, ReadOnlySpan<int> group, IEnumerable<int> people, int routes, CancellationToken cancel)
    {
        var cuts = new SmallCuts(backward, flow, routes);
        var isAsked = new bool[backward.NodeCount];
        foreach (var person in people)
        {
            isAsked[person] = true;
        }

        flow.LeadTo(group);
        foreach (var member in group)
        {
            cuts.Join(member);
        }

        cuts.Spread();
        foreach (var person in SingleCuts.Order(backward, group, new int[backward.NodeCount]))
        {
            if (isAsked[person])
            {
                cuts.Settle(person, cancel);
            }
        }

        flow.LeadTo([]);
        return cuts._isSafe;
    }

    private void Settle(int person, CancellationToken cancel)
    {
        if (_isSafe[person] || _isCut[person])
        {
            return;
        }

        cancel.ThrowIfCancellationRequested();
        if (_flow.RoutesFrom(person, _routes, cancel) >= _routes)
        {
            _flow.LeadAlsoTo(person);
            Join(person);
            Spread();
            return;
        }

        _isCut[person] = true;
        foreach (var other in _flow.OnThisSide())
        {
            _isCut[other] = true;
        }
    }

    private void Join(int person)
    {
        if (!_isSafe[person])
        {
            _isSafe[person] = true;
            _fresh.Push(person);
        }
    }

    private void Spread()
    {
        while (_fresh.TryPop(out var safe))
        {
            foreach (var person in _backward.Neighbours(safe))
            {
                if (!_isSafe[person] && ++_contacts[person] >= _routes)
                {
                    _flow.LeadAlsoTo(person);
                    Join(person);
                }
            }
        }
    }
}

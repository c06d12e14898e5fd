using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Connectivity;

/// <summary>Which organisations belong together, and so ought to be joined.</summary>
/// <remarks>
/// A parent and all its children are one system; an organisation with two parents is in two. Two organisations are counterparts when they
/// share a system. Where no organisation has a parent, all together are one system. Organisations that are nobody's primary place are left
/// out: a lens of one trust, some of whose people hold a second post elsewhere, shows one organisation, not a neighbour of a few.
/// </remarks>
internal sealed class Systems
{
    private readonly Buckets _systemsOf;
    private readonly Buckets _organisationsIn;
    private readonly int[] _stamp;
    private int _round;

    public Systems(OrganisationNetwork network, Buckets residents)
    {
        var count = network.Organisations.Length;
        var hasParents = network.Organisations.Any(o => o.Parents.Length > 0);
        var pairs = new SortedSet<(int System, int Organisation)>();
        for (var organisation = 0; organisation < count; organisation++)
        {
            foreach (var parent in network.Organisations[organisation].Parents)
            {
                pairs.Add((parent, organisation));
                pairs.Add((parent, parent));
            }

            if (!hasParents)
            {
                pairs.Add((0, organisation));
            }
        }

        pairs.RemoveWhere(pair => residents[pair.Organisation].IsEmpty);
        _organisationsIn = Buckets.OfPairs(count, [.. pairs]);
        _systemsOf = Buckets.OfPairs(count, [.. pairs.Select(pair => (pair.Organisation, pair.System)).Order()]);
        _stamp = new int[count];
    }

    public int Count => _organisationsIn.GroupCount;

    /// <summary>The systems of an organisation, ascending.</summary>
    public ReadOnlySpan<int> SystemsOf(int organisation) => _systemsOf[organisation];

    /// <summary>The organisations of a system that are somebody's primary place, ascending.</summary>
    public ReadOnlySpan<int> OrganisationsIn(int system) => _organisationsIn[system];

    /// <summary>Whether two different organisations share a system.</summary>
    public bool AreCounterparts(int first, int second) =>
        first != second && first >= 0 && second >= 0 && _systemsOf[first].IndexOfAny(_systemsOf[second]) >= 0;

    /// <summary>Replaces the list by the organisations that share a system with this one, ascending, each once.</summary>
    public void CounterpartsOf(int organisation, List<int> counterparts)
    {
        counterparts.Clear();
        _round++;
        _stamp[organisation] = _round;
        foreach (var system in _systemsOf[organisation])
        {
            foreach (var other in _organisationsIn[system])
            {
                if (_stamp[other] != _round)
                {
                    _stamp[other] = _round;
                    counterparts.Add(other);
                }
            }
        }

        counterparts.Sort();
    }
}

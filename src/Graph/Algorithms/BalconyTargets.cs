using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms;

/// <summary>What can be seen from a balcony: the groups of a network that a <see cref="BalconyView"/> looks for.</summary>
public static class BalconyTargets
{
    /// <summary>Every unit, with everyone who holds a post in it. By index of unit; a unit without people is an empty set.</summary>
    public static NodeSets Units(OrganisationNetwork network) => ByUnit(network, _ => true);

    /// <summary>Every unit that has front-line posts, with those who hold them; a unit without any is an empty set.</summary>
    public static NodeSets FrontlineUnits(OrganisationNetwork network) => ByUnit(network, level => level == Level.Frontline);

    /// <summary>Everyone whose primary post is at a level or above, each alone, in order of index.</summary>
    /// <param name="network">The network.</param>
    /// <param name="from">Least level of a leader; by default whoever leads a directorate, an organisation or a system.</param>
    public static NodeSets Leaders(OrganisationNetwork network, Level from = Level.Directorate)
    {
        var leaders = new List<int>();
        for (var person = 0; person < network.PeopleCount; person++)
        {
            if (network.LevelOf[person] >= from)
            {
                leaders.Add(person);
            }
        }

        return NodeSets.Singles([.. leaders]);
    }

    private static NodeSets ByUnit(OrganisationNetwork network, Func<Level, bool> counts)
    {
        var members = new SortedSet<int>[network.Units.Length];
        for (var unit = 0; unit < members.Length; unit++)
        {
            members[unit] = [];
        }

        for (var person = 0; person < network.PeopleCount; person++)
        {
            // The column of the primary post stands alone in networks made without posts.
            if (network.UnitOf[person] >= 0 && counts(network.LevelOf[person]))
            {
                members[network.UnitOf[person]].Add(person);
            }
        }

        foreach (var post in network.Posts)
        {
            if (post is { Holder: >= 0, Unit: >= 0 } && counts(post.Level))
            {
                members[post.Unit].Add(post.Holder);
            }
        }

        return NodeSets.Of(members);
    }
}

using System.Runtime.InteropServices;
using NetworkLens.Api.Disclosure;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.WhatIf;

namespace NetworkLens.Api.WhatIf;

/// <summary>
/// Which changes a viewer may try. A figure with a change less the figure without it is a figure about whom the change is about, however
/// large the network: so it may be about nobody of whom the viewer may not see figures.
/// </summary>
/// <remarks>
/// A change that names a person is one about that person. A merger is about everybody who would be placed elsewhere, about those they come
/// to, and about every kind of them (a level, a discipline, a profession) of which figures are told place by place; they are counted in
/// the network as it is before any change, where groups are smallest. Whoever is in both of two organisations is in neither difference, so
/// that those who are in one alone are counted too. Two lists that differ in one merger differ by whole groups again.
/// </remarks>
internal static class ChangeDisclosure
{
    /// <summary>Whom a change is about.</summary>
    public static FigureSubject SubjectOf(Change change, OrganisationNetwork network) => change switch
    {
        MergeUnits merge => Smallest(network, OfUnit(network, merge.Unit), OfUnit(network, merge.Into)),
        MergeOrganisations merge => Smallest(
            network, OfOrganisation(network, merge.Organisation, merge.Into), OfOrganisation(network, merge.Into, merge.Organisation)),
        CreatePost { Holder: null } => FigureSubject.Group(network.PeopleCount),
        _ => FigureSubject.OnePerson,
    };

    // Where there is nobody there is nobody to learn of.
    private static FigureSubject Smallest(OrganisationNetwork network, params ReadOnlySpan<List<int>[]> sides)
    {
        var smallest = int.MaxValue;
        foreach (var groups in sides)
        {
            foreach (var group in groups)
            {
                smallest = Math.Min(smallest, SmallestKind(network, group));
            }
        }

        return FigureSubject.Group(smallest);
    }

    private static int SmallestKind(OrganisationNetwork network, List<int> people)
    {
        var counts = new Dictionary<(string Kind, int Code), int>();
        foreach (var person in people)
        {
            Count("everybody", 0);
            Count("discipline", (int)network.DisciplineOf[person]);
            Count("profession", network.Profession.Codes[person]);
            var levels = new HashSet<Level> { network.LevelOf[person] };
            foreach (var post in network.PostsOf(person))
            {
                levels.Add(network.Posts[post].Level);
            }

            foreach (var level in levels)
            {
                Count("level", (int)level);
            }
        }

        return counts.Count == 0 ? int.MaxValue : counts.Values.Min();

        void Count(string kind, int code) => CollectionsMarshal.GetValueRefOrAddDefault(counts, (kind, code), out _)++;
    }

    /// <summary>People of a unit itself; and with all below it.</summary>
    private static List<int>[] OfUnit(OrganisationNetwork network, string key) =>
    [
        People(network, person => network.UnitOf[person] is >= 0 and var unit && network.Units[unit].Key == key),
        People(network, person => IsWithin(network, network.UnitOf[person], key)),
    ];

    private static bool IsWithin(OrganisationNetwork network, int unit, string key)
    {
        // As many steps as there are units are enough for any tree, and end a circle.
        for (var steps = 0; unit >= 0 && steps < network.Units.Length; steps++)
        {
            if (network.Units[unit].Key == key)
            {
                return true;
            }

            unit = network.Units[unit].Parent;
        }

        return false;
    }

    /// <summary>
    /// People with any post in an organisation; of them those with none in the other; and those whose primary post is there.
    /// </summary>
    private static List<int>[] OfOrganisation(OrganisationNetwork network, string key, string other)
    {
        var members = Members(network, key);
        return
        [
            members,
            [.. members.Except(Members(network, other))],
            People(network, person => network.OrganisationOf[person] is >= 0 and var at && network.Organisations[at].Key == key),
        ];
    }

    private static List<int> Members(OrganisationNetwork network, string key) => People(network, person =>
    {
        foreach (var organisation in network.OrganisationsOf(person))
        {
            if (network.Organisations[organisation].Key == key)
            {
                return true;
            }
        }

        return false;
    });

    private static List<int> People(OrganisationNetwork network, Predicate<int> isIn) =>
        [.. Enumerable.Range(0, network.PeopleCount).Where(person => isIn(person))];
}

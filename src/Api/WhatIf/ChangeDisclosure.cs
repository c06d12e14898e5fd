using NetworkLens.Api.Disclosure;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.WhatIf;

namespace NetworkLens.Api.WhatIf;

/// <summary>
/// Which changes a viewer may try. A figure with a change less the figure without it is a figure about whom the change is about, however
/// large the network: so it may be about nobody of whom the viewer may not see figures.
/// </summary>
/// <remarks>
/// A change that names a person is one about that person. A merger is about everybody who would be placed elsewhere, and about those they
/// come to; they are counted in the network as it is before any change, where groups are smallest. Two lists that differ in one merger
/// differ by whole groups again.
/// </remarks>
internal static class ChangeDisclosure
{
    /// <summary>Whom a change is about.</summary>
    public static FigureSubject SubjectOf(Change change, OrganisationNetwork network) => change switch
    {
        MergeUnits merge => Smallest(
            Directly(network, merge.Unit), Within(network, merge.Unit), Directly(network, merge.Into), Within(network, merge.Into)),
        MergeOrganisations merge => Smallest(
            Primarily(network, merge.Organisation),
            Members(network, merge.Organisation),
            Primarily(network, merge.Into),
            Members(network, merge.Into)),
        CreatePost { Holder: null } => FigureSubject.Group(network.PeopleCount),
        _ => FigureSubject.OnePerson,
    };

    // Where there is nobody there is nobody to learn of.
    private static FigureSubject Smallest(params ReadOnlySpan<int> groups)
    {
        var smallest = int.MaxValue;
        foreach (var group in groups)
        {
            smallest = group == 0 ? smallest : Math.Min(smallest, group);
        }

        return FigureSubject.Group(smallest);
    }

    private static int Directly(OrganisationNetwork network, string key) =>
        network.UnitOf.Count(unit => unit >= 0 && network.Units[unit].Key == key);

    private static int Within(OrganisationNetwork network, string key) => network.UnitOf.Count(unit => IsWithin(network, unit, key));

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

    private static int Primarily(OrganisationNetwork network, string key) =>
        network.OrganisationOf.Count(organisation => organisation >= 0 && network.Organisations[organisation].Key == key);

    private static int Members(OrganisationNetwork network, string key)
    {
        var members = 0;
        for (var person = 0; person < network.PeopleCount; person++)
        {
            foreach (var organisation in network.OrganisationsOf(person))
            {
                members += network.Organisations[organisation].Key == key ? 1 : 0;
            }
        }

        return members;
    }
}

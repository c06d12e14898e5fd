using System.Globalization;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Suggestions;

/// <summary>Why two people are paired, in words that name places and nobody, and claim no cause.</summary>
public static class PairingReason
{
    /// <summary>In one sentence: how they would come together, what they have in common, and what parts them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="pair">The pair.</param>
    public static string Of(OrganisationNetwork network, Pairing pair) =>
        $"{HowFar(pair)}; {Place(network, pair)}; {Levels(network, pair)}{Disciplines(network, pair)}.";

    private static string HowFar(Pairing pair) => pair.StepsApart switch
    {
        null => "No chain of ties joins the two yet",
        2 => "The two have no tie yet, and share a contact who could introduce them",
        var steps => string.Create(CultureInfo.InvariantCulture, $"The two are {steps} ties apart"),
    };

    private static string Place(OrganisationNetwork network, Pairing pair)
    {
        var (first, second) = (network.OrganisationOf[pair.First], network.OrganisationOf[pair.Second]);
        if (first < 0 || second < 0)
        {
            return "an organisation is not known";
        }

        if (first != second)
        {
            return $"one works in {network.Organisations[first].Name}, the other in {network.Organisations[second].Name}";
        }

        var (unit, other) = (network.UnitOf[pair.First], network.UnitOf[pair.Second]);
        var place = Around(network, unit, other) is >= 0 and var around ? network.Units[around].Name : network.Organisations[first].Name;
        return $"both work in {place}{(unit >= 0 && other >= 0 && unit != other ? ", in different units" : "")}";
    }

    /// <summary>The smallest unit that holds two units; -1: none.</summary>
    private static int Around(OrganisationNetwork network, int unit, int other)
    {
        var holdOther = network.UnitAndAbove(other).ToHashSet();
        return network.UnitAndAbove(unit).Where(holdOther.Contains).DefaultIfEmpty(-1).First();
    }

    private static string Levels(OrganisationNetwork network, Pairing pair)
    {
        var (first, second) = (GroupNames.Level(network.LevelOf[pair.First]), GroupNames.Level(network.LevelOf[pair.Second]));
        return pair.LevelsApart switch
        {
            null => "a level is not known",
            0 => $"at the same level ({first})",
            1 => $"one level apart ({first}, {second})",
            var levels => string.Create(CultureInfo.InvariantCulture, $"{levels} levels apart ({first}, {second})"),
        };
    }

    // Only what a pairing of managers with clinicians is for.
    private static string Disciplines(OrganisationNetwork network, Pairing pair) =>
        (network.DisciplineOf[pair.First], network.DisciplineOf[pair.Second]) switch
        {
            (Discipline.Managerial, Discipline.Clinical) or (Discipline.Clinical, Discipline.Managerial) =>
                "; one is a manager, the other a clinician",
            _ => "",
        };
}

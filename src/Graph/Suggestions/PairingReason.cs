using System.Globalization;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Suggestions;

/// <summary>Why two people are paired, in words that name nobody and claim no cause.</summary>
public static class PairingReason
{
    /// <summary>In one sentence.</summary>
    /// <param name="network">The network.</param>
    /// <param name="pair">The pair.</param>
    public static string Of(OrganisationNetwork network, Pairing pair) => $"{HowFar(pair)}; {Place(network, pair)}; {Levels(pair)}.";

    private static string HowFar(Pairing pair) => pair.StepsApart switch
    {
        null => "No chain of ties joins the two yet",
        2 => "The two share a contact but have no tie",
        var steps => string.Create(CultureInfo.InvariantCulture, $"The two are {steps} ties apart"),
    };

    private static string Place(OrganisationNetwork network, Pairing pair)
    {
        var (first, second) = (network.OrganisationOf[pair.First], network.OrganisationOf[pair.Second]);
        if (first < 0 || second < 0)
        {
            return "an organisation is not known";
        }

        return first != second ? "they work in different organisations"
            : network.UnitOf[pair.First] < 0 || network.UnitOf[pair.Second] < 0 ? "they work in the same organisation"
            : network.UnitOf[pair.First] == network.UnitOf[pair.Second] ? "they work in the same unit"
            : "they work in different units of one organisation";
    }

    private static string Levels(Pairing pair) => pair.LevelsApart switch
    {
        null => "a level is not known",
        0 => "at the same level",
        1 => "one level apart",
        var levels => string.Create(CultureInfo.InvariantCulture, $"{levels} levels apart"),
    };
}

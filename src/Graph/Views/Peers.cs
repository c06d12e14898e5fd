using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Views;

/// <summary>Peers that a person can turn to: ties to people of the same level who work elsewhere.</summary>
/// <remarks>
/// Elsewhere is another unit or another organisation, by primary posts; where somebody's unit is unknown, organisations decide, and where
/// these are unknown too nobody is elsewhere. Under DIRECTED those are counted to whom the person turns. Weights do not count; a tie of a
/// person with themself is none. <see cref="Absence.AttributeUnknown"/> where the person's level is unknown, 0 for whoever has no tie.
/// Time O(n + m), space O(n). A measure of this project.
/// </remarks>
public static class Peers
{
    /// <summary>Counts everyone's peers.</summary>
    /// <param name="network">The network.</param>
    /// <param name="cancel">Stops the count.</param>
    /// <returns>By person: 0 or more, or why there is no figure.</returns>
    public static ImmutableArray<Measured> Compute(OrganisationNetwork network, CancellationToken cancel = default)
    {
        var counts = ImmutableArray.CreateBuilder<Measured>(network.PeopleCount);
        for (var person = 0; person < network.PeopleCount; person++)
        {
            cancel.ThrowIfCancellationRequested();
            counts.Add(network.LevelOf[person] == Level.Unknown
                ? Measured.None(Absence.AttributeUnknown)
                : Measured.Of(CountOf(network, person)));
        }

        return counts.MoveToImmutable();
    }

    private static int CountOf(OrganisationNetwork network, int person)
    {
        var count = 0;
        foreach (var other in network.Ties.Neighbours(person))
        {
            count += network.LevelOf[other] == network.LevelOf[person] && AreApart(network, person, other) ? 1 : 0;
        }

        return count;
    }

    private static bool AreApart(OrganisationNetwork network, int one, int other) =>
        Differ(network.UnitOf[one], network.UnitOf[other]) || Differ(network.OrganisationOf[one], network.OrganisationOf[other]);

    private static bool Differ(int one, int other) => one >= 0 && other >= 0 && one != other;
}

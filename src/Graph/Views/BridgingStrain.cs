using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms.Betweenness;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Views;

/// <summary>
/// Bridging strain of hybrid posts: how much of what joins clinicians and managers they carry, for the management time they are given.
/// </summary>
/// <remarks>
/// <para>
/// strain(p) = (b(p) / Σ b) / (t(p) / Σ t), sums over all HYBRID people whose management share is known: b the
/// <see cref="GroupBetweenness"/> between CLINICAL and MANAGERIAL people, t the share of p's working time that is management. 1: carries
/// as much of the bridging as is
/// theirs of the time. 2: twice that. 0: no path runs through them.
/// </para>
/// <para>
/// <see cref="Absence.NotApplicable"/> for whoever is not HYBRID, <see cref="Absence.AttributeUnknown"/> where the share is unknown,
/// <see cref="Absence.NothingExpected"/> where it is 0 (no time is given, so nothing can be compared with it), and
/// <see cref="Absence.Unreachable"/> where no path runs through any hybrid. Time O(n), space O(n). A measure of this project.
/// </para>
/// </remarks>
public static class BridgingStrain
{
    /// <summary>Works out the strain of everyone who is hybrid.</summary>
    /// <param name="network">The network.</param>
    /// <param name="paths">Its paths between clinical and managerial people.</param>
    /// <returns>By person: 0 or more, or why there is no figure.</returns>
    public static ImmutableArray<Measured> Compute(OrganisationNetwork network, GroupBetweenness paths)
    {
        double carried = 0, given = 0;
        for (var person = 0; person < network.PeopleCount; person++)
        {
            if (IsHybrid(network, person) && !double.IsNaN(network.ManagementShareOf[person]))
            {
                carried += paths.Paths[person];
                given += network.ManagementShareOf[person];
            }
        }

        return [.. Enumerable.Range(0, network.PeopleCount).Select(person => Of(network, paths, person, carried, given))];
    }

    private static Measured Of(OrganisationNetwork network, GroupBetweenness paths, int person, double carried, double given)
    {
        var share = network.ManagementShareOf[person];
        return !IsHybrid(network, person) ? Measured.None(Absence.NotApplicable)
            : double.IsNaN(share) ? Measured.None(Absence.AttributeUnknown)
            : !(share > 0) ? Measured.None(Absence.NothingExpected)
            : !(carried > 0) ? Measured.None(Absence.Unreachable)
            : Measured.Of(paths.Paths[person] / carried / (share / given));
    }

    private static bool IsHybrid(OrganisationNetwork network, int person) => network.DisciplineOf[person] == Discipline.Hybrid;
}

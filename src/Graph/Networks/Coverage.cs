namespace NetworkLens.Graph.Networks;

/// <summary>How much of the staff the data saw, and of how many people a place is not known.</summary>
/// <param name="PeopleKnown">People who are in the network.</param>
/// <param name="PeopleObserved">Those of them with at least one tie, in either direction.</param>
/// <param name="UnknownOrganisation">People without an organisation.</param>
/// <param name="UnknownUnit">People without a unit.</param>
/// <param name="UnknownLevel">People without a level.</param>
/// <param name="UnknownDiscipline">People without a discipline.</param>
public sealed record Coverage(
    int PeopleKnown, int PeopleObserved, int UnknownOrganisation, int UnknownUnit, int UnknownLevel, int UnknownDiscipline)
{
    /// <summary>Observed of known, 0..1; <see cref="Absence.NoPeople"/> for an empty network.</summary>
    public Measured Share => Measured.Ratio(PeopleObserved, PeopleKnown, Absence.NoPeople);

    /// <summary>Counts. Time O(n + m).</summary>
    /// <param name="network">The network.</param>
    public static Coverage Compute(OrganisationNetwork network)
    {
        var observed = new bool[network.PeopleCount];
        for (var person = 0; person < network.PeopleCount; person++)
        {
            foreach (var other in network.Ties.Neighbours(person))
            {
                observed[person] = true;
                observed[other] = true;
            }
        }

        return new(
            network.PeopleCount,
            observed.AsSpan().Count(true),
            network.OrganisationOf.AsSpan().Count(-1),
            network.UnitOf.AsSpan().Count(-1),
            network.LevelOf.AsSpan().Count(Level.Unknown),
            network.DisciplineOf.AsSpan().Count(Discipline.Unknown));
    }
}

using System.Globalization;

namespace NetworkLens.Graph.Expectations;

/// <summary>Where those who are to be reached stand, seen from the person who should reach them.</summary>
/// <remarks>Stored as a small whole number: a value is never given a new meaning.</remarks>
public enum ExpectationRelation : byte
{
    /// <summary>Anywhere.</summary>
    Any = 0,

    /// <summary>In the same organisation.</summary>
    SameOrganisation = 1,

    /// <summary>In the same directorate: the unit at the top of the tree.</summary>
    SameDirectorate = 2,

    /// <summary>In the very same unit.</summary>
    SameUnit = 3,

    /// <summary>In another unit of the same organisation.</summary>
    OtherUnit = 4,

    /// <summary>In another organisation.</summary>
    OtherOrganisation = 5,

    /// <summary>In the same service line of another organisation.</summary>
    Counterpart = 6,
}

/// <summary>Everyone of one group reaches somebody of another within so many steps, by so many separate routes.</summary>
/// <param name="From">Who should reach, by the primary post.</param>
/// <param name="To">Whom they should reach, by any post: one of them will do.</param>
/// <param name="Relation">Where those stand, seen from the one who reaches.</param>
/// <param name="Within">Steps of the shortest route, 1 to <see cref="MostSteps"/>.</param>
/// <param name="Routes">
/// Routes that share nobody but the person who reaches, of any length, 1 to <see cref="MostRoutes"/>.
/// </param>
public sealed record Expectation(
    PeopleCriteria From, PeopleCriteria To, ExpectationRelation Relation = ExpectationRelation.Any, int Within = 2, int Routes = 1)
{
    /// <summary>The most steps.</summary>
    public const int MostSteps = 10;

    /// <summary>The most routes.</summary>
    public const int MostRoutes = 10;

    /// <summary>
    /// Whether people are to reach others of their own kind: both groups are the same, and near by. Nobody is then reached by being there:
    /// a rule that everyone meets by themself would say nothing.
    /// </summary>
    public bool IsAmongPeers => Relation <= ExpectationRelation.SameUnit && From.Key == To.Key;

    /// <summary>The expectation as text, one way only: equal ones have equal keys, others have not.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{From.Key}|{To.Key}|{(int)Relation}|{Within}|{Routes}");
}

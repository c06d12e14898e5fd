using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gravity;

/// <summary>All that two places have in common or not: the covariates of a pair of cells, as one number.</summary>
/// <remarks>
/// A relation (0-3 different organisations, +1 same service line, +2 same site; 4-7 one organisation, +1 same directorate, +2 same site)
/// and a feature (difference of level 0-5, same profession, same discipline). An unknown level differs by 0. A service line counts between
/// organisations only, a directorate within one. Whether both answered is no covariate: where two who did not cannot be seen, t times the
/// activity of all who did and 1/t of all who did not do the same as a coefficient of 2 log t.
/// </remarks>
internal static class Patterns
{
    public const int RelationCount = 8;
    public const int FeatureCount = 24;
    public const int Count = RelationCount * FeatureCount;

    /// <summary>Neither answered: a tie between them could not have been seen.</summary>
    public const int Unseen = -1;

    /// <summary>Added to a feature when the professions are the same.</summary>
    public const int SameProfession = 2;

    /// <summary>The pattern of two places, or <see cref="Unseen"/>.</summary>
    public static int Of(in CellPlace c, in CellPlace d)
    {
        var feature = Feature(c.Traits, d.Traits);
        if (feature == Unseen)
        {
            return Unseen;
        }

        feature += Same(c.Profession, d.Profession) ? SameProfession : 0;
        var relation = Same(c.Site, d.Site) ? 2 : 0;
        relation += Same(c.Organisation, d.Organisation)
            ? 4 + (Same(c.Directorate, d.Directorate) ? 1 : 0)
            : Same(c.ServiceLine, d.ServiceLine) ? 1 : 0;
        return (relation * FeatureCount) + feature;
    }

    /// <summary>The feature of two people of different professions, or <see cref="Unseen"/>.</summary>
    public static int Feature(Traits c, Traits d)
    {
        if (!c.Responded && !d.Responded)
        {
            return Unseen;
        }

        var levels = c.Level == Level.Unknown || d.Level == Level.Unknown ? 0 : Math.Abs((int)c.Level - (int)d.Level);
        var sameDiscipline = c.Discipline == d.Discipline && c.Discipline != Discipline.Unknown;
        return (levels * 4) + (sameDiscipline ? 1 : 0);
    }

    public static bool InOneOrganisation(int pattern) => pattern / FeatureCount >= 4;

    public static bool SharesDirectorate(int pattern) => pattern / FeatureCount is 5 or 7;

    public static bool SharesServiceLine(int pattern) => pattern / FeatureCount is 1 or 3;

    public static bool SharesSite(int pattern) => (pattern / FeatureCount & 2) != 0;

    public static int Levels(int pattern) => pattern % FeatureCount / 4;

    public static bool SharesProfession(int pattern) => (pattern & SameProfession) != 0;

    public static bool SharesDiscipline(int pattern) => (pattern & 1) != 0;

    public static bool Same(int code, int other) => code == other && code >= 0;
}

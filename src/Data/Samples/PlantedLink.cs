namespace NetworkLens.Data.Samples;

/// <summary>How a link was made to be missing.</summary>
public enum PlantedKind
{
    /// <summary>Ties between two groups were removed, all or a share of them.</summary>
    Sparse = 1,

    /// <summary>Every route of at most two steps between two groups was removed.</summary>
    Unreached = 2,

    /// <summary>All ties between two groups were removed but those of one person.</summary>
    Fragile = 3,

    /// <summary>Reporting lines along which nothing is said.</summary>
    SilentLine = 4,
}

/// <summary>The direction in which a link is missing.</summary>
public enum PlantedDimension
{
    /// <summary>Between levels of one organisation.</summary>
    Vertical = 1,

    /// <summary>Between units, or professions, of one organisation.</summary>
    Horizontal = 2,

    /// <summary>Between organisations.</summary>
    CrossOrganisation = 3,

    /// <summary>Between managers and clinicians.</summary>
    ClinicalManagerial = 4,
}

/// <summary>Who is meant: everybody whose primary post fits every list. An empty list asks for nothing.</summary>
/// <param name="Organisations">Keys of organisations.</param>
/// <param name="Units">Keys of units; each stands for itself and all units below it.</param>
/// <param name="NotUnits">Keys of units that are left out, with all below.</param>
/// <param name="Levels">Levels, as in posts.csv.</param>
/// <param name="Disciplines">Disciplines, as in posts.csv.</param>
/// <param name="Professions">Professions, as in people.csv.</param>
/// <param name="People">How many people fit.</param>
public sealed record PlantedGroup(
    IReadOnlyList<string> Organisations,
    IReadOnlyList<string> Units,
    IReadOnlyList<string> NotUnits,
    IReadOnlyList<string> Levels,
    IReadOnlyList<string> Disciplines,
    IReadOnlyList<string> Professions,
    int People = 0);

/// <summary>A link that was made missing on purpose, with what a finder of gaps can be judged by.</summary>
/// <param name="Key">Its key, stable for a given size and seed.</param>
/// <param name="Title">What it is, in words.</param>
/// <param name="Kind">How it was made.</param>
/// <param name="Dimension">Its direction.</param>
/// <param name="A">One group.</param>
/// <param name="B">The other.</param>
/// <param name="Keep">Share of the ties that was meant to stay, 0 to 1.</param>
/// <param name="ExpectedBefore">Tied pairs of A and B that the model expects.</param>
/// <param name="ObservedBefore">Tied pairs that chance had made before any cut.</param>
/// <param name="ExpectedAfter">Tied pairs that the cut should leave, in the mean; null where the cut is not a share.</param>
/// <param name="ObservedAfter">Tied pairs in the files.</param>
/// <param name="OtherTiesRemoved">Ties outside A and B that had to go too (routes over third people).</param>
/// <param name="ReachBefore">Share of A with a route of at most two steps to B, before any cut; for unreached only.</param>
/// <param name="ReachAfter">The same in the files.</param>
/// <param name="Bridges">Keys of the people on whom the link hangs; for fragile only.</param>
/// <param name="Lines">Pairs of person keys, junior first; for silent lines only.</param>
public sealed record PlantedLink(
    string Key,
    string Title,
    PlantedKind Kind,
    PlantedDimension Dimension,
    PlantedGroup A,
    PlantedGroup B,
    double Keep,
    double ExpectedBefore,
    int ObservedBefore,
    double? ExpectedAfter,
    int ObservedAfter,
    int OtherTiesRemoved,
    double? ReachBefore,
    double? ReachAfter,
    IReadOnlyList<string> Bridges,
    IReadOnlyList<(string From, string To)> Lines);

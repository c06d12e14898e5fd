using System.Collections.Immutable;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>What a test against chance says of the ties between two groups: fewer than comparable groups have?</summary>
/// <remarks>
/// By <see cref="GravityModel"/>. Comparable groups are as active, as far apart in level and place, and their units keep as much to
/// themselves. It is relative: where all groups keep to themselves alike, none has fewer than the others.
/// </remarks>
public sealed record PairTest
{
    /// <summary>The verdict.</summary>
    public required GapVerdict Verdict { get; init; }

    /// <summary>Why there is no other verdict than CANNOT_TELL or TOO_FEW; null for GAP and CONNECTED.</summary>
    public VerdictReason? Reason { get; init; }

    /// <summary>Ties that could have been seen; null where nothing was tested.</summary>
    public long? Observed { get; init; }

    /// <summary>Share of pairs of people, one of each group, whose tie could have been seen, 0 to 1; null where nobody tells.</summary>
    public double? Observable { get; init; }

    /// <summary>By what it is told who answered; but for RECORDED an assumption.</summary>
    public Respondents Respondents { get; init; }

    /// <summary>Ties that comparable groups have, worked out as if this pair had not been looked at.</summary>
    public required Measured Expected { get; init; }

    /// <summary>Observed / expected.</summary>
    public Measured Ratio => Observed is { } observed && Expected.Value is { } expected
        ? Measured.Ratio(observed, expected, Absence.NothingExpected)
        : Measured.None(Expected.Why ?? Absence.NotTested);

    /// <summary>Lower end of the 90 % interval of the rate over what is expected.</summary>
    public required Measured RatioLow { get; init; }

    /// <summary>Upper end.</summary>
    public required Measured RatioHigh { get; init; }

    /// <summary>Chance of so few ties, were the groups joined as comparable ones are.</summary>
    public required Measured P { get; init; }

    /// <summary>
    /// Share of pairs with so small a p that are expected to be chance, over all pairs of the report that could be tested.
    /// </summary>
    public required Measured Q { get; init; }

    /// <summary>
    /// Whole ties by which observed falls short of expected, <c>max(0, round(E) - O)</c>: what the sentence of the pair leaves to reckon.
    /// </summary>
    public int? Shortfall => Observed is { } observed && Expected.Value is { } expected
        ? (int)Math.Max(0, Math.Round(expected, MidpointRounding.AwayFromZero) - observed)
        : null;

    /// <summary>The share of expected ties that is missing, <c>clip(1 - O/E, 0, 1)</c>; null unless the verdict is GAP.</summary>
    public double? Severity { get; init; }

    /// <summary>Lower end of its 90 % interval.</summary>
    public double? SeverityLow => Severity is null ? null : Math.Clamp(1 - RatioHigh.Value!.Value, 0, 1);

    /// <summary>Upper end.</summary>
    public double? SeverityHigh => Severity is null ? null : Math.Clamp(1 - RatioLow.Value!.Value, 0, 1);

    /// <summary>How far to rely on a GAP or on CONNECTED; null for the other verdicts.</summary>
    public GapConfidence? Confidence { get; init; }

    /// <summary>What would settle it, or that nothing would and why; empty for GAP and CONNECTED only.</summary>
    public ImmutableArray<Remedy> WouldSettle { get; init; } = [];
}

/// <summary>Why the data do not say whether two groups are joined as comparable ones are.</summary>
public enum VerdictReason : byte
{
    /// <summary>So few ties are expected that none at all would be no surprise.</summary>
    FewExpected = 1,

    /// <summary>The interval reaches from below a half of what comparable groups have to so much that it may be chance.</summary>
    WideInterval = 2,

    /// <summary>Too few pairs of the dimension tell how much counts spread.</summary>
    FewReferencePairs = 3,

    /// <summary>It makes up most of what it would be compared with.</summary>
    NothingComparable = 4,

    /// <summary>The level of too many people is not known.</summary>
    LevelsUnknown = 5,

    /// <summary>The discipline of too many people is not known.</summary>
    DisciplinesUnknown = 6,

    /// <summary>Too few of the ties could have been seen, since too few people answered.</summary>
    FewResponses = 7,

    /// <summary>The lens keeps directions apart, for which there is no model.</summary>
    Directed = 8,

    /// <summary>The model did not settle.</summary>
    NotConverged = 9,

    /// <summary>There is no tie at all that could have been seen.</summary>
    NoTies = 10,

    /// <summary>
    /// Many may be expected, but how many is so uncertain that none at all would be no surprise: comparable pairs differ that much from
    /// each other, or the groups have few other ties, which tell how active they are.
    /// </summary>
    ExpectationUncertain = 11,

    /// <summary>One of the groups has no tie that leads out of its units: how many it would have elsewhere its ties do not tell.</summary>
    NothingOutside = 12,
}

/// <summary>What could settle a verdict that the data do not give.</summary>
public enum RemedyKind : byte
{
    /// <summary>Looking at a longer time.</summary>
    LongerWindow = 1,

    /// <summary>Looking at the pair of the whole that contains this one.</summary>
    Pool = 2,

    /// <summary>More people who answer.</summary>
    MoreResponses = 3,

    /// <summary>Levels or disciplines of people about whom they are not known.</summary>
    CompleteRecords = 4,

    /// <summary>A lens that does not keep directions apart, or with more kinds or a longer time.</summary>
    OtherLens = 5,

    /// <summary>Nothing that can be done with data of this sort; the explanation says why.</summary>
    Nothing = 6,
}

/// <summary>One thing that could settle a verdict.</summary>
/// <param name="Kind">What.</param>
/// <param name="Explanation">The same in a sentence.</param>
public sealed record Remedy(RemedyKind Kind, string Explanation)
{
    /// <summary>LONGER_WINDOW: how many times as long, about, above 1; null otherwise.</summary>
    public double? Times { get; init; }

    /// <summary>MORE_RESPONSES: how many more at least; null otherwise.</summary>
    public int? Responses { get; init; }

    /// <summary>POOL: id of the pair to look at; null otherwise.</summary>
    public string? PairId { get; init; }
}

using System.Collections.Immutable;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>A missing link between two groups that ought to be joined.</summary>
public sealed record Gap
{
    /// <summary>Made of the kind and the two groups: the same gap has the same id in every version of the data.</summary>
    public required string Id { get; init; }

    /// <summary>What is missing.</summary>
    public required GapKind Kind { get; init; }

    /// <summary>In which sense the groups ought to be joined.</summary>
    public required Dimension Dimension { get; init; }

    /// <summary>One group; in the vertical dimension the lower one, and the post that reports.</summary>
    public required PeopleGroup From { get; init; }

    /// <summary>The other group.</summary>
    public required PeopleGroup To { get; init; }

    /// <summary>What is missing, in a sentence. Holds counts: whoever may not see them may not see it.</summary>
    public required string Summary { get; init; }

    /// <summary>Ties between the groups; arcs both ways under a DIRECTED lens.</summary>
    public required int Observed { get; init; }

    /// <summary>By the configuration model. A description, no verdict.</summary>
    public required Measured Expected { get; init; }

    /// <summary>Observed / expected.</summary>
    public Measured Ratio => Expected.Value is { } expected ? Measured.Ratio(Observed, expected, Absence.NothingExpected) : Expected;

    /// <summary>
    /// Whole ties by which observed falls short of expected, <c>max(0, ceil(E - O))</c>; null where nothing can be expected.
    /// </summary>
    public int? Shortfall => Expected.Value is { } expected ? (int)Math.Max(0, Math.Ceiling(expected - Observed)) : null;

    /// <summary>
    /// Share of people who reach the other group, 0 to 1: vertical those of <see cref="From"/>; else the mean of both sides.
    /// </summary>
    public required Measured Reach { get; init; }

    /// <summary>Share of <see cref="From"/> who reach somebody of <see cref="To"/>.</summary>
    public required Measured ReachFrom { get; init; }

    /// <summary>Share of <see cref="To"/> who reach somebody of <see cref="From"/>.</summary>
    public required Measured ReachTo { get; init; }

    /// <summary>What <see cref="Reach"/> is held against; null for a silent line.</summary>
    public double? ReachTarget { get; init; }

    /// <summary>Steps within which a group counts as reached.</summary>
    public required int Within { get; init; }

    /// <summary>
    /// How far apart the groups are; worked out for the first gaps of a report only (<see cref="Absence.NotComputed"/> after them).
    /// </summary>
    public required Distance Distance { get; init; }

    /// <summary>How many people hold the groups together, 0 to 3 (three or more); null for a silent line.</summary>
    public int? Redundancy { get; init; }

    /// <summary>The most that redundancy could be: the size of the smaller group, at most 3.</summary>
    public required int RedundancyLimit { get; init; }

    /// <summary>Who holds the groups together, ascending; empty where nobody does, or three or more.</summary>
    public required ImmutableArray<int> CutSet { get; init; }

    /// <summary>People who belong to both groups.</summary>
    public required int SharedPeople { get; init; }

    /// <summary>Who joins the groups today: those in both, then most ties first; at most the limit of the options.</summary>
    public required ImmutableArray<Bridge> BridgedBy { get; init; }

    /// <summary>How many people the gap keeps apart; see <see cref="Priority"/>.</summary>
    public required int Affected { get; init; }

    /// <summary>
    /// 0 to 1, what orders the list: how much is missing times how many it keeps apart,
    /// <c>lack · ln(1 + affected) / ln(1 + people)</c>, within the rank that the test gives it (<see cref="GapRank"/>): what is told from
    /// chance is above 1/2, and what comparable groups lack too is at most 1/4.
    /// </summary>
    /// <remarks>
    /// SPARSE: lack = severity; affected = those without a tie across (vertical: of the lower group; else of both).
    /// UNREACHED: lack = 1 - reach / target; affected = those who do not reach the other group (vertical: of the lower group; else of
    /// both). FRAGILE: lack = (1 - redundancy / 3) / 2, half because the link stands today; affected = the smaller group. SILENT_LINE:
    /// lack = 1/2, since those below may have other ways up; affected = the two holders and, for an operational line, everybody below.
    /// A gap of a directorate counts half where its organisation has the same gap, of the same kind between the same sort of groups; so
    /// does an UNREACHED pair that has as many ties as comparable ones, where size keeps reach low; and every gap after the first of a
    /// group in which nobody has any tie.
    /// The logarithm keeps the largest group from filling the list: ten times as many people add one step, not nine.
    /// </remarks>
    public required double Priority { get; init; }

    /// <summary>Where the gap stands in the list of a report.</summary>
    public GapPlace Place => new(Priority, Kind, Dimension, Id);

    /// <summary>The pair of groups that the gap is between, with its test; null for a silent line.</summary>
    public PairReport? Pair { get; init; }

    /// <summary>What a test against chance says of the ties; NOT_TESTED for a silent line.</summary>
    public GapVerdict Verdict => Pair?.Test.Verdict ?? GapVerdict.NotTested;
}

/// <summary>Somebody who joins two groups today.</summary>
/// <param name="Person">Index of the person.</param>
/// <param name="Role">On which side the person stands.</param>
/// <param name="Ties">
/// Ties across: of a member to the other group; of somebody in both to members of either; of a go-between the lesser of the ties to
/// each, those to people in both left out.
/// </param>
public readonly record struct Bridge(int Person, BridgeRole Role, int Ties);

/// <summary>On which side of a gap a bridge stands.</summary>
public enum BridgeRole : byte
{
    /// <summary>Belongs to both groups, for instance by a joint post.</summary>
    InBoth = 0,

    /// <summary>Belongs to the first group and has ties to the second.</summary>
    InFrom = 1,

    /// <summary>Belongs to the second group and has ties to the first.</summary>
    InTo = 2,

    /// <summary>Belongs to neither and has ties to both, for instance a hybrid between clinical and managerial people.</summary>
    Between = 3,
}

using System.Collections.Immutable;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>Two groups between which a link is expected, with all that a report says of them, whether it is missing or not.</summary>
public sealed record PairReport
{
    /// <summary>Made of the dimension and the two groups: the same pair has the same id in every version of the data.</summary>
    public required string Id { get; init; }

    /// <summary>In which sense the groups ought to be joined.</summary>
    public required Dimension Dimension { get; init; }

    /// <summary>The smallest place that holds both groups.</summary>
    public required PairScope Scope { get; init; }

    /// <summary>One group; in the vertical dimension the lower one.</summary>
    public required PeopleGroup From { get; init; }

    /// <summary>The other group.</summary>
    public required PeopleGroup To { get; init; }

    /// <summary>Whether it only takes together what other pairs say apart: then its ties alone are judged.</summary>
    public required bool IsPool { get; init; }

    /// <summary>The rule of a user that expects the link; null where the dimension does. Its ties alone are judged.</summary>
    public GapRule? Rule { get; init; }

    /// <summary>The smallest listed pair of the whole that contains this one; null where there is none.</summary>
    public string? ParentId { get; init; }

    /// <summary>
    /// Id of the pair before it that is about the same two groups of people, expected for another reason: one question, tested and counted
    /// there. Null where there is none.
    /// </summary>
    public string? SameAs { get; init; }

    /// <summary>The kinds of gap that it is; empty where nothing is missing, or nothing can be told.</summary>
    public required ImmutableArray<GapKind> Kinds { get; init; }

    /// <summary>What the test says, in a sentence. Holds counts: whoever may not see them may not see it.</summary>
    public required string Summary { get; init; }

    /// <summary>The verdict with its interval and how far to rely on it, in words.</summary>
    public required string Explanation { get; init; }

    /// <summary>Ties between the groups; arcs both ways under a DIRECTED lens.</summary>
    public required int Observed { get; init; }

    /// <summary>Pairs of people, one from each (ordered pairs, both ways, under a DIRECTED lens).</summary>
    public required long Possible { get; init; }

    /// <summary>Who has the ties.</summary>
    public required Carriers Carriers { get; init; }

    /// <summary>By the configuration model. A description, no verdict.</summary>
    public required Measured ConfigurationExpected { get; init; }

    /// <summary>Observed by what the configuration model expects.</summary>
    public Measured ConfigurationRatio => ConfigurationExpected.Value is { } expected
        ? Measured.Ratio(Observed, expected, Absence.NothingExpected)
        : ConfigurationExpected;

    /// <summary>Share of people who reach the other group, 0 to 1: vertical those of <see cref="From"/>; else the mean of both.</summary>
    public required double Reach { get; init; }

    /// <summary>How many people hold the groups together, 0 to 3 (three or more).</summary>
    public required int Redundancy { get; init; }

    /// <summary>What a test against chance says.</summary>
    public required PairTest Test { get; init; }
}

/// <summary>What became of the model that a report's tests rest on.</summary>
/// <param name="Outcome">Whether it settled.</param>
/// <param name="Tested">Pairs that could be tested, two groups of people counted once: q is over these.</param>
/// <param name="Responses">Who could be seen.</param>
public sealed record GapFit(GravityOutcome Outcome, int Tested, Responses Responses);

/// <summary>How many pairs of a dimension, or of all, have a verdict.</summary>
/// <param name="Dimension">Which dimension; null for all.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Pairs">How many have it.</param>
/// <param name="Of">Of how many.</param>
public sealed record VerdictCount(Dimension? Dimension, GapVerdict Verdict, int Pairs, int Of)
{
    /// <summary>Pairs / of, 0 to 1; absent where there is no pair.</summary>
    public Measured Share => Measured.Ratio(Pairs, Of, Absence.NoPairs);

    /// <summary>
    /// Counts every verdict: over all pairs, and in each dimension that has any. Two groups of people count once, whoever expects the link:
    /// a pair that is <see cref="PairReport.SameAs"/> another is counted there. Time O(pairs).
    /// </summary>
    /// <param name="pairs">The pairs to count.</param>
    public static ImmutableArray<VerdictCount> Compute(IEnumerable<PairReport> pairs)
    {
        var counted = pairs.Where(pair => pair.SameAs is null).ToList();
        return
        [
            .. Count(null, counted),
            .. Enum.GetValues<Dimension>()
                .Select(dimension => (dimension, Pairs: counted.Where(pair => pair.Dimension == dimension).ToList()))
                .Where(part => part.Pairs.Count > 0)
                .SelectMany(part => Count(part.dimension, part.Pairs)),
        ];
    }

    private static IEnumerable<VerdictCount> Count(Dimension? dimension, List<PairReport> pairs) =>
        from verdict in new[] { GapVerdict.Gap, GapVerdict.Connected, GapVerdict.CannotTell, GapVerdict.TooFew }
        select new VerdictCount(dimension, verdict, pairs.Count(pair => pair.Test.Verdict == verdict), pairs.Count);
}

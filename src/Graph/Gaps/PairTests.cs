using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>Tests all pairs of a report at once: one fit, one q over all of them, before anybody filters.</summary>
/// <remarks>
/// Pairs about the same people are one test (<see cref="SamePeople"/>).
/// A pair of which most of the expected ties of its sort are made (front lines and executives of organisations are a sort, sibling units of
/// directorates another) tells the model what to expect, and so always looks as expected. More than a third, which is a judgement: then
/// CONNECTED becomes CANNOT_TELL. A GAP stays one, since such a pair hides gaps and makes none.
/// </remarks>
internal sealed class PairTests(
    Placement place, GapOptions options, Responses responses, Effort effort, HeldExpectations? held = null)
{
    private const double MostOfItsSort = 1.0 / 3;

    private readonly ClosedUnits _closed = new(place);

    /// <summary>Tests the pairs.</summary>
    /// <param name="pairs">All pairs of the report.</param>
    /// <param name="parents">By pair: the index of the pair of the whole that contains it, or -1.</param>
    /// <param name="same">By pair: the index of the first one about the same people.</param>
    public (PairTest[] Tests, GapFit Fit, GravityReport Model) Compute(IReadOnlyList<ExpectedPair> pairs, int[] parents, int[] same)
    {
        int[] asked = [.. Enumerable.Range(0, pairs.Count).Where(at => same[at] == at)];
        var model = Judge([.. asked.Select(at => pairs[at]).Select(pair =>
            new GroupPair(pair.Dimension, pair.From.Members, pair.To.Members) { MayLeave = MayLeave(pair) })]);
        var number = new int[pairs.Count];
        for (var at = 0; at < asked.Length; at++)
        {
            number[asked[at]] = at;
        }

        var report = model with { Pairs = [.. same.Select(first => model.Pairs[number[first]])] };
        var ofSort = ExpectedOfSort(pairs, report);
        var remedies = new Remedies(pairs, report, model.Pairs, options.Gravity, responses);
        PairTest[] found = [.. Enumerable.Range(0, pairs.Count).Select(at =>
            TestOf(pairs[same[at]], report.Pairs[at], report, ofSort.GetValueOrDefault(SortOf(pairs[same[at]]))))];
        var settled = new PairTest?[found.Length];
        PairTest[] tests = [.. same.Select(first =>
            settled[first] ??= found[first] with { WouldSettle = remedies.For(first, parents, found) })];
        return (tests, new(model.Outcome, model.Pairs.Count(finding => !double.IsNaN(finding.Q)), responses), model);
    }

    // Of two whole organisations most of the ties across would leave with them, and their parts, where they are gaps, have left already.
    // The groups of a rule may be as large, and what users ask must not change what is found of others.
    private static bool MayLeave(ExpectedPair pair) =>
        pair.Rule is null && pair is not { IsPool: true, Dimension: Dimension.CrossOrganisation };

    private GravityReport Judge(ImmutableArray<GroupPair> pairs) => held is null
        ? GravityModel.Fit(GravityPeople.Of(place) with { Responded = responses.Seen }, place.Ties, pairs, options.Gravity, effort)
        : held.Judge(place, responses.Seen, pairs, options.Gravity, effort);

    private PairTest TestOf(ExpectedPair pair, PairFinding finding, GravityReport report, double expectedOfSort)
    {
        var reason = ReasonOf(pair, finding, report, expectedOfSort);
        var verdict = reason switch
        {
            null => finding.Verdict,
            VerdictReason.FewExpected or VerdictReason.NoTies => GapVerdict.TooFew,
            _ => GapVerdict.CannotTell,
        };
        // What the ties of the groups do not tell would be read as what comparable groups have.
        var tellsNothing = reason == VerdictReason.NothingOutside || (reason == VerdictReason.NothingComparable && _closed.Hold(pair));
        var none = report.Outcome switch
        {
            GravityOutcome.Directed => Absence.WrongDirection,
            GravityOutcome.NotConverged => Absence.NotConverged,
            GravityOutcome.NoTies => Absence.NoTies,
            _ when tellsNothing => Absence.NotTested,
            _ => Absence.NothingExpected,
        };
        return new()
        {
            Verdict = verdict,
            Reason = reason,
            Observed = report.Outcome == GravityOutcome.Directed ? null : finding.Observed,
            Observable = responses.AreKnown ? finding.Observable : null,
            Respondents = responses.By,
            Expected = Figure(tellsNothing ? double.NaN : finding.Expected, none),
            RatioLow = Figure(tellsNothing ? double.NaN : finding.RatioLow, none),
            RatioHigh = Figure(tellsNothing ? double.NaN : finding.RatioHigh, none),
            P = Figure(tellsNothing ? double.NaN : finding.P, none),
            Q = Figure(tellsNothing ? double.NaN : finding.Q, report.Outcome == GravityOutcome.Converged ? Absence.NotTested : none),
            Severity = verdict == GapVerdict.Gap ? finding.Severity : null,
            Confidence = verdict is GapVerdict.Gap or GapVerdict.Connected ? ConfidenceOf(finding) : null,
        };
    }

    // Nobody can say that four in five could be seen where nobody tells who answered.
    private GapConfidence ConfidenceOf(PairFinding finding) =>
        !responses.AreKnown && finding.Confidence == GapConfidence.High ? GapConfidence.Moderate : finding.Confidence;

    private VerdictReason? ReasonOf(ExpectedPair pair, PairFinding finding, GravityReport report, double expectedOfSort) =>
        report.Outcome switch
        {
            GravityOutcome.Directed => VerdictReason.Directed,
            GravityOutcome.NotConverged => VerdictReason.NotConverged,
            GravityOutcome.NoTies => VerdictReason.NoTies,
            _ when !(finding.Expected > 0) => finding.Observable < options.Gravity.LeastObservable
                ? VerdictReason.FewResponses
                : VerdictReason.NothingOutside,
            _ when finding.Verdict != GapVerdict.Gap && _closed.Hold(pair) => VerdictReason.NothingComparable,
            _ => finding.Verdict switch
            {
                GapVerdict.Gap => null,
                GapVerdict.TooFew => VerdictReason.FewExpected,
                GapVerdict.Connected => finding.Expected > MostOfItsSort * expectedOfSort ? VerdictReason.NothingComparable : null,
                _ => !finding.IsTestable ? VerdictReason.ExpectationUncertain
                    : !double.IsNaN(finding.Q) ? VerdictReason.WideInterval
                    : Refusal(pair.Dimension, finding, report),
            },
        };

    private VerdictReason Refusal(Dimension dimension, PairFinding finding, GravityReport report) =>
        finding.Observable < options.Gravity.LeastObservable ? VerdictReason.FewResponses
        : report.Dispersions.First(d => d.Dimension == dimension).ReferencePairs < options.Gravity.LeastReferencePairs
            ? VerdictReason.FewReferencePairs
        : dimension == Dimension.Vertical ? VerdictReason.LevelsUnknown
        : VerdictReason.DisciplinesUnknown;

    private static Measured Figure(double value, Absence why) => double.IsNaN(value) ? Measured.None(why) : Measured.Of(value);

    private Dictionary<Sort, double> ExpectedOfSort(IReadOnlyList<ExpectedPair> pairs, GravityReport report)
    {
        var sums = new Dictionary<Sort, double>();
        for (var at = 0; at < pairs.Count; at++)
        {
            var (sort, expected) = (SortOf(pairs[at]), report.Pairs[at].Expected);
            if (pairs[at].Rule is not null || double.IsNaN(expected))
            {
                continue;
            }

            sums[sort] = sums.GetValueOrDefault(sort) + expected;
            if (!pairs[at].IsPool)
            {
                var all = new Sort(pairs[at].Dimension, default, false, default, default);
                sums[all] = sums.GetValueOrDefault(all) + expected;
            }
        }

        return sums;
    }

    // What a rule expects has no like in other places: it is held against everything of its dimension, each tie of it once.
    private Sort SortOf(ExpectedPair pair) => pair.Rule is not null ? new(pair.Dimension, default, false, default, default) : new(
        pair.Dimension, PairScopes.Of(pair.From, pair.To, place.Units), pair.IsPool, SideOf(pair.From), SideOf(pair.To));

    private static (GroupKind, Level?, Level?, bool) SideOf(PeopleGroup group) =>
        (group.Kind, group.Selector?.LowestLevel, group.Selector?.HighestLevel, group.Unit is null);

    /// <summary>Pairs of one sort are compared with each other: the same groups in other places.</summary>
    private readonly record struct Sort(
        Dimension Dimension,
        PairScope Scope,
        bool IsPool,
        (GroupKind, Level?, Level?, bool IsWhole) From,
        (GroupKind, Level?, Level?, bool IsWhole) To);
}

using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Expectations;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gaps;

/// <summary>Why a pair has no verdict, on both sides of each bound, and what the fit may be made without.</summary>
public sealed class PairReasonsTests
{
    private static readonly GravityOptions Untrimmed = GravityOptions.Default with { TrimRounds = 0 };

    // Of a third of the people level and discipline are blank. How many reference pairs it takes is set to just as many as the dimension
    // has, and to one more; others have others.
    [Theory]
    [InlineData(Dimension.Vertical, VerdictReason.LevelsUnknown)]
    [InlineData(Dimension.ClinicalManagerial, VerdictReason.DisciplinesUnknown)]
    public void Reference_pairs_are_too_few_below_the_bound_and_only_those_of_the_same_dimension_count(
        Dimension dimension, VerdictReason otherwise)
    {
        var network = MadeTrusts.Make(3).Forget(person => person % 3 == 0, person => person % 3 == 0).Build();
        var report = GapReport.Compute(network);
        var references = Judge(network, report, Untrimmed).Model.Dispersions.Select(d => (d.Dimension, d.ReferencePairs)).ToArray();
        var own = references.Single(each => each.Dimension == dimension).ReferencePairs;
        references.Count(each => each.ReferencePairs == own).ShouldBe(1);
        Reasons(own).ShouldBe([otherwise]);
        Reasons(own + 1).ShouldBe([VerdictReason.FewReferencePairs]);

        IEnumerable<VerdictReason?> Reasons(int least) =>
            Judge(network, report, Untrimmed with { LeastReferencePairs = least }).Tests
                .Where((test, at) => report.Pairs[at].Dimension == dimension && test.Verdict == GapVerdict.CannotTell)
                .Select(test => test.Reason)
                .Where(reason => reason is not VerdictReason.ExpectationUncertain)
                .Distinct();
    }

    // One in seven did not answer. Of a pair that rests on levels, of which many are blank, as much could be seen as it takes, or less.
    [Fact]
    public void Answers_are_too_few_below_the_bound()
    {
        var draft = MadeTrusts.Make(3, directorates: 10).Forget(person => person % 4 == 0, _ => false);
        var people = draft.Build().PeopleCount;
        string[] answers = [.. Enumerable.Range(0, people).Select(person => person % 7 == 1 ? "no" : "yes")];
        var network = draft.Attribute("responded", answers).Build();
        var options = Untrimmed with { LeastReferencePairs = 1 };
        var report = GapReport.Compute(network, new() { Gravity = options });
        var at = Enumerable.Range(0, report.Pairs.Length).First(pair =>
            report.Pairs[pair].Test is { Reason: VerdictReason.LevelsUnknown, Observable: < 1 });
        var seen = report.Pairs[at].Test.Observable!.Value;
        ReasonAt(seen).ShouldBe(VerdictReason.LevelsUnknown);
        ReasonAt(Math.BitIncrement(seen)).ShouldBe(VerdictReason.FewResponses);

        VerdictReason? ReasonAt(double least) => Judge(network, report, options with { LeastObservable = least }).Tests[at].Reason;
    }

    // What looks as expected is CONNECTED unless it makes up more than a third of what it is compared with: its sort, or, for what only
    // a rule asks, all that is expected of the dimension, each tie once. Added up here of the report alone.
    [Fact]
    public void What_makes_up_more_than_a_third_of_what_it_is_compared_with_has_nothing_comparable()
    {
        var counts = new Dictionary<(bool IsRule, bool IsAlone), int>();
        for (var trusts = 1; trusts <= 3; trusts++)
        {
            var report = GapReport.Compute(MadeTrusts.Make(5, trusts: trusts).Build(), new() { Rules = [.. Rules()] });
            foreach (var pair in report.Pairs.Where(each => each.Test is { Q.Value: >= 0.05, RatioLow.Value: > 0.5 }))
            {
                var like = report.Pairs.Where(each => each.Rule is null && each.Dimension == pair.Dimension
                    && (pair.Rule is not null ? !each.IsPool : SortOf(each) == SortOf(pair)));
                var isAlone = pair.Test.Expected.Value > like.Sum(each => each.Test.Expected.Value ?? 0) / 3;
                (pair.Test.Reason == VerdictReason.NothingComparable).ShouldBe(isAlone, $"{trusts} trusts: {pair.Summary}");
                (pair.Test.Verdict == GapVerdict.Connected).ShouldBe(!isAlone);
                counts[(pair.Rule is not null, isAlone)] = counts.GetValueOrDefault((pair.Rule is not null, isAlone)) + 1;
            }
        }

        counts.Count.ShouldBe(4);
    }

    [Fact]
    public void What_was_not_tested_has_no_q_and_says_so()
    {
        var report = GapReport.Compute(MadeTrusts.Make(4).Build());
        var untested = report.Pairs.Where(pair => pair.Test is { Expected.HasValue: true, Q.HasValue: false }).ToList();
        untested.ShouldNotBeEmpty();
        untested.ShouldAllBe(pair => pair.Test.Q.Why == Absence.NotTested);
    }

    // Nobody of the first trust is tied to anybody of the second. Every gap leaves the fit but those of the two trusts as a whole, and of
    // what a rule asks, with which most of the ties across would leave.
    [Theory]
    [InlineData(false), InlineData(true)]
    public void Whole_organisations_and_what_rules_ask_stay_in_the_fit(bool isRuled)
    {
        static bool IsCut(MadeTrusts.Place first, MadeTrusts.Place second) => (first.Organisation, second.Organisation) == (1, 2);
        var network = MadeTrusts.Make(2, IsCut).Build();
        var report = GapReport.Compute(network, new() { Rules = [.. isRuled ? Rules() : []] });
        var gaps = report.Pairs.Where(pair => pair.Test.Verdict == GapVerdict.Gap && pair.SameAs is null).ToList();
        gaps.Exists(pair => pair.Rule is not null).ShouldBe(isRuled);
        gaps.Count(pair => pair is { Rule: null, IsPool: true, Dimension: Dimension.CrossOrganisation }).ShouldBe(1);
        var leave = gaps.Count(pair => pair.Rule is null && !(pair.IsPool && pair.Dimension == Dimension.CrossOrganisation));
        leave.ShouldBeGreaterThan(1);
        Judge(network, report, GravityOptions.Default).Model.TrimmedPairs.ShouldBe(leave);
    }

    private static IEnumerable<GapRule> Rules()
    {
        static PeopleCriteria Of(Level level) => new() { Levels = [level] };
        var (frontline, leads, executives) = (Of(Level.Frontline), Of(Level.TeamLead), Of(Level.Executive));
        PeopleCriteria clinical = new() { Disciplines = [Discipline.Clinical] };
        return
        [
            new(1, new(frontline, executives, ExpectationRelation.SameOrganisation)),
            new(2, new(leads, leads, ExpectationRelation.OtherOrganisation)),
            new(3, new(frontline, leads, ExpectationRelation.SameOrganisation)),
            new(4, new(frontline, frontline, ExpectationRelation.OtherOrganisation)),
            new(5, new(frontline, leads)),
            new(6, new(clinical, clinical, ExpectationRelation.OtherOrganisation)),
        ];
    }

    // The groups of one sort are the same in other places.
    private static (PairScope, bool, (GroupKind, Level?, Level?, bool), (GroupKind, Level?, Level?, bool)) SortOf(PairReport pair)
    {
        static (GroupKind, Level?, Level?, bool) Side(PeopleGroup group) =>
            (group.Kind, group.Selector?.LowestLevel, group.Selector?.HighestLevel, group.Unit is null);
        return (pair.Scope, pair.IsPool, Side(pair.From), Side(pair.To));
    }

    /// <summary>Tests the pairs of a report again.</summary>
    private static (PairTest[] Tests, GapFit Fit, GravityReport Model) Judge(
        OrganisationNetwork network, GapReport report, GravityOptions options)
    {
        ExpectedPair[] pairs =
            [.. report.Pairs.Select(pair => new ExpectedPair(pair.Dimension, pair.From, pair.To, pair.IsPool) { Rule = pair.Rule })];
        return new PairTests(new(network), new() { Gravity = options }, report.Fit.Responses, default)
            .Compute(pairs, PairTree.Parents(pairs), SamePeople.FirstOf(pairs));
    }
}

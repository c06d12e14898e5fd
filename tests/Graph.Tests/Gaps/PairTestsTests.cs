using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Hypotheses;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gaps;

public sealed class PairTestsTests
{
    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void A_cut_between_two_directorates_is_found_and_told_in_words(int seed)
    {
        var report = GapReport.Compute(MadeTrusts.Make(seed, IsCut).Build());
        var gap = report.Gaps.Where(g => g.Kind == GapKind.Sparse && IsPlanted(g.From, g.To)).ShouldHaveSingleItem();
        var test = gap.Pair.ShouldNotBeNull().Test;
        (gap.Verdict, test.Verdict, gap.Observed, test.Observed).ShouldBe((GapVerdict.Gap, GapVerdict.Gap, 0, 0L));
        test.Severity.ShouldBe(1);
        test.SeverityHigh.ShouldBe(1);
        test.SeverityLow!.Value.ShouldBe(1 - test.RatioHigh.Value!.Value, 1e-12);
        test.Shortfall.ShouldBe((int)Math.Round(test.Expected.Value!.Value));
        test.Q.Value!.Value.ShouldBeLessThan(0.05);
        test.WouldSettle.ShouldBeEmpty();
        gap.Affected.ShouldBe(gap.From.Size + gap.To.Size);
        gap.Priority.ShouldBe((1 + (Math.Log(1 + gap.Affected) / Math.Log(1 + 699))) / 2, 1e-12); // Told from chance.
        gap.Summary.ShouldBe(
            $"Directorate 1 of T0 Trust (38 people) and Directorate 2 of T0 Trust (38 people) have no ties where comparable groups have "
            + $"{test.Expected.Value:0}: between 0 % and {Math.Round(100 * test.RatioHigh.Value!.Value)} % of what comparable groups have "
            + "(90 % interval).");
        gap.Pair.Explanation.ShouldContain(
            ". Of all pairs that are called a gap, taken together, at most 1 in 20 is expected to be one by chance.");
    }

    [Fact]
    public void Where_nothing_was_cut_hardly_anything_is_called_a_gap()
    {
        // One gap of gap-free systems in ten is what q of 0.05 promises at most; of these eight none has one.
        for (var seed = 1; seed <= 8; seed++)
        {
            var report = GapReport.Compute(MadeTrusts.Make(seed).Build());
            report.Fit.Outcome.ShouldBe(GravityOutcome.Converged);
            report.Pairs.Where(pair => pair.Test.Verdict == GapVerdict.Gap).Select(pair => pair.Summary).ShouldBeEmpty($"seed {seed}");
            report.Pairs.Count(pair => pair.Test.Verdict == GapVerdict.Connected).ShouldBeGreaterThan(20);
        }
    }

    [Fact]
    public void Every_pair_has_a_verdict_and_q_is_over_all_pairs_that_were_tested()
    {
        var report = GapReport.Compute(MadeTrusts.Make(4, IsCut).Build());
        report.Pairs.Select(pair => pair.Id).Distinct().Count().ShouldBe(report.Pairs.Length);
        report.Pairs.Select(pair => pair.Dimension).Distinct().Count().ShouldBe(4);
        report.Pairs.ShouldAllBe(pair => pair.Test.Verdict != GapVerdict.NotTested);
        PairReport[] tested = [.. report.Pairs.Where(pair => pair.Test.Q.HasValue)];
        tested.Length.ShouldBe(report.Fit.Tested);
        tested.Select(pair => pair.Test.Q.Value!.Value).ShouldBe(BenjaminiHochberg.Compute([.. tested.Select(p => p.Test.P.Value!.Value)]));
        foreach (var pair in report.Pairs)
        {
            CheckVerdict(pair.Test, tested.Contains(pair));
        }
    }

    // What a verdict needs, from the figures beside it.
    private static void CheckVerdict(PairTest test, bool isTested)
    {
        (test.Verdict == GapVerdict.Gap).ShouldBe(isTested && test.Q.Value < 0.05);
        (test.Verdict == GapVerdict.Connected).ShouldBe(
            isTested && test.Q.Value >= 0.05 && test.RatioLow.Value > 0.5 && test.Reason != VerdictReason.NothingComparable);
        (test.Severity is not null).ShouldBe(test.Verdict == GapVerdict.Gap);
        (test.Reason is null).ShouldBe(test.Verdict is GapVerdict.Gap or GapVerdict.Connected);
        (test.Confidence is null).ShouldBe(test.Reason is not null);
        (test.Verdict == GapVerdict.TooFew).ShouldBe(test.Reason is VerdictReason.FewExpected);
        (isTested && test.Reason is VerdictReason.ExpectationUncertain).ShouldBeFalse();
        test.WouldSettle.IsEmpty.ShouldBe(test.Reason is null);
    }

    // Where no tie at all is to have p of one in a million, 13 ties are too few: e^-13.1 / 2. Of pairs of more it is what is not known of
    // them that leaves p above that.
    [Fact]
    public void Many_ties_of_which_nobody_knows_how_many_are_not_called_few()
    {
        var options = new GapOptions { Gravity = GravityOptions.Default with { TestableP = 1e-6 } };
        var report = GapReport.Compute(MadeTrusts.Make(4).Build(), options);
        var uncertain = report.Pairs.Where(pair => pair.Test.Reason == VerdictReason.ExpectationUncertain).ToList();
        uncertain.ShouldNotBeEmpty();
        uncertain.ShouldAllBe(pair => pair.Test.Verdict == GapVerdict.CannotTell && !pair.Test.Q.HasValue
            && pair.Test.Expected.Value > 10 && pair.Explanation.Contains("How many to expect is so uncertain"));
        report.Pairs.Where(pair => pair.Test.Reason == VerdictReason.WideInterval).ShouldAllBe(pair => pair.Test.Q.HasValue);
        report.Pairs.Where(pair => pair.Test.Expected.Value < 10).ShouldAllBe(pair => pair.Test.Reason == VerdictReason.FewExpected);
    }

    [Fact]
    public void Nobody_tells_who_answered_so_no_confidence_is_high()
    {
        var network = MadeTrusts.Make(1, IsCut).Build();
        var unknown = GapReport.Compute(network).Pairs.Single(pair => IsPlanted(pair.From, pair.To)).Test;
        var known = GapReport.Compute(network, new() { Respondents = Respondents.Everybody }).Pairs
            .Single(pair => IsPlanted(pair.From, pair.To)).Test;
        (unknown.Confidence, unknown.Observable).ShouldBe((GapConfidence.Moderate, null));
        (known.Confidence, known.Observable).ShouldBe((GapConfidence.High, 1));
        known.Expected.ShouldBe(unknown.Expected);
    }

    // A quarter of all levels, or disciplines, are blank: pairs that rest on them are not tested, and say on what.
    [Theory]
    [InlineData(Dimension.Vertical, VerdictReason.LevelsUnknown, RemedyKind.CompleteRecords)]
    [InlineData(Dimension.ClinicalManagerial, VerdictReason.DisciplinesUnknown, RemedyKind.CompleteRecords)]
    public void What_is_not_known_of_too_many_is_said(Dimension dimension, VerdictReason reason, RemedyKind remedy)
    {
        var draft = MadeTrusts.Make(3, directorates: 10);
        var isVertical = dimension == Dimension.Vertical;
        var report = GapReport.Compute(
            draft.Forget(p => isVertical && p % 4 == 0, p => !isVertical && p % 4 == 0).Build(),
            new() { Gravity = GapOptions.Default.Gravity with { LeastReferencePairs = 1 } });
        var untold = report.Pairs.Where(pair => pair.Test.Reason == reason).ToList();
        untold.ShouldNotBeEmpty(string.Join(' ', report.Pairs.CountBy(pair => (pair.Dimension, pair.Test.Reason))));
        untold.ShouldAllBe(pair => pair.Dimension == dimension && pair.Test.WouldSettle.Any(each => each.Kind == remedy));
        report.Pairs.ShouldNotContain(pair => pair.Test.Reason
            == (isVertical ? VerdictReason.DisciplinesUnknown : VerdictReason.LevelsUnknown));
        report.Pairs.ShouldNotContain(pair => pair.Dimension == dimension && pair.Test.Q.HasValue);
    }

    [Fact]
    public void Where_few_pairs_tell_how_counts_spread_that_is_said_and_nothing_about_records()
    {
        var report = GapReport.Compute(MadeTrusts.Make(1, trusts: 1, directorates: 2).Build());
        report.Pairs.ShouldContain(pair => pair.Test.Reason == VerdictReason.FewReferencePairs);
        report.Pairs.ShouldAllBe(pair =>
            pair.Test.Reason != VerdictReason.LevelsUnknown && pair.Test.Reason != VerdictReason.DisciplinesUnknown);
    }

    // Four in five of two directorates did not answer: of what lies between them 36 % could be seen.
    [Fact]
    public void Where_less_than_half_could_be_seen_it_is_the_answers_that_are_missing()
    {
        var draft = MadeTrusts.Make(3);
        var network = draft.Build();
        string Answer(int person) => network.UnitOf[person] >= 0
            && network.Units[network.UnitOf[person]].Name is var name && (name.Contains("1.", StringComparison.Ordinal)
            || name.Contains("2.", StringComparison.Ordinal)) && person % 5 != 0 ? "no" : "yes";
        var report = GapReport.Compute(draft.Attribute(
            "responded", [.. Enumerable.Range(0, network.PeopleCount).Select(Answer)]).Build());
        report.Fit.Outcome.ShouldBe(GravityOutcome.Converged);
        var pair = report.Pairs.Single(p => IsPlanted(p.From, p.To)).Test;
        pair.Observable!.Value.ShouldBeLessThan(0.5);
        pair.Reason.ShouldBe(VerdictReason.FewResponses);
        report.Pairs.Where(p => p.Test.Observable >= 0.5).ShouldAllBe(p => p.Test.Reason != VerdictReason.FewResponses);
    }

    [Fact]
    public void A_pair_that_is_most_of_its_sort_is_not_called_connected()
    {
        // Two trusts: their whole ties to each other are all that tells how many ties whole trusts have.
        var report = GapReport.Compute(MadeTrusts.Make(5, trusts: 2, directorates: 8).Build());
        var whole = report.Pairs.Single(pair => pair.From.Kind == GroupKind.Organisation);
        whole.IsPool.ShouldBeTrue();
        (whole.Test.Verdict, whole.Test.Reason).ShouldBe((GapVerdict.CannotTell, VerdictReason.NothingComparable));
        whole.Test.RatioLow.Value!.Value.ShouldBeGreaterThan(0.5);
        whole.Explanation.ShouldContain("makes up most of what it would be compared with");
        report.Pairs.ShouldContain(pair => pair.From.Kind == GroupKind.ServiceLine && pair.Test.Verdict == GapVerdict.Connected);
    }

    [Fact]
    public void Under_a_directed_lens_nothing_is_tested_and_it_is_said_so()
    {
        var report = GapReport.Compute(MadeTrusts.Make(1, IsCut, directorates: 3).Build(TieDirection.Directed));
        report.Fit.ShouldBe(new(GravityOutcome.Directed, 0, report.Fit.Responses));
        report.Gaps.ShouldNotContain(gap => gap.Kind == GapKind.Sparse);
        report.Pairs.ShouldAllBe(pair => pair.Test.Verdict == GapVerdict.CannotTell && pair.Test.Reason == VerdictReason.Directed
            && pair.Test.Observed == null && pair.Test.Expected.Why == Absence.WrongDirection
            && pair.Test.Ratio.Why == Absence.WrongDirection
            && pair.Test.WouldSettle.Single().Kind == RemedyKind.OtherLens);
        VerdictWords.Warning(report.Fit.Outcome)!.Value.Reason.ShouldBe(VerdictReason.Directed);
    }

    [Fact]
    public void Without_ties_too_little_is_expected_of_anybody()
    {
        var report = GapReport.Compute(MadeTrusts.Make(1, (_, _) => true, directorates: 2).Build());
        report.Fit.Outcome.ShouldBe(GravityOutcome.NoTies);
        report.Pairs.ShouldAllBe(pair => pair.Test.Verdict == GapVerdict.TooFew && pair.Test.Reason == VerdictReason.NoTies
            && pair.Test.Expected.Why == Absence.NoTies);
        report.Gaps.ShouldNotContain(gap => gap.Kind == GapKind.Sparse);
    }

    [Fact]
    public void A_model_that_does_not_settle_gives_no_verdict()
    {
        var options = new GapOptions { Gravity = GravityOptions.Default with { MaxRounds = 1 } };
        var report = GapReport.Compute(MadeTrusts.Make(1, IsCut, directorates: 3).Build(), options);
        report.Fit.Outcome.ShouldBe(GravityOutcome.NotConverged);
        report.Pairs.ShouldAllBe(pair => pair.Test.Reason == VerdictReason.NotConverged && pair.Test.Q.Why == Absence.NotConverged);
        report.Gaps.ShouldNotContain(gap => gap.Kind == GapKind.Sparse);
    }

    [Fact]
    public void Weights_however_light_and_ties_told_twice_change_no_verdict()
    {
        var draft = MadeTrusts.Make(2, IsCut, directorates: 3);
        var once = Tests(GapReport.Compute(draft.Build()));
        foreach (var (from, to, _) in Dense.Ties(draft.Build().Arcs).ToArray())
        {
            draft.Tie(from, to, 0.01).Tie(to, from, 3);
        }

        Tests(GapReport.Compute(draft.Build())).ShouldBe(once);
    }

    [Theory, InlineData(2), InlineData(8)]
    public void Threads_change_no_bit(int threads)
    {
        var network = MadeTrusts.Make(3, IsCut, directorates: 4).Build();
        var one = new GapComputation(network, GapOptions.Default, Effort.OneThread).Compute();
        var many = new GapComputation(network, GapOptions.Default, new(threads)).Compute();
        Tests(many).ShouldBe(Tests(one));
        many.Gaps.Select(gap => (gap.Id, gap.Priority, gap.Summary)).ShouldBe(one.Gaps.Select(gap => (gap.Id, gap.Priority, gap.Summary)));
    }

    [Fact]
    public void Progress_only_grows_and_work_can_be_stopped()
    {
        var told = new List<double>();
        GapReport.Compute(MadeTrusts.Make(1, directorates: 3).Build(), progress: new Told(told));
        told.ShouldBeInOrder();
        told[^1].ShouldBe(1);
        Should.Throw<OperationCanceledException>(
            () => GapReport.Compute(MadeTrusts.Make(1, directorates: 3).Build(), cancel: new(canceled: true)));
    }

    // Everything but the members, which equal records would compare by reference.
    private static List<(string, GapVerdict, Measured, Measured, Measured, string)> Tests(GapReport report) =>
        [.. report.Pairs.Select(p => (p.Id, p.Test.Verdict, p.Test.Expected, p.Test.RatioHigh, p.Test.Q, p.Explanation))];

    // Directorates 1 and 2 of the first trust.
    private static bool IsCut(MadeTrusts.Place first, MadeTrusts.Place second) =>
        (first.Organisation, second.Organisation, first.Directorate, second.Directorate) == (1, 1, 1, 2);

    private static bool IsPlanted(PeopleGroup from, PeopleGroup to) =>
        (from.Label, to.Label) == ("Directorate 1 of T0 Trust", "Directorate 2 of T0 Trust");

    private sealed class Told(List<double> told) : IProgress<double>
    {
        public void Report(double value)
        {
            lock (told)
            {
                told.Add(value);
            }
        }
    }
}

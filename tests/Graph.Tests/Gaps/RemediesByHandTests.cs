using System.Collections.Immutable;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gaps;

/// <summary>What would settle a pair, from findings that are written down by hand.</summary>
public sealed class RemediesByHandTests
{
    // Four pairs, of which three were tested and one is a gap: one more finding takes a p of .05 · 2 / 3.
    private const double Alpha = 0.05 * 2 / 3;

    [Theory]
    [InlineData(VerdictReason.WideInterval), InlineData(VerdictReason.FewExpected),
     InlineData(VerdictReason.ExpectationUncertain)]
    public void A_longer_window_is_as_long_as_the_formula_says_rounded_up(VerdictReason reason)
    {
        // φ = 1.5, E = 16, V = 32: ρE² = 32 - 24 = 8; V½ = 1.5 · 16 / 2 + 8 / 4 = 14.
        var root = 2 * ((Remedies.UpperNormal(Alpha) * Math.Sqrt(32)) + (Remedies.UpperNormal(0.2) * Math.Sqrt(14))) / 16;
        var remedy = Of(reason, expected: 16, variance: 32).Single(r => r.Kind == RemedyKind.LongerWindow);
        remedy.Times.ShouldBe(Math.Ceiling(10 * root * root) / 10);
        (remedy.Times - (root * root)).ShouldNotBeNull().ShouldBeInRange(0.001, 0.099); // Between two tenths, so that rounding is seen.
    }

    [Fact]
    public void The_spread_at_half_of_the_ties_is_that_of_half_of_the_ties()
    {
        // φ = 1, E = 10, V = 20: ρE² = 10; V½ = 10 / 2 + 10 / 4 = 7.5.
        var root = 2 * ((2 * Math.Sqrt(20)) + (Remedies.UpperNormal(0.2) * Math.Sqrt(7.5))) / 10;
        Remedies.TimesAsLong(10, 20, 1, 2).ShouldBe(root * root, 1e-9);
    }

    [Fact]
    public void A_spread_of_pairs_stays_however_long_the_window_is()
    {
        // φ = 1, E = 10, V = 20, τ² = .02: ρ = .1 - .02 and both variances fall with the window but for their part of τ².
        var times = Remedies.TimesAsLong(10, 20, 1, 2, 0.02);
        var (whole, half) = (Math.Sqrt((0.18 / times) + 0.02), Math.Sqrt((0.07 / times) + 0.005));
        ((2 * whole) + (Remedies.UpperNormal(0.2) * half)).ShouldBe(0.5, 1e-9);
        times.ShouldBeGreaterThan(Remedies.TimesAsLong(10, 20, 1, 2));

        // 2 √.05 + .84 √(.05 / 4) is .541, more than a half in a window without end.
        Remedies.TimesAsLong(10, 20, 1, 2, 0.05).ShouldBe(double.PositiveInfinity);

        // All of the uncertainty is that of pairs: nothing is left to fall, and nothing is less than nothing.
        Remedies.TimesAsLong(10, 10, 1, 2, 0.02).ShouldBe(Remedies.TimesAsLong(10, 12, 1, 2, 0.02));
    }

    [Fact]
    public void The_spread_of_pairs_is_that_of_the_dimension()
    {
        var without = Of(VerdictReason.WideInterval, 30, 45).Single(r => r.Kind == RemedyKind.LongerWindow).Times;
        var with = Of(VerdictReason.WideInterval, 30, 45, pairSpread: 0.01).Single(r => r.Kind == RemedyKind.LongerWindow).Times;
        with.ShouldNotBeNull().ShouldBeGreaterThan(without.ShouldNotBeNull());
        Of(VerdictReason.WideInterval, 30, 45, pairSpread: 0.06).ShouldNotContain(r => r.Kind == RemedyKind.LongerWindow);
    }

    [Fact]
    public void A_window_of_more_than_three_times_is_no_advice_and_that_is_said()
    {
        // φ = 1.5, E = 8, V = 16: more than five times.
        Of(VerdictReason.FewExpected, expected: 8, variance: 16).ShouldHaveSingleItem().ShouldBe(new(
            RemedyKind.Nothing,
            "Nothing within reach: a window would have to be more than 3 times as long; and no listed pair of the whole that they are part "
            + "of has a verdict."));
        Of(VerdictReason.ExpectationUncertain, expected: 40, variance: 40, pairSpread: 3).ShouldHaveSingleItem().Explanation
            .ShouldStartWith("Nothing: pairs such as these differ so much from each other that no window is long enough;");
        Of(VerdictReason.FewExpected, expected: 8, variance: 16, whole: 40).ShouldHaveSingleItem().Kind.ShouldBe(RemedyKind.Pool);
        Of(VerdictReason.FewExpected, expected: 0.5, variance: 0.75).ShouldNotContain(r => r.Kind == RemedyKind.LongerWindow);
        Of(VerdictReason.FewExpected, expected: 0, variance: 0).ShouldNotContain(r => r.Kind == RemedyKind.LongerWindow);
        Of(VerdictReason.FewExpected, expected: double.NaN, variance: double.NaN).ShouldNotContain(r => r.Kind == RemedyKind.LongerWindow);
    }

    [Theory]
    [InlineData(40, true), InlineData(8, false), InlineData(5, false), InlineData(double.NaN, false)]
    public void The_whole_is_pointed_at_where_it_expects_more(double whole, bool isSaid) =>
        Of(VerdictReason.WideInterval, expected: 8, variance: 16, whole).Any(r => r.Kind == RemedyKind.Pool).ShouldBe(isSaid);

    // What has no verdict itself settles nothing.
    [Theory]
    [InlineData(VerdictReason.WideInterval, null, 40, 1)]
    [InlineData(VerdictReason.WideInterval, VerdictReason.WideInterval, 90, 2)]
    [InlineData(VerdictReason.FewExpected, VerdictReason.NothingComparable, 90, 2)]
    [InlineData(VerdictReason.NothingOutside, VerdictReason.FewExpected, 90, 2)]
    [InlineData(VerdictReason.WideInterval, VerdictReason.WideInterval, 8, null)]
    [InlineData(VerdictReason.NothingComparable, null, 90, null)]
    public void The_nearest_whole_with_a_verdict_is_pointed_at(
        VerdictReason reason, VerdictReason? ofWhole, double above, int? pooled)
    {
        var pool = Of(reason, expected: 8, variance: 16, whole: 40, ofWhole: ofWhole, above: above)
            .SingleOrDefault(r => r.Kind == RemedyKind.Pool);
        pool?.PairId.ShouldBe(GapIds.OfPair(PairOf(pooled!.Value)));
        (pool is null).ShouldBe(pooled is null);
        pool?.Explanation.ShouldBe(
            $"The whole that it is part of, of which there is a verdict: a{pooled} and b{pooled}.");
    }

    [Fact]
    public void Other_reasons_have_remedies_of_their_own()
    {
        Of(VerdictReason.LevelsUnknown, 8, 16).ShouldHaveSingleItem().Explanation.ShouldStartWith("Levels of people");
        Of(VerdictReason.DisciplinesUnknown, 8, 16).ShouldHaveSingleItem().Explanation.ShouldStartWith("Disciplines of people");
        Of(VerdictReason.Directed, 8, 16).ShouldHaveSingleItem().Kind.ShouldBe(RemedyKind.OtherLens);
        Of(VerdictReason.NoTies, 8, 16).ShouldHaveSingleItem().Kind.ShouldBe(RemedyKind.OtherLens);
        Of(VerdictReason.NotConverged, 8, 16).ShouldHaveSingleItem().Kind.ShouldBe(RemedyKind.OtherLens);
        var outside = Of(VerdictReason.NothingOutside, double.NaN, double.NaN).ShouldHaveSingleItem();
        outside.Kind.ShouldBe(RemedyKind.OtherLens);
        outside.Explanation.ShouldStartWith("A lens with a longer window, more kinds of ties or more people: a tie that leads out");
        Of(VerdictReason.FewReferencePairs, 8, 16).ShouldHaveSingleItem().Kind.ShouldBe(RemedyKind.Nothing);
        Of(VerdictReason.NothingComparable, 8, 16).ShouldHaveSingleItem().Explanation.ShouldContain("to compare them with");
        Of(null, 8, 16, observable: 0.5).ShouldBeEmpty();
    }

    // Three of each side, of whom one answered: 4 of 9 pairs unseen, of which 3 may stay so.
    [Theory]
    [InlineData(0.55, true), InlineData(0.64, true), InlineData(0.65, false), InlineData(0.9, false)]
    public void Answers_are_asked_for_below_two_in_three(double observable, bool isSaid)
    {
        var asked = Of(VerdictReason.WideInterval, 8, 16, observable: observable).Where(r => r.Kind == RemedyKind.MoreResponses).ToList();
        asked.Count.ShouldBe(isSaid ? 1 : 0);
        asked.ForEach(remedy => (remedy.Responses, remedy.Explanation)
            .ShouldBe(
                (1, "At least 1 more answer, so that of two in three of the pairs of people, one of each group, a tie could be seen.")));
    }

    private static ImmutableArray<Remedy> Of(
        VerdictReason? reason, double expected, double variance, double whole = 1, double observable = 1, double pairSpread = 0,
        VerdictReason? ofWhole = null, double above = 1)
    {
        PairFinding Finding(double e, double v, double q, GapVerdict verdict) =>
            new() { Observed = 0, Observable = observable, Expected = e, Variance = v, Q = q, Verdict = verdict };
        var report = new GravityReport
        {
            Outcome = GravityOutcome.Converged,
            Dispersions = [new(Dimension.Vertical, 9, 50), new(Dimension.Horizontal, 1.5, 50) { PairSpread = pairSpread }],
            Pairs =
            [
                Finding(expected, variance, 0.3, GapVerdict.CannotTell),
                Finding(whole, whole, 0.4, GapVerdict.CannotTell),
                Finding(above, above, 0.01, GapVerdict.Gap),
                Finding(1, 1, double.NaN, GapVerdict.TooFew),
            ],
        };
        var responses = new Responses
        {
            By = Respondents.Recorded,
            Of = [.. Enumerable.Range(0, 6).Select(person => person % 3 == 0 ? Response.Given : Response.Missing)],
        };
        var test = new PairTest
        {
            Verdict = GapVerdict.CannotTell,
            Reason = reason,
            Observable = observable,
            Expected = double.IsNaN(expected) ? Measured.None(Absence.NothingExpected) : Measured.Of(expected),
            RatioLow = Measured.Of(0),
            RatioHigh = Measured.Of(1),
            P = Measured.Of(0.2),
            Q = Measured.Of(0.3),
        };
        ExpectedPair[] pairs = [.. Enumerable.Range(0, 4).Select(PairOf)];
        VerdictReason?[] reasons = [reason, ofWhole, null, VerdictReason.FewExpected];
        PairTest[] tests = [.. reasons.Select(why => test with { Reason = why })];
        return new Remedies(pairs, report, report.Pairs, GravityOptions.Default, responses).For(0, [1, 2, -1, -1], tests);
    }

    private static ExpectedPair PairOf(int number) => new(Dimension.Horizontal, Group($"a{number}", 0), Group($"b{number}", 3));

    private static PeopleGroup Group(string label, int first) => new()
    {
        Kind = GroupKind.Unit,
        Label = label,
        Key = label,
        Members = [first, first + 1, first + 2],
    };
}

using System.Text.RegularExpressions;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gaps;

/// <summary>Every sentence of a report: no cause, no name of a person, no figure without its base.</summary>
public sealed partial class PairWordsTests
{
    [Fact]
    public void A_gap_says_both_groups_the_ties_what_comparable_groups_have_and_who_carries_them()
    {
        var pair = PairOf(observed: 4, carriers: new(9, 2));
        var test = Tested(GapVerdict.Gap, observed: 4, expected: 14.4, low: 0.1, high: 0.494);
        PairWords.Summary(pair, test).ShouldBe(
            "Front line of O Trust (40 people) and executives of O Trust (7 people) have 4 ties where comparable groups have 14: between "
            + "10 % and 49 % of what comparable groups have (90 % interval); 2 of the 7 people of the second carry all of them.");
        PairWords.Explanation(test, GravityOptions.Default).ShouldBe(
            "14 ties expected from comparable groups, 4 seen; between 10 % and 49 % of what comparable groups have (90 % interval). Of all "
            + "pairs that are called a gap, taken together, at most 1 in 20 is expected to be one by chance. Of 72 % of the pairs of "
            + "people, one of each group, a tie could have been seen.");
    }

    [Theory]
    [InlineData(2, 2, 2)]    // as many carriers as ties
    [InlineData(9, 5, 4)]    // too many to be worth saying
    [InlineData(0, 0, 0)]
    public void Who_carries_them_is_said_where_few_have_more(int observed, int from, int to)
    {
        var test = Tested(GapVerdict.Gap, observed, expected: 40, low: 0, high: 0.2);
        PairWords.Summary(PairOf(observed, new(from, to)), test).ShouldNotContain("carry");
    }

    [Fact]
    public void That_all_of_a_group_carry_the_ties_is_not_worth_saying()
    {
        var test = Tested(GapVerdict.Gap, observed: 9, expected: 40, low: 0, high: 0.2);
        PairWords.Summary(PairOf(9, new(9, 2), upper: 2), test).ShouldNotContain("carry");
        PairWords.Summary(PairOf(9, new(9, 2), upper: 3), test).ShouldContain("; 2 of the 3 people of the second carry all of them.");
        PairWords.Summary(PairOf(9, new(1, 5)), test).ShouldContain("; 1 of the 40 people of the first carries all of them.");
        PairWords.Summary(PairOf(9, new(2, 2)), test).ShouldContain("; 2 of the 40 people of the first carry all of them.");
    }

    [Fact]
    public void How_much_could_be_seen_is_said_unless_it_was_all()
    {
        var test = Tested(GapVerdict.Gap, observed: 9, expected: 40, low: 0, high: 0.2);
        PairWords.Explanation(test, GravityOptions.Default).ShouldEndWith(
            " Of 72 % of the pairs of people, one of each group, a tie could have been seen.");
        PairWords.Explanation(test with { Observable = 1 }, GravityOptions.Default).ShouldNotContain("seen.");
        PairWords.Explanation(test with { Observable = null }, GravityOptions.Default).ShouldEndWith(" The data do not say who answered.");
    }

    [Fact]
    public void What_is_assumed_of_who_answered_is_called_an_assumption()
    {
        var test = Tested(GapVerdict.Gap, observed: 9, expected: 40, low: 0, high: 0.2);
        PairWords.Explanation(test with { Respondents = Respondents.Everybody, Observable = 1 }, GravityOptions.Default)
            .ShouldEndWith(" It is assumed that everybody could be seen.");
        PairWords.Explanation(test with { Respondents = Respondents.Senders }, GravityOptions.Default).ShouldEndWith(
            " It is assumed that whoever turned to nobody did not answer; then of 72 % of the pairs of people, one of each group, a tie "
            + "could have been seen.");
        PairWords.Explanation(test with { Respondents = Respondents.Senders, Observable = 1 }, GravityOptions.Default).ShouldEndWith(
            " It is assumed that whoever turned to nobody did not answer; even so every tie could have been seen.");
        PairWords.Explanation(test with { Respondents = Respondents.Senders, Observable = 0.999 }, GravityOptions.Default)
            .ShouldContain("did not answer; then of more than 99 % of the pairs");
    }

    // The same figures may be a GAP and CONNECTED, as q is over all pairs: both say that it is fewer, and more than half.
    [Theory]
    [InlineData(GapVerdict.Gap, 0.67, 0.89, ", fewer but more than half")]
    [InlineData(GapVerdict.Connected, 0.67, 0.9, ", fewer but more than half")]
    [InlineData(GapVerdict.Connected, 0.51, 0.97, ", fewer but more than half")]
    [InlineData(GapVerdict.Connected, 0.51, 1, ", more than half")]
    [InlineData(GapVerdict.Connected, 0.51, 1.2, ", more than half")]
    [InlineData(GapVerdict.Gap, 0.51, 1, ", fewer but more than half")]
    [InlineData(GapVerdict.Gap, 0.3, 0.5, "")]
    public void More_than_half_is_said_of_every_verdict_in_the_same_words(GapVerdict verdict, double low, double high, string words)
    {
        var test = Tested(verdict, observed: 251, expected: 326, low, high);
        var interval = $"between {100 * low:0} % and {100 * high:0} % of what comparable groups have (90 % interval){words}";
        PairWords.Summary(PairOf(observed: 251, carriers: new(9, 9), upper: 40), test).ShouldEndWith($": {interval}.");
        var explanation = PairWords.Explanation(test, GravityOptions.Default);
        explanation.ShouldContain(interval);
        explanation.Contains("so few may be chance among all pairs that were tested").ShouldBe(verdict == GapVerdict.Connected && high < 1);
        test.Shortfall.ShouldBe(75);
    }

    [Theory]
    [InlineData(0.63, 0.992, "between 63 % and just under 100 % of what")]
    [InlineData(0.992, 2.07, "between just under 100 % and 207 % of what")]
    [InlineData(0.004, 12, "between less than 1 % and more than 1,000 % of what")]
    [InlineData(0.99, 1, "between 99 % and 100 % of what")]
    public void Both_ends_of_an_interval_are_ends(double low, double high, string words) => PairWords.Explanation(
        Tested(GapVerdict.Connected, observed: 251, expected: 326, low, high), GravityOptions.Default).ShouldContain(words);

    [Theory]
    [InlineData(326.4, 251, 75), InlineData(325.5, 251, 75), InlineData(0.4, 0, 0), InlineData(3, 8, 0)]
    public void What_falls_short_is_what_the_figures_of_the_sentence_leave(double expected, int observed, int shortfall) =>
        Tested(GapVerdict.Gap, observed, expected, 0, 1).Shortfall.ShouldBe(shortfall);

    [Fact]
    public void Other_verdicts_say_as_much_as_the_data_do()
    {
        var pair = PairOf(observed: 9, carriers: new(5, 5));
        PairWords.Summary(pair, Tested(GapVerdict.Connected, 9, 8.04, 0.62, 1.7)).ShouldEndWith(
            "have 9 ties where comparable groups have 8.0: between 62 % and 170 % of what comparable groups have (90 % interval), more "
            + "than half.");
        PairWords.Summary(pair, Tested(GapVerdict.CannotTell, 7, 8.04, 0.4, 1.7) with { Reason = VerdictReason.WideInterval })
            .ShouldEndWith("have 7 ties where comparable groups have 8.0: the data do not say whether any are missing.");
        PairWords.Summary(pair, Tested(GapVerdict.CannotTell, 31, 14.2, 1.4, 3) with { Reason = VerdictReason.NothingComparable })
            .ShouldEndWith("have 31 ties where comparable groups have 14: not fewer; how sure that is the data do not say.");
        PairWords.Summary(pair, Tested(GapVerdict.TooFew, 0, 0.01, 0, 11) with { Reason = VerdictReason.FewExpected }).ShouldEndWith(
            "have no ties where comparable groups have fewer than 0.1: too few to say whether any are missing.");
        PairWords.Summary(pair, Tested(GapVerdict.TooFew, 8, 0.8, 4, 20) with { Reason = VerdictReason.FewExpected }).ShouldEndWith(
            "have 8 ties where comparable groups have 0.8: not fewer, and too few are expected for a test.");
        PairWords.Summary(pair, Tested(GapVerdict.TooFew, 2, 2, 0.3, 3) with { Reason = VerdictReason.FewExpected }).ShouldEndWith(
            "have 2 ties where comparable groups have 2.0: not fewer, and too few are expected for a test.");
        PairWords.Summary(pair, Tested(GapVerdict.CannotTell, 8, 8, 0.4, 1.7) with { Reason = VerdictReason.WideInterval }).ShouldEndWith(
            "have 8 ties where comparable groups have 8.0: not fewer; how sure that is the data do not say.");
        PairWords.Explanation(
            Tested(GapVerdict.CannotTell, 9, 8.04, 0.002, 11) with { Reason = VerdictReason.WideInterval }, GravityOptions.Default)
            .ShouldBe(
                "8.0 ties expected from comparable groups, 9 seen. The ties are between less than 1 % and more than 1,000 % of what "
                + "comparable groups have (90 % interval): that may be chance, and it may be less than a half. Of 72 % of the pairs of "
                + "people, one of each group, a tie could have been seen.");
    }

    [Theory]
    [InlineData(VerdictReason.Directed), InlineData(VerdictReason.NotConverged), InlineData(VerdictReason.NoTies)]
    public void What_was_not_tested_is_called_so(VerdictReason reason)
    {
        var test = Tested(GapVerdict.CannotTell, 9, 1, 0, 1) with { Reason = reason, Expected = Measured.None(Absence.NotConverged) };
        PairWords.Summary(PairOf(observed: 9, carriers: new(3, 3)), test).ShouldEndWith(" have 9 ties: not tested.");
    }

    [Fact]
    public void Where_many_are_expected_nobody_is_told_that_they_are_few()
    {
        var test = Tested(GapVerdict.CannotTell, 3, 38.4, 0.01, 2.1) with { Reason = VerdictReason.ExpectationUncertain, Observable = 1 };
        PairWords.Summary(PairOf(observed: 3, carriers: new(3, 3)), test)
            .ShouldEndWith("have 3 ties where comparable groups have 38: the data do not say whether any are missing.");
        PairWords.Explanation(test, GravityOptions.Default).ShouldBe(
            "38 ties expected from comparable groups, 3 seen. How many to expect is so uncertain that none at all would be no surprise: "
            + "comparable pairs differ much from each other, or these groups have few other ties.");
    }

    [Theory]
    [InlineData(0, "0.0"), InlineData(0.04, "fewer than 0.1"), InlineData(0.06, "0.1"), InlineData(9.94, "9.9"), InlineData(9.96, "10")]
    [InlineData(1234.4, "1,234")]
    public void A_number_is_told_to_one_decimal_below_ten(double expected, string told) =>
        PairWords.Number(expected).ShouldBe(told);

    [Fact]
    public void How_often_chance_alone_is_called_a_gap_is_told_as_it_is_set() => PairWords.Explanation(
            Tested(GapVerdict.Gap, observed: 9, expected: 40, low: 0, high: 0.2), GravityOptions.Default with { GapQ = 0.1 })
        .ShouldContain("at most 1 in 10 is expected to be one by chance.");

    [Fact]
    public void Every_reason_has_words_of_its_own()
    {
        string[] words =
        [
            .. Enum.GetValues<VerdictReason>().Select(reason => PairWords.Explanation(
                Tested(GapVerdict.CannotTell, 1, 2, 0, 3) with { Reason = reason }, GravityOptions.Default)),
        ];
        words.Distinct().Count().ShouldBe(words.Length);
        words.ShouldAllBe(sentence => !Causes().IsMatch(sentence));
    }

    [Theory]
    [InlineData(TieDirection.Either, 1), InlineData(TieDirection.Either, 2), InlineData(TieDirection.Directed, 3)]
    public void No_sentence_of_a_report_claims_a_cause_names_a_person_or_leaves_out_its_base(TieDirection direction, int seed)
    {
        var network = MadeTrusts.Make(seed, (p, q) => (p.Directorate, q.Directorate) == (0, 1), directorates: 4).Build(direction);
        var report = GapReport.Compute(network, new() { HorizontalTarget = 1, VerticalTarget = 1 });
        var sentences = report.Pairs.SelectMany(pair => new[] { pair.Summary, pair.Explanation })
            .Concat(report.Gaps.Select(gap => gap.Summary))
            .Concat(report.Pairs.SelectMany(pair => pair.Test.WouldSettle).Select(remedy => remedy.Explanation))
            .Append(VerdictWords.Summary(VerdictCount.Compute(report.Pairs)))
            .ToArray();
        sentences.Length.ShouldBeGreaterThan(200);
        sentences.ShouldAllBe(sentence => !Causes().IsMatch(sentence) && !network.PersonKeys.Any(sentence.Contains)
            && sentence.EndsWith('.') && !sentence.Contains("NaN", StringComparison.Ordinal));
        foreach (var pair in report.Pairs)
        {
            pair.Summary.ShouldContain($"({(pair.From.Size == 1 ? "1 person" : $"{pair.From.Size} people")})");
            pair.Summary.ShouldContain($"({(pair.To.Size == 1 ? "1 person" : $"{pair.To.Size} people")})");
        }
    }

    [Fact]
    public void The_whole_is_told_in_one_sentence_with_its_base()
    {
        VerdictWords.Summary(VerdictCount.Compute([])).ShouldBe("There are no two groups between which a link is expected.");
        var report = GapReport.Compute(MadeTrusts.Make(1, directorates: 3).Build());
        var counts = VerdictCount.Compute(report.Pairs);
        counts.Where(count => count.Dimension is null).Sum(count => count.Pairs).ShouldBe(report.Pairs.Length);
        counts.Where(count => count.Dimension is not null).Sum(count => count.Pairs).ShouldBe(report.Pairs.Length);
        counts.ShouldAllBe(count => count.Pairs == report.Pairs.Count(pair => pair.Test.Verdict == count.Verdict
            && (count.Dimension == null || pair.Dimension == count.Dimension)));
        VerdictWords.Summary(counts).ShouldStartWith($"Of {report.Pairs.Length} pairs of groups between which a link is expected, ");
    }

    private static PairTest Tested(GapVerdict verdict, int observed, double expected, double low, double high) => new()
    {
        Verdict = verdict,
        Observed = observed,
        Observable = 0.72,
        Expected = Measured.Of(expected),
        RatioLow = Measured.Of(low),
        RatioHigh = Measured.Of(high),
        P = Measured.Of(0.001),
        Q = Measured.Of(0.01),
    };

    private static MeasuredPair PairOf(int observed, Carriers carriers, int upper = 7) => new(
        new(Dimension.Vertical, Group("front line of O Trust", 40), Group("executives of O Trust", upper)),
        observed,
        carriers,
        Measured.Of(3),
        0,
        0,
        0,
        new(0, false, []));

    private static PeopleGroup Group(string label, int size) => new()
    {
        Kind = GroupKind.Level,
        Label = label,
        Key = label,
        Members = [.. Enumerable.Range(0, size)],
    };

    [GeneratedRegex(
        @"\b(because|caus\w+|due to|lead(s)? to|result(s)? in|therefore|fault|blame|fail\w*|refus\w+|ignor\w+)\b",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Causes();
}

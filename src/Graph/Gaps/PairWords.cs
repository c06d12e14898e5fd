using System.Globalization;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>What a test says of a pair, in plain words: with its base, without a cause, and naming nobody.</summary>
internal static class PairWords
{
    // Where so few have all ties, it is worth saying.
    private const int FewCarriers = 3;

    /// <summary>The pair in one sentence: who the groups are, how many ties they have, and how many comparable ones.</summary>
    public static string Summary(MeasuredPair pair, PairTest test)
    {
        var ties = Ties(test.Observed ?? pair.Observed);
        var groups = $"{GapSummary.Groups(pair)} have {ties}";
        var than = test.Expected.Value is { } expected ? $"{groups} where comparable groups have {Number(expected)}" : groups;
        return test switch
        {
            { Verdict: GapVerdict.Gap } => $"{than}: {Interval(test)}{Half(test)}{Carried(pair, test)}.",
            { Verdict: GapVerdict.Connected } => $"{than}: {Interval(test)}{Half(test)}.",
            { Reason: VerdictReason.Directed or VerdictReason.NotConverged or VerdictReason.NoTies } => $"{than}: not tested.",
            { Verdict: GapVerdict.TooFew, Ratio.Value: >= 1 } => $"{than}: not fewer, and too few are expected for a test.",
            { Verdict: GapVerdict.TooFew } => $"{than}: too few to say whether any are missing.",
            { Ratio.Value: >= 1 } => $"{than}: not fewer; how sure that is the data do not say.",
            _ => $"{than}: the data do not say whether any are missing.",
        };
    }

    /// <summary>The verdict with its interval, what it rests on and how far to rely on it.</summary>
    public static string Explanation(PairTest test, GravityOptions options) => test.Verdict switch
    {
        GapVerdict.Gap => $"{Counts(test)}; {Interval(test)}{Half(test)}. Of all pairs that are called a gap, taken together, at most 1 in "
            + $"{Once(options)} is expected to be one by chance.{Seen(test)}",
        GapVerdict.Connected => $"{Counts(test)}; {Interval(test)}{Half(test)}{MayBeChance(test)}.{Seen(test)}",
        _ => $"{(test.Expected.HasValue ? Counts(test) + ". " : "")}{Why(test)}{Seen(test)}",
    };

    private static string Why(PairTest test) => test.Reason switch
    {
        VerdictReason.FewExpected => "So few are expected that none at all would be no surprise.",
        VerdictReason.ExpectationUncertain =>
            "How many to expect is so uncertain that none at all would be no surprise: comparable pairs differ much from each other, or "
                + "these groups have few other ties.",
        VerdictReason.WideInterval =>
            $"The ties are {Interval(test)}: that may be chance, and it may be less than a half.",
        VerdictReason.FewReferencePairs =>
            "Too few other pairs of this dimension have more ties than expected: they would tell how far such numbers spread by chance.",
        VerdictReason.NothingOutside =>
            "One of the two groups has no tie that leads out of its units, so that its ties do not tell how many to expect here.",
        VerdictReason.NothingComparable when !test.Expected.HasValue =>
            "These units are joined to one other at most, so that the ties of each settle how many are between them: the model finds as "
                + "many as there are, whatever would be usual.",
        VerdictReason.NothingComparable =>
            "This pair makes up most of what it would be compared with, so it looks as expected whatever it is like.",
        VerdictReason.LevelsUnknown => "The level is not known of more than one person in five.",
        VerdictReason.DisciplinesUnknown => "The discipline is not known of more than one person in five.",
        VerdictReason.FewResponses =>
            "Too few people answered: of fewer than half of the pairs of people, one of each group, a tie could have been seen.",
        VerdictReason.Directed => "Under a lens that keeps directions apart nothing is tested.",
        VerdictReason.NotConverged => "The model of comparable groups did not settle on these data, so nothing is tested.",
        _ => "There is no tie that could have been seen, so nothing is tested.",
    };

    private static string Counts(PairTest test) =>
        GapSummary.Sentence(string.Create(
            CultureInfo.InvariantCulture,
            $"{Number(test.Expected.Value!.Value)} ties expected from comparable groups, {test.Observed:#,0} seen"));

    private static string Interval(PairTest test) =>
        $"between {End(test.RatioLow.Value!.Value)} and {End(test.RatioHigh.Value!.Value)} of what comparable groups have (90 % interval)";

    // "Between 63 % and more than 99 %" would have no upper end.
    private static string End(double ratio) => ratio is > 0.99 and < 1 ? "just under 100 %" : Percent.Of(ratio);

    // Two pairs of the same interval may be a GAP and CONNECTED: what holds of both is said of both in the same words.
    private static string Half(PairTest test) =>
        !(test.RatioLow.Value > 0.5) ? ""
        : test.Verdict == GapVerdict.Gap || test.RatioHigh.Value < 1 ? ", fewer but more than half"
        : ", more than half";

    private static string MayBeChance(PairTest test) =>
        test.RatioHigh.Value < 1 ? "; so few may be chance among all pairs that were tested" : "";

    private static string Carried(MeasuredPair pair, PairTest test)
    {
        var (carriers, side, group) = pair.Carriers.From <= pair.Carriers.To
            ? (pair.Carriers.From, "first", pair.Pair.From)
            : (pair.Carriers.To, "second", pair.Pair.To);
        return test.Observed > carriers && carriers is > 0 and <= FewCarriers && carriers < group.Size
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"; {carriers} of the {group.Size:#,0} people of the {side} {(carriers == 1 ? "carries" : "carry")} all of them")
            : "";
    }

    // Of pairs of people, not of ties: how many ties nobody could see is not known. What is assumed is called so.
    private static string Seen(PairTest test) => (test.Respondents, test.Observable) switch
    {
        (_, null) => " The data do not say who answered.",
        (Respondents.Everybody, _) => " It is assumed that everybody could be seen.",
        (Respondents.Senders, >= 1) =>
            " It is assumed that whoever turned to nobody did not answer; even so every tie could have been seen.",
        (Respondents.Senders, { } share) => $" It is assumed that whoever turned to nobody did not answer; then {Seen(share)}",
        (_, >= 1) => "",
        (_, { } share) => $" {GapSummary.Sentence(Seen(share))}",
    };

    private static string Seen(double share) =>
        $"of {Percent.Of(share)} of the pairs of people, one of each group, a tie could have been seen.";

    private static string Ties(long count) => count switch
    {
        0 => "no ties",
        1 => "1 tie",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count:#,0} ties"),
    };

    private static string Once(GravityOptions options) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Round(1 / options.GapQ)}");

    /// <summary>How many are expected, as no more than is known of it.</summary>
    public static string Number(double expected) => expected switch
    {
        > 0 and < 0.05 => "fewer than 0.1",
        < 9.95 => string.Create(CultureInfo.InvariantCulture, $"{expected:0.0}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{expected:#,0}"),
    };
}

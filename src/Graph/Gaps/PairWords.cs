using System.Globalization;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gravity;

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
            { Verdict: GapVerdict.Gap } => $"{than}: {Interval(test)}{Carried(pair, test)}.",
            { Verdict: GapVerdict.Connected } => $"{than}: {Interval(test)}.",
            { Reason: VerdictReason.FewExpected or VerdictReason.NoTies } => $"{than}: too few to say whether any are missing.",
            _ => $"{than}: the data do not say whether any are missing.",
        };
    }

    /// <summary>The verdict with its interval, what it rests on and how far to rely on it.</summary>
    public static string Explanation(PairTest test, GravityOptions options) => test.Verdict switch
    {
        GapVerdict.Gap => $"{Counts(test)}; {Interval(test)}; 1 in {Once(options)} of such findings is expected to be chance.{Seen(test)}",
        GapVerdict.Connected => $"{Counts(test)}; {Interval(test)}, so more than a half.{Seen(test)}",
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
        VerdictReason.NothingComparable =>
            "This pair makes up most of what it would be compared with, so it looks as expected whatever it is like.",
        VerdictReason.LevelsUnknown => "The level is not known of more than one person in five.",
        VerdictReason.DisciplinesUnknown => "The discipline is not known of more than one person in five.",
        VerdictReason.FewResponses => "Fewer than half of the ties could have been seen, since too few people answered.",
        VerdictReason.Directed => "Under a lens that keeps directions apart nothing is tested.",
        VerdictReason.NotConverged => "The model of comparable groups did not settle on these data, so nothing is tested.",
        _ => "There is no tie that could have been seen, so nothing is tested.",
    };

    private static string Counts(PairTest test) =>
        GapSummary.Sentence(string.Create(
            CultureInfo.InvariantCulture,
            $"{Number(test.Expected.Value!.Value)} ties expected from comparable groups, {test.Observed:#,0} seen"));

    private static string Interval(PairTest test) =>
        $"between {Percent.Of(test.RatioLow.Value!.Value)} and {Percent.Of(test.RatioHigh.Value!.Value)} of what comparable groups have "
            + "(90 % interval)";

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

    private static string Seen(PairTest test) => test.Observable switch
    {
        null => " The data do not say who answered.",
        >= 1 => "",
        { } share => $" {Percent.Of(share)} of the ties could have been seen.",
    };

    private static string Ties(long count) => count switch
    {
        0 => "no ties",
        1 => "1 tie",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count:#,0} ties"),
    };

    private static string Once(GravityOptions options) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Round(1 / options.GapQ)}");

    /// <summary>How many ties comparable groups have.</summary>
    public static string Number(double expected) => expected switch
    {
        > 0 and < 0.05 => "fewer than 0.1",
        < 9.95 => string.Create(CultureInfo.InvariantCulture, $"{expected:0.0}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{expected:#,0}"),
    };
}

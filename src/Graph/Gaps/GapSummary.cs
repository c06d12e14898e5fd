using System.Globalization;
using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Graph.Gaps;

/// <summary>Gaps in plain words.</summary>
internal static class GapSummary
{
    /// <summary>Added where the whole organisation has the same gap as one of its directorates.</summary>
    public const string PartOfWhole = " The whole organisation has the same gap.";

    /// <summary>Added where a pair before it is about the same two groups of people.</summary>
    public const string SamePeople = " Another entry is about the same two groups of people.";

    /// <summary>Added to a pair that hardly reaches though the test calls it CONNECTED: how many people there are goes with it.</summary>
    public const string Size = " They have more than half of the ties of comparable groups: among so many people reach is low even so.";

    /// <summary>Added where a group without any tie stands behind other gaps as well.</summary>
    public const string Isolated = " A group without any tie is in it, which other entries say too.";

    /// <summary>For a pair whose reach is under its target.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="test">What the test says of it: how many ties comparable groups have.</param>
    /// <param name="within">Within how many steps somebody counts as reached.</param>
    /// <param name="target">The share that reach is held against.</param>
    public static string Unreached(MeasuredPair pair, PairTest test, int within, double target)
    {
        var steps = within == 1 ? "1 step" : string.Create(CultureInfo.InvariantCulture, $"{within} steps");
        var there = Reaching(pair.FromReaching, pair.Pair.From.Size, "first", "second");
        var back = Reaching(pair.ToReaching, pair.Pair.To.Size, "second", "first");
        var who = pair.Cut.Size == 0 ? "no route of any length joins them"
            : pair.FromReaching == 0 && pair.ToReaching == 0 ? $"nobody in either reaches anybody in the other within {steps}"
            : pair.Pair.Dimension == Dimension.Vertical ? $"within {steps}, {there}: fewer than {Portion(target)}"
            : $"within {steps}, {there}, and {back}: on average fewer than {Portion(target)}";
        return $"{Groups(pair)}: {who}; {Ties(pair, test)}.";
    }

    /// <summary>For a pair that one person or nobody holds together.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="test">What the test says of it: how many ties comparable groups have.</param>
    public static string Fragile(MeasuredPair pair, PairTest test)
    {
        var why = pair.Cut.Size == 0 ? "no route of any length joins them" : "every route between them runs through one person";
        return $"{Groups(pair)}: {why}; {Ties(pair, test)}.";
    }

    /// <summary>For a reporting line without interaction.</summary>
    /// <param name="reporting">The post that reports, in words.</param>
    /// <param name="upper">The post it reports to, in words.</param>
    /// <param name="operational">Whether the line is one of management; else of a profession.</param>
    public static string SilentLine(string reporting, string upper, bool operational) =>
        $"{Sentence(reporting)} reports {(operational ? "" : "professionally ")}to {upper}, "
        + "but their holders had no interaction of the kinds and in the time looked at.";

    /// <summary>Both groups with their sizes, to begin a sentence.</summary>
    public static string Groups(MeasuredPair pair)
    {
        var (from, to) = (pair.Pair.From, pair.Pair.To);
        return $"{Sentence(from.Label)} ({People(from.Size)}) and {to.Label} ({People(to.Size)})";
    }

    /// <summary>Words as a sentence begins.</summary>
    public static string Sentence(string label) => label.Length > 0 ? char.ToUpperInvariant(label[0]) + label[1..] : label;

    private static string People(int count) =>
        count == 1 ? "1 person" : string.Create(CultureInfo.InvariantCulture, $"{count:#,0} people");

    // One expectation and no second: the configuration model's, beside it, would at times say the opposite.
    private static string Ties(MeasuredPair pair, PairTest test)
    {
        var ties = (test.Observed ?? pair.Observed) switch
        {
            0 => "no tie joins",
            1 => "1 tie joins",
            var count => string.Create(CultureInfo.InvariantCulture, $"{count:#,0} ties join"),
        };
        return test.Expected.Value is { } expected
            ? $"{ties} them directly, where comparable groups have {(expected > 0 ? PairWords.Number(expected) : "none")}"
            : $"{ties} them directly";
    }

    /// <summary>How many of a group reach the other one, of how many.</summary>
    private static string Reaching(int reaching, int size, string here, string there) => (reaching, size) switch
    {
        (0, 1) => $"the only person of the {here} reaches nobody in the {there}",
        (1, 1) => $"the only person of the {here} reaches somebody in the {there}",
        (0, _) => string.Create(
            CultureInfo.InvariantCulture, $"none of the {size:#,0} people of the {here} reaches anybody in the {there}"),
        _ when reaching == size => string.Create(
            CultureInfo.InvariantCulture, $"all {size:#,0} people of the {here} reach somebody in the {there}"),
        _ => string.Create(
            CultureInfo.InvariantCulture,
            $"{reaching:#,0} of the {size:#,0} people of the {here} ({Percent.Of((double)reaching / size)}) "
                + $"{(reaching == 1 ? "reaches" : "reach")} somebody in the {there}"),
    };

    private static string Portion(double target) => target switch
    {
        0.5 => "half",
        0.25 => "a quarter",
        1 => "all",
        _ => Percent.Of(target),
    };
}

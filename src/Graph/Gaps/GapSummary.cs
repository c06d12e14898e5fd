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

    /// <summary>
    /// Added to a pair that hardly reaches though it has as many ties as others: what is left is how many people there are.
    /// </summary>
    public const string Size = " Their ties are as many as comparable groups have: it is the number of people that keeps reach low.";

    /// <summary>Added where a group without any tie stands behind other gaps as well.</summary>
    public const string Isolated = " A group without any tie is in it, which other entries say too.";

    /// <summary>For a pair whose reach is under its target.</summary>
    public static string Unreached(MeasuredPair pair, int within)
    {
        var steps = within == 1 ? "1 step" : string.Create(CultureInfo.InvariantCulture, $"{within} steps");
        var there = $"{Share(pair.FromReaching, pair.Pair.From.Size)} of the first reach nobody in the second";
        var back = $"{Share(pair.ToReaching, pair.Pair.To.Size)} of the second reach nobody in the first";
        var who = pair.Cut.Size == 0 ? "no route of any length joins them"
            : pair.FromReaching == 0 && pair.ToReaching == 0 ? $"nobody in either reaches the other within {steps}"
            : pair.Pair.Dimension == Dimension.Vertical ? $"{there} within {steps}"
            : $"within {steps}, {there}, and {back}";
        return $"{Groups(pair)}: {who}; {Ties(pair)}.";
    }

    /// <summary>For a pair that one person or nobody holds together.</summary>
    public static string Fragile(MeasuredPair pair)
    {
        var why = pair.Cut.Size == 0 ? "no route of any length joins them" : "every route between them runs through one person";
        return $"{Groups(pair)}: {why}; {Ties(pair)}.";
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

    private static string Ties(MeasuredPair pair)
    {
        var ties = pair.Observed switch
        {
            0 => "no tie joins",
            1 => "1 tie joins",
            var count => string.Create(CultureInfo.InvariantCulture, $"{count:#,0} ties join"),
        };
        return pair.Expected.Value is { } expected
            ? $"{ties} them directly, where {Number(expected)} would be expected if ties fell at random"
            : $"{ties} them directly";
    }

    private static string Number(double expected) => expected is > 0 and < 0.05
        ? "fewer than 0.1"
        : string.Create(CultureInfo.InvariantCulture, $"{expected:#,0.0}");

    /// <summary>Those who do not reach.</summary>
    private static string Share(int reaching, int size) => Percent.Of(1 - ((double)reaching / size));
}

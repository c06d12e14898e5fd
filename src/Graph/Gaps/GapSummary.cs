using System.Globalization;
using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Graph.Gaps;

/// <summary>Gaps in plain words.</summary>
internal static class GapSummary
{
    /// <summary>For a pair whose reach is under its target.</summary>
    public static string Unreached(MeasuredPair pair, int within)
    {
        var steps = within == 1 ? "1 step" : string.Create(CultureInfo.InvariantCulture, $"{within} steps");
        var route = pair.Cut.Size == 0 && !pair.Cut.IsCapped ? "no route at all" : $"no route within {steps}";
        var whom = pair.Pair.Dimension == Dimension.Vertical
            ? $"for {Percent(1 - pair.ReachFrom)} of the first"
            : $"for {Percent(1 - pair.ReachFrom)} of the first and {Percent(1 - pair.ReachTo)} of the second";
        var nowhere = pair.FromReaching == 0 && pair.ToReaching == 0;
        return $"{Groups(pair)}; {(nowhere ? $"{route} for anybody" : $"no route within {steps} {whom}")}{Ties(pair)}.";
    }

    /// <summary>For a pair that one person or nobody holds together.</summary>
    public static string Fragile(MeasuredPair pair)
    {
        var smaller = Math.Min(pair.Pair.From.Size, pair.Pair.To.Size);
        var why = pair.Cut.Size == 0 ? "no route of any length joins them"
            : smaller == 1 ? "one of them is a single person, so every route ends there"
            : "every route between them runs through one person";
        return $"{Groups(pair)}; {why}{Ties(pair)}.";
    }

    private static string Groups(MeasuredPair pair)
    {
        var (from, to) = (pair.Pair.From, pair.Pair.To);
        var label = from.Label.Length > 0 ? char.ToUpperInvariant(from.Label[0]) + from.Label[1..] : from.Label;
        return string.Create(CultureInfo.InvariantCulture, $"{label} and {to.Label}: {from.Size} people and {to.Size}");
    }

    private static string Ties(MeasuredPair pair)
    {
        var ties = pair.Observed == 1 ? "1 tie" : string.Create(CultureInfo.InvariantCulture, $"{pair.Observed} ties");
        return pair.Expected.Value is { } expected
            ? string.Create(CultureInfo.InvariantCulture, $"; {ties} between them, {expected:0.0} by their numbers of ties alone")
            : $"; {ties} between them";
    }

    // Never "100 %" for a share that is not whole, nor "0 %" for one that is not nothing.
    private static string Percent(double share) => share switch
    {
        > 0.99 and < 1 => "more than 99 %",
        > 0 and < 0.01 => "less than 1 %",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100 * share)} %"),
    };
}

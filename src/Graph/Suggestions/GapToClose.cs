using System.Collections.Immutable;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;

namespace NetworkLens.Graph.Suggestions;

/// <summary>Two groups that have fewer ties than comparable ones, shown by a test.</summary>
/// <param name="Id">The id of the gap in its report.</param>
/// <param name="Dimension">In which sense the groups ought to be joined.</param>
/// <param name="From">Who is in the one: indices of people.</param>
/// <param name="To">Who is in the other.</param>
/// <param name="Expected">Ties that are expected, finite, at least 0.</param>
/// <param name="Observed">Ties that there are, at least 0.</param>
public sealed record GapToClose(
    string Id, Dimension Dimension, ImmutableArray<int> From, ImmutableArray<int> To, double Expected, double Observed)
{
    /// <summary>The one group in words; names places, never people.</summary>
    public string FromLabel { get; init; } = "one group";

    /// <summary>The other group in words.</summary>
    public string ToLabel { get; init; } = "another";

    /// <summary>Ties that are missing, at least 0.</summary>
    public double Shortfall => Math.Max(0, Expected - Observed);

    /// <summary>
    /// The gaps of a report that lack ties by its test against chance, verdict GAP, each two groups of people once, in the order of the
    /// report. A pair that was not tested, or of which the data do not say, may lack none.
    /// </summary>
    /// <param name="report">The gaps.</param>
    /// <param name="dimension">The dimension that is meant; null: all.</param>
    public static ImmutableArray<GapToClose> Of(GapReport report, Dimension? dimension)
    {
        var seen = new HashSet<(Dimension, string, string)>();
        var gaps = ImmutableArray.CreateBuilder<GapToClose>();
        foreach (var gap in report.Gaps)
        {
            var counts = gap.Verdict == GapVerdict.Gap
                && (dimension is null || gap.Dimension == dimension)
                && gap.Pair!.SameAs is null;
            if (counts && gap.Pair!.Test is { Expected.Value: { } expected, Observed: { } observed }
                && expected > observed
                && seen.Add((gap.Dimension, gap.From.Key, gap.To.Key)))
            {
                gaps.Add(new(gap.Id, gap.Dimension, gap.From.Members, gap.To.Members, expected, observed)
                {
                    FromLabel = gap.From.Label,
                    ToLabel = gap.To.Label,
                });
            }
        }

        return gaps.ToImmutable();
    }
}

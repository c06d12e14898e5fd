using System.Globalization;
using NetworkLens.Data.Expectations;

namespace NetworkLens.Api.Expectations;

/// <summary>Says in words which points of a trend cannot be told from each other.</summary>
internal static class TrendWords
{
    /// <summary>In a sentence or two; null where every window is covered.</summary>
    /// <param name="points">The points, the earliest first.</param>
    /// <param name="isAllTime">
    /// Whether the lens of the rule asks for all time. A window that would begin before year 1 has no first day either.
    /// </param>
    public static string? Warning(IReadOnlyList<TrendPoint> points, bool isAllTime)
    {
        var partly = points.Count(point => point.Window.IsWhole == false);
        string[] said =
        [
            .. partly == 0 ? Array.Empty<string>() :
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"At {partly} of {points.Count} points the data do not cover the whole window (window): between points of different "
                        + $"numbers of days neither a rise nor a fall can be told."),
            ],
            .. isAllTime && points.Count > 1
                ? ["The rule looks at all time: every point holds all interactions of those before it."]
                : Array.Empty<string>(),
        ];
        return said.Length == 0 ? null : string.Join(' ', said);
    }
}

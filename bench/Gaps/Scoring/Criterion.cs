using System.Globalization;

namespace NetworkLens.Gaps.Bench.Scoring;

/// <summary>One thing that is asked of the model.</summary>
/// <param name="What">In words.</param>
/// <param name="Low">The least that will do.</param>
/// <param name="High">The most that will do.</param>
/// <param name="Value">What came out; NaN: no case.</param>
/// <param name="Cases">Of how many cases.</param>
/// <param name="LeastCases">How many are asked for.</param>
internal sealed record Criterion(string What, double Low, double High, double Value, int Cases, int LeastCases = 1)
{
    /// <summary>Whether enough cases give a figure within the bounds.</summary>
    public bool IsMet => Cases >= LeastCases && Value >= Low && Value <= High;

    /// <summary>A row of a table.</summary>
    public string Row() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {What} | {Bound()} | {Value:0.0000} | {Cases:#,0} | {(IsMet ? "yes" : Cases < LeastCases ? "too few cases" : "**no**")} |");

    /// <summary>At most, of a share.</summary>
    public static Criterion AtMost(string what, double high, Share share, int leastCases = 1) =>
        new(what, 0, high, share.Value, share.Cases, leastCases);

    /// <summary>At least, of a share.</summary>
    public static Criterion AtLeast(string what, double low, Share share, int leastCases = 1) =>
        new(what, low, 1, share.Value, share.Cases, leastCases);

    private string Bound() => string.Create(
        CultureInfo.InvariantCulture, $"{(Low <= 0 ? $"≤ {High}" : High >= 1 ? $"≥ {Low}" : $"{Low} to {High}")}");
}

using System.Globalization;

namespace NetworkLens.Graph.Connectivity;

/// <summary>Shares in words: never "100 %" for one that is not whole, nor "0 %" for one that is not nothing.</summary>
internal static class Percent
{
    /// <summary>A share of 0 or more.</summary>
    public static string Of(double share) => share switch
    {
        > 10 => "more than 1,000 %",
        > 0.99 and < 1 => "more than 99 %",
        > 0 and < 0.01 => "less than 1 %",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100 * share)} %"),
    };
}

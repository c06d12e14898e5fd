using System.Globalization;
using System.Text.RegularExpressions;

namespace NetworkLens.Web.Tests.Browsing;

/// <summary>A number as the page shows it, held against the one that the API gave.</summary>
internal static partial class Shown
{
    /// <summary>
    /// Whether a text says a number as exactly as its own digits allow: <c>2.71</c> stands for 2.705 to 2.715, <c>under 0.1</c> for
    /// less than that.
    /// </summary>
    public static bool Says(this string text, double value)
    {
        var match = Number().Match(text);
        if (!match.Success)
        {
            return false;
        }

        var shown = double.Parse(match.Groups["digits"].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return match.Groups["bound"].Value switch
        {
            "under" => value > 0 && value < shown,
            "over" => value > shown,
            _ => Math.Abs(value - shown) <= (0.5 * Math.Pow(10, -match.Groups["decimals"].Length)) + 1e-9,
        };
    }

    [GeneratedRegex(@"^(?:(?<bound>under|over) )?(?<digits>[\d,]+(?:\.(?<decimals>\d+))?)", RegexOptions.None, 1_000)]
    private static partial Regex Number();
}

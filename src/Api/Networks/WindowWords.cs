using System.Globalization;
using NetworkLens.Data.Reading;

namespace NetworkLens.Api.Networks;

/// <summary>Says in words where data do not cover a window.</summary>
internal static class WindowWords
{
    /// <summary>In a sentence; null where they do, and where nothing has a date.</summary>
    public static string? Of(WindowCoverage window) => window is { IsWhole: false, Data: { } data, CoveredDays: { } covered }
        ? Text($"Data of these kinds of tie run from {data.First:yyyy-MM-dd} to {data.Last:yyyy-MM-dd}. ") + (covered == 0
            ? $"Of the window{Ends(window)} they have no day, so that nothing is known of who was tied to whom."
            : $"Of the window{Ends(window)} they have {Of(covered, window.Days)}: do not hold it against a window of more.")
        : null;

    /// <summary>What to know of a network that is held against another; null where there is nothing.</summary>
    /// <param name="which">How it is called, to begin a sentence.</param>
    /// <param name="network">The network.</param>
    public static string? Caution(string which, SharedNetwork network)
    {
        string?[] notes =
        [
            network.Origin is { Changes.Length: > 0 and var changes }
                ? Text($"It supposes {changes:#,0} {(changes == 1 ? "change" : "changes")} to the data.")
                : null,
            Of(network.Window),
        ];
        return notes.All(note => note is null) ? null : $"{which}: {string.Join(' ', notes.Where(note => note is not null))}";
    }

    private static string Ends(WindowCoverage window) =>
        (window.From is { } from ? Text($" from {from:yyyy-MM-dd}") : "")
        + (window.To is { } to ? Text($" to before {to:yyyy-MM-dd}") : "");

    private static string Of(int covered, int? days) => days is { } all
        ? Text($"{covered:#,0} of {all:#,0} days")
        : Text($"{covered:#,0} {(covered == 1 ? "day" : "days")}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

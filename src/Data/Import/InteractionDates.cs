using System.Globalization;
using NetworkLens.Data.Import.Reading;
using NetworkLens.Data.Import.Records;

namespace NetworkLens.Data.Import;

/// <summary>Tells from when to when the interactions of an import are, and warns of days that have not come yet.</summary>
/// <remarks>A slip in one year would move the twelve months that all figures describe, and leave every other interaction outside.</remarks>
internal static class InteractionDates
{
    /// <summary>One pass over the interactions; no notice where none has a date.</summary>
    /// <param name="interactions">The interactions.</param>
    /// <param name="today">Today, UTC: later days have not come yet.</param>
    public static IReadOnlyList<ImportNotice> Notices(InteractionTable interactions, DateOnly today)
    {
        var tomorrow = today.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).Ticks;
        var (oldest, newest) = (long.MaxValue, long.MinValue);
        long dated = 0;
        long after = 0;
        for (var i = 0; i < interactions.Count; i++)
        {
            if (interactions[i].WhenTicks is { } when)
            {
                dated++;
                after += when >= tomorrow ? 1 : 0;
                (oldest, newest) = (Math.Min(oldest, when), Math.Max(newest, when));
            }
        }

        if (dated == 0)
        {
            return [];
        }

        var span = new ImportNotice(
            "", dated, $"Interactions are dated {Day(oldest)} to {Day(newest)}" + Undated(interactions.Count - dated));
        return after == 0 ? [span] : [span, new ImportNotice("", after,
            $"{BatchBuilder.Counted(after, "interaction is", "interactions are")} dated after today, up to {Day(newest)}: " +
            "the twelve months that figures describe end there. Correct the dates and import into a new database: " +
            "importing again would keep these too")];
    }

    private static string Undated(long count) => count == 0 ? "" : $"; {BatchBuilder.Counted(count, "has", "have")} no date";

    private static string Day(long ticks) => new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Reading;

/// <summary>From which day to which there are dated interactions, both included.</summary>
/// <param name="First">Day of the first.</param>
/// <param name="Last">Day of the last.</param>
public readonly record struct DataPeriod(DateOnly First, DateOnly Last);

/// <summary>
/// How much of a window there are data of: what grows over a window that is only partly covered may be the days looked at and not the ties.
/// </summary>
/// <remarks>
/// Days count from the first to the last one of data, whether or not something happened on each. An end is covered where at most seven days
/// lack, and at most one in twenty: a weekend without meetings is no lack of data. What has no date is in every window and covers none.
/// </remarks>
public sealed record WindowCoverage
{
    private const int MostLacking = 7;
    private const int LackingOneIn = 20;

    /// <summary>First day of the window; null is unbounded.</summary>
    public DateOnly? From { get; private init; }

    /// <summary>End of the window, exclusive; null is unbounded.</summary>
    public DateOnly? To { get; private init; }

    /// <summary>From when to when there are data of the kinds of tie that count, whoever's; null where none has a date.</summary>
    public DataPeriod? Data { get; private init; }

    /// <summary>Days of the window; null where it is unbounded.</summary>
    public int? Days { get; private init; }

    /// <summary>Those of which there are data; null where nothing has a date.</summary>
    public int? CoveredDays { get; private init; }

    /// <summary>Whether the data cover the whole window; null where nothing has a date.</summary>
    public bool? IsWhole { get; private init; }

    /// <summary>Holds a window against the days of data.</summary>
    /// <param name="lens">A lens with its window filled in.</param>
    /// <param name="data">The days of data; null where nothing of its kinds has a date.</param>
    public static WindowCoverage Of(Lens lens, DataPeriod? data)
    {
        var from = lens.FromTicks is > 0 and var start ? Day(start) : (DateOnly?)null;
        var to = lens.ToTicks is { } end ? Day(end) : (DateOnly?)null;
        int? days = from is { } first && to is { } stop ? Math.Max(0, stop.DayNumber - first.DayNumber) : null;
        var window = new WindowCoverage { From = from, To = to, Data = data, Days = days };
        if (data is not { } period)
        {
            return window;
        }

        var begins = Math.Max(from?.DayNumber ?? 0, period.First.DayNumber);
        var ends = Math.Min(to?.DayNumber ?? int.MaxValue, period.Last.DayNumber + 1);
        var covered = Math.Max(0, ends - begins);
        var lacking = days is { } all ? Math.Min(MostLacking, all / LackingOneIn) : MostLacking;
        var isLate = from is { } asked && period.First.DayNumber - asked.DayNumber > lacking;
        var isEarly = to is { } last && last.DayNumber - period.Last.DayNumber - 1 > lacking;
        return window with { CoveredDays = covered, IsWhole = covered > 0 && !isLate && !isEarly };
    }

    /// <summary>Whether a network of this window has no tie, and could have none: then nothing is known of who is tied to whom.</summary>
    /// <param name="network">The network.</param>
    public bool IsBlank(OrganisationNetwork network) => network.Arcs.ArcCount == 0 && CoveredDays is null or 0;

    private static DateOnly Day(long ticks) => DateOnly.FromDateTime(new DateTime(ticks, DateTimeKind.Utc));
}

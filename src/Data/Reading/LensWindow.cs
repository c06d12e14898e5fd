using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Reading;

/// <summary>Fills in the window of a lens: the twelve months to a day, unless the lens says otherwise.</summary>
public static class LensWindow
{
    /// <summary>
    /// The lens with both ends of its window set. An end that the lens leaves open is the start of <paramref name="asOf"/>, or of the day
    /// after the newest interaction; a start that it leaves open is twelve months before the end. Where nothing is dated and no day is
    /// named, the window stays open. <c>FromTicks = 0</c> asks for everything up to the end.
    /// </summary>
    /// <param name="lens">The lens as it was asked for.</param>
    /// <param name="asOf">The day the figures are as of, exclusive; null is the day after the newest interaction.</param>
    /// <param name="newestTicks">When the newest interaction of any kind was; null where none is dated.</param>
    /// <returns>The lens, and the day it is as of: null where there is none.</returns>
    public static (Lens Lens, DateOnly? AsOf) Resolve(Lens lens, DateOnly? asOf, long? newestTicks)
    {
        asOf ??= newestTicks is { } newest ? DayAfter(newest) : null;
        var end = lens.ToTicks ?? asOf?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).Ticks;
        var start = lens.FromTicks ?? (end is { } to ? TwelveMonthsBefore(to) : null);
        return (lens with { FromTicks = start, ToTicks = end }, asOf);
    }

    private static DateOnly DayAfter(long ticks)
    {
        var day = DateOnly.FromDateTime(new DateTime(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc));
        return day == DateOnly.MaxValue ? day : day.AddDays(1);
    }

    private static long TwelveMonthsBefore(long ticks)
    {
        var end = new DateTime(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
        return end.Year <= 1 ? 0 : end.AddMonths(-12).Ticks;
    }
}

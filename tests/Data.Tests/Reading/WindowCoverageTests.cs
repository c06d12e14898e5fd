using NetworkLens.Data.Reading;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Tests.Reading;

public sealed class WindowCoverageTests
{
    private static readonly DataPeriod Data = new(new(2025, 1, 1), new(2025, 12, 31));

    [Theory]
    [InlineData("2025-01-01", "2026-01-01", 365, 365, true)]
    [InlineData("2024-12-25", "2025-12-25", 365, 358, true)]   // Seven days lack at the front,
    [InlineData("2024-12-24", "2025-12-24", 365, 357, false)]  // and here eight.
    [InlineData("2025-01-08", "2026-01-08", 365, 358, true)]   // The same at the end.
    [InlineData("2025-01-09", "2026-01-09", 365, 357, false)]
    [InlineData("2025-12-23", "2026-01-02", 10, 9, false)]     // One in twenty of ten days is none.
    [InlineData("2025-12-13", "2026-01-02", 20, 19, true)]
    [InlineData("2026-01-01", "2026-02-01", 31, 0, false)]
    [InlineData("2020-01-01", "2021-01-01", 366, 0, false)]
    public void Days_of_data_are_counted_within_the_window(string from, string to, int days, int covered, bool isWhole)
    {
        var window = WindowCoverage.Of(new() { FromTicks = Ticks(from), ToTicks = Ticks(to) }, Data);
        (window.Days, window.CoveredDays, window.IsWhole).ShouldBe((days, covered, isWhole));
        (window.From, window.To, window.Data).ShouldBe((DateOnly.Parse(from, null), DateOnly.Parse(to, null), Data));
    }

    [Fact]
    public void A_window_without_an_end_has_no_number_of_days_and_is_covered_where_its_other_end_is()
    {
        var until = WindowCoverage.Of(new() { FromTicks = 0, ToTicks = Ticks("2025-07-01") }, Data);
        (until.From, until.Days, until.CoveredDays, until.IsWhole).ShouldBe((null, null, 181, true));
        WindowCoverage.Of(new() { FromTicks = 0, ToTicks = Ticks("2026-07-01") }, Data).IsWhole.ShouldBe(false);
        var open = WindowCoverage.Of(Lens.Default, Data);
        (open.Days, open.CoveredDays, open.IsWhole).ShouldBe((null, 365, true));
    }

    [Fact]
    public void Where_nothing_has_a_date_nothing_is_said()
    {
        var window = WindowCoverage.Of(new() { FromTicks = Ticks("2025-01-01"), ToTicks = Ticks("2026-01-01") }, data: null);
        (window.Days, window.CoveredDays, window.IsWhole).ShouldBe((365, null, null));
    }

    private static long Ticks(string day) => DateOnly.Parse(day, null).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).Ticks;
}

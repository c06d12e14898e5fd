using NetworkLens.Data.Reading;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Tests.Reading;

public sealed class LensWindowTests
{
    private static readonly DateOnly Day = new(2025, 3, 2);

    [Fact]
    public void Twelve_months_to_the_day_after_the_newest_interaction()
    {
        var (lens, asOf) = LensWindow.Resolve(Lens.Default, null, Ticks(2025, 3, 1) + 1);
        (lens.FromTicks, lens.ToTicks, asOf).ShouldBe((Ticks(2024, 3, 2), Ticks(2025, 3, 2), Day));
    }

    [Fact]
    public void A_day_that_is_named_wins_over_the_newest_interaction()
    {
        var (lens, asOf) = LensWindow.Resolve(Lens.Default, Day, Ticks(2020, 1, 1));
        (lens.FromTicks, lens.ToTicks, asOf).ShouldBe((Ticks(2024, 3, 2), Ticks(2025, 3, 2), Day));
    }

    [Fact]
    public void Ends_that_the_lens_names_stay()
    {
        var (lens, _) = LensWindow.Resolve(new() { FromTicks = 5, ToTicks = 9 }, Day, null);
        (lens.FromTicks, lens.ToTicks).ShouldBe((5, 9));
    }

    [Fact]
    public void Where_nothing_is_dated_the_window_is_open() =>
        LensWindow.Resolve(Lens.Default, null, null).ShouldBe((Lens.Default, null));

    [Fact]
    public void Leap_days_and_the_ends_of_the_calendar_do_no_harm()
    {
        LensWindow.Resolve(Lens.Default, new(2024, 2, 29), null).Lens.FromTicks.ShouldBe(Ticks(2023, 2, 28));
        LensWindow.Resolve(Lens.Default, null, long.MaxValue).AsOf.ShouldBe(DateOnly.MaxValue);
        LensWindow.Resolve(Lens.Default, DateOnly.MinValue, null).Lens.FromTicks.ShouldBe(0);
    }

    [Fact]
    public void Filling_in_twice_is_filling_in_once()
    {
        var once = LensWindow.Resolve(Lens.Default, null, Ticks(2025, 3, 1));
        LensWindow.Resolve(once.Lens, once.AsOf, Ticks(2030, 1, 1)).ShouldBe(once);
    }

    private static long Ticks(int year, int month, int day) => new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks;
}

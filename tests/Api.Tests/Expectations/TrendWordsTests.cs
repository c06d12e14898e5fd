using NetworkLens.Api.Expectations;
using NetworkLens.Data.Expectations;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Api.Tests.Expectations;

/// <summary>What is said of points that cannot be told from each other.</summary>
public sealed class TrendWordsTests
{
    private const string AllTime = "The rule looks at all time: every point holds all interactions of those before it.";

    private static readonly DateOnly Day = new(2026, 1, 1);
    private static readonly DataPeriod January = new(Day, Day.AddDays(30));

    [Fact]
    public void Of_points_whose_windows_are_covered_nothing_is_said() =>
        TrendWords.Warning([Of(From(Day), January), Of(From(Day), January)], isAllTime: false).ShouldBeNull();

    [Fact]
    public void Where_nothing_has_a_date_no_point_is_said_to_be_partly_covered() =>
        TrendWords.Warning([Of(From(Day), null), Of(From(Day), null)], isAllTime: false).ShouldBeNull();

    [Fact]
    public void One_point_that_is_partly_covered_is_told() =>
        TrendWords.Warning([Of(From(Day.AddDays(-31)), January), Of(From(Day), January)], isAllTime: false).ShouldNotBeNull()
            .ShouldStartWith("At 1 of 2 points the data do not cover the whole window");

    [Fact]
    public void That_points_of_all_time_hold_those_before_is_told_where_there_are_any_before()
    {
        TrendWords.Warning([Of(new(), January), Of(new(), January)], isAllTime: true).ShouldBe(AllTime);
        TrendWords.Warning([Of(new(), January)], isAllTime: true).ShouldBeNull();

        // A window that would begin before year 1 has no first day either.
        TrendWords.Warning([Of(new(), January), Of(new(), January)], isAllTime: false).ShouldBeNull();
    }

    private static Lens From(DateOnly from) =>
        new() { FromTicks = from.ToDateTime(default).Ticks, ToTicks = January.Last.AddDays(1).ToDateTime(default).Ticks };

    private static TrendPoint Of(Lens lens, DataPeriod? data) => new(Day, 5, 5, 3, WindowCoverage.Of(lens, data), false);
}

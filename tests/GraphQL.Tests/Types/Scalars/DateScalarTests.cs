using static NetworkLens.GraphQL.Tests.Types.Scalars.ScalarHarness;

namespace NetworkLens.GraphQL.Tests.Types.Scalars;

/// <summary>Date: full-date of RFC 3339 and nothing else.</summary>
public sealed class DateScalarTests
{
    [Fact]
    public void Every_day_of_four_centuries_reads_back_as_itself()
    {
        for (var day = new DateOnly(1900, 1, 1); day.Year < 2300; day = day.AddDays(1))
        {
            Read("Date", $"{day.Year:D4}-{day.Month:D2}-{day.Day:D2}").ShouldBe(day);
        }
    }

    [Theory]
    [InlineData("0001-01-01"), InlineData("9999-12-31"), InlineData("2024-02-29"), InlineData("2000-02-29")]
    public void Takes_the_calendar_to_its_limits(string text) =>
        Takes("Date", text, DateOnly.ParseExact(text, "yyyy-MM-dd"), text);

    [Theory]
    [InlineData(""), InlineData("2026"), InlineData("2026-1-31"), InlineData("26-01-31")]
    [InlineData("2026-01-31 "), InlineData(" 2026-01-31")]
    [InlineData("2026-02-29"), InlineData("1900-02-29"), InlineData("2026-13-01"), InlineData("2026-00-10"), InlineData("2026-01-00")]
    [InlineData("0000-01-01"), InlineData("10000-01-01"), InlineData("-001-01-01"), InlineData("2026/01/31"), InlineData("20260131")]
    [InlineData("2026-01-31T00:00:00Z"), InlineData("2026-01-31\0"), InlineData("٢٠٢٦-01-31"), InlineData("２０２６-01-31")]
    public void Refuses_every_other_spelling(string text) => Refuses("Date", text);

    [Theory]
    [InlineData("20260131"), InlineData("true"), InlineData("[]"), InlineData("{}"), InlineData("1.5")]
    public void Refuses_what_is_no_string(string json)
    {
        FromJson("Date", json).IsOk.ShouldBeFalse();
        FromLiteral("Date", json).IsOk.ShouldBeFalse();
    }

    [Fact]
    public void Writes_nothing_but_dates()
    {
        Find("Date").ToOutput(new DateTime(2026, 1, 31, 0, 0, 0, DateTimeKind.Utc)).IsOk.ShouldBeFalse();
        Find("Date").ToOutput("2026-01-31").IsOk.ShouldBeFalse();
    }
}

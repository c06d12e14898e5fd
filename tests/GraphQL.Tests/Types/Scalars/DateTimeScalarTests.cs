using static NetworkLens.GraphQL.Tests.Types.Scalars.ScalarHarness;

namespace NetworkLens.GraphQL.Tests.Types.Scalars;

/// <summary>DateTime: date-time of RFC 3339, exact to 100 nanoseconds.</summary>
public sealed class DateTimeScalarTests
{
    [Theory]
    [InlineData("2026-01-31T09:30:00Z", "2026-01-31T09:30:00Z")]
    [InlineData("2026-01-31t09:30:00z", "2026-01-31T09:30:00Z")]
    [InlineData("2026-01-31T09:30:00+00:00", "2026-01-31T09:30:00Z")]
    [InlineData("2026-01-31T09:30:00-00:00", "2026-01-31T09:30:00Z")]
    [InlineData("2026-01-31T09:30:00.5+02:00", "2026-01-31T07:30:00.5Z")]
    [InlineData("2026-01-31T00:00:00+05:45", "2026-01-30T18:15:00Z")]
    [InlineData("2026-12-31T23:59:59.9999999-14:00", "2027-01-01T13:59:59.9999999Z")]
    [InlineData("2026-01-31T09:30:00.123456700Z", "2026-01-31T09:30:00.1234567Z")]
    [InlineData("2026-01-31T12:00:00+23:59", "2026-01-30T12:01:00Z")]
    [InlineData("2026-01-31T12:00:00-23:59", "2026-02-01T11:59:00Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999Z")]
    [InlineData("2024-02-29T12:00:00Z", "2024-02-29T12:00:00Z")]
    public void An_instant_is_written_in_UTC(string text, string written)
    {
        var value = Read("DateTime", text).ShouldBeOfType<DateTimeOffset>();
        Find("DateTime").ToOutput(value).Value.ShouldBe(written);
        Read("DateTime", written).ShouldBeOfType<DateTimeOffset>().UtcTicks.ShouldBe(value.UtcTicks);
    }

    [Fact]
    public void The_offset_is_kept_where_the_CLR_can()
    {
        Read("DateTime", "2026-01-31T09:30:00-03:30").ShouldBeOfType<DateTimeOffset>().Offset.ShouldBe(new TimeSpan(-3, -30, 0));
        Read("DateTime", "2026-01-31T09:30:00+23:00").ShouldBeOfType<DateTimeOffset>().Offset.ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData("2026-01-31"), InlineData("2026-01-31T09:30:00"), InlineData("2026-01-31T09:30Z"), InlineData("2026-01-31 09:30:00Z")]
    [InlineData("2026-01-31T24:00:00Z"), InlineData("2026-01-31T09:60:00Z"), InlineData("2026-02-30T09:30:00Z")]
    [InlineData("2026-06-30T23:59:60Z"), InlineData("2026-06-30T23:59:61Z")]
    [InlineData("2026-01-31T09:30:00.Z"), InlineData("2026-01-31T09:30:00.12345678Z"), InlineData("2026-01-31T09:30:00.1234567000Z")]
    [InlineData("2026-01-31T09:30:00,5Z"), InlineData("2026-01-31T09:30:00+24:00"), InlineData("2026-01-31T09:30:00+02:60")]
    [InlineData("2026-01-31T09:30:00+0200"), InlineData("2026-01-31T09:30:00+02"), InlineData("2026-01-31T09:30:00+02:00:00")]
    [InlineData("2026-01-31T09:30:00Z+02:00"), InlineData("2026-01-31T09:30:00 Z"), InlineData(" 2026-01-31T09:30:00Z"), InlineData("")]
    [InlineData("0001-01-01T00:00:00+00:01"), InlineData("9999-12-31T23:59:59-00:01"), InlineData("2026-01-31T09:30:00ZZ")]
    public void Refuses_what_is_not_exact(string text) => Refuses("DateTime", text);

    [Fact]
    public void A_time_of_no_stated_kind_is_not_written()
    {
        var time = new DateTime(2026, 1, 31, 9, 30, 0, DateTimeKind.Unspecified);
        Find("DateTime").ToOutput(time).IsOk.ShouldBeFalse();
        Find("DateTime").ToOutput(DateTime.SpecifyKind(time, DateTimeKind.Utc)).Value.ShouldBe("2026-01-31T09:30:00Z");
    }
}

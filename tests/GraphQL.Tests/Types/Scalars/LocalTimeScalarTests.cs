using static NetworkLens.GraphQL.Tests.Types.Scalars.ScalarHarness;

namespace NetworkLens.GraphQL.Tests.Types.Scalars;

/// <summary>LocalTime: partial-time of RFC 3339.</summary>
public sealed class LocalTimeScalarTests
{
    [Fact]
    public void Takes_the_day_from_its_first_moment_to_its_last()
    {
        Takes("LocalTime", "00:00:00", TimeOnly.MinValue, "00:00:00");
        Takes("LocalTime", "09:30:00.50", new TimeOnly(9, 30, 0, 500), "09:30:00.5");
        Takes("LocalTime", "23:59:59.9999999", TimeOnly.MaxValue, "23:59:59.9999999");
    }

    [Theory]
    [InlineData("24:00:00"), InlineData("09:30"), InlineData("9:30:00"), InlineData("09:60:00"), InlineData("23:59:60")]
    [InlineData("09:30:00Z"), InlineData("09:30:00+01:00"), InlineData("09:30:00."), InlineData("09:30:00.00000001")]
    public void Refuses_every_other_spelling(string text) => Refuses("LocalTime", text);
}

using System.Xml;
using static NetworkLens.GraphQL.Tests.Types.Scalars.ScalarHarness;

namespace NetworkLens.GraphQL.Tests.Types.Scalars;

/// <summary>Duration: ISO 8601 of weeks and less.</summary>
public sealed class DurationScalarTests
{
    [Theory]
    [InlineData("P2W", "P14D"), InlineData("P1WT1H", "P7DT1H"), InlineData("PT0S", "PT0S"), InlineData("P0D", "PT0S")]
    [InlineData("-PT0S", "PT0S"), InlineData("PT36H", "P1DT12H"), InlineData("PT90M", "PT1H30M"), InlineData("-P1DT2H", "-P1DT2H")]
    [InlineData("PT0.5S", "PT0.5S"), InlineData("PT0.0000001S", "PT0.0000001S"), InlineData("PT1.500000000S", "PT1.5S")]
    [InlineData("P10675199DT2H48M5.4775807S", "P10675199DT2H48M5.4775807S")]
    [InlineData("-P10675199DT2H48M5.4775808S", "-P10675199DT2H48M5.4775808S")]
    public void Takes_weeks_and_less_and_writes_days_and_less(string text, string written)
    {
        var value = Read("Duration", text).ShouldBeOfType<TimeSpan>();
        Find("Duration").ToOutput(value).Value.ShouldBe(written);
    }

    [Theory]
    [InlineData(""), InlineData("P"), InlineData("PT"), InlineData("P1"), InlineData("1D")]
    [InlineData("P1Y"), InlineData("P1M"), InlineData("P1DT")]
    [InlineData("PT1S1M"), InlineData("P1D1W"), InlineData("PT1H1H"), InlineData("P1H")]
    [InlineData("PT1D"), InlineData("P-1D"), InlineData("+P1D")]
    [InlineData("PT1.5H"), InlineData("P0.5D"), InlineData("PT.5S"), InlineData("PT1.S"), InlineData("PT1,5S"), InlineData("PT0.00000001S")]
    [InlineData("p1d"), InlineData(" P1D"), InlineData("P1D "), InlineData("--P1D"), InlineData("P١D")]
    [InlineData("P10675199DT2H48M5.4775808S"), InlineData("-P10675199DT2H48M5.4775809S"), InlineData("P99999999999999999999D")]
    public void Refuses_what_varies_in_length_or_is_written_otherwise(string text) => Refuses("Duration", text);

    [Fact]
    public void Agrees_with_XML_Schema_where_both_know_a_duration()
    {
        var random = new Random(1);
        for (var i = 0; i < 2_000; i++)
        {
            var span = new TimeSpan(random.NextInt64(-TimeSpan.TicksPerDay * 1000, TimeSpan.TicksPerDay * 1000));
            Read("Duration", XmlConvert.ToString(span)).ShouldBe(span);
        }
    }
}

using System.Globalization;
using NetworkLens.GraphQL.Types;
using static NetworkLens.GraphQL.Tests.Types.Scalars.ScalarHarness;

namespace NetworkLens.GraphQL.Tests.Types.Scalars;

/// <summary>Decimal: what the CLR's decimal holds, and never a rounded neighbour.</summary>
public sealed class DecimalScalarTests
{
    [Theory]
    [InlineData("0"), InlineData("99.99"), InlineData("-0.1"), InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335"), InlineData("0.0000000000000000000000000001"), InlineData("1234567890.123456789")]
    public void Takes_what_a_decimal_holds(string text)
    {
        var value = decimal.Parse(text, CultureInfo.InvariantCulture);
        FromJson("Decimal", text).ShouldBe(Coerced.To(value));
        FromLiteral("Decimal", text).ShouldBe(Coerced.To(value));
        Find("Decimal").ToOutput(value).ShouldBe(Coerced.To(value));
    }

    [Theory]
    [InlineData("1e3", 1000), InlineData("1.50e1", 15), InlineData("120000e-4", 12)]
    [InlineData("-0.0", 0), InlineData("0e-999999999999", 0)]
    [InlineData("1.000000000000000000000000000000000000000", 1)]
    public void An_exponent_and_zeros_change_nothing(string text, int value)
    {
        FromJson("Decimal", text).Value.ShouldBe((decimal)value);
        FromLiteral("Decimal", text).Value.ShouldBe((decimal)value);
    }

    [Theory]
    [InlineData("79228162514264337593543950336"), InlineData("1e29"), InlineData("1e400"), InlineData("1e99999999999")]
    [InlineData("0.00000000000000000000000000001"), InlineData("1e-29"), InlineData("1.00000000000000000000000000001"), InlineData("\"1\"")]
    public void Refuses_what_it_would_have_to_round(string text)
    {
        FromJson("Decimal", text).IsOk.ShouldBeFalse();
        FromLiteral("Decimal", text).IsOk.ShouldBeFalse();
    }

    [Fact]
    public void Reads_random_decimals_as_the_CLR_does()
    {
        var random = new Random(7);
        for (var i = 0; i < 5_000; i++)
        {
            var value = new decimal(random.Next(), random.Next(), random.Next(), random.Next(2) == 0, (byte)random.Next(29));
            FromJson("Decimal", value.ToString(CultureInfo.InvariantCulture)).Value.ShouldBe(value);
        }
    }
}

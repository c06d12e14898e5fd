using NetworkLens.GraphQL.Types;
using static NetworkLens.GraphQL.Tests.Types.Scalars.ScalarHarness;

namespace NetworkLens.GraphQL.Tests.Types.Scalars;

/// <summary>Long: 64 bits, exact beyond what a double holds.</summary>
public sealed class LongScalarTests
{
    [Theory]
    [InlineData("0", 0), InlineData("-0", 0), InlineData("-1", -1), InlineData("9007199254740993", 9007199254740993)]
    [InlineData("9223372036854775807", long.MaxValue), InlineData("-9223372036854775808", long.MinValue)]
    public void Takes_whole_numbers_both_ways(string text, long value)
    {
        FromJson("Long", text).ShouldBe(Coerced.To(value));
        FromLiteral("Long", text).ShouldBe(Coerced.To(value));
        Find("Long").ToOutput(value).ShouldBe(Coerced.To(value));
    }

    [Theory]
    [InlineData("1.0", 1), InlineData("1e3", 1000), InlineData("-2.50e1", -25), InlineData("0e999999999999", 0), InlineData("-0.0", 0)]
    [InlineData("9223372036854775807.0", long.MaxValue), InlineData("922337203685477580.7E1", long.MaxValue)]
    public void A_variable_is_whole_by_its_value_and_a_literal_by_its_form(string text, long value)
    {
        FromJson("Long", text).ShouldBe(Coerced.To(value));
        FromLiteral("Long", text).IsOk.ShouldBeFalse();
    }

    [Theory]
    [InlineData("1.5"), InlineData("9223372036854775808"), InlineData("-9223372036854775809"), InlineData("1e19"), InlineData("1e400")]
    [InlineData("1e-1"), InlineData("1e-400"), InlineData("9223372036854775807.1"), InlineData("\"1\"")]
    [InlineData("true"), InlineData("[1]")]
    public void Refuses_the_rest(string text)
    {
        FromJson("Long", text).Problem.ShouldNotBeNull().ShouldStartWith("Long cannot represent non 64-bit signed integer value: ");
        FromLiteral("Long", text).IsOk.ShouldBeFalse();
    }

    [Fact]
    public void Writes_whole_CLR_numbers_that_fit()
    {
        Find("Long").ToOutput(uint.MaxValue).Value.ShouldBe((long)uint.MaxValue);
        Find("Long").ToOutput(ulong.MaxValue).IsOk.ShouldBeFalse();
        Find("Long").ToOutput(1.0).IsOk.ShouldBeFalse();
    }
}

namespace NetworkLens.Web.Tests.Browsing;

/// <summary>A yardstick that takes anything measures nothing.</summary>
public sealed class ShownTests
{
    [Theory]
    [InlineData("2.71", 2.714, true)]
    [InlineData("2.71", 2.716, false)]
    [InlineData("54%", 54.4, true)]
    [InlineData("54%", 53.4, false)]
    [InlineData("14,211", 14211, true)]
    [InlineData("14,211", 14212, false)]
    [InlineData("under 0.1%", 0.04, true)]
    [InlineData("under 0.1%", 0, false)]
    [InlineData("over 99", 99.7, true)]
    [InlineData("3 or more people", 3, true)]
    [InlineData("No figure.", 3, false)]
    public void Says_a_number_as_exactly_as_its_digits_allow(string text, double value, bool says) => text.Says(value).ShouldBe(says);
}

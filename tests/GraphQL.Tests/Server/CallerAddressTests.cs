using System.Net;
using NetworkLens.GraphQL.Server;

namespace NetworkLens.GraphQL.Tests.Server;

/// <summary>Which addresses are one caller.</summary>
public sealed class CallerAddressTests
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("::ffff:192.0.2.1", "::ffff:192.0.2.2", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("fe80::1%3", "fe80::2%4", true)]
    [InlineData("0.0.0.0", "::", false)]
    public void An_IPv6_caller_is_its_network_and_a_mapped_IPv4_address_is_that_address(string one, string other, bool areOne)
    {
        var (first, second) = (CallerAddress.Of(IPAddress.Parse(one)), CallerAddress.Of(IPAddress.Parse(other)));
        first.Equals(second).ShouldBe(areOne);
        (first.GetHashCode() == second.GetHashCode()).ShouldBe(areOne);
    }

    [Fact]
    public void An_unknown_address_is_a_caller_of_its_own()
    {
        CallerAddress.Of((IPAddress?)null).ShouldNotBe(CallerAddress.Of(IPAddress.Any));
        CallerAddress.Of((IPAddress?)null).ShouldNotBe(CallerAddress.Of(IPAddress.IPv6Any));
    }
}

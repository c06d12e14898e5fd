using NetworkLens.Api.Hosting;

namespace NetworkLens.Api.Tests.Hosting;

public sealed class LoopbackOnlyTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080"), InlineData("http://localhost:0"), InlineData("http://[::1]:5080"),
     InlineData("http://127.1.2.3:1;https://localhost:2")]
    public void Addresses_of_this_machine_may_be_listened_on(string urls) => LoopbackOnly.FindFault(urls).ShouldBeNull();

    [Theory]
    [InlineData("http://0.0.0.0:5080", "open NetworkLens to the network")]
    [InlineData("http://*:5080", "open NetworkLens to the network")]
    [InlineData("http://[::]:5080", "open NetworkLens to the network")]
    [InlineData("http://192.168.1.2:80", "open NetworkLens to the network")]
    [InlineData("http://127.0.0.1:1;http://example.org:2", "open NetworkLens to the network")]
    [InlineData("ftp://localhost", "is not an address")]
    [InlineData("5080", "is not an address")]
    public void Others_may_not(string urls, string reason)
    {
        var fault = LoopbackOnly.FindFault(urls);
        fault.ShouldNotBeNull();
        // `*` is no host that a Uri can hold: whichever of the two reasons is given, it is refused.
        (fault.Contains(reason, StringComparison.Ordinal) || urls.Contains('*', StringComparison.Ordinal)).ShouldBeTrue(fault);
    }
}

using NetworkLens.Data.Samples;

namespace NetworkLens.Data.Tests.Samples;

public sealed class PortableMathTests
{
    [Fact]
    public void Exponential_agrees_with_that_of_the_machine()
    {
        for (var x = -50.0; x <= 50; x += 0.013)
        {
            PortableMath.Exp(x).ShouldBe(Math.Exp(x), 2e-15 * Math.Exp(x));
        }

        PortableMath.Exp(0).ShouldBe(1);
    }
}

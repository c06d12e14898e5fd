using NetworkLens.Data.Samples;

namespace NetworkLens.Data.Tests.Samples;

public sealed class ApportionmentTests
{
    [Fact]
    public void Largest_remainders_get_what_is_left() => Apportionment.Split(10, [50, 16, 16, 13, 5]).ShouldBe([5, 2, 2, 1, 0]);

    [Fact]
    public void Parts_always_add_up()
    {
        for (var total = 0; total < 300; total++)
        {
            Apportionment.Split(total, [7, 1, 13, 4]).Sum().ShouldBe(total);
        }
    }
}

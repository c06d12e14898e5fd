using System.Numerics;
using NetworkLens.Graph.Algorithms.Betweenness;

namespace NetworkLens.Graph.Tests.Algorithms.Betweenness;

public sealed class HugeCountTests
{
    [Fact]
    public void None_adds_nothing()
    {
        (HugeCount.None + HugeCount.One).ShouldBe(HugeCount.One);
        (HugeCount.One + HugeCount.None).ShouldBe(HugeCount.One);
        (HugeCount.None + HugeCount.None).ShouldBe(HugeCount.None);
    }

    [Fact]
    public void Two_thousand_doublings_are_beyond_a_double_and_a_ratio_of_them_is_not()
    {
        var (count, half) = (HugeCount.One, HugeCount.One);
        for (var doubling = 0; doubling < 2_000; doubling++)
        {
            (half, count) = (count, count + count);
        }

        (count.Mantissa, count.Exponent).ShouldBe((1, 2_000));
        (count.Over(half), half.Over(count)).ShouldBe((2, 0.5));
        (count + half).Over(half).ShouldBe(3);
        (half + count).Over(half).ShouldBe(3);
    }

    // Fibonacci's numbers, beside whole numbers of any length: every sum is of a greater and a smaller one, both ways round.
    [Fact]
    public void Sums_are_those_of_whole_numbers_of_any_length()
    {
        var (less, more) = (HugeCount.One, HugeCount.One);
        var (exactLess, exactMore) = (BigInteger.One, BigInteger.One);
        for (var step = 0; step < 3_000; step++)
        {
            (less, more) = (more, step % 2 == 0 ? less + more : more + less);
            (exactLess, exactMore) = (exactMore, exactLess + exactMore);
        }

        (exactMore > (BigInteger)double.MaxValue).ShouldBeTrue();
        Close.To(Math.Exp(BigInteger.Log(exactMore) - BigInteger.Log(exactLess)), more.Over(less));
        Close.To(BigInteger.Log(exactMore, 2), more.Exponent + Math.Log2(more.Mantissa));
    }
}

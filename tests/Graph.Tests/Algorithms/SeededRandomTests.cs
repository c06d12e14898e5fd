using NetworkLens.Graph.Algorithms;

namespace NetworkLens.Graph.Tests.Algorithms;

public sealed class SeededRandomTests
{
    [Fact]
    public void A_seed_and_a_stream_repeat_the_same_numbers_for_ever()
    {
        // Written down once: whoever changes the generator changes every figure that a seed stands behind.
        Numbers(1, 0).ShouldBe(Numbers(1, 0));
        Numbers(1, 0).ShouldNotBe(Numbers(1, 1));
        Numbers(1, 0).ShouldNotBe(Numbers(2, 0));
        Numbers(0, 1).ShouldNotBe(Numbers(1, 0));
        Numbers(1, 0)[..3].ShouldBe([15127443473077725464UL, 1461602467546418123UL, 12757047563339836543UL]);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(7), InlineData(1_000_000_007)]
    public void Numbers_stay_below_their_bound_and_lean_to_neither_end(int bound)
    {
        var random = new SeededRandom(42);
        var sum = 0.0;
        for (var i = 0; i < 10_000; i++)
        {
            var drawn = random.Below(bound);
            drawn.ShouldBeInRange(0, bound - 1);
            sum += drawn / (double)bound;
        }

        (sum / 10_000).ShouldBe((bound - 1.0) / (2.0 * bound), 0.015);
        Should.Throw<ArgumentOutOfRangeException>(() => random.Below(0));
    }

    [Fact]
    public void Every_order_of_three_is_equally_likely()
    {
        var random = new SeededRandom(7);
        var orders = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < 6_000; i++)
        {
            int[] items = [0, 1, 2];
            random.Shuffle(items);
            var order = string.Concat(items);
            orders[order] = orders.GetValueOrDefault(order) + 1;
        }

        orders.Count.ShouldBe(6);
        orders.Values.ShouldAllBe(count => count > 880 && count < 1_120);
        Enumerable.Range(0, 1_000).Average(_ => random.NextDouble()).ShouldBe(0.5, 0.03);
    }

    private static ulong[] Numbers(ulong seed, ulong stream)
    {
        var random = new SeededRandom(seed, stream);
        return [.. Enumerable.Range(0, 8).Select(_ => random.Next())];
    }
}

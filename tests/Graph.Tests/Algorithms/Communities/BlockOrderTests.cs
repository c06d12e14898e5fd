using NetworkLens.Graph.Algorithms.Communities;

namespace NetworkLens.Graph.Tests.Algorithms.Communities;

public sealed class BlockOrderTests
{
    [Theory]
    [InlineData(0), InlineData(1), InlineData(100), InlineData(194), InlineData(4_200), InlineData(10_000)]
    public void Everyone_is_there_once(int people)
    {
        var order = Enumerable.Range(0, people).ToArray();
        BlockOrder.Shuffle(order, new(1));
        order.Order().ShouldBe(Enumerable.Range(0, people));
    }

    // Sixty-four blocks of three, and two who are left over.
    [Fact]
    public void Those_of_a_block_stay_together_and_those_left_over_stand_last_in_any_order()
    {
        var firsts = new HashSet<int>();
        var lasts = new HashSet<int>();
        for (var seed = 1UL; seed <= 40; seed++)
        {
            var order = Enumerable.Range(0, 194).ToArray();
            BlockOrder.Shuffle(order, new(seed));
            for (var at = 0; at < 192; at += 3)
            {
                order.Skip(at).Take(3).Select(item => item / 3).Distinct().Count().ShouldBe(1);
            }

            order[192..].Order().ShouldBe([192, 193]);
            firsts.Add(order[0]);
            lasts.Add(order[^1]);
        }

        firsts.Count.ShouldBeGreaterThan(15);
        lasts.Count.ShouldBe(2);
    }
}

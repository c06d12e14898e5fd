using NetworkLens.GraphQL.Server;

namespace NetworkLens.GraphQL.Tests.Server;

/// <summary>What callers may have at once, each and all.</summary>
public sealed class CallerSharesTests
{
    [Fact]
    public void One_caller_gets_its_share_and_leaves_the_rest_to_others()
    {
        var shares = new CallerShares(most: 5, mostOfOne: 3);
        shares.TryTake("a", 3).ShouldBe(ShareOutcome.Taken);
        shares.TryTake("a").ShouldBe(ShareOutcome.CallerIsFull);
        shares.TryTake("b", 2).ShouldBe(ShareOutcome.Taken);
        shares.TryTake("b").ShouldBe(ShareOutcome.AllIsFull);
        shares.Give("a");
        shares.TryTake("b").ShouldBe(ShareOutcome.Taken);
        shares.TryTake("c", long.MaxValue).ShouldBe(ShareOutcome.CallerIsFull);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void However_shares_are_taken_and_given_back_the_bounds_hold_and_nobody_is_remembered_in_the_end(int seed)
    {
        var random = new Random(seed);
        var shares = new CallerShares(most: 50, mostOfOne: 20);
        var held = new List<(int Caller, long Amount)>();
        for (var i = 0; i < 2_000; i++)
        {
            if (held.Count > 0 && random.Next(2) == 0)
            {
                var (caller, amount) = held[^1];
                held.RemoveAt(held.Count - 1);
                shares.Give(caller, amount);
                continue;
            }

            var (who, much) = (random.Next(8), (long)random.Next(1, 12));
            var expected = held.Where(each => each.Caller == who).Sum(each => each.Amount) + much > 20 ? ShareOutcome.CallerIsFull
                : held.Sum(each => each.Amount) + much > 50 ? ShareOutcome.AllIsFull
                : ShareOutcome.Taken;
            shares.TryTake(who, much).ShouldBe(expected);
            if (expected == ShareOutcome.Taken)
            {
                held.Add((who, much));
            }

            shares.Callers.ShouldBe(held.Select(each => each.Caller).Distinct().Count());
        }

        held.ForEach(each => shares.Give(each.Caller, each.Amount));
        shares.Callers.ShouldBe(0);
    }
}

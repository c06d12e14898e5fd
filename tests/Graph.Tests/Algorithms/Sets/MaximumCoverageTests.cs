using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Sets;

namespace NetworkLens.Graph.Tests.Algorithms.Sets;

public sealed class MaximumCoverageTests
{
    [Fact]
    public void Takes_what_adds_most_and_stops_when_nothing_adds()
    {
        var cover = Compute([[0, 1, 2], [2, 3, 4, 4], [0, 3], [5], []], 7, [], 5);

        cover.Chosen.ShouldBe([0, 1, 3]);
        cover.Gains.ShouldBe([3, 2, 1]);
        (cover.Covered, cover.Total).ShouldBe((6, 6));
    }

    [Fact]
    public void Worth_counts_and_of_equals_the_first_is_taken()
    {
        Compute([[0, 1], [2], [3]], 4, [1, 1, 5, 5], 2).Chosen.ShouldBe([1, 2]);
        Compute([[0], [1], [1, 0]], 2, [0, 0], 3).Chosen.ShouldBeEmpty();
        Compute([[0, 1]], 2, [], 0).Chosen.ShouldBeEmpty();
        Compute([], 0, [], 3).Covered.ShouldBe(0);
    }

    [Fact]
    public void What_names_no_item_or_has_no_worth_is_refused()
    {
        Should.Throw<ArgumentException>(() => Compute([[4]], 4, [], 1));
        Should.Throw<ArgumentException>(() => Compute([[0]], 1, [double.NaN], 1));
        Should.Throw<ArgumentException>(() => Compute([[0]], 1, [1, 2], 1));
        Should.Throw<OperationCanceledException>(
            () => MaximumCoverage.Compute(NodeSets.Of([[0]]), 1, [], 1, new(1, null, new(canceled: true))));
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Is_plain_greedy_and_never_far_below_the_best(int seed)
    {
        var random = new Random(seed);
        var sets = Enumerable.Range(0, 14)
            .Select(_ => Enumerable.Range(0, 20).Where(_ => random.Next(4) == 0).ToArray()).ToArray();
        var worth = Enumerable.Range(0, 20).Select(_ => (double)random.Next(1, 6)).ToArray();
        var cover = Compute(sets, 20, worth, 4);

        cover.Chosen.ShouldBe(PlainGreedy(sets, worth, 4));
        cover.Gains.ShouldBe(cover.Gains.OrderDescending());
        var best = 0.0;
        for (var choice = 0; choice < 1 << 14; choice++)
        {
            if (int.PopCount(choice) == 4)
            {
                best = Math.Max(best, Enumerable.Range(0, 14).Where(s => (choice >> s & 1) == 1)
                    .SelectMany(s => sets[s]).Distinct().Sum(item => worth[item]));
            }
        }

        cover.Covered.ShouldBeInRange((1 - (1 / Math.E)) * best, best);
    }

    private static MaximumCoverage Compute(int[][] sets, int items, double[] worth, int count) =>
        MaximumCoverage.Compute(NodeSets.Of(sets), items, worth, count, Effort.OneThread);

    private static List<int> PlainGreedy(int[][] sets, double[] worth, int count)
    {
        var covered = new HashSet<int>();
        var chosen = new List<int>();
        while (chosen.Count < count)
        {
            var gains = sets.Select(set => set.Distinct().Where(item => !covered.Contains(item)).Sum(item => worth[item])).ToArray();
            var best = Array.IndexOf(gains, gains.Max());
            chosen.Add(best);
            covered.UnionWith(sets[best]);
        }

        return chosen;
    }
}

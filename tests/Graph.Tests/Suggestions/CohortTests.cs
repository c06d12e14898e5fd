using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Suggestions;

namespace NetworkLens.Graph.Tests.Suggestions;

public sealed class CohortTests
{
    [Fact]
    public void Exchange_mends_what_greedy_takes_too_soon()
    {
        // Greedy takes the four in the middle first; the two threes on its sides cover all six.
        var found = Compute([[1, 2, 3, 4], [0, 1, 2], [3, 4, 5]], [1, 1, 1, 1, 1, 1], 2);

        found.Chosen.ShouldBe([1, 2]);
        (found.Covered, found.Total, found.Bound).ShouldBe((6, 6, 6));
    }

    [Fact]
    public void Keeps_every_quota()
    {
        var quota = new CohortQuota([0, 0, 1], [1, 1]);
        var found = Compute([[0, 1], [2, 3], [4]], [1, 1, 1, 1, 1], 3, quota);

        found.Chosen.ShouldBe([0, 2]);
        (found.Covered, found.Total, found.Bound).ShouldBe((3, 5, 3));
        Compute([[0, 1], [2, 3], [4]], [1, 1, 1, 1, 1], 3, new CohortQuota([0, 0, -1], [0])).Chosen.ShouldBe([2]);
    }

    // Seven points on seven lines of three: any two lines have five points; at first two threes seem to be left.
    [Theory]
    [InlineData(false), InlineData(true)]
    public void Bound_is_what_is_covered_and_the_most_that_could_be_added(bool hasQuota)
    {
        int[][] lines = [[0, 1, 2], [0, 3, 4], [0, 5, 6], [1, 3, 5], [1, 4, 6], [2, 3, 6], [2, 4, 5]];
        double[] worth = [1, 1, 1, 1, 1, 1, 1];
        var found = hasQuota ? Compute(lines, worth, 2, new CohortQuota([0, 0, 0, 0, 0, 0, 0], [2])) : Compute(lines, worth, 2);
        (found.Covered, found.Total, found.Bound).ShouldBe((5, 7, 6));
    }

    [Fact]
    public void Item_named_twice_counts_once()
    {
        var found = Compute([[0, 0], [1]], [2, 3], 1);
        found.Chosen.ShouldBe([1]);
        (found.Covered, found.Bound).ShouldBe((3, 3));
    }

    [Fact]
    public void Nobody_is_chosen_who_adds_nothing()
    {
        Compute([[0, 0], [0], []], [2], 3).Chosen.ShouldBe([0]);
        Compute([[0]], [0], 1).Chosen.ShouldBeEmpty();
        Compute([[0]], [1], 0).Bound.ShouldBe(0);
        Compute([], [], 4).Total.ShouldBe(0);

        // Greedy begins with the middle; the two on its sides leave nothing to it.
        Compute([[1, 2, 3, 4], [0, 1, 2], [3, 4, 5]], [1, 1, 1, 1, 1, 1], 3).Chosen.ShouldBe([1, 2]);
    }

    [Fact]
    public void What_names_nothing_is_refused()
    {
        Should.Throw<ArgumentException>(() => Compute([[1]], [1], 1));
        Should.Throw<ArgumentException>(() => Compute([[0]], [-1], 1));
        Should.Throw<ArgumentException>(() => Compute([[0]], [1], 1, new CohortQuota([1], [1])));
        Should.Throw<ArgumentException>(() => Compute([[0]], [1], 1, new CohortQuota([], [1])));
        Should.Throw<ArgumentException>(() => Compute([[0]], [1], 1, new CohortQuota([0], [-1])));
        Should.Throw<OperationCanceledException>(
            () => Cohort.Compute(NodeSets.Of([[0]]), [1], 1, [], new(1, null, new(canceled: true))));
    }

    // The first two hundred are those for which the number of starts was chosen; the others came after.
    [Theory]
    [InlineData(0, 200), InlineData(7_000, 100)]
    public void Is_near_the_best_of_all_and_never_above_its_bound(int first, int seeds)
    {
        for (var seed = first; seed < first + seeds; seed++)
        {
            var random = new Random(seed);
            var sets = Enumerable.Range(0, 12).Select(_ => Enumerable.Range(0, 15).Where(_ => random.Next(4) == 0).ToArray()).ToArray();
            double[] worth = [.. Enumerable.Range(0, 15).Select(_ => random.Next(1, 6))];
            CohortQuota[] quotas = [.. Enumerable.Range(0, seed % 3).Select(_ => new CohortQuota(
                [.. Enumerable.Range(0, 12).Select(_ => random.Next(-1, 3))], [1, 2, 1]))];
            var found = Compute(sets, worth, 4, [.. quotas]);
            var best = Enumerable.Range(0, 1 << 12).Where(c => int.PopCount(c) <= 4)
                .Select(c => Enumerable.Range(0, 12).Where(i => (c >> i & 1) == 1).ToArray())
                .Where(cohort => quotas.All(quota => Keeps(quota, cohort)))
                .Max(cohort => Covered(sets, worth, cohort));

            quotas.ShouldAllBe(quota => Keeps(quota, found.Chosen));
            found.Chosen.ShouldAllBe(one => Covered(sets, worth, found.Chosen.Where(c => c != one)) < found.Covered);
            found.Covered.ShouldBe(Covered(sets, worth, found.Chosen));
            found.Covered.ShouldBeInRange(0.95 * best, best, $"seed {seed}");
            found.Bound.ShouldBeGreaterThanOrEqualTo(best, $"seed {seed}");
        }
    }

    private static bool Keeps(CohortQuota quota, IReadOnlyList<int> cohort) =>
        Enumerable.Range(0, quota.Most.Length).All(g => cohort.Count(c => quota.GroupOf[c] == g) <= quota.Most[g]);

    private static double Covered(int[][] sets, double[] worth, IEnumerable<int> cohort) =>
        cohort.SelectMany(c => sets[c]).Distinct().Sum(item => worth[item]);

    private static Cohort Compute(int[][] sets, double[] worth, int count, params ImmutableArray<CohortQuota> quotas) =>
        Cohort.Compute(NodeSets.Of(sets), worth, count, quotas, Effort.OneThread);
}

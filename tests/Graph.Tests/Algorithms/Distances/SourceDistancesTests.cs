using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Distances;

public sealed class SourceDistancesTests
{
    [Fact]
    public void Each_source_has_its_own_count_sum_and_nearest()
    {
        var result = Compute(CsrGraph.Parse("0-1 1-2 2-3 4"), NodeSets.Singles([0, 4]), [2, 3, 0], 1);

        result.Reached.ShouldBe([2, 0]);
        result.DistanceSum.ShouldBe([5, 0]);
        result.Nearest.ShouldBe([2, -1]);
    }

    [Theory]
    [InlineData(1, true, 1), InlineData(2, false, 2), InlineData(3, true, 8)]
    public void Matches_a_plain_search_from_each_source(int seed, bool directed, int threads)
    {
        var graph = RandomGraph.Gnp(1100, 0.002, seed, directed, weighted: false);
        int[] targets = [.. RandomGraph.Permutation(1100, seed).Take(300)];
        var result = Compute(graph, NodeSets.Everyone(1100), targets, threads);
        for (var source = 0; source < 1100; source += 7)
        {
            var distance = BreadthFirst.Compute(graph, [source], int.MaxValue, TestContext.Current.CancellationToken);
            var reached = targets.Select(t => distance[t]).Where(d => d > 0).ToList();
            result.Reached[source].ShouldBe(reached.Count);
            result.DistanceSum[source].ShouldBe(reached.Sum());
            result.Nearest[source].ShouldBe(reached.Count == 0 ? -1 : reached.Min());
        }
    }

    // So many people for so few sources that the threads share them: what each hears of a source is a part.
    [Theory]
    [InlineData(1), InlineData(2), InlineData(8)]
    public void Few_sources_among_many_people_are_shared_by_threads(int threads)
    {
        const int People = 60_000;
        var graph = Large.Sparse(People, 90_000, seed: 6, directed: true);
        int[] targets = [.. RandomGraph.Permutation(People, 6).Take(900)];
        var result = Compute(graph, NodeSets.Singles([.. Enumerable.Range(0, 300)]), targets, threads);
        for (var source = 0; source < 300; source += 10)
        {
            var distance = BreadthFirst.Compute(graph, [source], int.MaxValue, TestContext.Current.CancellationToken);
            var reached = targets.Select(t => distance[t]).Where(d => d > 0).ToList();
            result.Reached[source].ShouldBe(reached.Count);
            result.DistanceSum[source].ShouldBe(reached.Sum());
            result.Nearest[source].ShouldBe(reached.Count == 0 ? -1 : reached.Min());
        }
    }

    private static SourceDistances Compute(CsrGraph graph, NodeSets sources, int[] targets, int threads) => SourceDistances
        .Compute(graph, sources, targets, MultiSourceSweep.Unbounded, new(threads, null, TestContext.Current.CancellationToken));
}

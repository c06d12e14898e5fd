using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Connectivity;

public sealed class EveryonesReachTests
{
    [Theory]
    [InlineData(0, 1), InlineData(1, 2), InlineData(2, 3), InlineData(9, 4)]
    public void Ties_are_walked_as_they_point_so_many_steps(int steps, int expected) =>
        EveryonesReach.Count(CsrGraph.Parse("0-1 1-2 2-3 3-4", directed: true), [0, 1, 2, 3], [3], steps, default).ShouldBe(expected);

    [Fact]
    public void Nobody_is_reached_where_there_is_nobody()
    {
        var graph = CsrGraph.Parse("0-1");
        EveryonesReach.Count(graph, [0, 1], [], 2, default).ShouldBe(0);
        EveryonesReach.Count(graph, [], [0], 2, default).ShouldBe(0);
        EveryonesReach.Count(CsrGraph.Parse(""), [], [], 2, default).ShouldBe(0);
    }

    [Theory]
    [InlineData(1, 1, true), InlineData(2, 2, true), InlineData(2, 3, false), InlineData(8, 4, true)]
    public void Counts_whom_a_search_from_the_group_finds(int threads, int steps, bool directed)
    {
        const int People = 40_000;
        var graph = Large.Sparse(People, 60_000, seed: steps, directed);
        int[] group = [.. Enumerable.Range(0, People).Where(person => person % 97 == 3)];
        int[] asked = [.. Enumerable.Range(0, People).Where(person => person % 3 > 0)];
        var distance = BreadthFirst.Compute(graph.Transpose(), group, steps, TestContext.Current.CancellationToken);

        EveryonesReach.Count(graph, asked, group, steps, new(threads))
            .ShouldBe(asked.Count(person => distance[person] != BreadthFirst.Unreached));
    }

    [Fact]
    public void It_can_be_stopped() => Should.Throw<OperationCanceledException>(() =>
        EveryonesReach.Count(CsrGraph.Parse("0-1"), [0], [1], 2, new(1, null, new(canceled: true))));
}

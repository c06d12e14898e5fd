using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Distances;

public sealed class BreadthFirstTests
{
    [Fact]
    public void Distances_grow_by_one_a_tie_until_the_bound()
    {
        var graph = CsrGraph.Parse("0-1 1-2 2-3 3-4 5");

        Compute(graph, [0], 2).ShouldBe([0, 1, 2, -1, -1, -1]);
        Compute(graph, [0, 4, 0], int.MaxValue).ShouldBe([0, 1, 2, 1, 0, -1]);
        Compute(graph, [], 9).ShouldAllBe(d => d == BreadthFirst.Unreached);
        Compute(graph, [3], 0).Count(d => d == 0).ShouldBe(1);
    }

    [Theory]
    [InlineData(1, true), InlineData(2, false)]
    public void Matches_Floyd_and_Warshall(int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(40, 0.06, seed, directed);
        var expected = Dense.Distances(graph);
        for (var source = 0; source < 40; source++)
        {
            var found = Compute(graph, [source], int.MaxValue);
            for (var node = 0; node < 40; node++)
            {
                found[node].ShouldBe(expected[source, node] == Dense.Unreachable ? -1 : expected[source, node]);
            }
        }
    }

    private static int[] Compute(CsrGraph graph, int[] sources, int maxDistance) =>
        BreadthFirst.Compute(graph, sources, maxDistance, TestContext.Current.CancellationToken);
}

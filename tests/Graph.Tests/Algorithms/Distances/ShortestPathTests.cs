using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Distances;

public sealed class ShortestPathTests
{
    [Theory]
    [InlineData("0-1 1-2 0-3 3-2", 0, 2, "0 1 2")]             // Equal: the lowest index.
    [InlineData("0-1 1-2 0-3:2 3-2:2", 0, 2, "0 3 2")]         // The stronger one.
    [InlineData("0-1:9 1-2 0-3:2 3-2:2", 0, 2, "0 3 2")]       // Its weakest tie decides.
    [InlineData("0-1 1-2 2-3 0-3:0.1", 0, 3, "0 3")]           // Fewest ties come first.
    [InlineData("0-2:5 2-4:1 0-1:1 1-4:1 0-3:5 3-4:1", 0, 4, "0 1 4")]
    [InlineData("0-1", 1, 1, "1")]
    public void Fewest_ties_then_strongest_weakest_tie_then_lowest_index(string ties, int from, int to, string expected) =>
        string.Join(' ', Compute(CsrGraph.Parse(ties), from, to)!.Nodes).ShouldBe(expected);

    [Fact]
    public void Weights_on_the_way_are_given()
    {
        var path = Compute(CsrGraph.Parse("0-1:2 1-2:0.5"), 0, 2)!;

        path.Weights.ShouldBe([2, 0.5]);
        (path.Length, path.LeastWeight.Value).ShouldBe((2, 0.5));
        Compute(CsrGraph.Parse("0"), 0, 0)!.LeastWeight.Why.ShouldBe(Absence.NoTies);
    }

    [Fact]
    public void Direction_is_kept_and_no_way_is_no_path()
    {
        var graph = CsrGraph.Parse("0-1 1-2 3", directed: true);

        Compute(graph, 0, 2)!.Length.ShouldBe(2);
        Compute(graph, 2, 0).ShouldBeNull();
        Compute(graph, 0, 3).ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => Compute(graph, 0, 4));
        Should.Throw<ArgumentOutOfRangeException>(() => Compute(graph, -1, 2));
    }

    [Theory]
    [InlineData(1, true), InlineData(2, false), InlineData(3, true), InlineData(4, false), InlineData(5, false)]
    public void Is_the_best_of_all_shortest_paths(int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(16, 0.2, seed, directed);
        var distance = Dense.Distances(graph);
        for (var from = 0; from < 16; from++)
        {
            for (var to = 0; to < 16; to++)
            {
                var path = Compute(graph, from, to);
                if (distance[from, to] == Dense.Unreachable)
                {
                    path.ShouldBeNull();
                    continue;
                }

                // Depth first in ascending order meets equals in lexicographic order, and the sort keeps it.
                var all = All(graph, distance, [from], to);
                var best = all.OrderByDescending(p => Least(graph, p)).First();
                path!.Nodes.ShouldBe(best);
            }
        }
    }

    private static double Least(CsrGraph graph, List<int> path) =>
        path.Zip(path.Skip(1)).Select(step => graph.Weight(step.First, step.Second)).DefaultIfEmpty(0).Min();

    private static List<List<int>> All(CsrGraph graph, int[,] distance, List<int> soFar, int to)
    {
        if (soFar[^1] == to)
        {
            return [soFar];
        }

        var found = new List<List<int>>();
        foreach (var next in graph.Neighbours(soFar[^1]))
        {
            if (distance[next, to] == distance[soFar[^1], to] - 1)
            {
                found.AddRange(All(graph, distance, [.. soFar, next], to));
            }
        }

        return found;
    }

    private static ShortestPath? Compute(CsrGraph graph, int from, int to) =>
        ShortestPath.Compute(graph, from, to, TestContext.Current.CancellationToken);
}

using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms;

public sealed class GroupReachTests
{
    [Fact]
    public void Everyone_counts_each_group_at_its_nearest_member()
    {
        // Chain 0-1-2-3; groups {0, 3} and {2}.
        var reach = Compute(CsrGraph.Parse("0-1 1-2 2-3"), NodeSets.Of([[0, 3], [2], []]), 2);

        reach.At(0).ToArray().ShouldBe([1, 0, 1]);
        reach.At(1).ToArray().ShouldBe([0, 2, 0]);
        reach.At(3).ToArray().ShouldBe([1, 1, 0]);
        (reach.Within(0, 1), reach.Within(0, 2), reach.Within(0, 99)).ShouldBe((1, 2, 2));
    }

    [Fact]
    public void A_person_reaches_along_the_direction_of_ties()
    {
        var reach = Compute(CsrGraph.Parse("0-1", directed: true), NodeSets.Of([[1]]), 3);

        (reach.Within(0, 3), reach.At(1)[0]).ShouldBe((1, 1));
        Compute(CsrGraph.Parse("1-0", directed: true), NodeSets.Of([[1]]), 3).Within(0, 3).ShouldBe(0);
    }

    [Theory]
    [InlineData(1, true, 1), InlineData(2, false, 2), InlineData(3, true, 8)]
    public void Matches_the_dense_distances(int seed, bool directed, int threads)
    {
        var graph = RandomGraph.Gnp(50, 0.05, seed, directed);
        var codes = RandomGraph.Codes(50, 600, seed); // More groups than one batch holds.
        var groups = NodeSets.ByCode(codes, 600);
        var reach = GroupReach.Compute(graph, groups, 3, new(threads, null, TestContext.Current.CancellationToken));
        var dense = Dense.Distances(graph);
        for (var node = 0; node < 50; node++)
        {
            for (var distance = 0; distance <= 3; distance++)
            {
                var expected = Enumerable.Range(0, 600).Count(group =>
                    groups[group].Length > 0 && groups[group].ToArray().Min(member => dense[node, member]) == distance);
                reach.At(node)[distance].ShouldBe(expected);
            }
        }
    }

    private static GroupReach Compute(CsrGraph graph, NodeSets groups, int steps) =>
        GroupReach.Compute(graph, groups, steps, new(1, null, TestContext.Current.CancellationToken));
}

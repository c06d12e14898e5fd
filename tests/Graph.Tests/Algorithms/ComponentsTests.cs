using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms;

public sealed class ComponentsTests
{
    [Fact]
    public void Components_are_numbered_by_their_lowest_node()
    {
        var components = Compute(CsrGraph.Parse("0-5 1-3 3-4 2"));

        components.Labels.ShouldBe([0, 1, 2, 1, 1, 0]);
        components.Sizes.ShouldBe([2, 3, 1]);
        components.Largest.ShouldBe(1);
    }

    [Fact]
    public void Direction_does_not_part_people() => Compute(CsrGraph.Parse("0-1 2-1", directed: true)).Count.ShouldBe(1);

    [Fact]
    public void Nobody_is_no_component()
    {
        var components = Compute(CsrGraph.Parse(""));

        (components.Count, components.Largest).ShouldBe((0, -1));
    }

    [Theory]
    [InlineData(1, true), InlineData(2, false), InlineData(3, true), InlineData(4, false)]
    public void Same_component_exactly_where_some_path_exists(int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(50, directed ? 0.015 : 0.03, seed, directed);
        var components = Compute(graph);
        var distance = Dense.Distances(graph.ToUndirected(TieDirection.Either));
        for (var i = 0; i < 50; i++)
        {
            for (var j = 0; j < 50; j++)
            {
                (components.Labels[i] == components.Labels[j]).ShouldBe(distance[i, j] != Dense.Unreachable);
            }
        }

        components.Count.ShouldBeGreaterThan(1);
        components.Sizes.Sum().ShouldBe(50);
    }

    private static Components Compute(CsrGraph graph) => Components.Compute(graph, TestContext.Current.CancellationToken);
}

using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Connected;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Connected;

public sealed class StrongComponentsTests
{
    [Fact]
    public void Two_circles_joined_one_way_are_two_components()
    {
        var strong = Compute("0-4 4-1 1-0 1-2 2-3 3-5 5-2 6");

        strong.Labels.ShouldBe([0, 0, 1, 1, 0, 1, 2]);
        strong.Sizes.ShouldBe([3, 3, 1]);
        (strong.Largest, strong.SourceCount, strong.SinkCount).ShouldBe((0, 2, 2));
    }

    [Fact]
    public void A_chain_is_nobody_with_anybody() => Compute("0-1 1-2 2-3").Sizes.ShouldBe([1, 1, 1, 1]);

    [Fact]
    public void A_chain_begins_and_ends_once()
    {
        var strong = Compute("0-1 1-2 2-3");
        (strong.SourceCount, strong.SinkCount).ShouldBe((1, 1));
    }

    [Fact]
    public void Numbers_go_by_the_lowest_node_wherever_the_search_enters() =>
        Compute("0-3 3-2 2-3 1-2 4-1 1-4").Labels.ShouldBe([0, 1, 2, 2, 1]);

    [Fact]
    public void Without_directions_components_are_the_weak_ones()
    {
        var graph = CsrGraph.Parse("0-5 1-3 3-4 2");
        StrongComponents.Compute(graph, default).Labels.ShouldBe(Components.Compute(graph, default).Labels);
    }

    [Fact]
    public void Nobody_is_no_component_and_one_person_is_one()
    {
        var nobody = Compute("");
        (nobody.Count, nobody.Largest, nobody.SourceCount).ShouldBe((0, -1, 0));
        Compute("0").Sizes.ShouldBe([1]);
    }

    [Theory]
    [InlineData(1, 0.02), InlineData(2, 0.03), InlineData(3, 0.04), InlineData(4, 0.05), InlineData(5, 0.06), InlineData(6, 0.08)]
    public void Same_component_exactly_where_paths_lead_both_ways(int seed, double p)
    {
        var graph = RandomGraph.Gnp(45, p, seed, directed: true);
        var strong = StrongComponents.Compute(graph, default);
        var distance = Dense.Distances(graph);
        for (var i = 0; i < 45; i++)
        {
            for (var j = 0; j < 45; j++)
            {
                var both = distance[i, j] != Dense.Unreachable && distance[j, i] != Dense.Unreachable;
                (strong.Labels[i] == strong.Labels[j]).ShouldBe(both);
            }
        }

        var firsts = Enumerable.Range(0, strong.Count).Select(c => strong.Labels.IndexOf(c)).ToArray();
        firsts.ShouldBe(firsts.Order());
        strong.Sizes.ShouldBe(Enumerable.Range(0, strong.Count).Select(c => strong.Labels.Count(l => l == c)));
    }

    [Fact]
    public void A_long_chain_needs_no_deep_stack() =>
        StrongComponents.Compute(Large.Path(300_000, directed: true), default).Count.ShouldBe(300_000);

    [Fact]
    public void It_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(
            () => StrongComponents.Compute(Large.Path(10_000, directed: true), new(1, null, stop.Token)));
    }

    private static StrongComponents Compute(string arcs) => StrongComponents.Compute(CsrGraph.Parse(arcs, directed: true), default);
}

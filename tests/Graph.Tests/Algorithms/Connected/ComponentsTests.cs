using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Connected;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Connected;

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
    public void Nobody_is_no_component_and_one_person_is_one()
    {
        var nobody = Compute(CsrGraph.Parse(""));
        (nobody.Count, nobody.Largest).ShouldBe((0, -1));

        var one = Compute(CsrGraph.Parse("0"));
        (one.Count, one.Largest, one.Sizes[0]).ShouldBe((1, 0, 1));
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

    // Several parts of nodes, one large component and many small ones; threads get in each other's way.
    [Theory]
    [InlineData(1, false), InlineData(2, true), InlineData(3, false)]
    public void A_large_network_has_the_components_of_a_plain_search_on_any_number_of_threads(int seed, bool directed)
    {
        var graph = Large.Sparse(100_000, 70_000, seed, directed);
        var expected = Search(graph.ToUndirected(TieDirection.Either));

        foreach (var threads in new[] { 1, 2, 8 })
        {
            var components = Components.Compute(graph, new(threads));
            components.Labels.ShouldBe(expected);
            components.Sizes.Max().ShouldBeGreaterThan(10_000);
            components.Count.ShouldBe(expected.Max() + 1);
        }
    }

    [Fact]
    public void It_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(() => Components.Compute(CsrGraph.Parse("0-1"), new(1, null, stop.Token)));
    }

    private static int[] Search(CsrGraph graph)
    {
        var labels = Enumerable.Repeat(-1, graph.NodeCount).ToArray();
        var count = 0;
        var queue = new Queue<int>();
        for (var start = 0; start < labels.Length; start++)
        {
            if (labels[start] < 0)
            {
                labels[start] = count++;
                queue.Enqueue(start);
            }

            while (queue.TryDequeue(out var node))
            {
                foreach (var neighbour in graph.Neighbours(node))
                {
                    if (labels[neighbour] < 0)
                    {
                        labels[neighbour] = labels[node];
                        queue.Enqueue(neighbour);
                    }
                }
            }
        }

        return labels;
    }

    private static Components Compute(CsrGraph graph) => Components.Compute(graph, default);
}

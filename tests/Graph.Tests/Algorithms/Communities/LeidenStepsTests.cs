using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Communities;
using NetworkLens.Graph.Algorithms.Connected;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Communities;

/// <summary>Each step of Leiden against the same one worked out slowly, and what the steps leave to be put right.</summary>
public sealed class LeidenStepsTests
{
    [Theory]
    [InlineData(true, 1), InlineData(true, 0.93), InlineData(false, 1), InlineData(false, 1.37), InlineData(false, 0.4)]
    public void Moving_goes_where_the_slow_one_goes(bool isWeighted, double resolution)
    {
        for (var seed = 1; seed <= 30; seed++)
        {
            var graph = Graph(seed, isWeighted);
            int[] community = [.. RandomGraph.Codes(graph.NodeCount, 1 + (seed % 12), seed, blank: 0)];
            var count = LeidenGroups.Renumber(community, graph.NodeCount);
            var (expected, moves) = new SlowLeiden(graph, community, resolution).Move((ulong)seed);

            LeidenMoving.Run(new(graph, default), community, count, inParts: false, resolution, (ulong)seed, new(graph.NodeCount), default)
                .ShouldBe(moves, $"seed {seed}");
            Canonical(community).ShouldBe(Canonical(expected), $"seed {seed}");
        }
    }

    [Theory]
    [InlineData(true, 0.93), InlineData(true, 0.31), InlineData(false, 1.0371), InlineData(false, 0.4127)]
    public void Refining_makes_the_parts_that_the_slow_one_makes(bool isWeighted, double resolution)
    {
        for (var seed = 1; seed <= 30; seed++)
        {
            var graph = Graph(seed, isWeighted);
            int[] community = [.. RandomGraph.Codes(graph.NodeCount, 1 + (seed % 4), seed, blank: 0)];
            var count = LeidenGroups.Renumber(community, graph.NodeCount);
            var expected = new SlowLeiden(graph, community, resolution).Refine((ulong)seed);

            var parts = LeidenRefinement.Run(new(graph, default), community, count, resolution, (ulong)seed, new(graph.NodeCount), default);
            Canonical(parts).ShouldBe(Canonical(expected), $"seed {seed}");
        }
    }

    [Fact]
    public void Communities_in_pieces_fall_apart()
    {
        var graph = CsrGraph.Parse("0-2 2-4 1-3 4-5 6");
        LeidenGroups.Pieces(graph, [0, 0, 0, 0, 0, 1, 0], default).ShouldBe([0, 1, 0, 1, 0, 2, 3]);
        LeidenGroups.Pieces(graph, [0, 1, 2, 3, 0, 4, 5], default).ShouldBe([0, 1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public void Communities_are_connected_after_a_single_iteration_too()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var graph = RandomGraph.Gnp(80, 0.04, seed, weighted: false);
            var found = Leiden.Compute(graph, new() { Seed = (ulong)seed, Iterations = 1, Resolution = 0.5 }, default);
            var (from, to) = (new List<int>(), new List<int>());
            for (var node = 0; node < graph.NodeCount; node++)
            {
                foreach (var other in graph.Neighbours(node))
                {
                    if (found.Labels[node] == found.Labels[other])
                    {
                        from.Add(node);
                        to.Add(other);
                    }
                }
            }

            var within = CsrGraphBuilder.FromTies(graph.NodeCount, [.. from], [.. to], [], directed: false);
            Components.Compute(within, default).Labels.ShouldBe(found.Labels, $"seed {seed}");
        }
    }

    private static CsrGraph Graph(int seed, bool isWeighted) =>
        RandomGraph.Gnp(20 + seed, 0.08 + (0.01 * (seed % 20)), seed, weighted: isWeighted);

    private static int[] Canonical(int[] labels)
    {
        int[] copy = [.. labels];
        LeidenGroups.Renumber(copy, copy.Max() + 1);
        return copy;
    }
}

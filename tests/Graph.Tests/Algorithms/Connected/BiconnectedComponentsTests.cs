using NetworkLens.Graph.Algorithms.Connected;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Connected;

public sealed class BiconnectedComponentsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("2", "")]
    [InlineData("0-1 3", "0,1")]
    [InlineData("0-1 1-2 2-3", "0,1 1,2 2,3")]
    [InlineData("0-1 0-2 0-3", "0,1 0,2 0,3")]
    [InlineData("0-1 1-2 2-3 3-0", "0,1,2,3")]
    [InlineData("0-1 1-2 2-0 2-3 3-4 4-5 5-3", "0,1,2 2,3 3,4,5")]
    [InlineData("0-1 1-2 2-0 2-3 3-4 4-2 5-6", "0,1,2 2,3,4 5,6")]
    [InlineData(SlowConnected.Kite, "0,1,2,3,4,5,6,7 7,8 8,9")]
    public void Blocks_are_listed_by_their_lowest_members(string ties, string expected) =>
        Text(BiconnectedComponents.Compute(CsrGraph.Parse(ties), default)).ShouldBe(expected);

    [Theory]
    [InlineData(1, 0.05, false), InlineData(2, 0.08, false), InlineData(3, 0.1, false), InlineData(4, 0.05, true)]
    [InlineData(5, 0.15, false)]
    public void The_same_as_joining_ties_that_reach_each_other_around_a_person(int seed, double p, bool directed)
    {
        var graph = RandomGraph.Gnp(28, p, seed, directed);
        var blocks = BiconnectedComponents.Compute(graph, default);

        Text(blocks).ShouldBe(string.Join(' ', SlowConnected.Blocks(graph).Select(b => string.Join(',', b))));
        blocks.ArticulationPoints.ShouldBe(SlowConnected.ArticulationPoints(graph));
        blocks.Bridges.ShouldBe(SlowConnected.Bridges(graph));
    }

    [Theory]
    [InlineData(7), InlineData(8)]
    public void Points_are_in_several_blocks_and_bridges_are_the_blocks_of_two(int seed)
    {
        var graph = Large.Sparse(20_000, 22_000, seed);
        var blocks = BiconnectedComponents.Compute(graph, default);
        var all = Enumerable.Range(0, blocks.Count).Select(block => blocks.Members(block).ToArray()).ToArray();

        blocks.Bridges.ShouldBe(all.Where(members => members.Length == 2).Select(members => (members[0], members[1])));
        var several = all.SelectMany(members => members).CountBy(node => node).Where(c => c.Value > 1).Select(c => c.Key).Order();
        blocks.ArticulationPoints.ShouldBe(several);
        blocks.ArticulationPoints.ShouldBe(ArticulationPoints.Compute(graph, default));
        // Blocks and the people they share make a forest: a component of c people has c - 1 = the sum of (size - 1) over its blocks.
        var components = Components.Compute(graph, default);
        all.Sum(members => members.Length - 1).ShouldBe(graph.NodeCount - components.Count);
    }

    private static string Text(BiconnectedComponents blocks) =>
        string.Join(' ', Enumerable.Range(0, blocks.Count).Select(block => string.Join(',', blocks.Members(block).ToArray())));
}

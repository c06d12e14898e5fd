using NetworkLens.Graph.Algorithms.Betweenness;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Betweenness;

public sealed class SourceOrderTests
{
    [Fact]
    public void Circles_come_together_whatever_their_numbers()
    {
        // Even and odd people make a circle each; 0-1 joins them.
        var circles = CsrGraph.Parse("0-2 0-4 0-6 2-4 2-6 4-6 1-3 1-5 1-7 3-5 3-7 5-7 0-1");

        SourceOrder.Compute(circles, [0, 1, 2, 3, 4, 5, 6, 7], together: 4, default).ShouldBe([0, 2, 4, 6, 1, 3, 5, 7]);
        SourceOrder.Compute(circles, [7, 2, 1], together: 4, default).ShouldBe([1, 7, 2]);
    }

    [Theory]
    [InlineData(1, true), InlineData(2, false)]
    public void Everyone_stays_and_comes_once(int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(200, 0.04, seed, directed);
        var sources = RandomGraph.Permutation(200, seed)[..150];

        SourceOrder.Compute(graph, sources, together: 8, default).Order().ShouldBe(sources.Order());
    }

    [Fact]
    public void None_are_none() => SourceOrder.Compute(CsrGraph.Parse("0-1"), [], together: 8, default).ShouldBeEmpty();
}

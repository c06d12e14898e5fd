using NetworkLens.Graph.Algorithms.Connected;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Connected;

public sealed class BridgesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("3", "")]
    [InlineData("0-1", "0-1")]
    [InlineData("2-1 1-0 2-3", "0-1 1-2 2-3")]
    [InlineData("0-1 1-2 2-3 3-0", "")]
    [InlineData("0-1 1-2 2-0 2-3 3-4 4-5 5-3", "2-3")]
    [InlineData(SlowConnected.Kite, "7-8 8-9")]
    [InlineData(SlowConnected.Club, "0-11")]
    public void Ties_on_no_cycle_are_bridges(string ties, string expected) =>
        string.Join(' ', Bridges.Compute(CsrGraph.Parse(ties), default).Select(b => $"{b.Low}-{b.High}")).ShouldBe(expected);

    [Fact]
    public void A_mutual_tie_is_one_tie_and_no_cycle() =>
        Bridges.Compute(CsrGraph.Parse("1-0 0-1", directed: true), default).ShouldBe([(0, 1)]);

    [Theory]
    [InlineData(1, 0.04, false), InlineData(2, 0.06, false), InlineData(3, 0.08, false), InlineData(4, 0.03, true)]
    [InlineData(5, 0.12, false)]
    public void The_same_as_taking_out_one_after_another(int seed, double p, bool directed)
    {
        var graph = RandomGraph.Gnp(35, p, seed, directed);
        Bridges.Compute(graph, default).ShouldBe(SlowConnected.Bridges(graph));
    }
}

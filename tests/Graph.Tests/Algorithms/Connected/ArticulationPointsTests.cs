using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Connected;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Connected;

public sealed class ArticulationPointsTests
{
    [Theory]
    [InlineData("", new int[0])]
    [InlineData("0", new int[0])]
    [InlineData("0-1", new int[0])]
    [InlineData("0-1 1-2 2-3", new[] { 1, 2 })]
    [InlineData("0-1 1-2 2-3 3-0", new int[0])]
    [InlineData("0-1 0-2 0-3 5-6 6-7", new[] { 0, 6 })]
    [InlineData("0-1 1-2 2-0 2-3 3-4 4-2", new[] { 2 })]
    [InlineData("0-1 1-2 2-0 2-3 3-4 4-5 5-3", new[] { 2, 3 })]
    [InlineData(SlowConnected.Kite, new[] { 7, 8 })]
    [InlineData(SlowConnected.Club, new[] { 0 })]
    public void Whoever_parts_others_by_leaving_is_one(string ties, int[] expected) =>
        ArticulationPoints.Compute(CsrGraph.Parse(ties), default).ShouldBe(expected);

    [Fact]
    public void Direction_does_not_count() =>
        ArticulationPoints.Compute(CsrGraph.Parse("0-1 2-1 1-2", directed: true), default).ShouldBe([1]);

    [Theory]
    [InlineData(1, 0.04, false), InlineData(2, 0.06, false), InlineData(3, 0.08, false), InlineData(4, 0.03, true),
     InlineData(5, 0.05, true), InlineData(6, 0.12, false)]
    public void The_same_as_taking_out_one_after_another(int seed, double p, bool directed)
    {
        var graph = RandomGraph.Gnp(35, p, seed, directed);
        ArticulationPoints.Compute(graph, default).ShouldBe(SlowConnected.ArticulationPoints(graph));
    }

    [Fact]
    public void A_long_chain_needs_no_deep_stack() =>
        ArticulationPoints.Compute(Large.Path(300_000), default).Length.ShouldBe(299_998);

    [Fact]
    public void It_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(() => ArticulationPoints.Compute(Large.Path(10_000), new(1, null, stop.Token)));
    }
}

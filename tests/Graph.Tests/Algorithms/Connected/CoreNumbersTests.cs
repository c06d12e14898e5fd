using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Connected;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Connected;

public sealed class CoreNumbersTests
{
    [Theory]
    [InlineData("", new int[0])]
    [InlineData("1", new[] { 0, 0 })]
    [InlineData("0-1 1-2 2-3", new[] { 1, 1, 1, 1 })]
    [InlineData("0-1 1-2 2-3 3-0", new[] { 2, 2, 2, 2 })]
    [InlineData("0-1 0-2 0-3 4", new[] { 1, 1, 1, 1, 0 })]
    [InlineData("0-1 0-2 0-3 1-2 1-3 2-3 3-4 4-5", new[] { 3, 3, 3, 3, 1, 1 })]
    [InlineData("0-1 0-2 1-2 2-3 3-4 3-5 4-5", new[] { 2, 2, 2, 2, 2, 2 })]
    [InlineData(SlowConnected.Kite, new[] { 3, 3, 3, 3, 3, 3, 3, 2, 1, 1 })]
    public void Who_is_in_the_thick_has_a_high_number(string ties, int[] expected)
    {
        var cores = CoreNumbers.Compute(CsrGraph.Parse(ties), default);

        cores.Values.ShouldBe(expected);
        cores.Degeneracy.ShouldBe(expected.Append(0).Max());
        cores.Core(1).ShouldBe(Enumerable.Range(0, expected.Length).Where(i => expected[i] >= 1));
    }

    [Fact]
    public void Zacharys_club_has_ten_people_in_its_innermost_core() =>
        CoreNumbers.Compute(CsrGraph.Parse(SlowConnected.Club), default).Core(4).ShouldBe([0, 1, 2, 3, 7, 8, 13, 30, 32, 33]);

    [Fact]
    public void A_mutual_tie_counts_twice() =>
        CoreNumbers.Compute(CsrGraph.Parse("0-1 1-0 2-0", directed: true), default).Values.ShouldBe([2, 2, 1]);

    [Theory]
    [InlineData(1, 0.05, false), InlineData(2, 0.2, false), InlineData(3, 0.5, false), InlineData(4, 0.1, true), InlineData(5, 0.3, true)]
    public void The_same_as_taking_out_whoever_has_too_few(int seed, double p, bool directed)
    {
        var graph = RandomGraph.Gnp(30, p, seed, directed);
        CoreNumbers.Compute(graph, default).Values.ShouldBe(SlowConnected.Cores(graph));
    }

    [Theory]
    [InlineData(1, false), InlineData(2, true)]
    public void In_a_large_network_everyone_has_as_many_peers_as_their_number_and_not_more(int seed, bool directed)
    {
        var graph = Large.Sparse(50_000, 400_000, seed, directed);
        var cores = CoreNumbers.Compute(graph, default);
        var back = graph.Transpose();
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var peers = Peers(graph, cores, node) + (directed ? Peers(back, cores, node) : 0);
            peers.ShouldBeGreaterThanOrEqualTo(cores.Values[node]);
        }

        // The other way round: cores of a smaller network with its hubs gone cannot be deeper.
        cores.Core(cores.Degeneracy).Length.ShouldBeGreaterThan(cores.Degeneracy);
        foreach (var threads in new[] { 1, 2, 8 })
        {
            CoreNumbers.Compute(graph, new(threads)).Values.ShouldBe(cores.Values);
        }
    }

    [Fact]
    public void It_can_be_stopped_and_tells_how_far_it_is()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(() => CoreNumbers.Compute(CsrGraph.Parse("0-1"), new(1, null, stop.Token)));
        var heard = new List<double>();
        CoreNumbers.Compute(CsrGraph.Parse(SlowConnected.Kite), new(1, new Listener(heard)));
        heard.ShouldBe([0.2, 0.3, 1]);
    }

    private static int Peers(CsrGraph graph, CoreNumbers cores, int node)
    {
        var peers = 0;
        foreach (var neighbour in graph.Neighbours(node))
        {
            peers += cores.Values[neighbour] >= cores.Values[node] ? 1 : 0;
        }

        return peers;
    }

    private sealed class Listener(List<double> heard) : IProgress<double>
    {
        public void Report(double value) => heard.Add(value);
    }
}

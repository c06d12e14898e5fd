using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Betweenness;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Betweenness;

public sealed class LaneSearchTests
{
    [Theory]
    [InlineData(1, 0, 1, false), InlineData(7, 0.4, 2, false), InlineData(60, 0.05, 3, true), InlineData(300, 0.004, 4, false)]
    [InlineData(300, 0.02, 5, true), InlineData(300, 0.3, 6, false), InlineData(701, 0.01, 7, false), InlineData(701, 0.004, 8, true)]
    public void Eight_at_a_time_is_what_one_at_a_time_says(int nodes, double p, int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(nodes, p, seed, directed, weighted: false);
        double[] share = [.. Enumerable.Range(0, nodes).Select(node => node % 3 / 2.0)];
        int[] sources = RandomGraph.Permutation(nodes, seed);
        SourceGroup[] groups = [new(sources[..(nodes / 2)], null), new(sources[(nodes / 2)..], share)];
        foreach (var ofTies in new[] { false, true })
        {
            Close.To(Sum(graph, groups, ofTies, inLanes: false), Sum(graph, groups, ofTies, inLanes: true));
        }
    }

    [Fact]
    public void Long_chains_and_rings_are_walked_to_their_end()
    {
        foreach (var graph in new[] { Small.Chain(900), Small.Ring(701), Small.Chain(400, directed: true) })
        {
            SourceGroup[] everyone = [new([.. Enumerable.Range(0, graph.NodeCount)], null)];

            Close.To(Sum(graph, everyone, false, inLanes: false), Sum(graph, everyone, false, inLanes: true));
        }
    }

    [Fact]
    public void More_paths_than_a_double_counts_are_counted_all_the_same()
    {
        // 1 000 diamonds in a row: 2^1000 shortest paths from end to end. A tip of diamond i is on half of the paths from left to right.
        const int Diamonds = 1_000;
        var graph = CsrGraph.Parse(string.Join(' ', Enumerable.Range(0, Diamonds).Select(i =>
            $"{3 * i}-{(3 * i) + 1} {3 * i}-{(3 * i) + 2} {(3 * i) + 1}-{(3 * i) + 3} {(3 * i) + 2}-{(3 * i) + 3}")));
        using (var search = new LaneSearch(graph, graph))
        {
            search.Forward([0], default).ShouldBeFalse();
            search.Forward([1_500], default).ShouldBeTrue();
        }

        var found = BetweennessCentrality.Compute(graph, TieLength.One, new(2, null, TestContext.Current.CancellationToken));
        for (var i = 0; i < Diamonds; i += 37)
        {
            var (left, right) = ((3.0 * i) + 1, (3.0 * (Diamonds - 1 - i)) + 1);
            Close.To(left * right / 2, found[(3 * i) + 1]);
        }
    }

    [Theory]
    [InlineData(1e300, 1e300), InlineData(1, 1e300), InlineData(3, 5)]
    public void Huge_counts_add_and_divide_as_counts_do(double left, double right)
    {
        static HugeCount Of(double value) => new(value, 0);
        var doubled = Of(left) + Of(right) + (Of(left) + Of(right));

        Close.To(2, doubled.Over(Of(left) + Of(right)));
        Close.To(right / left, Of(right).Over(Of(left)));
        (HugeCount.None + HugeCount.One).ShouldBe(HugeCount.One);
    }

    private static double[] Sum(CsrGraph graph, SourceGroup[] groups, bool ofTies, bool inLanes) =>
        Dependencies.Sum(graph, TieLength.One, groups, ofTies, inLanes, new(2, null, TestContext.Current.CancellationToken));
}

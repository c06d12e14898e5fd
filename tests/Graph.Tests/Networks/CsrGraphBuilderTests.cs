using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Networks;

public sealed class CsrGraphBuilderTests
{
    [Fact]
    public void Rows_come_out_sorted_from_ties_in_any_order()
    {
        var graph = Build(4, [3, 0, 2, 1], [0, 2, 1, 0], [], directed: false);

        graph.Neighbours(0).ToArray().ShouldBe([1, 2, 3]);
        graph.Neighbours(1).ToArray().ShouldBe([0, 2]);
        graph.Neighbours(2).ToArray().ShouldBe([0, 1]);
        graph.Neighbours(3).ToArray().ShouldBe([0]);
        (graph.TieCount, graph.ArcCount, graph.IsWeighted).ShouldBe((4, 8, false));
    }

    [Fact]
    public void Directed_ties_are_held_in_one_row_only()
    {
        var graph = Build(3, [2, 0], [0, 1], [0.5, 2], directed: true);

        graph.Neighbours(2).ToArray().ShouldBe([0]);
        graph.Neighbours(1).Length.ShouldBe(0);
        (graph.Weight(2, 0), graph.Weight(0, 2), graph.TieCount).ShouldBe((0.5, 0, 2));
    }

    [Fact]
    public void Self_ties_and_ties_of_weight_zero_are_dropped() =>
        Build(3, [0, 1, 1], [0, 2, 0], [1, 0, 3], directed: true).TieCount.ShouldBe(1);

    [Fact]
    public void Parallel_ties_add_up_even_where_no_weights_are_given()
    {
        Build(2, [0, 0], [1, 1], [], directed: true).Weight(0, 1).ShouldBe(2);
        Build(2, [0, 1], [1, 0], [], directed: false).Weight(0, 1).ShouldBe(2);
        Build(2, [0, 1], [1, 0], [], directed: true).IsWeighted.ShouldBeFalse();
    }

    [Fact]
    public void Weights_that_add_up_to_one_are_not_stored() =>
        Build(2, [0, 0], [1, 1], [0.25, 0.75], directed: false).IsWeighted.ShouldBeFalse();

    [Fact]
    public void Nothing_makes_an_empty_graph()
    {
        var graph = Build(0, [], [], [], directed: false);

        (graph.NodeCount, graph.ArcCount).ShouldBe((0, 0));
    }

    [Fact]
    public void Faults_of_the_caller_are_named()
    {
        Should.Throw<ArgumentException>(() => Build(2, [0], [2], [], directed: true)).Message.ShouldContain("there are 2 nodes");
        Should.Throw<ArgumentException>(() => Build(2, [0], [1], [double.NaN], directed: true)).Message.ShouldContain("finite");
        Should.Throw<ArgumentException>(() => Build(2, [0], [1], [-1], directed: true)).Message.ShouldContain("at least 0");
        Should.Throw<ArgumentException>(() => Build(2, [0], [1, 1], [], directed: true)).Message.ShouldContain("two ends");
    }

    [Theory]
    [InlineData(1, true), InlineData(2, false), InlineData(3, true), InlineData(4, false)]
    public void Any_order_of_ties_gives_the_same_bits_and_the_sums_of_a_dictionary(int seed, bool directed)
    {
        var random = new Random(seed);
        var from = Enumerable.Range(0, 2000).Select(_ => random.Next(30)).ToArray();
        var to = from.Select(_ => random.Next(30)).ToArray();
        var weights = from.Select(_ => random.NextDouble() * Math.Pow(10, random.Next(-8, 8))).ToArray();
        var graph = Build(30, from, to, weights, directed);

        var order = RandomGraph.Permutation(from.Length, seed + 100);
        var other = Build(30, [.. order.Select(i => from[i])], [.. order.Select(i => to[i])], [.. order.Select(i => weights[i])], directed);

        other.Offsets.ToArray().ShouldBe(graph.Offsets.ToArray());
        other.AllNeighbours.ToArray().ShouldBe(graph.AllNeighbours.ToArray());
        other.AllWeights.ToArray().ShouldBe(graph.AllWeights.ToArray());
        var sums = new Dictionary<(int, int), double>();
        foreach (var i in Enumerable.Range(0, from.Length).Where(i => from[i] != to[i]))
        {
            var key = directed || from[i] < to[i] ? (from[i], to[i]) : (to[i], from[i]);
            sums[key] = sums.GetValueOrDefault(key) + weights[i];
        }

        graph.TieCount.ShouldBe(sums.Count);
        Dense.Ties(graph).ShouldAllBe(t => Math.Abs(sums[new(t.From, t.To)] - t.Weight) <= 1e-12 * t.Weight);
    }

    private static CsrGraph Build(int nodes, int[] from, int[] to, double[] weights, bool directed) =>
        CsrGraphBuilder.FromTies(nodes, from, to, weights, directed, TestContext.Current.CancellationToken);
}

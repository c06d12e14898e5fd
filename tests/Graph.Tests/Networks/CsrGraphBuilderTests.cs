using NetworkLens.Graph.Algorithms;
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

    // Several parts, several chunks, keys of one to three digits; parallel ties, self-ties and weights of zero among them.
    [Theory]
    [InlineData(300, 60_000, 40, true), InlineData(3_000, 200_000, 9, false), InlineData(3_000, 700_000, int.MaxValue, true),
     InlineData(70_000, 300_000, int.MaxValue, false), InlineData(70_000, 300_000, 3, true), InlineData(5_000_000, 40_000, 6, false),
     InlineData(5_000_000, 40_000, int.MaxValue, true), InlineData(2, 70_000, int.MaxValue, false)]
    public void Many_ties_make_the_rows_that_plain_sorting_makes_on_any_number_of_threads(int nodes, int ties, int near, bool directed)
    {
        var (from, to, weights) = Large.Ties(nodes, ties, seed: ties, near);
        foreach (var some in new double[][] { weights, [] })
        {
            var expected = Sorted(from, to, some, directed);
            foreach (var threads in new[] { 1, 2, 8 })
            {
                var graph = CsrGraphBuilder.FromTies(nodes, from, to, some, directed, new Effort(threads));
                Arcs(graph).SequenceEqual(expected).ShouldBeTrue();
                graph.IsWeighted.ShouldBe(expected.Exists(arc => arc.Weight != 1));
            }
        }
    }

    [Fact]
    public void Distinct_ties_in_many_parts_hold_no_weights()
    {
        int[] from = [.. Enumerable.Range(0, 200_000)];
        RandomGraph.Permutation(from.Length, 3).CopyTo(from, 0);
        var graph = Build(200_001, from, [.. from.Select(node => node + 1)], [.. from.Select(_ => 1.0)], directed: false);

        (graph.IsWeighted, graph.TieCount).ShouldBe((false, 200_000));
        Enumerable.Range(1, 199_999).ShouldAllBe(node => graph.HasTie(node, node - 1) && graph.HasTie(node, node + 1));
    }

    [Fact]
    public void The_first_fault_of_many_is_the_one_that_is_named()
    {
        var (from, to, weights) = Large.Ties(1_000, 700_000, seed: 1);
        (weights[5], to[600_000], from[500_000], from[690_000]) = (double.NaN, 1_000, -1, -7);
        Should.Throw<ArgumentException>(() => Build(1_000, from, to, weights, directed: true)).Message.ShouldContain("Tie 500000 joins -1");
        (to[600_000], from[500_000], from[690_000]) = (0, 0, 0);
        Should.Throw<ArgumentException>(() => Build(1_000, from, to, weights, directed: true)).Message.ShouldContain("Tie 5 weighs NaN");
    }

    [Fact]
    public void Parallel_weights_beyond_any_number_are_refused() =>
        Should.Throw<ArgumentException>(() => Build(2, [0, 1], [1, 0], [1e308, 1e308], directed: false)).Message.ShouldContain("infinity");

    [Fact]
    public void Building_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(() => CsrGraphBuilder.FromTies(2, [0], [1], [], directed: true, stop.Token));
    }

    private static List<(int From, int To, double Weight)> Sorted(int[] from, int[] to, double[] weights, bool directed)
    {
        var arcs = from.Zip(to, (f, t) => (From: f, To: t)).Zip(weights.Length == 0 ? Enumerable.Repeat(1.0, from.Length) : weights)
            .Where(tie => tie.First.From != tie.First.To && tie.Second > 0).ToArray();
        var both = directed ? arcs : arcs.Concat(arcs.Select(arc => (First: (From: arc.First.To, To: arc.First.From), arc.Second)));
        return
        [
            .. both.GroupBy(arc => arc.First, arc => arc.Second)
                .Select(pair => (pair.Key.From, pair.Key.To, pair.Order().Sum()))
                .Order(),
        ];
    }

    private static IEnumerable<(int From, int To, double Weight)> Arcs(CsrGraph graph)
    {
        for (var node = 0; node < graph.NodeCount; node++)
        {
            for (var at = 0; at < graph.Degree(node); at++)
            {
                yield return (node, graph.Neighbours(node)[at], graph.IsWeighted ? graph.Weights(node)[at] : 1);
            }
        }
    }

    private static CsrGraph Build(int nodes, int[] from, int[] to, double[] weights, bool directed) =>
        CsrGraphBuilder.FromTies(nodes, from, to, weights, directed, TestContext.Current.CancellationToken);
}

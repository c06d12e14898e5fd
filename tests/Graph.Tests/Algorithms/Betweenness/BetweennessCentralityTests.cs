using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Betweenness;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Betweenness;

public sealed class BetweennessCentralityTests
{
    [Fact]
    public void The_middle_of_a_chain_is_between_most() => Check(Small.Chain(5), [0, 3, 4, 3, 0]);

    [Fact]
    public void The_hub_of_a_star_is_between_all_others()
    {
        Check(Small.Star(6), [15, 0, 0, 0, 0, 0, 0]);
        BetweennessCentrality.Most(7, directed: false).ShouldBe(15);
        BetweennessCentrality.Most(7, directed: true).ShouldBe(30);
        BetweennessCentrality.Most(2, directed: true).ShouldBe(0);
    }

    [Fact]
    public void Everyone_in_a_ring_is_alike() => Check(Small.Ring(5), [1, 1, 1, 1, 1]);

    [Fact]
    public void Nobody_is_between_where_all_are_tied() => Check(Small.Complete(6), new double[6]);

    [Fact]
    public void The_bridge_between_two_circles_carries_what_passes() => Check(Small.TwoCliques, [0, 0, 0, 12, 12, 0, 0, 0]);

    [Fact]
    public void The_way_into_the_tail_of_the_kite_is_between_most() =>
        Compute(Small.Kite).Select(b => Math.Round(b, 3)).ShouldBe([0.833, 0.833, 0, 3.667, 0, 8.333, 8.333, 14, 8, 0]);

    [Fact]
    public void Two_equal_ways_share_a_pair() => Check(CsrGraph.Parse("0-1 1-3 0-2 2-3"), [0.5, 0.5, 0.5, 0.5]);

    [Fact]
    public void A_directed_chain_is_walked_one_way_and_a_ring_all_round()
    {
        Check(Small.Chain(4, directed: true), [0, 2, 2, 0]);
        Check(Small.Ring(4, directed: true), [3, 3, 3, 3]);
    }

    [Theory]
    [InlineData("", 0), InlineData("0", 1), InlineData("0-1", 2), InlineData("0 1 2", 3)]
    public void Where_nothing_is_between_everyone_has_0(string ties, int people) => Check(CsrGraph.Parse(ties), new double[people]);

    [Fact]
    public void A_strong_way_round_is_shorter_than_a_weak_tie()
    {
        var graph = CsrGraph.Parse("0-2:0.5 0-1:4 1-2:4");

        Compute(graph, TieLength.InverseWeight).ShouldBe([0, 1, 0]);
        Compute(graph).ShouldBe([0, 0, 0]);
    }

    // 1 and 2 are as good as one place: the way from 0 to 3 still runs over both, in this order.
    [Fact]
    public void A_tie_too_short_to_tell_lengths_apart_is_walked_one_way() =>
        Close.To([0, 2, 2, 0], Compute(CsrGraph.Parse("0-1 1-2:1e12 2-3"), TieLength.InverseWeight));

    [Fact]
    public void Lengths_that_differ_by_rounding_are_equal()
    {
        // 1/3 + 1/3 + 1/3 + 1/10 on one side, 1/10 + 1 on the other: the same but for the last bits.
        var graph = CsrGraph.Parse("0-1:3 1-2:3 2-3:3 3-4:10 0-5:10 5-4:1");

        Close.To(new SlowBetweenness(graph, TieLength.InverseWeight).People((_, _) => 0.5), Compute(graph, TieLength.InverseWeight));
    }

    [Theory]
    [InlineData(12, 0.3, 1, true), InlineData(12, 0.3, 2, false), InlineData(50, 0.05, 3, true), InlineData(50, 0.05, 4, false)]
    [InlineData(50, 0.3, 5, true), InlineData(50, 0.5, 6, false), InlineData(80, 0.02, 7, true), InlineData(80, 0.015, 8, false)]
    public void Is_what_its_definition_says(int nodes, double p, int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(nodes, p, seed, directed);
        foreach (var length in Enum.GetValues<TieLength>())
        {
            Close.To(new SlowBetweenness(graph, length).People((_, _) => directed ? 1 : 0.5), Compute(graph, length));
        }
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void Names_do_not_matter(int seed)
    {
        var graph = RandomGraph.Gnp(90, 0.04, seed);
        var name = RandomGraph.Permutation(90, seed);
        var renamed = Compute(RandomGraph.Relabel(graph, name), TieLength.InverseWeight);

        Close.To([.. Compute(graph, TieLength.InverseWeight)], [.. name.Select(n => renamed[n])]);
    }

    [Theory]
    [InlineData(3)]
    public void Adds_up_to_the_steps_that_are_not_last(int seed)
    {
        // Each joined pair at distance d has d - 1 people between its ends, however many ways there are.
        var graph = RandomGraph.Gnp(400, 0.01, seed);
        var distances = GeodesicDistances.Compute(graph, Effort.OneThread);
        var between = distances.PairsAt.Select((pairs, d) => (double)pairs * (d - 1)).Skip(1).Sum() / 2;

        Close.To(between, Compute(graph).Sum());
    }

    [Theory]
    [InlineData(2), InlineData(8)]
    public void Equal_bits_on_any_number_of_threads(int threads)
    {
        var graph = RandomGraph.Gnp(500, 0.02, 9);
        foreach (var length in Enum.GetValues<TieLength>())
        {
            BetweennessCentrality.Compute(graph, length, new(threads))
                .ShouldBe(BetweennessCentrality.Compute(graph, length, Effort.OneThread));
        }
    }

    [Fact]
    public void A_cancelled_computation_stops()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Should.Throw<OperationCanceledException>(() =>
            BetweennessCentrality.Compute(Small.Kite, TieLength.One, new(2, null, stop.Token)));
    }

    [Fact]
    public void Progress_is_told_to_the_end()
    {
        var heard = new List<double>();
        BetweennessCentrality.Compute(RandomGraph.Gnp(300, 0.02, 1), TieLength.One, new(2, new Listener(heard)));

        heard.ShouldBe([.. heard.Order()]);
        heard[^1].ShouldBe(1);
    }

    private static ImmutableArray<double> Compute(CsrGraph graph, TieLength length = TieLength.One) =>
        BetweennessCentrality.Compute(graph, length, new(2, null, TestContext.Current.CancellationToken));

    private static void Check(CsrGraph graph, double[] expected)
    {
        Close.To(expected, Compute(graph));
        Close.To(expected, Compute(graph, TieLength.InverseWeight));
    }

    private sealed class Listener(List<double> heard) : IProgress<double>
    {
        public void Report(double value) => heard.Add(value);
    }
}

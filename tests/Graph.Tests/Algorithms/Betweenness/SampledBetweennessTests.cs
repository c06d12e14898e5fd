using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Betweenness;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Betweenness;

public sealed class SampledBetweennessTests
{
    [Theory]
    [InlineData(60, 0.06, 1, true), InlineData(60, 0.05, 2, false), InlineData(200, 0.015, 3, true), InlineData(200, 0.02, 4, false)]
    [InlineData(30, 0.4, 5, false), InlineData(200, 0.006, 6, false)]
    public void Bounds_hold_the_exact_values(int nodes, double p, int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(nodes, p, seed, directed);
        var found = Compute(graph, SamplingGoal.Within(0.02), (ulong)seed);
        var exact = BetweennessCentrality.Compute(graph, TieLength.One, default);

        found.IsReached.ShouldBeTrue();
        found.Error.ShouldBeLessThanOrEqualTo(0.02);
        for (var person = 0; person < nodes; person++)
        {
            var share = exact[person] * (directed ? 1 : 2) / (nodes * (nodes - 1.0));
            share.ShouldBeInRange(found.Lower[person], found.Upper[person]);
            found.Estimate[person].ShouldBeInRange(found.Lower[person], found.Upper[person]);
            found.Betweenness(person).ShouldBe(exact[person], 0.02 * nodes * (nodes - 1) / (directed ? 1 : 2));
        }
    }

    [Fact]
    public void Paths_are_drawn_evenly_among_the_shortest()
    {
        // From 0 to 7 there are three ways over 1 and 4 or 5 or 6, and one over 2 and 3: each is one of four.
        var graph = CsrGraph.Parse("0-1 1-4 1-5 1-6 4-7 5-7 6-7 0-2 2-3 3-7", directed: true);
        var sampler = new PathSampler(graph, graph.Transpose());
        var hits = new int[8];
        const int Paths = 40_000;
        for (var path = 0; path < Paths; path++)
        {
            sampler.Draw(0, 7, new(7, (ulong)path), hits, default);
        }

        double[] expected = [0, 0.75, 0.25, 0.25, 0.25, 0.25, 0.25, 0];
        for (var node = 0; node < 8; node++)
        {
            ((double)hits[node] / Paths).ShouldBe(expected[node], 0.01); // Four and a half standard errors.
        }
    }

    [Fact]
    public void More_paths_than_a_double_counts_do_no_harm()
    {
        // 1 100 diamonds in a row: from end to end every joint is passed, and one tip of each diamond.
        const int Diamonds = 1_100;
        var graph = CsrGraph.Parse(string.Join(' ', Enumerable.Range(0, Diamonds).Select(i =>
            $"{3 * i}-{(3 * i) + 1} {3 * i}-{(3 * i) + 2} {(3 * i) + 1}-{(3 * i) + 3} {(3 * i) + 2}-{(3 * i) + 3}")));
        var hits = new int[graph.NodeCount];
        new PathSampler(graph, graph).Draw(0, 3 * Diamonds, new(1), hits, default);

        Enumerable.Range(0, Diamonds).ShouldAllBe(i => hits[(3 * i) + 1] + hits[(3 * i) + 2] == 1);
        Enumerable.Range(1, Diamonds - 1).ShouldAllBe(i => hits[3 * i] == 1);
    }

    [Fact]
    public void The_hub_of_a_star_is_known_to_be_between_most()
    {
        var found = Compute(Small.Star(30), SamplingGoal.Top(1), 3);

        (found.IsReached, found.IsInformative, found.Paths).ShouldBe((true, true, 1_024));
        found.MostBetween(1).ShouldBe([0]);
        found.Upper[1].ShouldBe(0); // Who has one tie is between nobody, for certain.
    }

    [Fact]
    public void Who_is_alike_cannot_be_told_apart_and_the_most_paths_end_it()
    {
        var found = Compute(Small.Ring(9), SamplingGoal.Top(3, mostPaths: 5_000), 3);

        (found.IsReached, found.Paths).ShouldBe((false, 5_000));
        Compute(Small.Ring(9), SamplingGoal.Top(3, slack: 0.2), 3).IsReached.ShouldBeTrue();
    }

    [Fact]
    public void An_error_above_every_value_says_nothing() =>
        Compute(RandomGraph.Gnp(300, 0.05, 3), SamplingGoal.Within(0.05), 3).IsInformative.ShouldBeFalse();

    [Fact]
    public void Other_seeds_draw_other_paths()
    {
        var goal = SamplingGoal.Within(0.05);

        Compute(Small.Kite, goal, 1).Estimate.ShouldBe(Compute(Small.Kite, goal, 1).Estimate);
        Compute(Small.Kite, goal, 1).Estimate.ShouldNotBe(Compute(Small.Kite, goal, 2).Estimate);
    }

    [Theory]
    [InlineData(""), InlineData("0"), InlineData("0-1"), InlineData("0 1 2")]
    public void Where_nobody_can_be_between_no_path_is_drawn(string ties)
    {
        var found = Compute(CsrGraph.Parse(ties), SamplingGoal.Within(0.01), 1);

        (found.Paths, found.IsReached, found.Error, found.IsInformative).ShouldBe((0, true, 0, false));
        found.Upper.ShouldAllBe(upper => upper == 0);
    }

    [Theory]
    [InlineData(2), InlineData(8)]
    public void Equal_bits_on_any_number_of_threads(int threads)
    {
        var graph = RandomGraph.Gnp(300, 0.01, 5);
        var one = SampledBetweenness.Compute(graph, SamplingGoal.Within(0.01), 11, Effort.OneThread);
        var many = SampledBetweenness.Compute(graph, SamplingGoal.Within(0.01), 11, new(threads));

        many.Paths.ShouldBe(one.Paths);
        many.Estimate.ShouldBe(one.Estimate);
        many.Upper.ShouldBe(one.Upper);
    }

    [Fact]
    public void Bounds_are_those_of_Chernoff()
    {
        var (lower, upper) = BernoulliBounds.Of(0, 1_000, Math.Log(20));
        (lower, Math.Round(upper, 12)).ShouldBe((0, Math.Round(1 - Math.Pow(20, -1.0 / 1_000), 12)));
        (lower, upper) = BernoulliBounds.Of(1_000, 1_000, Math.Log(20));
        (Math.Round(lower, 12), upper).ShouldBe((Math.Round(Math.Pow(20, -1.0 / 1_000), 12), 1));

        // kl(0.3, u) = ln(20) / 1000 on both sides.
        (lower, upper) = BernoulliBounds.Of(300, 1_000, Math.Log(20));
        foreach (var bound in new[] { lower, upper })
        {
            Close.To(Math.Log(20) / 1_000, (0.3 * Math.Log(0.3 / bound)) + (0.7 * Math.Log(0.7 / (1 - bound))));
        }

        lower.ShouldBeInRange(0.25, 0.3);
        upper.ShouldBeInRange(0.3, 0.35);
    }

    [Theory]
    [InlineData(0.05), InlineData(0.001)]
    public void The_chance_of_failure_is_shared_by_all_bounds_of_all_who_can_be_between(double chance)
    {
        // One look after 1,024 paths; the tenth of the kite has one tie. Two bounds of each of nine, at look 1 of chance 1 / (1 · 2).
        var found = Compute(Small.Kite, SamplingGoal.Within(1e-6, chance, mostPaths: 1_024), 5);

        found.Paths.ShouldBe(1_024);
        foreach (var person in Enumerable.Range(0, 9))
        {
            var hits = (long)Math.Round(found.Estimate[person] * 1_024);
            (found.Lower[person], found.Upper[person]).ShouldBe(BernoulliBounds.Of(hits, 1_024, Math.Log(2 * 9 * 2 / chance)));
        }
    }

    [Fact]
    public void An_error_is_that_of_the_wider_side()
    {
        // The hub is between 93 of 100 pairs: the bound below is farther off than the one above.
        var found = Compute(Small.Star(30), SamplingGoal.Within(0.02), 4);

        found.IsReached.ShouldBeTrue();
        (found.Estimate[0] - found.Lower[0]).ShouldBeInRange(found.Upper[0] - found.Estimate[0], 0.02);
    }

    [Fact]
    public void A_goal_that_cannot_be_is_a_fault_of_the_caller()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => SamplingGoal.Within(0));
        Should.Throw<ArgumentOutOfRangeException>(() => SamplingGoal.Top(0));
        Should.Throw<ArgumentOutOfRangeException>(() => SamplingGoal.Within(0.1, chanceOfFailure: 1));
        Should.Throw<ArgumentOutOfRangeException>(() => SamplingGoal.Within(0.1, mostPaths: 0));
    }

    private static SampledBetweenness Compute(CsrGraph graph, SamplingGoal goal, ulong seed) =>
        SampledBetweenness.Compute(graph, goal, seed, new(2, null, TestContext.Current.CancellationToken));
}

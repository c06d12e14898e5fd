using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Centrality;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Centrality;

public sealed class HubsAndAuthoritiesTests
{
    [Fact]
    public void Who_turns_to_both_is_the_better_hub()
    {
        // A Aᵀ of hubs 0 and 1 is [[2, 1], [1, 1]]: the golden ratio.
        var golden = (Math.Sqrt(5) - 1) / 2;
        Check("0-2 0-3 1-2", [1, golden, 0, 0], [0, 0, 1, golden]);
    }

    [Fact]
    public void Weights_make_authorities() => Check("0-1:1 0-2:3", [1, 0, 0], [0, 1 / 3.0, 1]);

    [Fact]
    public void Without_directions_both_are_the_same()
    {
        var found = HubsAndAuthorities.Compute(CsrGraph.Parse("0-1 1-2 2-0 2-3"), default);
        Close.To(EigenvectorCentrality.Compute(CsrGraph.Parse("0-1 1-2 2-0 2-3"), default).Values, found.Hubs);
        Close.To(found.Hubs, found.Authorities);
    }

    // The square of such ties has its greatest eigenvalue twice: the middle of a star could be all hub, and its ends all authority.
    [Theory]
    [InlineData("0-1 0-2 0-3 0-4"), InlineData("0-1 1-2 2-3 3-0 3-4"), InlineData("0-1:2 1-2 2-3:3 4-5 5-6")]
    public void Without_directions_both_are_the_same_where_ties_are_between_two_sides_only(string ties)
    {
        var found = HubsAndAuthorities.Compute(CsrGraph.Parse(ties), default);
        Close.To(EigenvectorCentrality.Compute(CsrGraph.Parse(ties), default).Values, found.Hubs);
        Close.To(found.Hubs, found.Authorities);
    }

    [Fact]
    public void Without_ties_all_are_one_and_nobody_has_nothing()
    {
        Check("0 1", [1, 1], [1, 1]);
        Check("", [], []);
    }

    [Theory]
    [InlineData(1, true, 0.1), InlineData(2, true, 0.3), InlineData(3, false, 0.1), InlineData(4, false, 0.03)]
    public void Matches_multiplication_until_nothing_moves(int seed, bool weighted, double p)
    {
        var graph = RandomGraph.Gnp(50, p, seed, directed: true, weighted);
        var matrix = Dense.Matrix(graph);
        var turned = SlowSpectral.Transposed(matrix);
        double[] ones = [.. Enumerable.Repeat(1.0, 50)];
        var (hubs, _) = SlowSpectral.Dominant(SlowSpectral.Times(matrix, turned), SlowSpectral.Times(matrix, ones));
        var authorities = SlowSpectral.Times(turned, hubs);

        var found = HubsAndAuthorities.Compute(graph, default);
        found.Convergence.IsReached.ShouldBeTrue();
        Close.To(hubs, found.Hubs);
        Close.To([.. authorities.Select(a => a / authorities.Max())], found.Authorities);
    }

    [Fact]
    public void Bits_are_equal_on_any_number_of_threads()
    {
        var (from, to, weights) = Large.Ties(10_000, 60_000, 9, near: 500);
        var graph = CsrGraphBuilder.FromTies(10_000, from, to, weights, directed: true);
        var one = HubsAndAuthorities.Compute(graph, Effort.OneThread);
        one.Convergence.IsReached.ShouldBeTrue();
        foreach (var threads in new[] { 2, 8 })
        {
            var many = HubsAndAuthorities.Compute(graph, new(threads));
            many.Hubs.AsSpan().SequenceEqual(one.Hubs.AsSpan()).ShouldBeTrue();
            many.Authorities.AsSpan().SequenceEqual(one.Authorities.AsSpan()).ShouldBeTrue();
        }
    }

    private static void Check(string ties, double[] hubs, double[] authorities)
    {
        var found = HubsAndAuthorities.Compute(CsrGraph.Parse(ties, directed: true), default);
        Close.To(hubs, found.Hubs);
        Close.To(authorities, found.Authorities);
    }
}

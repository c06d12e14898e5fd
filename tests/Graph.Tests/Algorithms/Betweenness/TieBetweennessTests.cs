using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Betweenness;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Betweenness;

public sealed class TieBetweennessTests
{
    [Fact]
    public void The_bridge_between_two_circles_is_on_every_path_between_them()
    {
        var found = Compute(Small.TwoCliques);

        (found.Of(3, 4), found.Of(4, 3), found.Of(0, 1), found.Of(0, 3)).ShouldBe((16, 16, 1, 5));
    }

    [Fact]
    public void Ties_of_a_chain_part_those_before_from_those_behind()
    {
        var found = Compute(Small.Chain(5));

        Enumerable.Range(0, 4).Select(i => found.Of(i, i + 1)).ShouldBe([4, 6, 6, 4]);
    }

    [Fact]
    public void A_directed_tie_is_walked_one_way()
    {
        var found = Compute(Small.Chain(4, directed: true));

        found.OfArc.ShouldBe([3, 4, 3]);
    }

    [Fact]
    public void Without_ties_there_is_none() => Compute(CsrGraph.Parse("0 1")).OfArc.ShouldBeEmpty();

    [Fact]
    public void A_tie_that_is_not_there_is_a_fault_of_the_caller() =>
        Should.Throw<ArgumentException>(() => Compute(Small.Chain(3)).Of(0, 2));

    [Theory]
    [InlineData(12, 0.3, 1, true), InlineData(40, 0.06, 2, false), InlineData(40, 0.05, 3, true), InlineData(30, 0.4, 4, false)]
    public void Is_what_its_definition_says(int nodes, double p, int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(nodes, p, seed, directed);
        foreach (var length in Enum.GetValues<TieLength>())
        {
            Close.To(new SlowBetweenness(graph, length).Arcs((_, _) => directed ? 1 : 0.5), Compute(graph, length).OfArc);
        }
    }

    // Added up from either end in another order, the last digits differ: what is told of a tie may not.
    [Fact]
    public void A_tie_without_direction_has_the_same_bits_from_both_of_its_ends()
    {
        var graph = RandomGraph.Gnp(150, 0.08, 3);
        foreach (var length in Enum.GetValues<TieLength>())
        {
            var found = Compute(graph, length);
            foreach (var (one, other, _) in Dense.Ties(graph))
            {
                found.Of(one, other).ShouldBe(found.Of(other, one));
            }
        }
    }

    [Theory]
    [InlineData(2), InlineData(8)]
    public void Equal_bits_on_any_number_of_threads(int threads)
    {
        var graph = RandomGraph.Gnp(300, 0.03, 9);

        TieBetweenness.Compute(graph, TieLength.One, new(threads)).OfArc
            .ShouldBe(TieBetweenness.Compute(graph, TieLength.One, Effort.OneThread).OfArc);
    }

    private static TieBetweenness Compute(CsrGraph graph, TieLength length = TieLength.One) =>
        TieBetweenness.Compute(graph, length, new(2, null, TestContext.Current.CancellationToken));
}

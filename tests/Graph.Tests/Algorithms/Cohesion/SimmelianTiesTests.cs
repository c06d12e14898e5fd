using NetworkLens.Graph.Algorithms.Cohesion;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Cohesion;

public sealed class SimmelianTiesTests
{
    [Fact]
    public void A_mutual_tie_needs_a_third_with_mutual_ties_to_both()
    {
        // 0, 1 and 2 all choose each other; 3 closes a circle with 1 and 2 but is not chosen by 1.
        var ties = Compute("0-1 1-0 0-2 2-0 1-2 2-1 2-3 3-2 3-1 4");

        (ties.MutualTies, ties.Network.TieCount).ShouldBe((4, 3));
        ties.Of.ShouldBe([2, 2, 2, 0, 0]);
        Close.To(0.75, ties.Share);
        ties.Network.IsDirected.ShouldBeFalse();
    }

    [Fact]
    public void The_bridge_between_two_circles_is_none()
    {
        var ties = SimmelianTies.Compute(CsrGraph.Parse(SlowCohesion.TwoCliques), default);

        (ties.MutualTies, ties.Network.TieCount, ties.Network.HasTie(3, 4)).ShouldBe((13, 12, false));
        // Each tie of a circle of four is held by the two others.
        ties.Network.Weight(0, 1).ShouldBe(2);
    }

    [Theory]
    [InlineData("", Absence.NoPeople)]
    [InlineData("0", Absence.NoTies)]
    [InlineData("0-1 1-2 2-0", Absence.NoTies)]
    public void Without_mutual_ties_there_is_no_share(string ties, Absence why)
    {
        var none = Compute(ties);
        (none.Share.Why, none.Network.TieCount).ShouldBe((why, 0));
    }

    [Theory]
    [InlineData(1, 0.2, true), InlineData(2, 0.5, true), InlineData(3, 0.8, true), InlineData(4, 0.15, false)]
    public void Matches_trying_every_third_person(int seed, double p, bool directed)
    {
        var graph = RandomGraph.Gnp(30, p, seed, directed);
        var ties = SimmelianTies.Compute(graph, default);

        Dense.Ties(ties.Network).ShouldBe(SlowCohesion.Simmelian(graph));
        ties.Of.Sum().ShouldBe(2 * ties.Network.TieCount);
    }

    [Fact]
    public void The_same_on_any_number_of_threads()
    {
        var (from, to, _) = Large.Ties(20_000, 400_000, seed: 7, near: 30);
        var graph = CsrGraphBuilder.FromTies(20_000, from, to, [], directed: true);
        var one = SimmelianTies.Compute(graph, new(1)).Network;
        foreach (var threads in new[] { 2, 8 })
        {
            var many = SimmelianTies.Compute(graph, new(threads)).Network;
            many.AllNeighbours.SequenceEqual(one.AllNeighbours).ShouldBeTrue();
            many.AllWeights.SequenceEqual(one.AllWeights).ShouldBeTrue();
        }
    }

    private static SimmelianTies Compute(string ties) => SimmelianTies.Compute(CsrGraph.Parse(ties, directed: true), default);
}

using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Connected;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Networks;

public sealed class LocalityOrderTests
{
    [Fact]
    public void Groups_stand_together_and_strangers_last()
    {
        var order = LocalityOrder.ByGroups([2, -1, 0, 2, 0, 1], 3);

        order.NodeAt.ShouldBe([2, 4, 5, 0, 3, 1]);
        order.PlaceOf.ShouldBe([3, 5, 0, 4, 1, 2]);
        order.Restore(["a", "b", "c", "d", "e", "f"]).ShouldBe(["d", "f", "a", "e", "b", "c"]);
    }

    [Theory]
    [InlineData(1, true), InlineData(2, false)]
    public void A_network_in_another_order_has_the_same_ties(int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(40, 0.2, seed, directed);
        var order = LocalityOrder.ByGroups(RandomGraph.Codes(40, 6, seed), 6);
        var moved = order.Apply(graph, default);

        var (before, after) = (Dense.Matrix(graph), Dense.Matrix(moved));
        foreach (var (i, j) in from i in Enumerable.Range(0, 40) from j in Enumerable.Range(0, 40) select (i, j))
        {
            after[order.PlaceOf[i], order.PlaceOf[j]].ShouldBe(before[i, j]);
        }

        moved.IsDirected.ShouldBe(directed);
    }

    [Fact]
    public void Figures_of_a_large_network_come_back_to_their_people_on_any_number_of_threads()
    {
        var graph = Large.Sparse(60_000, 500_000, seed: 4);
        var order = LocalityOrder.ByGroups(RandomGraph.Codes(60_000, 700, 4), 700);
        var cores = CoreNumbers.Compute(graph, default).Values;
        var expected = order.Apply(graph, Effort.OneThread);

        foreach (var threads in new[] { 2, 8 })
        {
            var moved = order.Apply(graph, new(threads));
            moved.AllNeighbours.SequenceEqual(expected.AllNeighbours).ShouldBeTrue();
            moved.AllWeights.SequenceEqual(expected.AllWeights).ShouldBeTrue();
            order.Restore(CoreNumbers.Compute(moved, default).Values).SequenceEqual(cores).ShouldBeTrue();
        }
    }

    [Fact]
    public void Nobody_has_an_order_too() => LocalityOrder.ByGroups([], 0).Apply(CsrGraph.Parse(""), default).NodeCount.ShouldBe(0);

    [Fact]
    public void Faults_of_the_caller_are_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => LocalityOrder.ByGroups([3], 3));
        var order = LocalityOrder.ByGroups([0, 0], 1);
        Should.Throw<ArgumentException>(() => order.Apply(CsrGraph.Parse("0-2"), default)).Message.ShouldContain("not one of 3");
    }
}

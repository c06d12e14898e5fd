using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Networks;

public sealed class CsrGraphTests
{
    [Fact]
    public void Text_says_ties_weights_and_lone_nodes()
    {
        var graph = CsrGraph.Parse("0-1 1-2:2.5 4");

        (graph.NodeCount, graph.TieCount, graph.Weight(2, 1), graph.Degree(4)).ShouldBe((5, 2, 2.5, 0));
        graph.HasTie(0, 2).ShouldBeFalse();
        graph.Strength(1).ShouldBe(3.5);
        CsrGraph.Parse(" ").NodeCount.ShouldBe(0);
    }

    [Theory]
    [InlineData("a-b"), InlineData("0-1:x"), InlineData("0-1:-2"), InlineData("0--1"), InlineData("-1"), InlineData("0-1:")]
    public void Text_that_is_no_tie_is_refused_by_name(string word) =>
        Should.Throw<FormatException>(() => CsrGraph.Parse($"5-6 {word}")).Message.ShouldContain($"'{word}'");

    [Theory]
    [InlineData(1), InlineData(2)]
    public void Transpose_is_the_matrix_turned_over(int seed)
    {
        var graph = RandomGraph.Gnp(20, 0.2, seed, directed: true);
        var matrix = Dense.Matrix(graph);
        var turned = Dense.Matrix(graph.Transpose());

        for (var i = 0; i < 20; i++)
        {
            for (var j = 0; j < 20; j++)
            {
                turned[j, i].ShouldBe(matrix[i, j]);
            }
        }

        graph.Transpose().Transpose().AllWeights.ToArray().ShouldBe(graph.AllWeights.ToArray());
        var undirected = CsrGraph.Parse("0-1");
        undirected.Transpose().ShouldBeSameAs(undirected);
    }

    [Theory]
    [InlineData(1, true), InlineData(2, true), InlineData(3, false), InlineData(4, false)]
    public void Folding_adds_both_directions(int seed, bool weighted)
    {
        var graph = RandomGraph.Gnp(20, 0.3, seed, directed: true, weighted);
        var arcs = Dense.Matrix(graph);
        var either = Dense.Matrix(graph.ToUndirected(TieDirection.Either));
        var both = Dense.Matrix(graph.ToUndirected(TieDirection.Both));

        for (var i = 0; i < 20; i++)
        {
            for (var j = 0; j < 20; j++)
            {
                either[i, j].ShouldBe(arcs[i, j] + arcs[j, i]);
                both[i, j].ShouldBe(arcs[i, j] > 0 && arcs[j, i] > 0 ? arcs[i, j] + arcs[j, i] : 0);
            }
        }

        graph.ToUndirected(TieDirection.Directed).ShouldBeSameAs(graph);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public void Large_networks_turn_and_fold_alike_on_any_number_of_threads(bool weighted)
    {
        var (from, to, weights) = Large.Ties(30_000, 400_000, seed: 8, near: 40);
        // A third of the ties is answered.
        from.AsSpan(0, 100_000).CopyTo(to.AsSpan(200_000));
        to.AsSpan(0, 100_000).CopyTo(from.AsSpan(200_000));
        var graph = CsrGraphBuilder.FromTies(30_000, from, to, weighted ? weights : [], directed: true);
        var turned = CsrGraphBuilder.FromTies(30_000, to, from, weighted ? weights : [], directed: true);
        var either = CsrGraphBuilder.FromTies(30_000, from, to, weighted ? weights : [], directed: false);

        foreach (var threads in new[] { 1, 2, 8 })
        {
            Same(graph.Transpose(new(threads)), turned);
            Same(graph.ToUndirected(TieDirection.Either, new(threads)), either);
            var both = graph.ToUndirected(TieDirection.Both, new(threads));
            both.TieCount.ShouldBe(graph.TieCount - either.TieCount);
            both.TieCount.ShouldBeGreaterThan(50_000);
        }
    }

    private static void Same(CsrGraph actual, CsrGraph expected)
    {
        actual.Offsets.SequenceEqual(expected.Offsets).ShouldBeTrue();
        actual.AllNeighbours.SequenceEqual(expected.AllNeighbours).ShouldBeTrue();
        actual.AllWeights.SequenceEqual(expected.AllWeights).ShouldBeTrue();
    }

    [Fact]
    public void A_least_weight_takes_out_what_is_lighter_and_nothing_else()
    {
        var graph = CsrGraph.Parse("0-1:0.5 1-2:2 2-3:1");

        Dense.Ties(graph.WithLeastWeight(1)).ShouldBe([(1, 2, 2), (2, 3, 1)]);
        graph.WithLeastWeight(0.5).ShouldBeSameAs(graph);
        graph.WithLeastWeight(3).TieCount.ShouldBe(0);
        CsrGraph.Parse("0-1 1-2").WithLeastWeight(1.5).NodeCount.ShouldBe(3);
        graph.WithLeastWeight(2).IsWeighted.ShouldBeTrue();
    }
}

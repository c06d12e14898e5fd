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

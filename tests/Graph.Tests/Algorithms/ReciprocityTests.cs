using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms;

public sealed class ReciprocityTests
{
    [Theory]
    [InlineData("0-1 1-0 1-2", 3, 2)]
    [InlineData("0-1 0-1 1-2", 2, 0)]
    [InlineData("0-1 1-0", 2, 2)]
    [InlineData("0-0 0-1:0 1-2", 1, 0)]
    public void Arcs_that_are_answered_over_arcs(string ties, long arcs, long reciprocated)
    {
        var result = Compute(CsrGraph.Parse(ties, directed: true));

        (result.Arcs, result.Reciprocated).ShouldBe((arcs, reciprocated));
        Close.To(reciprocated / (double)arcs, result.Value);
    }

    [Fact]
    public void Without_arcs_or_directions_there_is_none()
    {
        Compute(CsrGraph.Parse("2", directed: true)).Value.Why.ShouldBe(Absence.NoTies);
        Compute(CsrGraph.Parse("0-1")).Value.Why.ShouldBe(Absence.WrongDirection);
    }

    [Fact]
    public void Threads_change_nothing()
    {
        var graph = RandomGraph.Gnp(9_000, 0.001, 5, directed: true);
        var one = Reciprocity.Compute(graph, null, new(1));

        one.Reciprocated.ShouldBeGreaterThan(0);
        Reciprocity.Compute(graph, null, new(8)).ShouldBe(one);
    }

    [Fact]
    public void Only_pairs_that_are_asked_for_count()
    {
        var result = Reciprocity.Compute(
            CsrGraph.Parse("0-1 1-0 1-2 2-3 3-2", directed: true), (i, j) => i + j != 1, default);

        (result.Arcs, result.Reciprocated).ShouldBe((3, 2));
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void Matches_the_matrix_and_survives_other_names(int seed)
    {
        var graph = RandomGraph.Gnp(30, 0.2, seed, directed: true);
        var matrix = Dense.Matrix(graph);
        var answered = Dense.Ties(graph).Count(tie => matrix[tie.To, tie.From] > 0);

        Compute(graph).Reciprocated.ShouldBe(answered);
        Compute(RandomGraph.Relabel(graph, RandomGraph.Permutation(30, seed))).ShouldBe(Compute(graph));
    }

    private static Reciprocity Compute(CsrGraph graph) =>
        Reciprocity.Compute(graph, null, new(1, null, TestContext.Current.CancellationToken));
}

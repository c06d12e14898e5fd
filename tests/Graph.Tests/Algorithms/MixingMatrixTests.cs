using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms;

public sealed class MixingMatrixTests
{
    [Fact]
    public void Undirected_cells_count_pairs_once_and_read_the_same_both_ways()
    {
        // A: 0, 1, 2 in a triangle; B: 3, 4; two ties across; 5 is blank.
        var matrix = Compute(CsrGraph.Parse("0-1 1-2 2-0 0-3:2 1-3 3-5"), [0, 0, 0, 1, 1, -1], 3);

        (matrix.Observed(0, 0), matrix.Observed(0, 1), matrix.Observed(1, 0), matrix.Observed(1, 1)).ShouldBe((3, 2, 2, 0));
        (matrix.DegreeSum(0), matrix.DegreeSum(1), matrix.InDegreeSum(0), matrix.DegreeSum(2)).ShouldBe((8, 2, 8, 0));
        (matrix.Ties, matrix.Excluded, matrix.Weight(1, 0)).ShouldBe((5, 1, 3));
        matrix.GroupSizes.ShouldBe([3, 2, 0]);
        Close.To(8 * 2 / 9.0, matrix.Expectation(1, 0).Expected);
        Close.To(8 * 7 / 18.0, matrix.Expectation(0, 0).Expected);
        Close.To(9 / 8.0, matrix.Ratio(0, 1));
        matrix.Ratio(0, 2).Why.ShouldBe(Absence.NothingExpected);
    }

    [Fact]
    public void Directed_cells_count_arcs_in_their_direction()
    {
        var matrix = Compute(CsrGraph.Parse("0-1 1-0 0-2 1-2", directed: true), [0, 0, 1], 2);

        (matrix.Observed(0, 0), matrix.Observed(0, 1), matrix.Observed(1, 0)).ShouldBe((2, 2, 0));
        (matrix.DegreeSum(0), matrix.InDegreeSum(0), matrix.InDegreeSum(1), matrix.Ties).ShouldBe((4, 2, 2, 4));
        Close.To(2, matrix.Expectation(0, 1).Expected);
        matrix.ZScore(0, 1).Why.ShouldBe(Absence.NoVariance); // Every out-stub is A's, so B always gets both.
    }

    [Fact]
    public void Nobody_has_an_empty_matrix()
    {
        var matrix = Compute(CsrGraph.Parse(""), [], 2);

        (matrix.Ties, matrix.Observed(0, 1)).ShouldBe((0, 0));
        matrix.Ratio(0, 1).Why.ShouldBe(Absence.NoTies);
    }

    [Theory]
    [InlineData(1, true), InlineData(2, false), InlineData(3, true), InlineData(4, false)]
    public void Matches_a_count_over_all_ties(int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(40, 0.15, seed, directed);
        var codes = RandomGraph.Codes(40, 5, seed);
        var matrix = Compute(graph, codes, 5);
        var ties = Dense.Ties(graph);
        for (var a = 0; a < 5; a++)
        {
            for (var b = 0; b < 5; b++)
            {
                var cell = ties.FindAll(t =>
                    (codes[t.From] == a && codes[t.To] == b) || (!directed && codes[t.From] == b && codes[t.To] == a));
                matrix.Observed(a, b).ShouldBe(cell.Count);
                Close.To(cell.Sum(t => t.Weight), matrix.Weight(a, b));
            }
        }

        var known = ties.FindAll(t => codes[t.From] >= 0 && codes[t.To] >= 0);
        (matrix.Ties, matrix.Excluded).ShouldBe((known.Count, ties.Count - known.Count));
        Enumerable.Range(0, 5).Sum(matrix.DegreeSum).ShouldBe(directed ? known.Count : 2 * known.Count);
    }

    [Fact]
    public void Threads_change_nothing()
    {
        var graph = RandomGraph.Gnp(400, 0.05, 3, directed: false);
        var codes = RandomGraph.Codes(400, 40, 3);
        var (one, eight) = (MixingMatrix.Compute(graph, codes, 40, new(1)), MixingMatrix.Compute(graph, codes, 40, new(8)));

        one.Ties.ShouldBeGreaterThan(1_000);
        for (var group = 0; group < 40; group++)
        {
            eight.Row(group).ToArray().ShouldBe(one.Row(group).ToArray());
        }
    }

    private static MixingMatrix Compute(CsrGraph graph, int[] codes, int groups) =>
        MixingMatrix.Compute(graph, codes, groups, new(1, null, TestContext.Current.CancellationToken));
}

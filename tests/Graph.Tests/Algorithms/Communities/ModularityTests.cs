using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Communities;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Communities;

public sealed class ModularityTests
{
    [Fact]
    public void Two_triangles_with_a_bridge() =>
        // Six of seven ties within; seven of fourteen ends each: 6/7 - 1/2.
        Close.To((6 / 7.0) - 0.5, Compute(CsrGraph.Parse("0-1 1-2 2-0 2-3 3-4 4-5 5-3"), [0, 0, 0, 1, 1, 1]));

    [Fact]
    public void One_group_of_all_has_none() => Close.To(0, Compute(CsrGraph.Parse("0-1 1-2"), [0, 0, 0]));

    [Fact]
    public void Resolution_weighs_what_chance_gives()
    {
        var graph = CsrGraph.Parse("0-1 2-3");
        Close.To(0.5, Compute(graph, [0, 0, 1, 1]));
        Close.To(0, Compute(graph, [0, 0, 1, 1], 2));
        Close.To(1, Compute(graph, [0, 0, 1, 1], 0));
    }

    [Fact]
    public void Directions_part_ends_that_send_from_ends_that_receive() =>
        // One of two arcs within: 1/2 - (2 · 1 + 0 · 1)/4.
        Close.To(0, Compute(CsrGraph.Parse("0-1 0-2", directed: true), [0, 0, 1]));

    [Fact]
    public void Without_ties_or_groups_there_is_none()
    {
        Compute(CsrGraph.Parse(""), []).Why.ShouldBe(Absence.NoTies);
        Compute(CsrGraph.Parse("0-1"), [0, -1]).Why.ShouldBe(Absence.NoTies);
        Should.Throw<ArgumentOutOfRangeException>(() => Compute(CsrGraph.Parse("0-1"), [0, 0], double.NaN));
    }

    [Theory]
    [InlineData(1, true, 1), InlineData(2, false, 1), InlineData(3, true, 0.5), InlineData(4, false, 2.5)]
    public void Matches_the_sum_over_all_pairs(int seed, bool directed, double resolution)
    {
        var graph = RandomGraph.Gnp(40, 0.15, seed, directed);
        var codes = RandomGraph.Codes(40, 4, seed);
        var w = Dense.Matrix(graph);
        int[] known = [.. Enumerable.Range(0, 40).Where(i => codes[i] >= 0)];
        var m = known.Sum(i => known.Sum(j => w[i, j]));
        var expected = (
            from i in known
            from j in known
            where codes[i] == codes[j]
            select w[i, j] - (resolution * known.Sum(k => w[i, k]) * known.Sum(k => w[k, j]) / m)).Sum() / m;
        Close.To(expected, Compute(graph, codes, resolution));
    }

    private static Measured Compute(CsrGraph graph, int[] codes, double resolution = 1) =>
        Modularity.Compute(graph, codes, codes.Length == 0 ? 0 : codes.Max() + 1, resolution, new Effort(2));
}

using NetworkLens.Graph.Algorithms.Groups;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Groups;

public sealed class NominalAssortativityTests
{
    [Fact]
    public void Ties_that_all_stay_within_make_one() => Check("0-1 2-3", [0, 0, 1, 1], 1);

    [Fact]
    public void Ties_that_all_lead_across_two_equal_groups_make_minus_one() => Check("0-2 1-3", [0, 0, 1, 1], -1);

    [Fact]
    public void Arcs_and_their_pairs_differ()
    {
        // One of two arcs within: e = 1/2, a = (1, 0), b = (1/2, 1/2): (1/2 - 1/2) / (1 - 1/2).
        Close.To(0, Compute(CsrGraph.Parse("0-1 0-2", directed: true), [0, 0, 1]).Value);
        // As pairs: e = 1/2, a = (3/4, 1/4): (1/2 - 10/16) / (1 - 10/16).
        Close.To(-1 / 3.0, Compute(CsrGraph.Parse("0-1 0-2"), [0, 0, 1]).Value);
    }

    [Fact]
    public void People_without_a_group_are_left_out_with_their_ties()
    {
        var found = Compute(CsrGraph.Parse("0-1 2-3 3-4 4-5"), [0, 0, 1, 1, -1, 1]);
        (found.Ties, found.Excluded).ShouldBe((2, 2));
        Close.To(1, found.Value);
    }

    [Fact]
    public void Without_ties_or_with_one_group_there_is_none()
    {
        Compute(CsrGraph.Parse(""), []).Value.Why.ShouldBe(Absence.NoTies);
        Compute(CsrGraph.Parse("0 1"), [0, 1]).Value.Why.ShouldBe(Absence.NoTies);
        Compute(CsrGraph.Parse("0-1"), [0, 0]).Value.Why.ShouldBe(Absence.NoVariance);
    }

    [Theory]
    [InlineData(1, true), InlineData(2, false), InlineData(3, true), InlineData(4, false)]
    public void Matches_the_shares_of_the_definition(int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(50, 0.1, seed, directed);
        var codes = RandomGraph.Codes(50, 2, seed);
        var arcs = Dense.Ties(graph)
            .FindAll(t => codes[t.From] >= 0 && codes[t.To] >= 0)
            .ConvertAll(t => (A: codes[t.From], B: codes[t.To]));
        if (!directed)
        {
            arcs.AddRange([.. arcs.Select(t => (t.B, t.A))]);
        }

        double Share(Func<(int A, int B), bool> which) => arcs.Count(which) / (double)arcs.Count;
        var chance = Enumerable.Range(0, 2).Sum(g => Share(t => t.A == g) * Share(t => t.B == g));
        var found = Compute(graph, codes);
        Close.To((Share(t => t.A == t.B) - chance) / (1 - chance), found.Value);
        (found.Ties + found.Excluded).ShouldBe(graph.TieCount);
    }

    private static NominalAssortativity Compute(CsrGraph graph, int[] codes) => NominalAssortativity.Compute(graph, codes, 2, default);

    private static void Check(string ties, int[] codes, double expected) => Close.To(expected, Compute(CsrGraph.Parse(ties), codes).Value);
}

using NetworkLens.Graph.Algorithms.StructuralHoles;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Tests.Algorithms.Cohesion;
using NetworkLens.Graph.Tests.Algorithms.Connected;

namespace NetworkLens.Graph.Tests.Algorithms.StructuralHoles;

public sealed class EffectiveSizeTests
{
    [Theory]
    [InlineData("0-1 0-2 0-3 0-4", new[] { 4.0, 1, 1, 1, 1 })]
    [InlineData("0-1 1-2 2-0 3", new[] { 1.0, 1, 1, 0 })]
    [InlineData("0-1 1-2 2-3 3-0", new[] { 2.0, 2, 2, 2 })]
    [InlineData(SlowCohesion.Complete5, new[] { 1.0, 1, 1, 1, 1 })]
    [InlineData(SlowCohesion.TwoCliques, new[] { 1, 1, 1, 2.5, 2.5, 1, 1, 1 })]
    [InlineData(SlowConnected.Kite, new[] { 2, 2, 1, 10 / 3.0, 1, 3, 3, 7 / 3.0, 2, 1 })]
    public void Contacts_less_twice_the_ties_among_them_over_contacts(string ties, double[] expected)
    {
        var graph = CsrGraph.Parse(ties);
        var size = EffectiveSize.Compute(graph, default);

        Close.To(expected, size.Values);
        Close.To([.. expected.Select((value, i) => graph.Degree(i) == 0 ? 0 : value / graph.Degree(i))], size.Efficiency);
    }

    // 0 spends 3/4 on 1 and 1/4 on 2; the tie of 1 and 2 is 2/3 of 1's strongest, and 2's strongest.
    [Fact]
    public void A_weaker_tie_between_contacts_is_less_redundant() =>
        Close.To(2 - (0.25 * 2 / 3) - 0.75, EffectiveSize.Compute(CsrGraph.Parse("0-1:3 0-2:1 1-2:2"), default).At(0));

    [Fact]
    public void An_isolate_has_none()
    {
        var size = EffectiveSize.Compute(CsrGraph.Parse("0-1 2"), default);
        (size.At(2).Why, size.EfficiencyAt(2).Why).ShouldBe((Absence.NoTies, Absence.NoTies));
        (size.At(0).Value, size.EfficiencyAt(0).Value).ShouldBe((1.0, 1.0));
        EffectiveSize.Compute(CsrGraph.Parse(""), default).Values.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1, 0.05, false), InlineData(2, 0.2, false), InlineData(3, 0.2, true), InlineData(4, 0.5, true), InlineData(5, 0.9, false)]
    public void Matches_the_formula_and_is_never_below_one(int seed, double p, bool directed)
    {
        foreach (var weighted in new[] { true, false })
        {
            var graph = RandomGraph.Gnp(40, p, seed, directed, weighted);
            var size = EffectiveSize.Compute(graph, default);

            Close.To(SlowHoles.EffectiveSize(graph), size.Values);
            size.Values.ShouldAllBe(value => value == 0 || value > 1 - 1e-12);
            size.Efficiency.ShouldAllBe(value => value <= 1);
            EffectiveSize.Compute(graph, new(8)).Values.ShouldBe(size.Values);
        }
    }
}

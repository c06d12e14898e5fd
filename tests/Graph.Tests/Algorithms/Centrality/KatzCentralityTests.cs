using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Centrality;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Centrality;

public sealed class KatzCentralityTests
{
    [Fact]
    public void Along_two_arcs_ways_add_up() => Check("0-1 1-2", 0.5, [1, 1.5, 1.75], directed: true);

    [Fact]
    public void Two_who_turn_to_each_other_have_the_sum_of_a_series() => Check("0-1", 0.5, [2, 2]);

    [Fact]
    public void A_way_weighs_the_product_of_its_ties() => Check("0-1:2 1-2:3", 0.1, [1, 1.2, 1.36], directed: true);

    [Fact]
    public void Whom_nobody_turns_to_has_one_and_nobody_has_nothing()
    {
        Check("0 1", null, [1, 1]);
        Check("0", 0.3, [1]);
        Check("", null, []);
    }

    [Fact]
    public void Chosen_attenuation_keeps_a_margin_to_where_there_is_no_sum()
    {
        Close.To(0.85 / 2, KatzCentrality.Compute(CsrGraph.Parse("0-1 0-2 0-3 0-4"), null, default).Attenuation);
        Close.To(0.85, KatzCentrality.Compute(CsrGraph.Parse("0-1 1-2 2-0", directed: true), null, default).Attenuation);
        Close.To(0.5, KatzCentrality.Compute(CsrGraph.Parse("0-1 1-2", directed: true), null, default).Attenuation);
    }

    // The greatest eigenvalue is 1 in both: at 1 there is no sum, above it the equations have an answer that means nothing.
    [Theory]
    [InlineData("0-1", false, 1), InlineData("0-1", false, 1.5), InlineData("0-1 1-2 2-0", true, 1), InlineData("0-1 1-2 2-0", true, 1.25)]
    [InlineData("0-1 0-2 0-3 0-4 1-2", false, 3)]
    public void Ways_that_add_up_to_no_number_are_told(string ties, bool directed, double attenuation)
    {
        var katz = KatzCentrality.Compute(CsrGraph.Parse(ties, directed), attenuation, default);

        katz.Convergence.Why.ShouldBe(Absence.NotConverged);
        katz.Values.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0), InlineData(-1), InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void Attenuation_out_of_range_is_refused(double attenuation) =>
        Should.Throw<ArgumentOutOfRangeException>(() => KatzCentrality.Compute(CsrGraph.Parse("0-1"), attenuation, default));

    [Theory]
    [InlineData(1, false, true, 0.1), InlineData(2, false, false, 0.03), InlineData(3, true, true, 0.1), InlineData(4, true, false, 0.03)]
    [InlineData(5, true, true, 0.01), InlineData(6, false, true, 0.3)]
    public void Matches_elimination_on_the_full_matrix(int seed, bool directed, bool weighted, double p)
    {
        var graph = RandomGraph.Gnp(60, p, seed, directed, weighted);
        var katz = KatzCentrality.Compute(graph, null, default);

        katz.Convergence.IsReached.ShouldBeTrue();
        Close.To(SlowSpectral.Katz(graph, katz.Attenuation), katz.Values);
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Bits_are_equal_on_any_number_of_threads(bool directed)
    {
        var graph = Large.Sparse(20_000, 60_000, 2, directed);
        var one = KatzCentrality.Compute(graph, null, Effort.OneThread);
        one.Convergence.IsReached.ShouldBeTrue();
        foreach (var threads in new[] { 2, 8 })
        {
            KatzCentrality.Compute(graph, null, new(threads)).Values.AsSpan().SequenceEqual(one.Values.AsSpan()).ShouldBeTrue();
        }
    }

    private static void Check(string ties, double? attenuation, double[] expected, bool directed = false) =>
        Close.To(expected, KatzCentrality.Compute(CsrGraph.Parse(ties, directed), attenuation, default).Values);
}

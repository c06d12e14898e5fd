using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.StructuralHoles;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Tests.Algorithms.Connected;

namespace NetworkLens.Graph.Tests.Algorithms.StructuralHoles;

public sealed class BurtConstraintTests
{
    [Fact]
    public void Hub_of_a_star_is_barely_constrained() => Check("0-1 0-2 0-3 0-4", [0.25, 1, 1, 1, 1]);

    [Fact]
    public void Closed_triangle_is_redundant() => Check("0-1 1-2 2-0", [1.125, 1.125, 1.125]);

    [Fact]
    public void A_circle_of_four_and_a_path() => Check("0-1 1-2 2-3 3-0 4-5 5-6", [0.5, 0.5, 0.5, 0.5, 1, 0.5, 1]);

    // Shares of 3/4 and 1/4; through the other contact 1/4 · 1/3 and 3/4 · 1/5.
    [Fact]
    public void A_stronger_tie_takes_a_larger_share() =>
        Compute("0-1:3 0-2:1 1-2:2").Values[0].ShouldBe(Math.Pow(0.75 + (0.25 * 2 / 3), 2) + Math.Pow(0.25 + (0.75 * 2 / 5), 2), 1e-15);

    [Fact]
    public void A_mutual_tie_counts_twice() =>
        BurtConstraint.Compute(CsrGraph.Parse("0-1 1-0 0-2", directed: true), default).Values[0].ShouldBe(5 / 9.0, 1e-15);

    [Fact]
    public void The_kite() => Check(
        SlowConnected.Kite,
        [0.5411979167, 0.5411979167, 0.6641358025, 0.4701697531, 0.6641358025, 0.4450888889, 0.4450888889, 0.4311111111, 0.5, 1]);

    [Fact]
    public void An_isolate_has_none()
    {
        var constraint = Compute("0-1 2");
        (constraint.At(2).Why, constraint.Values[2]).ShouldBe((Absence.NoTies, 0));
        constraint.At(0).Value.ShouldBe(1);
        Compute("").Values.ShouldBeEmpty();
        Compute("0").At(0).Why.ShouldBe(Absence.NoTies);
    }

    [Theory]
    [InlineData(1, 0.05, false), InlineData(2, 0.2, false), InlineData(3, 0.2, true), InlineData(4, 0.5, true), InlineData(5, 0.9, false)]
    public void Matches_the_formula(int seed, double p, bool directed)
    {
        foreach (var weighted in new[] { true, false })
        {
            var graph = RandomGraph.Gnp(40, p, seed, directed, weighted);
            Close.To(SlowHoles.Constraint(graph), BurtConstraint.Compute(graph, default).Values);
        }
    }

    [Fact]
    public void Other_names_and_another_unit_of_weight_change_nothing()
    {
        var graph = RandomGraph.Gnp(40, 0.2, seed: 6);
        var name = RandomGraph.Permutation(40, seed: 6);
        var renamed = BurtConstraint.Compute(RandomGraph.Relabel(graph, name), default).Values;
        var plain = BurtConstraint.Compute(graph, default).Values;
        var ties = Dense.Ties(graph);
        var scaled = CsrGraphBuilder.FromTies(
            40, [.. ties.Select(t => t.From)], [.. ties.Select(t => t.To)], [.. ties.Select(t => t.Weight * 1e-200)], directed: false);

        Close.To(plain, [.. name.Select(to => renamed[to])]);
        Close.To(plain, BurtConstraint.Compute(scaled, default).Values);
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Equal_bits_on_any_number_of_threads(bool weighted)
    {
        var (from, to, weights) = Large.Ties(30_000, 400_000, seed: 8, near: 80);
        var graph = CsrGraphBuilder.FromTies(30_000, from, to, weighted ? weights : [], directed: false);
        var one = BurtConstraint.Compute(graph, new(1)).Values;
        foreach (var threads in new[] { 2, 8 })
        {
            BurtConstraint.Compute(graph, new(threads)).Values.ShouldBe(one);
        }
    }

    [Fact]
    public void It_can_be_stopped_and_tells_how_far_it_is()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(() => BurtConstraint.Compute(CsrGraph.Parse("0-1"), new(1, null, stop.Token)));
        var heard = new List<double>();
        BurtConstraint.Compute(Large.Sparse(5_000, 20_000, seed: 1), new(2, new Listener(heard)));
        heard.ShouldBe(heard.Order());
        heard[^1].ShouldBe(1);
    }

    private static void Check(string ties, double[] expected) => Close.To(expected, Compute(ties).Values);

    private static BurtConstraint Compute(string ties) => BurtConstraint.Compute(CsrGraph.Parse(ties), Effort.OneThread);

    private sealed class Listener(List<double> heard) : IProgress<double>
    {
        public void Report(double value) => heard.Add(value);
    }
}

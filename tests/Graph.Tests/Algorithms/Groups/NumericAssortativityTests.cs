using NetworkLens.Graph.Algorithms.Groups;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Groups;

public sealed class NumericAssortativityTests
{
    [Fact]
    public void Equals_tied_to_equals_make_one() => Check("0-1 2-3", [1, 1, 7, 7], 1);

    [Fact]
    public void Highest_tied_to_lowest_make_minus_one() => Check("0-1 2-3", [1, 7, 7, 1], -1);

    // Ends of arcs: (3,1) (3,1) (3,1) and back: the degrees of a star pull apart.
    [Fact]
    public void Degrees_of_a_star_are_opposites() => Check("0-1 0-2 0-3", [3, 1, 1, 1], -1);

    [Fact]
    public void A_large_common_part_does_no_harm()
    {
        var graph = RandomGraph.Gnp(40, 0.2, 1);
        double[] numbers = [.. Enumerable.Range(0, 40).Select(i => (double)(i % 7))];
        var plain = NumericAssortativity.Compute(graph, numbers, default).Value;
        Close.To(plain.Value!.Value, NumericAssortativity.Compute(graph, [.. numbers.Select(x => x + 1e6)], default).Value);
    }

    [Fact]
    public void Without_ties_or_difference_there_is_none()
    {
        Compute("", []).Value.Why.ShouldBe(Absence.NoTies);
        Compute("0-1 2", [1, double.NaN, 2]).Value.Why.ShouldBe(Absence.NoTies);
        Compute("0-1 1-2", [0.1, 0.1, 0.1]).Value.Why.ShouldBe(Absence.NoVariance);
        // Everyone turns to the same one: no spread on that side.
        var fans = CsrGraph.Parse("1-0 2-0", directed: true);
        NumericAssortativity.Compute(fans, [5, 1, 2], default).Value.Why.ShouldBe(Absence.NoVariance);
    }

    [Fact]
    public void Blanks_are_left_out_with_their_ties_and_faults_are_refused()
    {
        var found = Compute("0-1 2-3 3-4", [1, 1, 7, 7, double.NaN]);
        (found.Ties, found.Excluded).ShouldBe((2, 1));
        Close.To(1, found.Value);
        Should.Throw<ArgumentException>(() => Compute("0-1", [1]));
        Should.Throw<ArgumentException>(() => Compute("0-1", [1, double.PositiveInfinity]));
    }

    [Theory]
    [InlineData(1, true), InlineData(2, false), InlineData(3, true), InlineData(4, false)]
    public void Matches_the_correlation_over_a_list_of_arcs(int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(60, 0.1, seed, directed);
        var random = new Random(seed);
        double[] x = [.. Enumerable.Range(0, 60).Select(_ => random.Next(8) == 0 ? double.NaN : random.NextDouble())];
        var arcs = Dense.Ties(graph).FindAll(t => !double.IsNaN(x[t.From] + x[t.To])).ConvertAll(t => (A: x[t.From], B: x[t.To]));
        if (!directed)
        {
            arcs.AddRange([.. arcs.Select(t => (t.B, t.A))]);
        }

        var (a, b) = (arcs.Average(t => t.A), arcs.Average(t => t.B));
        var expected = arcs.Sum(t => (t.A - a) * (t.B - b))
            / Math.Sqrt(arcs.Sum(t => (t.A - a) * (t.A - a)) * arcs.Sum(t => (t.B - b) * (t.B - b)));
        Close.To(expected, NumericAssortativity.Compute(graph, x, new(2)).Value);
    }

    private static NumericAssortativity Compute(string ties, double[] numbers) =>
        NumericAssortativity.Compute(CsrGraph.Parse(ties), numbers, default);

    private static void Check(string ties, double[] numbers, double expected) => Close.To(expected, Compute(ties, numbers).Value);
}

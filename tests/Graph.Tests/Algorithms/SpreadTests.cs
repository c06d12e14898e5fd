using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms;

public sealed class SpreadTests
{
    [Fact]
    public void Four_values_have_the_quartiles_of_r_and_their_gini()
    {
        // R: quantile(c(1, 2, 3, 4)) is 1.75, 2.5, 3.25; Gini (-3 - 2 + 3 + 12) / (4 * 10).
        var spread = Spread.Compute([4, 1, double.NaN, 3, 2]);
        (spread.Count, spread.Missing).ShouldBe((4, 1));
        spread.Mean.ShouldBe(Measured.Of(2.5));
        spread.StandardDeviation.ShouldBe(Measured.Of(Math.Sqrt(1.25)));
        (spread.LowerQuartile.Value, spread.Median.Value, spread.UpperQuartile.Value).ShouldBe((1.75, 2.5, 3.25));
        spread.Gini.ShouldBe(Measured.Of(0.25));
    }

    [Fact]
    public void One_who_has_all_is_as_unequal_as_can_be()
    {
        Spread.Compute([0, 0, 0, 8]).Gini.ShouldBe(Measured.Of(0.75));
        Spread.Compute([5, 5, 5]).Gini.ShouldBe(Measured.Of(0));
    }

    [Fact]
    public void Odd_cases_say_why_there_is_no_figure()
    {
        var none = Spread.Compute([double.NaN, double.NaN]);
        (none.Count, none.Missing, none.Zero, none.Mean.Why, none.Gini.Why).ShouldBe((0, 2, 0, Absence.NoPeople, Absence.NoPeople));
        Spread.Compute([0, 3, double.NaN, 0, -1]).Zero.ShouldBe(2);
        Spread.Compute([0, 0]).Gini.Why.ShouldBe(Absence.NoTies);
        Spread.Compute([-1, 2]).Gini.Why.ShouldBe(Absence.NotComputed);
        var one = Spread.Compute([7]);
        (one.LowerQuartile.Value, one.Median.Value, one.StandardDeviation.Value).ShouldBe((7, 7, 0));
    }

    [Fact]
    public void Values_that_cancel_out_have_mean_0_and_a_small_mean_stays()
    {
        (-0.3 + 0.1 + 0.2).ShouldNotBe(0);
        Spread.Compute([0.1, 0.2, -0.3]).Mean.ShouldBe(Measured.Of(0));
        Spread.Compute([1, -1, 3e-9]).Mean.Value!.Value.ShouldBe(1e-9, 1e-15);
        Spread.Compute([1e-300, 0]).Mean.ShouldBe(Measured.Of(5e-301));
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Order_changes_no_bit_and_gini_is_the_mean_difference_of_all_pairs(int seed)
    {
        var random = new Random(seed);
        double[] values = [.. Enumerable.Range(0, 50).Select(_ => random.NextDouble() * 10)];
        var spread = Spread.Compute(values);
        var pairs = values.Sum(one => values.Sum(other => Math.Abs(one - other)));
        spread.Gini.Value!.Value.ShouldBe(pairs / (2 * 50 * 50 * values.Average()), 1e-12);
        random.Shuffle(values);
        Spread.Compute(values).ShouldBe(spread);
    }
}

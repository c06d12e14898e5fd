using NetworkLens.Graph.Gravity;

namespace NetworkLens.Graph.Tests.Gravity;

/// <summary>Values of scipy 1.10 (stats.nbinom), and sums over all counts.</summary>
public sealed class NegativeBinomialTests
{
    [Theory]
    [InlineData(5, 7, 0, 0.00745365965514833)]
    [InlineData(5, 7, 2, 0.119486727737123)]
    [InlineData(5, 7, 9, 0.920075045615424)]
    [InlineData(12.5, 30, 2, 0.0055404591810716)]
    [InlineData(0.3, 0.5, 0, 0.397317841120102)]
    [InlineData(0.3, 0.5, 1, 0.866152893641823)]
    [InlineData(149.5, 400, 100, 0.00343451115945864)]
    [InlineData(149.5, 400, 220, 0.999288550178647)]
    [InlineData(3000, 9000, 2700, 0.000585533223168623)]
    [InlineData(8, 60, 1, 0.128421606643875)]
    [InlineData(250000, 900000, 248000, 0.0173451249759247)]
    public void Lower_tail_is_that_of_scipy(double mean, double variance, double x, double expected) =>
        Close.To(expected, new NegativeBinomial(mean, variance).MidLowerTail(x));

    [Theory]
    [InlineData(1.0, 1.5, 4.07142857142857)]
    [InlineData(5.5, 9.0, 12.0139377656047)]
    [InlineData(40.2, 90.0, 106.620479766581)]
    [InlineData(149, 600, 683.088560721726)]
    public void Squared_excess_is_the_sum_over_the_upper_tail(double mean, double variance, double expected) =>
        Close.To(expected, new NegativeBinomial(mean, variance).SquaredExcess());

    // With r = 1 each count is E / (E + 1) times as likely as the one before, and what lies above any count looks like the whole: so many
    // more have the mean E and the variance E + E². Of whole E that makes V + (E + 1)², which is 2 V and 1 + E.
    [Theory]
    [InlineData(1, 2, 6), InlineData(9, 90, 190), InlineData(149, 22_350, 44_850), InlineData(150, 22_650, 45_451)]
    [InlineData(200, 40_200, 80_601), InlineData(1_000_000, 1_000_001_000_000, 2_000_003_000_001)]
    public void Squared_excess_of_a_variable_without_memory_is_worked_out_by_hand(double mean, double variance, double expected) =>
        Close.To(expected, new NegativeBinomial(mean, variance).SquaredExcess());

    [Theory]
    [InlineData(1.35, 0), InlineData(1.35, 0.1), InlineData(2, 0.5), InlineData(1, 1), InlineData(12, 4)]
    public void Squared_excess_is_the_sum_on_both_sides_of_any_count(double phi, double uncertainty)
    {
        foreach (var mean in new[] { 100, 149.5, 149.999_999, 150, 150.000_001, 151, 163.3, 199.999, 200 })
        {
            var variance = Dispersion.Variance(mean, phi, uncertainty + 1e-6);
            Close.To(SlowUpperTail.SquaredExcess(mean, variance), new NegativeBinomial(mean, variance).SquaredExcess(), $"{mean}");
        }
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void Squared_excess_is_the_sum_whatever_mean_and_variance(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var mean = Math.Exp(random.NextDouble() * Math.Log(3000));
            var (phi, uncertainty) = (1 + (11 * random.NextDouble()), Math.Pow(10, -5 * random.NextDouble()) * 4);
            var variance = Dispersion.Variance(mean, phi, uncertainty);
            var found = new NegativeBinomial(mean, variance).SquaredExcess();
            Close.To(SlowUpperTail.SquaredExcess(mean, variance), found, $"E {mean}, V {variance}");
            found.ShouldBeGreaterThan(variance);
        }
    }

    // Of a gamma variable of mean 1 and whole shape r: (1 + d / Q) / r, with d = r^r e^-r / r! and Q = e^-r Σ r^j / j! over j < r, the
    // share above 1. By hand for r = 2: d = 2 e^-2, Q = 3 e^-2, so 5/6.
    [Theory]
    [InlineData(1), InlineData(2), InlineData(5), InlineData(10)]
    public void Squared_excess_of_many_ties_is_that_of_a_gamma_variable(int shape)
    {
        const double Mean = 1e9;
        var (term, above) = (1.0, 0.0); // r^j / j!
        for (var j = 0; j < shape; j++)
        {
            above += term;
            term *= shape / (j + 1.0);
        }

        var expected = (1 + (term / above)) / shape;
        (new NegativeBinomial(Mean, Mean + (Mean * Mean / shape)).SquaredExcess() / (Mean * Mean)).ShouldBe(expected, 1e-8);
        if (shape == 2)
        {
            expected.ShouldBe(5 / 6.0, 1e-15);
        }
    }

    [Theory]
    [InlineData(0.2, 0.9), InlineData(3, 3.1), InlineData(17, 60)]
    public void Probabilities_have_the_mean_and_the_variance(double mean, double variance)
    {
        var counts = new NegativeBinomial(mean, variance);
        var (total, first, second) = (0.0, 0.0, 0.0);
        for (var x = 0; x < 3000; x++)
        {
            var p = counts.Probability(x);
            (total, first, second) = (total + p, first + (x * p), second + ((x - mean) * (x - mean) * p));
        }

        Close.To(1, total);
        Close.To(mean, first);
        Close.To(variance, second);
    }

    [Fact]
    public void Hardly_more_spread_than_poisson_is_poisson()
    {
        // e^-20 20^11 / 11! by hand: 0.01058...
        var poisson = Math.Exp(-20 + (11 * Math.Log(20)) - Math.Log(39916800));
        new NegativeBinomial(20, 20 * (1 + 1e-11)).Probability(11).ShouldBe(poisson, 1e-9 * poisson);
    }
}

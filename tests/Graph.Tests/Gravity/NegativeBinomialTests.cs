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

using NetworkLens.Gaps.Bench.Methods;

namespace NetworkLens.Gaps.Tests.Methods;

/// <summary>Values of scipy.stats (SciPy 1.10.1): cdf(k - 1) + pmf(k) / 2.</summary>
public sealed class TailsTests
{
    [Theory]
    [InlineData(3, 8.5, 0, 0.019696162012665788), InlineData(0, 4, 0, 0.00915781944436709), InlineData(12, 20, 0.1, 0.14396268683369565),
     InlineData(5, 6, 0.5, 0.51055908203125), InlineData(0, 9, 0.25, 0.004481635797065933)]
    public void Mid_p_of_counts(int count, double mean, double dispersion, double expected) =>
        Tails.NegativeBinomial(count, mean, dispersion).ShouldBe(expected, 1e-12);

    [Theory]
    [InlineData(-3.2, 0.0006871379379158471), InlineData(-1.5, 0.06680720126885807), InlineData(0, 0.5),
     InlineData(0.7, 0.758036347776927), InlineData(2.5, 0.9937903346742238)]
    public void Normal_tail(double z, double expected) => Tails.Normal(z).ShouldBe(expected, 1.5e-7);

    // Maximum likelihood by NumPy, Newton's method to the last digit.
    [Fact]
    public void Poisson_regression_finds_the_maximum()
    {
        double[][] rows = [[1, -1.5, 0.3], [1, -0.5, -0.2], [1, 0, 0.6], [1, 0.5, -0.9], [1, 1.5, 0.2], [1, 0.8, -0.4]];
        var b = PairRegression.Fit(rows, [2, 3, 7, 4, 15, 9]);
        b[0].ShouldBe(1.6287009608347285, 1e-7);
        b[1].ShouldBe(0.6921202626207961, 1e-7);
        b[2].ShouldBe(0.4702992973756621, 1e-7);
    }
}

using NetworkLens.Gaps.Bench.Scoring;

namespace NetworkLens.Gaps.Tests.Scoring;

/// <summary>Values of scipy.stats.poisson (SciPy 1.10.1).</summary>
public sealed class KnownRatesTests
{
    [Theory]
    [InlineData(7, 0, 0.001, 1.0), InlineData(12, 3, 0.001, 0.42319008112684364), InlineData(12, 6, 0.001, 0.06196880441665898),
     InlineData(20, 5, 0.0001, 0.615960654833063), InlineData(30, 15, 0.001, 0.4656537089440098), InlineData(6, 0, 0.001, 0.0),
     InlineData(9.3, 0, 0.0001, 1.0)]
    public void Power_is_that_of_the_exact_test(double free, double left, double alpha, double expected) =>
        KnownRates.Power(free, left, alpha).ShouldBe(expected, 1e-12);

    [Fact]
    public void Power_without_a_cut_stays_below_the_level() => KnownRates.Power(40, 40, 0.001).ShouldBeInRange(0.0001, 0.001);
}

using NetworkLens.Graph.Gravity;

namespace NetworkLens.Graph.Tests.Gravity;

/// <summary>Values of scipy 1.10 (stats.gamma.ppf, special.gammainc).</summary>
public sealed class GammaDistributionTests
{
    [Theory]
    [InlineData(0.05, 0.05, 5.57387548187882e-27)]
    [InlineData(0.3, 0.05, 3.21103469972297e-05)]
    [InlineData(1, 0.05, 0.0512932943875505)]
    [InlineData(1, 0.95, 2.99573227355399)]
    [InlineData(1.5, 0.95, 3.90736395162559)]
    [InlineData(7.25, 0.05, 3.45721073942224)]
    [InlineData(7.25, 0.95, 12.1708403916445)]
    [InlineData(300, 0.05, 272.090037193285)]
    [InlineData(300.5, 0.95, 329.570527694892)]
    [InlineData(100000.0, 0.05, 99480.4207467887)]
    [InlineData(100000.0, 0.95, 100520.716281566)]
    [InlineData(0.4, 0.95, 1.6619620177541)]
    public void Quantile_is_that_of_scipy(double shape, double share, double expected) =>
        GammaDistribution.Quantile(shape, share).ShouldBe(expected, 1e-9 * expected);

    [Theory]
    [InlineData(.5, .1, 0.345279153981423)]
    [InlineData(.5, 3, 0.98569412156457)]
    [InlineData(3, 2, 0.323323583816937)]
    [InlineData(3, 9, 0.993767804893623)]
    [InlineData(50, 40, 0.0703350666593949)]
    [InlineData(50, 65, 0.976487602190191)]
    [InlineData(1000, 1010, 0.627678944736995)]
    [InlineData(2, 0, 0)]
    public void Lower_share_is_that_of_scipy(double shape, double x, double expected) =>
        Close.To(expected, GammaDistribution.LowerShare(shape, x));

    [Fact]
    public void Share_below_the_quantile_is_the_share()
    {
        for (var shape = 0.1; shape < 2000; shape *= 1.7)
        {
            foreach (var share in new[] { 0.001, 0.05, 0.5, 0.95, 0.999 })
            {
                GammaDistribution.LowerShare(shape, GammaDistribution.Quantile(shape, share)).ShouldBe(share, 1e-10, $"shape {shape}");
            }
        }
    }
}

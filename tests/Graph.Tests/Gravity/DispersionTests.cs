using NetworkLens.Graph.Gravity;

namespace NetworkLens.Graph.Tests.Gravity;

public sealed class DispersionTests
{
    [Theory]
    [InlineData(1.2), InlineData(3), InlineData(9)]
    public void Counts_that_spread_so_far_give_back_how_far(double phi)
    {
        // Every count above its mean, as often as it occurs; the highest two in a hundred are capped, so a little less comes back.
        const double mean = 12, uncertainty = 0.02;
        var counts = new NegativeBinomial(mean, Dispersion.Variance(mean, phi, uncertainty));
        var above = new List<(double, double, double)>();
        for (var x = 13; x < 300; x++)
        {
            var times = (int)Math.Round(20_000 * counts.Probability(x));
            above.AddRange(Enumerable.Repeat(((double)x, mean, uncertainty), times));
        }

        Dispersion.Solve(above).ShouldBeInRange(phi * 0.85, phi);
    }

    [Fact]
    public void Large_pairs_spread_by_their_variance()
    {
        // (O - E)² / E = 4 everywhere, uncertainty 0: phi is 4.
        var above = Enumerable.Range(0, 10).Select(_ => (420.0, 400.0, 0.0)).ToList();
        Dispersion.Solve([.. above.Select(pair => (400 + 40.0, 400.0, 0.0))]).ShouldBe(4, 1e-5);
        Dispersion.Solve(above).ShouldBe(1, 1e-5);
    }

    [Fact]
    public void Wildest_spread_stays_within_the_bound() =>
        Dispersion.Solve([.. Enumerable.Range(0, 10).Select(_ => (900.0, 200.0, 0.0))]).ShouldBe(Dispersion.Most, 1e-5);
}

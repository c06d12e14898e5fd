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

    // V = 2 · 400 + 0.01 · 400²; every (O - E)² is that.
    [Fact]
    public void Large_pairs_spread_by_what_is_not_known_of_them_too()
    {
        const double variance = 800 + 1600;
        Dispersion.Solve([.. Enumerable.Range(0, 10).Select(_ => (400 + Math.Sqrt(variance), 400.0, 0.01))]).ShouldBe(2, 1e-5);
    }

    // (O - E)² / E: fifty of 4 and one of 100, which becomes 4; and 1, 4, 9, of which the last becomes 4 + 0.96 · 5.
    [Fact]
    public void Farthest_two_in_a_hundred_count_as_the_next()
    {
        Dispersion.Solve([.. Enumerable.Range(0, 51).Select(at => (at == 7 ? 600.0 : 440, 400.0, 0.0))]).ShouldBe(4, 1e-5);
        Dispersion.Solve([(420, 400, 0), (440, 400, 0), (460, 400, 0)]).ShouldBe((1 + 4 + 8.8) / 3, 1e-5);
    }

    [Fact]
    public void Wildest_spread_stays_within_the_bound() =>
        Dispersion.Solve([.. Enumerable.Range(0, 10).Select(_ => (900.0, 200.0, 0.0))]).ShouldBe(Dispersion.Most, 1e-5);
}

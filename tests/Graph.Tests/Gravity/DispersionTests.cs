using NetworkLens.Graph.Gravity;

namespace NetworkLens.Graph.Tests.Gravity;

public sealed class DispersionTests
{
    private const double Uncertainty = 0.02;

    // Every count above four means, as often as it occurs. The highest two in a hundred are capped: a little less comes back.
    [Theory]
    [InlineData(1.2, 0), InlineData(3, 0), InlineData(1.2, 0.1), InlineData(2, 0.05)]
    public void Counts_that_spread_so_far_give_back_how_far(double phi, double pairSpread)
    {
        var above = new List<UpperPair>();
        foreach (var mean in new[] { 4, 12, 40, 120 })
        {
            var counts = new NegativeBinomial(mean, Dispersion.Variance(mean, phi, Uncertainty + pairSpread));
            for (var x = mean + 1; x < 2000; x++)
            {
                above.AddRange(Enumerable.Repeat(new UpperPair(x, mean, Uncertainty), (int)Math.Round(1000 * counts.Probability(x))));
            }
        }

        var found = Dispersion.Solve(above);
        found.Phi.ShouldBeInRange(phi * 0.8, phi * 1.02);
        found.PairSpread.ShouldBeInRange(pairSpread * 0.7, (pairSpread * 1.02) + 0.002);
        Dispersion.SolvePairSpread(above, _ => phi).ShouldBeInRange(pairSpread * 0.7, (pairSpread * 1.02) + 0.002);
    }

    // Few ties and many: 2 · 200 + 0.05 · 200² and 2 · 800 + 0.05 · 800².
    [Fact]
    public void Small_and_large_pairs_together_tell_single_ties_from_pairs()
    {
        Check(2, 0.05, [.. Alike(200, 400 + 2000, 0), .. Alike(800, 1600 + 32_000, 0)]);
    }

    // Where all expect the same: (O - E)² = 4 · 400, 2 · 400 + 0.01 · 400², and 1.
    [Fact]
    public void Pairs_alike_spread_as_single_ties_do()
    {
        Check(4, 0, Alike(400, 1600, 0));
        Check(2, 0, Alike(400, 800 + 1600, 0.01));
        Check(Dispersion.Least, 0, Alike(400, 1, 0));
    }

    // φ is known to be 1.5: 1.5 · 400 + (0.01 + 0.04) · 400². With less than φ and ρ explain it is 0, not below.
    [Fact]
    public void What_single_ties_leave_is_the_spread_of_pairs()
    {
        Dispersion.SolvePairSpread(Alike(400, 600 + 8000, 0.01), _ => 1.5).ShouldBe(0.04, 1e-6);
        Dispersion.SolvePairSpread(Alike(400, 500, 0.01), _ => 1.5).ShouldBe(0);
        Dispersion.SolvePairSpread([], _ => 1.5).ShouldBe(0);
    }

    // (O - E)² / E: fifty of 4 and one of 100, which becomes 4; and 1, 4, 9, of which the last becomes 4 + 0.96 · 5.
    [Fact]
    public void Farthest_two_in_a_hundred_count_as_the_next()
    {
        Check(4, 0, [.. Alike(400, 1600, 0, 50), .. Alike(400, 40_000, 0, 1)]);
        Check((1 + 4 + 8.8) / 3, 0, [.. Alike(400, 400, 0, 1), .. Alike(400, 1600, 0, 1), .. Alike(400, 3600, 0, 1)]);
    }

    [Fact]
    public void Wildest_spread_stays_within_the_bounds()
    {
        Check(Dispersion.Most, Dispersion.MostPairSpread, Alike(200, 490_000, 0));
        Dispersion.SolvePairSpread(Alike(200, 490_000, 0), _ => 1).ShouldBe(Dispersion.MostPairSpread);
    }

    [Theory]
    [InlineData(0, 0.2, 0.1, 0.1), InlineData(100, 0.2, 0.1, 0.15), InlineData(300, 0.4, 0, 0.3)]
    public void Dimension_of_few_pairs_borrows_from_all(int pairs, double own, double common, double expected) =>
        Close.To(expected, Spreads.Shrink(pairs, own, common));

    private static List<UpperPair> Alike(double expected, double square, double uncertainty, int count = 10) =>
        [.. Enumerable.Repeat(new UpperPair(expected + Math.Sqrt(square), expected, uncertainty), count)];

    private static void Check(double phi, double pairSpread, List<UpperPair> above)
    {
        var found = Dispersion.Solve(above);
        found.Phi.ShouldBe(phi, 1e-5);
        found.PairSpread.ShouldBe(pairSpread, 1e-7);
    }
}

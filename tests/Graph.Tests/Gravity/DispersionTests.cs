using System.Collections;
using NetworkLens.Graph.Gravity;

namespace NetworkLens.Graph.Tests.Gravity;

public sealed class DispersionTests
{
    private const double Uncertainty = 0.02;
    private const double Certain = 1e-9; // Of groups with a billion ties: V is more than E by a hair.

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

        var found = Dispersion.Solve(above, CancellationToken.None);
        found.Phi.ShouldBeInRange(phi * 0.8, phi * 1.02);
        found.PairSpread.ShouldBeInRange(pairSpread * 0.7, (pairSpread * 1.02) + 0.002);
        SolvePairSpread(above, phi).ShouldBeInRange(pairSpread * 0.7, (pairSpread * 1.02) + 0.002);
    }

    // Few ties and many, each as far above E as is usual at 2 E + 0.05 E².
    [Theory]
    [InlineData(20, 80), InlineData(149, 151), InlineData(200, 800), InlineData(20, 100_000)]
    public void Small_and_large_pairs_together_tell_single_ties_from_pairs(double few, double many)
    {
        Check(2, 0.05, [.. Usual(few, 2, 0.05), .. Usual(many, 2, 0.05)]);
    }

    // φ = 1 and τ² = 1 make V = E + E²; of whole E the mean (O - E)² of those above is V + (E + 1)²: what lies above looks like the whole.
    [Fact]
    public void Pairs_that_differ_by_as_much_as_they_have_are_worked_out_by_hand()
    {
        Check(1, 1, [.. Alike(9, 90 + 100), .. Alike(99, 9900 + 10_000), .. Alike(999, 999_000 + 1_000_000)]);
    }

    // Where all expect the same: all is φ, whatever pairs differ by.
    [Theory]
    [InlineData(4, Certain), InlineData(2, 0.01)]
    public void Pairs_alike_spread_as_single_ties_do(double phi, double uncertainty)
    {
        Check(phi, 0, Usual(400, phi, 0, uncertainty));
        Check(Dispersion.Least, 0, Alike(400, 1));
    }

    // φ is known to be 1.5. With less than φ and ρ explain τ² is 0, not below.
    [Theory]
    [InlineData(20), InlineData(149.5), InlineData(150), InlineData(400), InlineData(100_000)]
    public void What_single_ties_leave_is_the_spread_of_pairs(double expected)
    {
        SolvePairSpread(Usual(expected, 1.5, 0.04, 0.01), 1.5).ShouldBe(0.04, 1e-6);
        SolvePairSpread(Usual(expected, 1.4, 0, 0.01), 1.5).ShouldBe(0);
        SolvePairSpread([], 1.5).ShouldBe(0);
    }

    // Fifty as far as is usual with φ = 4 and one five times as far, which counts as the others.
    [Fact]
    public void Farthest_two_in_a_hundred_count_as_the_next()
    {
        var usual = Usual(400, 4, 0, count: 50);
        var far = usual[0] with { Observed = 400 + (5 * (usual[0].Observed - 400)) };
        Check(4, 0, [.. usual, far]);
        Dispersion.Solve([.. usual, far, far, far], CancellationToken.None).Phi.ShouldBeGreaterThan(4.5);
    }

    [Fact]
    public void Wildest_spread_stays_within_the_bounds()
    {
        Check(Dispersion.Most, Dispersion.MostPairSpread, Alike(200, 4_900_000));
        SolvePairSpread(Alike(200, 4_900_000), 1).ShouldBe(Dispersion.MostPairSpread);
    }

    // φ = 1: of 10 expected ties 0.1 · 10 would be half of the variance, so a quarter; of 90 nine tenths; of 1 one eleventh.
    [Fact]
    public void Pairs_of_many_ties_count_for_more()
    {
        Dispersion.Weight([new(11, 10, 0), new(100, 90, 0), new(2, 1, 0)], 1).ShouldBe(0.25 + 0.81 + (1 / 121.0), 1e-12);
        Dispersion.Weight([new(11, 10, 0)], 3).ShouldBe(1 / 16.0, 1e-12);
        Dispersion.Weight([], 1).ShouldBe(0);
    }

    // Stopped while the third pair of the first round is read: nothing is read after it.
    [Theory]
    [InlineData(true), InlineData(false)]
    public void Work_stops_at_the_pair_at_hand(bool isPhiKnown)
    {
        using var source = new CancellationTokenSource();
        var pairs = new Stopping(Usual(400, 2, 0.1), at: 2, source);
        Should.Throw<OperationCanceledException>(() => isPhiKnown
            ? Dispersion.SolvePairSpread(pairs, _ => 2, source.Token)
            : Dispersion.Solve(pairs, source.Token).Phi);
        pairs.Reads.ShouldBe(3);
    }

    [Theory]
    [InlineData(0, 0.2, 0.1, 0.1), InlineData(100, 0.2, 0.1, 0.15), InlineData(300, 0.4, 0, 0.3)]
    public void Dimension_of_few_pairs_borrows_from_all(int pairs, double own, double lent, double expected) =>
        Close.To(expected, Spreads.Shrink(pairs, own, lent));

    private static double SolvePairSpread(List<UpperPair> above, double phi) =>
        Dispersion.SolvePairSpread(above, _ => phi, CancellationToken.None);

    /// <summary>Pairs as far above E as is usual: (O - E)² is what it is on average of those above E.</summary>
    private static List<UpperPair> Usual(
        double expected, double phi, double pairSpread, double uncertainty = Certain, int count = 10) => Alike(
        expected,
        SlowUpperTail.SquaredExcess(expected, Dispersion.Variance(expected, phi, uncertainty + pairSpread)),
        uncertainty,
        count);

    private static List<UpperPair> Alike(double expected, double square, double uncertainty = Certain, int count = 10) =>
        [.. Enumerable.Repeat(new UpperPair(expected + Math.Sqrt(square), expected, uncertainty), count)];

    private static void Check(double phi, double pairSpread, List<UpperPair> above)
    {
        var found = Dispersion.Solve(above, CancellationToken.None);
        found.Phi.ShouldBe(phi, 1e-5);
        found.PairSpread.ShouldBe(pairSpread, 1e-6);
    }

    private sealed class Stopping(List<UpperPair> pairs, int at, CancellationTokenSource source) : IReadOnlyList<UpperPair>
    {
        public int Reads { get; private set; }

        public int Count => pairs.Count;

        public UpperPair this[int index]
        {
            get
            {
                Reads++;
                if (index == at)
                {
                    source.Cancel();
                }

                return pairs[index];
            }
        }

        public IEnumerator<UpperPair> GetEnumerator() => pairs.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

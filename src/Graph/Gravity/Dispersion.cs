namespace NetworkLens.Graph.Gravity;

/// <summary>A pair of groups with more ties than expected, which no gap can have touched.</summary>
/// <param name="Observed">O.</param>
/// <param name="Expected">E, less than O.</param>
/// <param name="Uncertainty">ρ.</param>
internal readonly record struct UpperPair(double Observed, double Expected, double Uncertainty);

/// <summary>How far counts spread around what is expected: <c>V = φE + (ρ + τ²)E²</c>.</summary>
/// <remarks>
/// <para>
/// φ: how many times as far as Poisson's single ties spread. τ²: how far pairs of groups differ for reasons that nobody knows, as the
/// squared relative deviation of their rates. φ shows where few ties are expected, τ² where many are.
/// </para>
/// <para>
/// Both by weighted least squares on the squared deviations of pairs above what is expected:
/// <c>Σ ((O - E)² - m2)² / m2²</c>, m2 the mean of (X - E)² where X > E, X negative binomial with mean E and variance V; it is taken as
/// proportional to V, the weights and the proportions as of the last round, until nothing moves. However large E is, m2 is more than V:
/// 1.3 times as much with τ² of 0.1, 1.7 times with 0.5 (<see cref="NegativeBinomial.SquaredExcess"/>). The farthest two in a hundred,
/// relative to m2, count as the next. 1 ≤ φ ≤ 12, 0 ≤ τ² ≤ 4.
/// </para>
/// </remarks>
internal static class Dispersion
{
    public const double Least = 1;
    public const double Most = 12;
    public const double MostPairSpread = 4;

    /// <summary>φ taken where there are too few pairs.</summary>
    public const double Unknown = 1.35;

    private const double Centile = 0.98;
    private const double FirstPairSpread = 0.01;
    private const double UsualPairSpread = 0.1;
    private const int Rounds = 60;
    private const double Still = 1e-7;

    /// <summary>φ and τ², both unknown. Where all E are alike the two cannot be told apart: all is φ, up to its bound.</summary>
    public static (double Phi, double PairSpread) Solve(IReadOnlyList<UpperPair> above, CancellationToken cancel)
    {
        var (phi, spread) = (Unknown, FirstPairSpread);
        for (var round = 0; round < Rounds; round++)
        {
            var sums = Sums.Of(above, _ => phi, spread, cancel);
            var determinant = (sums.PhiPhi * sums.BothWays) - (sums.PhiSpread * sums.PhiSpread);
            var next = determinant > 1e-9 * sums.PhiPhi * sums.BothWays
                ? ((sums.PhiSpread * sums.Phi) - (sums.PhiPhi * sums.Spread)) / -determinant
                : 0;
            var nextPhi = Math.Clamp((sums.Phi - (sums.PhiSpread * Math.Max(next, 0))) / sums.PhiPhi, Least, Most);
            next = next <= 0 && nextPhi > Least && nextPhi < Most
                ? 0
                : Math.Clamp((sums.Spread - (sums.PhiSpread * nextPhi)) / sums.BothWays, 0, MostPairSpread);
            var moved = Math.Abs(nextPhi - phi) + Math.Abs(next - spread);
            (phi, spread) = (nextPhi, next);
            if (moved <= Still)
            {
                break;
            }
        }

        return (phi, spread);
    }

    /// <summary>τ² where φ of each pair is known; 0 without a pair.</summary>
    public static double SolvePairSpread(IReadOnlyList<UpperPair> above, Func<int, double> phi, CancellationToken cancel)
    {
        var spread = above.Count == 0 ? 0 : FirstPairSpread;
        for (var round = 0; round < Rounds && above.Count > 0; round++)
        {
            var sums = Sums.Of(above, phi, spread, cancel);
            var next = Math.Clamp((sums.Spread - sums.KnownPhi) / sums.BothWays, 0, MostPairSpread);
            var moved = Math.Abs(next - spread);
            spread = next;
            if (moved <= Still)
            {
                break;
            }
        }

        return spread;
    }

    /// <summary>How many pairs of many ties tell as much of τ² as these do.</summary>
    /// <remarks>Each counts by the square of the share that τ² of 0.1 would have in its variance: <c>(0.1 E / (φ + 0.1 E))²</c>.</remarks>
    public static double Weight(IReadOnlyList<UpperPair> above, double phi)
    {
        var weight = 0.0;
        foreach (var pair in above)
        {
            var share = UsualPairSpread * pair.Expected / (phi + (UsualPairSpread * pair.Expected));
            weight += share * share;
        }

        return weight;
    }

    /// <summary>V = φE + uncertainty E², ρ and τ² together being the uncertainty.</summary>
    public static double Variance(double expected, double phi, double uncertainty) =>
        (phi * expected) + (uncertainty * expected * expected);

    /// <summary>The normal equations: deviations less ρ's part, on E (φ) and on E² (τ²), each in proportion to m2 / V, over m2².</summary>
    private readonly record struct Sums(
        double PhiPhi, double PhiSpread, double BothWays, double Phi, double Spread, double KnownPhi)
    {
        public static Sums Of(IReadOnlyList<UpperPair> above, Func<int, double> phi, double spread, CancellationToken cancel)
        {
            var (means, shares) = (new double[above.Count], new double[above.Count]);
            var far = new double[above.Count];
            for (var at = 0; at < means.Length; at++)
            {
                cancel.ThrowIfCancellationRequested();
                var (observed, expected, uncertainty) = above[at];
                var variance = Variance(expected, phi(at), uncertainty + spread);
                means[at] = new NegativeBinomial(expected, variance).SquaredExcess();
                shares[at] = means[at] / variance;
                far[at] = (observed - expected) * (observed - expected) / means[at];
            }

            var cap = Math.Max(1, CentileOf(far));
            var sums = default(Sums);
            for (var at = 0; at < means.Length; at++)
            {
                // Over m2: deviation, and what E and E² add to it.
                var (_, expected, uncertainty) = above[at];
                var (one, two) = (shares[at] * expected / means[at], shares[at] * expected * expected / means[at]);
                var deviation = Math.Min(far[at], cap) - (uncertainty * two);
                sums = new(
                    sums.PhiPhi + (one * one),
                    sums.PhiSpread + (one * two),
                    sums.BothWays + (two * two),
                    sums.Phi + (one * deviation),
                    sums.Spread + (two * deviation),
                    sums.KnownPhi + (two * one * phi(at)));
            }

            return sums;
        }

        /// <summary>The centile, between the two values beside it where it falls between them.</summary>
        private static double CentileOf(double[] values)
        {
            var sorted = values.Order().ToArray();
            var at = Centile * (sorted.Length - 1);
            var below = (int)at;
            return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
        }
    }
}

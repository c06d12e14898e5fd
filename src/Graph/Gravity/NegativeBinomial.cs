namespace NetworkLens.Graph.Gravity;

/// <summary>Counts that spread more than Poisson's: mean E, variance V > E.</summary>
/// <remarks>
/// Size r = E² / (V - E); P(x) = Γ(x + r) / (Γ(r) x!) · (r / (r + E))^r · (E / (r + E))^x. Sums run from where they are asked for away
/// from the mean, until nothing changes: time O(√V).
/// </remarks>
internal readonly struct NegativeBinomial
{
    private const int MostTerms = 1_000_000;
    private const double Settled = 1e-15;

    private readonly double _mean;
    private readonly double _variance;
    private readonly double _size;

    /// <param name="mean">E, more than 0.</param>
    /// <param name="variance">V, more than E.</param>
    public NegativeBinomial(double mean, double variance) =>
        (_mean, _variance, _size) = (mean, variance, mean * mean / (variance - mean));

    /// <summary>P(X = x), x at least 0.</summary>
    public double Probability(double x)
    {
        if (x <= 0)
        {
            return Math.Exp(-_size * LogFactorial.LogOnePlus(_mean / _size));
        }

        var trials = x + _size;
        var (failed, met) = (trials * (_mean / (_size + _mean)), trials * (_size / (_size + _mean)));
        var log = LogFactorial.StirlingError(trials) - LogFactorial.StirlingError(x) - LogFactorial.StirlingError(_size)
            - LogFactorial.Deviance(_size, met) - LogFactorial.Deviance(x, failed);
        log -= LogFactorial.HalfLogTwoPi + (0.5 * (Math.Log(_size) + Math.Log(x / trials)));
        return _size / trials * Math.Exp(log);
    }

    /// <summary>P(X &lt; x) + P(X = x) / 2: the mid-p of the lower tail.</summary>
    public double MidLowerTail(double x)
    {
        var at = Probability(x);
        if (x <= _mean)
        {
            var (below, term) = (0.0, at);
            for (var k = x; k > 0; k--)
            {
                term *= k / (_size + k - 1) * ((_size + _mean) / _mean);
                var next = below + term;
                if (next == below)
                {
                    break;
                }

                below = next;
            }

            return Math.Clamp(below + (at / 2), 0, 1);
        }

        return Math.Clamp(1 - Upper(x, at) - (at / 2), 0, 1);
    }

    /// <summary>The mean of (X - E)² where X > E, which is more than V. Time O(√E) at most.</summary>
    /// <remarks>
    /// From <c>(k + 1) P(k + 1) = q (r + k) P(k)</c>, q = E / (r + E), added up over k > m, m the whole part of E, with S = P(X > m) and
    /// A = (m + 1) P(m + 1): <c>Σ k P(k) = E S + (V/E) A</c>; with each term times k once more
    /// <c>Σ (k - E)² P(k) = V S + (V/E) (V/E + m - E) A</c>. So it is <c>V + (V/E) (V/E + m - E) A / S</c>. Where E is large it goes to
    /// what it is of a gamma variable of mean E and shape r: 2 V where r = 1; to V only where r is large too.
    /// </remarks>
    public double SquaredExcess()
    {
        var (below, spread) = (Math.Floor(_mean), _variance / _mean);
        return _variance + (spread * (spread + below - _mean) * (below + 1) / UpperOverFirst(below + 1));
    }

    /// <summary>P(X ≥ first) / P(X = first), first above the mean by 1 at most.</summary>
    /// <remarks>
    /// P(X ≥ first) is the share of a beta distribution below q, P(X &lt; first) the share of another below 1 - q; of the two continued
    /// fractions that one is taken which settles at once (Abramowitz and Stegun 1964, 26.5.8 and 26.5.24).
    /// </remarks>
    private double UpperOverFirst(double first)
    {
        var share = _mean / (_size + _mean);
        if (share * (first + _size + 2) < first + 1)
        {
            return BetaFraction(first, _size, share);
        }

        var at = Probability(first);
        return (1 - (at * first / _size * BetaFraction(_size, first, _size / (_size + _mean)))) / at;
    }

    /// <summary>The share of a beta distribution (a, b) below x, over x^a (1 - x)^b / (a B(a, b)); by Lentz's way.</summary>
    private static double BetaFraction(double a, double b, double x)
    {
        var c = 1.0;
        var d = 1 / (1 - ((a + b) * x / (a + 1)));
        var fraction = d;
        for (var k = 1; k < MostTerms; k++)
        {
            Turn(k * (b - k) * x / ((a + (2 * k) - 1) * (a + (2 * k))));
            Turn(-(a + k) * (a + b + k) * x / ((a + (2 * k)) * (a + (2 * k) + 1)));
            if (Math.Abs((c * d) - 1) < Settled)
            {
                break;
            }
        }

        return fraction;

        void Turn(double next)
        {
            d = 1 / (1 + (next * d));
            c = 1 + (next / c);
            fraction *= c * d;
        }
    }

    /// <summary>Σ P(k) over k > x, of P(x).</summary>
    private double Upper(double x, double probability)
    {
        var (sum, term) = (0.0, probability);
        for (var k = x; ; k++)
        {
            term *= (_size + k) / (k + 1) * (_mean / (_size + _mean));
            var next = sum + term;
            if (next == sum)
            {
                return sum;
            }

            sum = next;
        }
    }
}

namespace NetworkLens.Graph.Gravity;

/// <summary>Counts that spread more than Poisson's: mean E, variance V > E.</summary>
/// <remarks>
/// Size r = E² / (V - E); P(x) = Γ(x + r) / (Γ(r) x!) · (r / (r + E))^r · (E / (r + E))^x. Sums run from where they are asked for away
/// from the mean, until nothing changes: time O(√V).
/// </remarks>
internal readonly struct NegativeBinomial
{
    private readonly double _mean;
    private readonly double _size;

    /// <param name="mean">E, more than 0.</param>
    /// <param name="variance">V, more than E.</param>
    public NegativeBinomial(double mean, double variance) => (_mean, _size) = (mean, mean * mean / (variance - mean));

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

        return Math.Clamp(1 - Upper(x, at, 0) - (at / 2), 0, 1);
    }

    /// <summary>The mean of (X - E)² where X > E.</summary>
    public double SquaredExcess()
    {
        var first = Math.Floor(_mean) + 1;
        var at = Probability(first);
        var excess = first - _mean;
        return (Upper(first, at, 2) + (at * excess * excess)) / (Upper(first, at, 0) + at);
    }

    /// <summary>Σ (k - E)^power P(k) over k > x, of P(x).</summary>
    private double Upper(double x, double probability, int power)
    {
        var (sum, term) = (0.0, probability);
        for (var k = x; ; k++)
        {
            term *= (_size + k) / (k + 1) * (_mean / (_size + _mean));
            var excess = k + 1 - _mean;
            var next = sum + (power == 0 ? term : term * excess * excess);
            if (next == sum)
            {
                return sum;
            }

            sum = next;
        }
    }
}

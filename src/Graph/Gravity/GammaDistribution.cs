namespace NetworkLens.Graph.Gravity;

/// <summary>The gamma distribution with rate 1: what share lies below, and below what a share lies.</summary>
internal static class GammaDistribution
{
    /// <summary>P(a, x): the share below x, for a shape a > 0. By series below a + 1, by continued fraction above. Time O(√a).</summary>
    /// <remarks>Abramowitz, M. &amp; Stegun, I. A. (1964). Handbook of Mathematical Functions, 6.5.29 and 6.5.31.</remarks>
    public static double LowerShare(double shape, double x)
    {
        if (x <= 0)
        {
            return 0;
        }

        // x^a e^-x / Γ(a + 1)
        var scale = Math.Exp(-LogFactorial.Deviance(shape, x) - LogFactorial.StirlingError(shape) - LogFactorial.HalfLogTwoPi)
            / Math.Sqrt(shape);
        return x < shape + 1 ? scale * Series(shape, x) : 1 - (scale * shape * Fraction(shape, x));
    }

    /// <summary>The x below which a share lies; 0 &lt; share &lt; 1.</summary>
    /// <remarks>
    /// Newton's method between bounds that close in, begun where Wilson, E. B. &amp; Hilferty, M. M. (1931), PNAS 17, 684-688 say.
    /// </remarks>
    public static double Quantile(double shape, double share)
    {
        var (low, high) = (0.0, double.PositiveInfinity);
        var x = Start(shape, share);
        for (var round = 0; round < 200; round++)
        {
            var missing = LowerShare(shape, x) - share;
            (low, high) = missing < 0 ? (x, high) : (low, x);
            var density = Math.Exp(-LogFactorial.Deviance(shape, x) - LogFactorial.StirlingError(shape) - LogFactorial.HalfLogTwoPi)
                * Math.Sqrt(shape) / x;
            var next = x - (missing / density);
            if (!(next > low && next < high))
            {
                next = double.IsInfinity(high) ? 2 * x : (low + high) / 2;
            }

            if (Math.Abs(next - x) <= 1e-13 * x)
            {
                return next;
            }

            x = next;
        }

        return x;
    }

    private static double Start(double shape, double share)
    {
        var t = Math.Sqrt(-2 * Math.Log(Math.Min(share, 1 - share)));
        var normal = t - ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308)))))));
        var cube = 1 - (1 / (9 * shape)) + ((share < 0.5 ? -normal : normal) / (3 * Math.Sqrt(shape)));
        var small = Math.Exp((Math.Log(share) + LogFactorial.Gamma(shape + 1)) / shape);
        var start = shape > 0.5 && cube > 0.1 ? shape * cube * cube * cube : small;
        return start > 0 ? start : double.Epsilon;
    }

    private static double Series(double shape, double x)
    {
        var (sum, term) = (1.0, 1.0);
        for (var k = 1; ; k++)
        {
            term *= x / (shape + k);
            var next = sum + term;
            if (next == sum)
            {
                return sum;
            }

            sum = next;
        }
    }

    // Lentz's way of working out the fraction from its beginning.
    private static double Fraction(double shape, double x)
    {
        var b = x + 1 - shape;
        var c = 1e300;
        var d = 1 / b;
        var fraction = d;
        for (var k = 1; k < 1_000_000; k++)
        {
            var a = -k * (k - shape);
            b += 2;
            d = 1 / ((a * d) + b);
            c = b + (a / c);
            fraction *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-16)
            {
                break;
            }
        }

        return fraction;
    }
}

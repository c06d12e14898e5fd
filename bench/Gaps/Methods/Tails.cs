namespace NetworkLens.Gaps.Bench.Methods;

/// <summary>Lower tails of the distributions that the plain methods test with.</summary>
internal static class Tails
{
    /// <summary>P(Z &lt; z) of a standard normal variable, to 1.5e-7. Abramowitz, M. &amp; Stegun, I. (1964), formula 7.1.26.</summary>
    public static double Normal(double z)
    {
        var x = Math.Abs(z) / Math.Sqrt(2);
        var t = 1 / (1 + (0.3275911 * x));
        var series = t * (0.254829592 + (t * (-0.284496736 + (t * (1.421413741 + (t * (-1.453152027 + (t * 1.061405429))))))));
        var upper = series * Math.Exp(-x * x) / 2;
        return z < 0 ? upper : 1 - upper;
    }

    /// <summary>P(X &lt; count) + P(X = count) / 2 of a Poisson variable.</summary>
    public static double Poisson(int count, double mean) => NegativeBinomial(count, mean, 0);

    /// <summary>The same with variance mean + dispersion mean²: negative binomial, or Poisson at 0.</summary>
    public static double NegativeBinomial(int count, double mean, double dispersion)
    {
        if (mean <= 0)
        {
            return count > 0 ? 1 : 0.5;
        }

        var r = 1 / dispersion;
        var log = dispersion > 0 ? -r * Math.Log(1 + (mean * dispersion)) : -mean;
        var sum = 0.0;
        for (var k = 0; k < count; k++)
        {
            sum += Math.Exp(log);
            log += dispersion > 0
                ? Math.Log((k + r) / (k + 1) * (mean * dispersion) / (1 + (mean * dispersion)))
                : Math.Log(mean / (k + 1));
        }

        return Math.Min(1, sum + (Math.Exp(log) / 2));
    }
}

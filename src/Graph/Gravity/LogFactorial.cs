namespace NetworkLens.Graph.Gravity;

/// <summary>The parts of logarithms of factorials from which densities are made without loss of digits.</summary>
/// <remarks>Loader, C. (2000). Fast and accurate computation of binomial probabilities. Bell Laboratories. To about 1e-14.</remarks>
internal static class LogFactorial
{
    /// <summary>ln(2π) / 2.</summary>
    public const double HalfLogTwoPi = 0.918938533204672741780329736406;

    private const double SeriesFrom = 16;

    /// <summary>ln Γ(x + 1) less Stirling's formula, x > 0: <c>ln Γ(x+1) - (x + ½) ln x + x - ½ ln 2π</c>.</summary>
    public static double StirlingError(double x)
    {
        if (x >= SeriesFrom)
        {
            var inverse = 1 / (x * x);
            return (((((((-691 / 360360.0 * inverse) + (1 / 1188.0)) * inverse) - (1 / 1680.0)) * inverse
                + (1 / 1260.0)) * inverse - (1 / 360.0)) * inverse + (1 / 12.0)) / x;
        }

        // Γ(x + 1) = Γ(x + k + 1) / ((x + 1) ... (x + k))
        var (above, logs) = (x, 0.0);
        while (above < SeriesFrom)
        {
            above++;
            logs += Math.Log(above);
        }

        return StirlingError(above) + ((above + 0.5) * Math.Log(above)) - above - logs - ((x + 0.5) * Math.Log(x)) + x;
    }

    /// <summary>ln Γ(x), x > 0.</summary>
    public static double Gamma(double x) => StirlingError(x) + ((x - 0.5) * Math.Log(x)) - x + HalfLogTwoPi;

    /// <summary>ln(1 + x), x > -1, accurate where x is small (Kahan).</summary>
    public static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }

    /// <summary>x ln(x / mean) + mean - x, at least 0; accurate where x is near the mean. Both are more than 0.</summary>
    public static double Deviance(double x, double mean)
    {
        if (Math.Abs(x - mean) >= 0.1 * (x + mean))
        {
            return (x * Math.Log(x / mean)) + mean - x;
        }

        var v = (x - mean) / (x + mean);
        var sum = (x - mean) * v;
        var term = 2 * x * v;
        for (var odd = 3; ; odd += 2)
        {
            term *= v * v;
            var next = sum + (term / odd);
            if (next == sum)
            {
                return sum;
            }

            sum = next;
        }
    }
}

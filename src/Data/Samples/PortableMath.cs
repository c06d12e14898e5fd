namespace NetworkLens.Data.Samples;

/// <summary>
/// The exponential function from sums and products alone. <see cref="Math.Exp"/> asks the C library of the machine, whose last
/// bit differs between systems; a sample must not.
/// </summary>
internal static class PortableMath
{
    private const double Log2E = 1.4426950408889634;
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>e^x, right to about 1e-15 of itself for x in -700..700.</summary>
    internal static double Exp(double x)
    {
        var power = Math.Floor((x * Log2E) + 0.5);
        var rest = x - (power * Ln2High) - (power * Ln2Low);

        // |rest| <= 0.35, so that the term of degree 15 is below 1e-19.
        var sum = 1.0;
        for (var degree = 15; degree >= 1; degree--)
        {
            sum = 1 + (rest / degree * sum);
        }

        return Math.ScaleB(sum, (int)power);
    }
}

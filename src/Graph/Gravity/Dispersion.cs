namespace NetworkLens.Graph.Gravity;

/// <summary>φ: how many times as far as Poisson counts the ties of pairs spread around what is expected.</summary>
/// <remarks>
/// Of pairs with more ties than expected only, which no gap can have touched: the φ, 1 to 12, at which
/// <c>Σ min((O - E)² / E, 98th centile) = Σ m2(E, φ) / E</c>, m2 the mean of (X - E)² where X > E, X negative binomial with mean E and
/// variance φE + ρE². Where E is 150 or more m2 is the variance. By bisection.
/// </remarks>
internal static class Dispersion
{
    public const double Least = 1;
    public const double Most = 12;

    /// <summary>Taken where there are too few pairs.</summary>
    public const double Unknown = 1.35;

    private const double Large = 150;
    private const double Centile = 0.98;

    /// <summary>Solves for φ.</summary>
    /// <param name="above">O, E and ρ of pairs with O > E and E of 1 or more.</param>
    public static double Solve(IReadOnlyList<(double Observed, double Expected, double Uncertainty)> above)
    {
        double[] spread = [.. above.Select(pair => Square(pair.Observed - pair.Expected) / pair.Expected)];
        var cap = CentileOf(spread);
        var goal = 0.0;
        foreach (var value in spread)
        {
            goal += Math.Min(value, cap);
        }

        var (low, high) = (Least, Most);
        for (var round = 0; round < 40 && high - low > 1e-6; round++)
        {
            var middle = (low + high) / 2;
            (low, high) = Mean(above, middle) < goal ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>V = φE + ρE².</summary>
    public static double Variance(double expected, double phi, double uncertainty) =>
        (phi * expected) + (uncertainty * expected * expected);

    private static double Mean(IReadOnlyList<(double Observed, double Expected, double Uncertainty)> above, double phi)
    {
        var sum = 0.0;
        foreach (var (_, expected, uncertainty) in above)
        {
            var variance = Variance(expected, phi, uncertainty);
            sum += (expected >= Large ? variance : new NegativeBinomial(expected, variance).SquaredExcess()) / expected;
        }

        return sum;
    }

    /// <summary>The centile, between the two values beside it where it falls between them.</summary>
    private static double CentileOf(double[] values)
    {
        var sorted = values.Order().ToArray();
        var at = Centile * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }

    private static double Square(double x) => x * x;
}

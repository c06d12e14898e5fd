namespace NetworkLens.Graph.Gravity;

/// <summary>Ties between two groups as observed and as fitted, in all and in what the fit was made of.</summary>
/// <param name="Observed">O.</param>
/// <param name="Fitted">E1 = Σ m.</param>
/// <param name="ObservedInFit">O without the pairs of cells left out of the fit.</param>
/// <param name="FittedInFit">E1 without them.</param>
/// <param name="EndsA">K of the first group in the fit.</param>
/// <param name="EndsB">K of the second.</param>
internal readonly record struct PairSums(
    double Observed, double Fitted, double ObservedInFit, double FittedInFit, double EndsA, double EndsB)
{
    private const double MostCorrection = 5;

    /// <summary>
    /// E: what would be expected had the pair not been in the fit. Its own ties made its groups more or less active, so
    /// <c>E1 · clip((K_A - O) / (K_A - E1), 1/5, 5)</c>, and the same for B.
    /// </summary>
    public double Expected => Fitted * Correction(EndsA) * Correction(EndsB);

    /// <summary>ρ: squared relative error of E, from the ties that tell how active each group is.</summary>
    public double Uncertainty => (1 / Math.Max(EndsA - FittedInFit, 1)) + (1 / Math.Max(EndsB - FittedInFit, 1));

    private double Correction(double ends)
    {
        var (seen, fitted) = (ends - ObservedInFit, ends - FittedInFit);
        return seen == fitted ? 1
            : fitted <= 0 ? MostCorrection
            : Math.Clamp(seen / fitted, 1 / MostCorrection, MostCorrection);
    }
}

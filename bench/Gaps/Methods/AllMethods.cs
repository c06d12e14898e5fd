namespace NetworkLens.Gaps.Bench.Methods;

/// <summary>Everything that is scored, the model first.</summary>
internal static class AllMethods
{
    /// <summary>The model's name in the tables.</summary>
    public const string Model = "GRAVITY";

    /// <summary>The name of the ranking whose severity the model is to surpass.</summary>
    public const string Density = "raw density";

    /// <summary>The methods, and last a test that is told what it should find out.</summary>
    public static IReadOnlyList<Method> All { get; } =
    [
        new(Model, Gravity.Find),
        new("CONFIGURATION z", PlainMethods.Configuration),
        new("Poisson regression", PairRegression.Poisson),
        new("negative binomial regression", PairRegression.NegativeBinomial),
        new("PERMUTATION in strata", LabelPermutation.Find),
        new(Density, PlainMethods.Density),
        new("density beside its dimension", PlainMethods.DensityOfDimension),
        new("community boundary (Leiden)", PlainMethods.CommunityBoundary),
        new("true rates, told", KnownRatesTest.Find),
    ];
}

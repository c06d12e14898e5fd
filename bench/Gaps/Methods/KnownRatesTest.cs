using NetworkLens.Gaps.Bench.Systems;

namespace NetworkLens.Gaps.Bench.Methods;

/// <summary>
/// The test that is told the true rates: Poisson's mid-p of what is seen, and severity by what would have been seen uncut. Not a method,
/// but the mark that none can be expected to pass: what it does not find, or cannot rank, chance hides.
/// </summary>
internal static class KnownRatesTest
{
    private const double TestableP = 0.01;

    /// <summary>Judges every pair by its truth.</summary>
    public static Finding[] Find(PlantedSystem system)
    {
        double[] free = [.. system.Truth.Select(pair => pair.Free)];
        double[] p =
        [
            .. free.Select((mean, at) => mean > 0 && Tails.NegativeBinomial(0, mean, 0) <= TestableP
                ? Tails.NegativeBinomial(system.Observed[at], mean, 0)
                : double.NaN),
        ];
        return Verdicts.Of(p, free, system.Observed);
    }
}

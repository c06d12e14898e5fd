using NetworkLens.Gaps.Bench.Scoring;

namespace NetworkLens.Gaps.Tests;

/// <summary>
/// What a bound on a rate comes to on few cases: a method whose true rate stands exactly at the bound is turned away once in a thousand
/// times (exact binomial tail), one that is worse by as much as the cases can tell is turned away nearly always.
/// </summary>
internal static class Allowance
{
    private const double Chance = 0.001;

    /// <summary>Whether the share may be that of a rate of at most <paramref name="bound"/>.</summary>
    public static bool MayBeAtMost(this Share share, double bound) => share.Cases > 0 && Upper(share.Hits, share.Cases, bound) >= Chance;

    /// <summary>Whether the share may be that of a rate of at least <paramref name="bound"/>.</summary>
    public static bool MayBeAtLeast(this Share share, double bound) =>
        share.Cases > 0 && Upper(share.Cases - share.Hits, share.Cases, 1 - bound) >= Chance;

    /// <summary>P(X ≥ hits) of a binomial variable.</summary>
    public static double Upper(int hits, int cases, double rate)
    {
        var (sum, log) = (0.0, cases * Math.Log(1 - rate));
        for (var k = 0; k <= cases; k++)
        {
            sum += k >= hits ? Math.Exp(log) : 0;
            log += k < cases ? Math.Log((cases - k) / (k + 1.0) * rate / (1 - rate)) : 0;
        }

        return Math.Min(1, sum);
    }
}

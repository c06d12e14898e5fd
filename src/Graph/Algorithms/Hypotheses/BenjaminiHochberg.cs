using System.Collections.Immutable;

namespace NetworkLens.Graph.Algorithms.Hypotheses;

/// <summary>What share of findings would be false if all p as small as this were called findings: q values for many tests.</summary>
/// <remarks>
/// With p sorted ascending, q of the i-th is the least of p_j m / j over j ≥ i, at most 1; equal p have equal q. NaN is a test that was
/// not made: it stays NaN and is not among the m. As R's <c>p.adjust(method = "BH")</c>. Holds for independent tests and for those that
/// depend positively on each other. Time O(m log m). Benjamini, Y. &amp; Hochberg, Y. (1995). Controlling the false discovery rate. Journal
/// of the Royal Statistical Society B 57, 289-300.
/// </remarks>
public static class BenjaminiHochberg
{
    /// <summary>Adjusts p values.</summary>
    /// <param name="p">Each 0 to 1, or NaN.</param>
    /// <returns>q values in the order of <paramref name="p"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p is outside 0..1: a fault of the caller.</exception>
    public static ImmutableArray<double> Compute(ReadOnlySpan<double> p)
    {
        var sorted = new double[p.Length];
        var index = new int[p.Length];
        var tests = 0;
        for (var at = 0; at < p.Length; at++)
        {
            if (p[at] is < 0 or > 1)
            {
                throw new ArgumentOutOfRangeException(nameof(p), p[at], "A p value is 0 to 1, or NaN where there was no test.");
            }

            if (!double.IsNaN(p[at]))
            {
                sorted[tests] = p[at];
                index[tests++] = at;
            }
        }

        var q = new double[p.Length];
        Array.Fill(q, double.NaN);
        Array.Sort(sorted, index, 0, tests);
        var least = 1.0;
        for (var rank = tests; rank >= 1; rank--)
        {
            least = Math.Min(least, sorted[rank - 1] * tests / rank);
            q[index[rank - 1]] = least;
        }

        return [.. q];
    }
}

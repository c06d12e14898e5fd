using NetworkLens.Graph.Algorithms.Hypotheses;

namespace NetworkLens.Gaps.Bench.Methods;

/// <summary>From p values to gaps, the same for every plain method: q &lt; .05 among the pairs that could be found at all.</summary>
internal static class Verdicts
{
    /// <summary>Turns p values (NaN: not tested) and the expected and observed ties behind them into findings.</summary>
    public static Finding[] Of(double[] p, double[] expected, int[] observed, double[]? scores = null)
    {
        var q = BenjaminiHochberg.Compute(p);
        return
        [
            .. p.Select((value, at) => new Finding(scores?[at] ?? (double.IsNaN(value) ? 1 : value))
            {
                P = value,
                IsGap = q[at] < 0.05,
                Severity = expected[at] > 0 ? Math.Clamp(1 - (observed[at] / expected[at]), 0, 1) : double.NaN,
            }),
        ];
    }
}

using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Hypotheses;

/// <summary>A figure of the network as it is, beside the same figure when labels are dealt out at random.</summary>
/// <param name="Observed">The figure as it is; whatever else there is none of where this is absent.</param>
/// <param name="Expected">Mean over the draws; <see cref="Absence.NotTested"/> where no draw gave a figure.</param>
/// <param name="StandardDeviation">Over the draws (denominator: draws); same absence.</param>
/// <param name="Draws">Draws that gave a figure; those that gave none (NaN) are left out.</param>
/// <param name="AtLeast">Draws at or above the observed figure.</param>
/// <param name="AtMost">Draws at or below it.</param>
/// <param name="AsFar">Draws whose size is at or above the observed size, |draw| ≥ |observed|: for figures that are 0 by chance.</param>
/// <param name="Lower">2.5 % of the draws lie below this one (the nearest rank).</param>
/// <param name="Upper">2.5 % of the draws lie above this one.</param>
/// <remarks>
/// <para>
/// p values are (count + 1) / (draws + 1): the network as it is belongs to the orders that there could be, so p is never 0 and the test
/// never too sharp (Phipson, B. &amp; Smyth, G. K. 2010. Permutation p-values should never be zero. Statistical Applications in
/// Genetics and Molecular Biology 9). Counts are given too, for who divides count by draws, as R <c>sna</c> does.
/// </para>
/// <para>
/// A draw that differs from the observed figure by 1e-12 of the larger of it and 1 or less counts as equal to it, since the same sum in
/// another order may differ by that. Strata keep the exchange within groups of comparable people. Time O(draws · time of the figure).
/// Good, P. (2005). Permutation, Parametric and Bootstrap Tests of Hypotheses. Springer.
/// </para>
/// </remarks>
public sealed record PermutationTest(
    Measured Observed,
    Measured Expected,
    Measured StandardDeviation,
    int Draws,
    int AtLeast,
    int AtMost,
    int AsFar,
    Measured Lower,
    Measured Upper)
{
    private const double Rounding = 1e-12;
    private const double Tail = 0.025;

    /// <summary>(observed - expected) / standard deviation; <see cref="Absence.NoVariance"/> where all draws are the same.</summary>
    public Measured ZScore => !IsTested ? Expected
        : StandardDeviation.Value is > Rounding and var deviation ? Measured.Of((Observed.Value!.Value - Expected.Value!.Value) / deviation)
        : Measured.None(Absence.NoVariance);

    /// <summary>One-sided p: as high by chance, (AtLeast + 1) / (Draws + 1).</summary>
    public Measured PGreater => P(AtLeast);

    /// <summary>One-sided p: as low by chance.</summary>
    public Measured PLess => P(AtMost);

    /// <summary>Two-sided p: twice the smaller tail, at most 1.</summary>
    public Measured PTwoSided => P(Math.Min(AtLeast, AtMost)).Map(p => Math.Min(1, 2 * p));

    /// <summary>Two-sided p by size, (AsFar + 1) / (Draws + 1): for correlations and t values, which chance centres on 0.</summary>
    public Measured PAsFar => P(AsFar);

    private bool IsTested => Observed.HasValue && Draws > 0;

    /// <summary>Tests a figure of labels that can change owners.</summary>
    /// <param name="people">How many people.</param>
    /// <param name="strata">Stratum of each person, negative stays in place; empty: anyone may take any place.</param>
    /// <param name="figure">
    /// The figure when person i bears the label of <c>order[i]</c>; NaN where there is none. Asked on several threads at a time; the array
    /// is the callee's to read during the call. First asked of the order 0, 1, 2, ...
    /// </param>
    /// <param name="plan">Draws and seed.</param>
    /// <param name="effort">Threads, progress, cancellation.</param>
    public static PermutationTest Compute(
        int people, ReadOnlySpan<int> strata, Func<int[], CancellationToken, double> figure, PermutationPlan plan, Effort effort)
    {
        var exchange = Strata.Of(people, strata);
        var observed = figure([.. Enumerable.Range(0, people)], effort.Cancel);
        var drawn = new double[plan.Draws];
        Chunks.Run(plan.Draws, effort, () => new int[people], (draw, order) =>
        {
            exchange.Draw(plan, draw, order);
            drawn[draw] = figure(order, effort.Cancel);
        });

        return Of(observed, drawn);
    }

    /// <summary>Sums up draws that were made elsewhere; NaN is no figure.</summary>
    internal static PermutationTest Of(double observed, ReadOnlySpan<double> drawn)
    {
        if (!double.IsFinite(observed))
        {
            var none = Measured.None(Absence.NotTested);
            return new(Measured.None(Absence.NoVariance), none, none, 0, 0, 0, 0, none, none);
        }

        var sorted = new double[drawn.Length];
        int draws = 0, atLeast = 0, atMost = 0, asFar = 0;
        foreach (var figure in drawn)
        {
            if (double.IsFinite(figure))
            {
                var slack = Rounding * Math.Max(1, Math.Abs(observed));
                atLeast += figure >= observed - slack ? 1 : 0;
                atMost += figure <= observed + slack ? 1 : 0;
                asFar += Math.Abs(figure) >= Math.Abs(observed) - slack ? 1 : 0;
                sorted[draws++] = figure;
            }
        }

        if (draws == 0)
        {
            var none = Measured.None(Absence.NotTested);
            return new(Measured.Of(observed), none, none, 0, 0, 0, 0, none, none);
        }

        // Sorted first: the sum then does not depend on which draw came when.
        Array.Resize(ref sorted, draws);
        Array.Sort(sorted);
        var mean = sorted.Sum() / draws;
        var variance = sorted.Sum(figure => (figure - mean) * (figure - mean)) / draws;
        var rank = (int)Math.Floor(Tail * draws);
        return new(
            Measured.Of(observed),
            Measured.Of(mean),
            Measured.Of(Math.Sqrt(variance)),
            draws,
            atLeast,
            atMost,
            asFar,
            Measured.Of(sorted[rank]),
            Measured.Of(sorted[draws - 1 - rank]));
    }

    private Measured P(int count) => IsTested ? Measured.Of((count + 1.0) / (Draws + 1.0)) : Measured.None(Absence.NotTested);
}

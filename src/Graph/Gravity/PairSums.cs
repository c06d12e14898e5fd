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

/// <summary>Adds up pairs of groups. One for each thread.</summary>
internal sealed class PairAdder(GravityFit fit)
{
    private const int First = 1;
    private const int Second = 2;

    private readonly byte[] _side = new byte[fit.Targets.Ends.Length]; // all 0 between pairs

    /// <summary>Adds up a pair, given by the cells of each group. Time O(cells of A · cells of B + their ties).</summary>
    /// <remarks>A pair of people both of whom are in both groups counts once.</remarks>
    public PairSums Of(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        Mark(a, First);
        Mark(b, Second);
        var isFirstSmaller = a.Length <= b.Length;
        var smaller = isFirstSmaller ? a : b;
        var larger = isFirstSmaller ? b : a;
        var into = isFirstSmaller ? Second : First;
        var sums = default(PairSums);
        foreach (var cell in smaller)
        {
            sums = Add(sums, cell, larger, into);
        }

        sums = sums with { EndsA = Ends(a), EndsB = Ends(b) };
        Unmark(a);
        Unmark(b);
        return sums;
    }

    private PairSums Add(PairSums sums, int cell, ReadOnlySpan<int> others, int into)
    {
        var (observed, fitted, observedOut, fittedOut) = (0.0, 0.0, 0.0, 0.0);
        var ties = fit.Targets.Ties.CellsOf(cell);
        var counts = fit.Targets.Ties.CountsOf(cell);
        for (var i = 0; i < ties.Length; i++)
        {
            if ((_side[ties[i]] & into) != 0)
            {
                var count = counts[i] * Share(cell, ties[i]);
                observed += count;
                observedOut += fit.Targets.LeftOut.Holds(cell, ties[i]) ? count : 0;
            }
        }

        if (fit.Activity[cell] > 0)
        {
            foreach (var other in others)
            {
                fitted += Share(cell, other) * fit.Expected(cell, other);
            }

            foreach (var other in fit.Targets.LeftOut.Of(cell))
            {
                fittedOut += (_side[other] & into) != 0 ? Share(cell, other) * fit.Expected(cell, other) : 0;
            }
        }

        return sums with
        {
            Observed = sums.Observed + observed,
            Fitted = sums.Fitted + fitted,
            ObservedInFit = sums.ObservedInFit + observed - observedOut,
            FittedInFit = sums.FittedInFit + fitted - fittedOut,
        };
    }

    // Two cells of both groups are met once from each side, and a cell with itself holds every tie twice.
    private double Share(int cell, int other) => _side[cell] == (First | Second) && _side[other] == (First | Second) ? 0.5 : 1;

    private double Ends(ReadOnlySpan<int> cells)
    {
        var sum = 0.0;
        foreach (var cell in cells)
        {
            sum += fit.Targets.Ends[cell];
        }

        return sum;
    }

    private void Mark(ReadOnlySpan<int> cells, byte side)
    {
        foreach (var cell in cells)
        {
            _side[cell] |= side;
        }
    }

    private void Unmark(ReadOnlySpan<int> cells)
    {
        foreach (var cell in cells)
        {
            _side[cell] = 0;
        }
    }
}

namespace NetworkLens.Gaps.Bench.Scoring;

/// <summary>The test that knows the true rates: what no method can be asked to find that even this one misses.</summary>
internal static class KnownRates
{
    /// <summary>
    /// The power of the one-sided Poisson test of <paramref name="free"/> expected ties at level <paramref name="alpha"/> where in truth
    /// <paramref name="left"/> are: P(X ≤ c; left), c the greatest count with P(X ≤ c; free) ≤ alpha; 0 where no count is that rare.
    /// </summary>
    public static double Power(double free, double left, double alpha)
    {
        if (Math.Exp(-free) > alpha)
        {
            return 0;
        }

        var critical = 0;
        while (Cumulative(critical + 1, free) <= alpha)
        {
            critical++;
        }

        return Cumulative(critical, left);
    }

    /// <summary>P(X ≤ count) of a Poisson variable.</summary>
    public static double Cumulative(int count, double mean)
    {
        if (mean <= 0)
        {
            return count >= 0 ? 1 : 0;
        }

        var (sum, log) = (0.0, -mean);
        for (var k = 0; k <= count; k++)
        {
            sum += Math.Exp(log);
            log += Math.Log(mean / (k + 1));
        }

        return Math.Min(1, sum);
    }
}

namespace NetworkLens.Graph.Tests.Gravity;

/// <summary>
/// What lies above the mean of a negative binomial variable, term by term from the first count on: chances by the ratio of neighbours, the
/// first by the sum of their logarithms. Knows no identity, no fraction and no factorial.
/// </summary>
internal static class SlowUpperTail
{
    /// <summary>The mean of (X - E)² where X > E.</summary>
    public static double SquaredExcess(double mean, double variance)
    {
        var (size, spread) = (mean * mean / (variance - mean), variance / mean);
        var log = -size * Math.Log(spread); // ln P(0)
        var first = 0;
        while (first <= mean)
        {
            log += Math.Log((size + first) / (first + 1) * (1 - (1 / spread)));
            first++;
        }

        var (chance, chances, squares) = (Math.Exp(log), 0.0, 0.0);
        for (var count = first; ; count++)
        {
            var square = chance * (count - mean) * (count - mean);
            if (squares + square == squares && chances + chance == chances)
            {
                return squares / chances;
            }

            (chances, squares) = (chances + chance, squares + square);
            chance *= (size + count) / (count + 1) * (1 - (1 / spread));
        }
    }
}

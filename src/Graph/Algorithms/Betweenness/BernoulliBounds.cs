namespace NetworkLens.Graph.Algorithms.Betweenness;

/// <summary>Between which bounds a chance lies, after so many hits in so many trials.</summary>
/// <remarks>
/// Chernoff's bound in its sharp form: hits as rare or as frequent as these have chance at most exp(-trials · kl(seen, p)) if the true
/// chance is p, with kl(a, b) = a ln(a/b) + (1-a) ln((1-a)/(1-b)). The bounds are where that falls to the chance of failure.
/// Chernoff, H. (1952). A measure of asymptotic efficiency for tests of a hypothesis. Annals of Mathematical Statistics 23, 493-507.
/// </remarks>
internal static class BernoulliBounds
{
    private const int Halvings = 64;

    /// <summary>The bounds, each of which fails with a chance of at most exp(-<paramref name="certainty"/>).</summary>
    /// <param name="hits">0..trials.</param>
    /// <param name="trials">1 or more.</param>
    /// <param name="certainty">-ln of the chance that one bound fails, above 0.</param>
    public static (double Lower, double Upper) Of(long hits, long trials, double certainty)
    {
        var seen = (double)hits / trials;
        return (Bound(seen, 0, certainty / trials), Bound(seen, 1, certainty / trials));
    }

    // The chance between what was seen and the end that is just so far away: kl grows from 0 on the way.
    private static double Bound(double seen, double end, double distance)
    {
        var (inside, outside) = (seen, end);
        for (var halving = 0; halving < Halvings && inside != outside; halving++)
        {
            var middle = inside + ((outside - inside) / 2);
            if (Divergence(seen, middle) <= distance)
            {
                inside = middle;
            }
            else
            {
                outside = middle;
            }
        }

        return outside; // The side on which the bound holds.
    }

    private static double Divergence(double seen, double chance) =>
        Term(seen, chance) + Term(1 - seen, 1 - chance);

    private static double Term(double seen, double chance) =>
        seen == 0 ? 0 : chance == 0 ? double.PositiveInfinity : seen * Math.Log(seen / chance);
}

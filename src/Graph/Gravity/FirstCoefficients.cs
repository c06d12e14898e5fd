namespace NetworkLens.Graph.Gravity;

/// <summary>Coefficients that fit the ties where activities are taken as they are: where Newton's method begins.</summary>
/// <remarks>
/// Poisson regression on sums by pattern: of <c>S_p</c>, the activities of all pairs of pattern p multiplied and summed,
/// <c>exp(g + x_p b)</c> each are expected; g is a level that raking gives to the activities afterwards. The ridge is that of the fit. A
/// step is at most 1 a coefficient; after <see cref="Rounds"/> the last stands, as a beginning need not be exact. Time
/// O(rounds · patterns · covariates²), nothing beside a sum over all cells.
/// </remarks>
internal static class FirstCoefficients
{
    private const int Rounds = 50;
    private const double SmallStep = 1e-3;

    /// <summary>Finds them.</summary>
    /// <param name="covariates">x.</param>
    /// <param name="ties">Arcs between people of different units, by pattern.</param>
    /// <param name="products">S.</param>
    /// <param name="ridge">Of the fit, more than 0.</param>
    /// <returns>b and g; all 0 where there are no ties between units.</returns>
    public static (double[] Coefficients, double Level) Of(Covariates covariates, double[] ties, double[] products, double ridge)
    {
        var last = covariates.Count;
        var solution = new double[last + 1];
        if (!(ties.Sum() > 0) || !(products.Sum() > 0))
        {
            return (new double[last], 0);
        }

        solution[last] = Math.Log(ties.Sum() / products.Sum());
        for (var round = 0; round < Rounds; round++)
        {
            var (slope, step) = Equations(covariates, ties, products, ridge, solution);
            if (!SmallSystem.Solve(slope, step))
            {
                break;
            }

            for (var column = 0; column <= last; column++)
            {
                step[column] = Math.Clamp(step[column], -1, 1);
                solution[column] += step[column];
            }

            if (step.Max(Math.Abs) <= SmallStep)
            {
                break;
            }
        }

        return (solution[..last], solution[last]);
    }

    /// <summary>The slope, and by how much each equation is missed.</summary>
    private static (double[,] Slope, double[] Missed) Equations(
        Covariates covariates, double[] ties, double[] products, double ridge, double[] solution)
    {
        var last = covariates.Count;
        var weights = covariates.Weights(solution.AsSpan(0, last));
        var (slope, missed) = (new double[last + 1, last + 1], new double[last + 1]);
        for (var column = 0; column < last; column++)
        {
            (slope[column, column], missed[column]) = (ridge, -ridge * solution[column]);
        }

        for (var pattern = 0; pattern < ties.Length; pattern++)
        {
            if (products[pattern] <= 0)
            {
                continue;
            }

            var expected = products[pattern] * weights[pattern] * Math.Exp(solution[last]);
            for (var j = 0; j <= last; j++)
            {
                if (j < last && !covariates.Is(j, pattern))
                {
                    continue;
                }

                missed[j] += ties[pattern] - expected;
                for (var k = 0; k <= last; k++)
                {
                    slope[j, k] += k == last || covariates.Is(k, pattern) ? expected : 0;
                }
            }
        }

        return (slope, missed);
    }
}

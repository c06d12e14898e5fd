using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Centrality;

namespace NetworkLens.Graph.Gravity;

/// <summary>How the equations of the coefficients move with the coefficients, activities and cohesions following them.</summary>
/// <remarks>
/// <c>S_jk = Σ x_j x_k m + 2 Σ_c G_jc d_ck + ridge [j = k]</c>: m expected by pattern, G_jc what of covariate j is expected of cell c
/// outside its unit, d the <see cref="ActivityResponse"/> to covariate k. Time O(covariates · products of the response).
/// </remarks>
internal sealed class ProfileSlope
{
    /// <summary>To how much responses are worked out where a step is far from the last.</summary>
    public const double Coarse = 1e-3;

    /// <summary>To how much they are where coarser ones did not lead on.</summary>
    public const double Fine = 1e-7;

    private readonly double[,] _slope;
    private readonly double[][] _moves;

    private ProfileSlope(double[,] slope, double[][] moves) => (_slope, _moves) = (slope, moves);

    /// <summary>Works it out where a fit stands.</summary>
    /// <param name="fit">Coefficients and weights.</param>
    /// <param name="response">How activities answer there.</param>
    /// <param name="expected">Expected between people of different units, by pattern.</param>
    /// <param name="ridge">As of the fit.</param>
    /// <param name="precision">To how much responses are worked out.</param>
    /// <param name="cancel">Stops the work.</param>
    public static ProfileSlope Of(
        GravityFit fit, ActivityResponse response, double[] expected, double ridge, double precision, CancellationToken cancel)
    {
        var columns = fit.Covariates.Count;
        var (moves, outside) = (new double[columns][], new double[columns][]);
        for (var column = 0; column < columns; column++)
        {
            (moves[column], outside[column]) = response.To(fit.Covariates.Only(column, fit.Weights), precision, cancel);
        }

        var slope = new double[columns, columns];
        Chunks.Run(columns, response.Effort, j =>
        {
            for (var k = 0; k < columns; k++)
            {
                slope[j, k] = (j == k ? ridge : 0) + Together(fit.Covariates, j, k, expected) + (2 * Lanes.Dot(outside[j], moves[k]));
            }
        });

        return new(slope, moves);
    }

    /// <summary>The step of Newton's method; null where there is none.</summary>
    public double[]? Solve(double[] score)
    {
        double[] step = [.. score];
        return SmallSystem.Solve((double[,])_slope.Clone(), step) ? step : null;
    }

    /// <summary>Lets activities follow a step, so that raking begins near its end.</summary>
    public void Follow(double[] step, double[] activity)
    {
        for (var cell = 0; cell < activity.Length; cell++)
        {
            var move = 0.0;
            for (var column = 0; column < step.Length; column++)
            {
                move += _moves[column][cell] * step[column];
            }

            activity[cell] *= Math.Exp(Math.Clamp(move, -2, 2));
        }
    }

    private static double Together(Covariates covariates, int j, int k, double[] expected)
    {
        var sum = 0.0;
        for (var pattern = 0; pattern < expected.Length; pattern++)
        {
            sum += covariates.Is(j, pattern) && covariates.Is(k, pattern) ? expected[pattern] : 0;
        }

        return sum;
    }
}

using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Gravity;

namespace NetworkLens.Graph.Tests.Gravity;

public sealed class ProfileSlopeTests
{
    // Where the ridge grows by a little the equations are missed by that times b: the slope tells how coefficients and activities answer.
    [Theory]
    [InlineData(1, 0), InlineData(2, 0), InlineData(3, 2)]
    public void Slope_foretells_what_another_ridge_does(int seed, int unitsOfService)
    {
        const double More = 1e-3;
        var system = new MadeSystem(seed, organisations: 3, directorates: 2, units: 4, people: 7) { UnitsOfService = unitsOfService };
        var cells = GravityCells.Of(system.People, []);
        var ties = CellTies.Of(cells, system.Draw(degree: 12), CancellationToken.None);
        var targets = new FitTargets(cells, ties, LeftOutPairs.None(cells));
        GravityFit Fit(double ridge) => GravityFit.Compute(targets, new() { Ridge = ridge }, Effort.OneThread);
        var (fit, other) = (Fit(0.2), Fit(0.2 + More));

        var sums = new CellSums(targets, Effort.OneThread);
        var raking = new Raking(targets, sums);
        fit.Activity.CopyTo(raking.Activity, 0);
        raking.Run(fit.Weights, 1e-9, 3, CancellationToken.None);
        double[] expected = [.. sums.ByPattern(fit.Activity).Zip(fit.Weights, (sum, weight) => sum * weight)];
        var response = new ActivityResponse(targets, sums, raking, fit.Weights);
        var slope = ProfileSlope.Of(fit, response, expected, 0.2, ProfileSlope.Fine, CancellationToken.None);
        var step = slope.Solve([.. fit.Coefficients.Select(b => -More * b)])!;

        var largest = step.Max(Math.Abs);
        largest.ShouldBeGreaterThan(1e-7);
        for (var column = 0; column < step.Length; column++)
        {
            step[column].ShouldBe(other.Coefficients[column] - fit.Coefficients[column], 0.02 * largest, fit.Covariates.Names[column]);
        }

        double[] activity = [.. fit.Activity];
        slope.Follow(step, activity);
        var moved = activity.Zip(fit.Activity, (now, then) => now > 0 ? Math.Log(now / then) : 0).ToArray();
        for (var cell = 0; cell < moved.Length; cell++)
        {
            var truly = activity[cell] > 0 ? Math.Log(other.Activity[cell] / fit.Activity[cell]) : 0;
            moved[cell].ShouldBe(truly, 0.02 * moved.Max(Math.Abs), $"cell {cell}");
        }
    }

    // A slope that is a little wrong leads there too, only later.
    [Theory]
    [InlineData(4), InlineData(5), InlineData(6)]
    public void Usual_system_takes_few_rounds(int seed)
    {
        var system = new MadeSystem(seed, organisations: 2, directorates: 3, units: 3, people: 14);
        var fit = GravityFitTests.Fit(system.People, system.Draw(degree: 12));
        fit.HasConverged.ShouldBeTrue();
        fit.LastStep.ShouldBeLessThanOrEqualTo(1e-6);
        fit.Rounds.ShouldBeLessThanOrEqualTo(10);
        fit.Slopes.ShouldBeLessThanOrEqualTo(2); // From nothing it was 6.
    }
}

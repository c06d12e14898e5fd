using NetworkLens.Gaps.Bench.Methods;
using NetworkLens.Gaps.Bench.Systems;
using NetworkLens.Graph.Gravity;

namespace NetworkLens.Gaps.Bench.Scoring;

/// <summary>Whether the fit of the model has settled: what its expectations still move by when it may take twice the rounds.</summary>
internal static class Stability
{
    /// <summary>The share of systems of which the model says anything at all: those whose fit settled.</summary>
    public static Criterion Settled(Run run) => Criterion.AtLeast(
        "systems in which the fit settles",
        1,
        new(run.Pairs[AllMethods.Model].Count(pairs => pairs.Any(pair => !double.IsNaN(pair.Finding.P))), run.Plans.Length));

    /// <summary>The greatest relative change of an expectation over some systems; infinite where a fit did not settle.</summary>
    public static Criterion Of(IEnumerable<SystemPlan> plans)
    {
        var (greatest, cases) = (0.0, 0);
        foreach (var system in plans.Select(PlantedSystem.Make))
        {
            var usual = Gravity.Fit(system, null);
            var twice = Gravity.Fit(system, GravityOptions.Default with { MaxRounds = 2 * GravityOptions.Default.MaxRounds });
            if (usual.Outcome != GravityOutcome.Converged)
            {
                greatest = double.PositiveInfinity;
            }

            foreach (var (one, other) in usual.Pairs.Zip(twice.Pairs).Where(p => p.First.Expected > 0))
            {
                greatest = Math.Max(greatest, Math.Abs(one.Expected - other.Expected) / one.Expected);
                cases++;
            }
        }

        return new("expected ties with twice the rounds: relative change", 0, 1e-3, greatest, cases);
    }
}

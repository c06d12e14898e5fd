using NetworkLens.Gaps.Bench.Methods;
using NetworkLens.Gaps.Bench.Systems;
using NetworkLens.Graph.Gravity;

namespace NetworkLens.Gaps.Bench.Scoring;

/// <summary>Whether silence is told from missing ties: observed over expected of pairs of which too little could be seen.</summary>
/// <remarks>
/// Corrected: no tie is expected between two who did not answer. Naive: everybody counts as seen, as if silence were no contact. Over
/// pairs of gap-free systems of which less than 65 % of dyads could be seen, all ties together; 1 is right.
/// </remarks>
internal static class NonResponse
{
    private const double LittleSeen = 0.65;

    /// <summary>The criteria, over gap-free systems in which not everybody answered.</summary>
    public static IEnumerable<Criterion> Of(IEnumerable<SystemPlan> plans)
    {
        var (corrected, naive) = (new Tally(), new Tally());
        var (settled, systems) = (0, 0);
        foreach (var system in plans.Select(PlantedSystem.Make))
        {
            var report = Gravity.Fit(system, null);
            systems++;
            if (report.Outcome == GravityOutcome.Converged)
            {
                settled++;
                var littleSeen = report.Pairs.Index().Where(p => p.Item.Observable < LittleSeen).Select(p => p.Index).ToArray();
                corrected.Add(report, littleSeen);
                naive.Add(Gravity.Fit(system, null, everybodySeen: true), littleSeen);
            }
        }

        yield return Criterion.AtLeast("non-response: fits that settle", 1, new(settled, systems));
        yield return new("non-response: observed / expected where < 65 % of dyads were seen", 0.95, 1.05, corrected.Ratio, corrected.Pairs);
        yield return new("the same where silence counts as no contact: is off", 0, 0.95, naive.Ratio, naive.Pairs);
    }

    private sealed class Tally
    {
        private double _observed;
        private double _expected;

        public int Pairs { get; private set; }

        public double Ratio => _observed / _expected;

        public void Add(GravityReport report, int[] pairs)
        {
            foreach (var pair in pairs.Where(pair => report.Pairs[pair].Expected > 0))
            {
                _observed += report.Pairs[pair].Observed;
                _expected += report.Pairs[pair].Expected;
                Pairs++;
            }
        }
    }
}

using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Suggestions;

namespace NetworkLens.Graph.Bench.Measures;

/// <summary>What could be done about a network: pairs of one partner each, cohorts, and whom to ask next.</summary>
internal static class SuggestionsBench
{
    private const int MostPartners = 1_000;

    public static IEnumerable<BenchMeasure> All(CsrGraph graph)
    {
        int[] departments = [.. Enumerable.Range(0, graph.NodeCount).Select(HealthSystem.DepartmentOf)];
        var groups = departments.Length == 0 ? 0 : departments[^1] + 1;
        var answered = new bool[graph.NodeCount];
        WatchedPair[] watched = [.. Enumerable.Range(1, Math.Max(0, groups - 1)).Select(g => new WatchedPair(g - 1, g, 1))];
        double[] worth = [.. Enumerable.Range(0, groups).Select(g => 1 + (g % 5.0))];
        var standsFor = NodeSets.Of([.. Enumerable.Range(0, graph.NodeCount).Select(p => Met(graph, departments, p))]);
        return
        [
            new("assignment, 1,000 to 1,000", "", (ties, effort) =>
            {
                var partners = Math.Min(MostPartners, ties.NodeCount / 2);
                return Assignment.Compute(partners, partners, Strangers(ties, partners), effort).Total;
            }),
            new("cohort of 20", "", (ties, effort) => Cohort.Compute(standsFor, worth, 20, [], effort).Covered)
            {
                MostPeople = 25_000,
            },
            new("whom to ask, 100 people", "", (ties, effort) =>
                WhomToAsk.Compute(departments, groups, answered, watched, 100, effort).Gains.Sum()),
        ];
    }

    /// <summary>The departments that somebody knows someone of.</summary>
    private static int[] Met(CsrGraph graph, int[] departments, int person) =>
        [.. graph.Neighbours(person).ToArray().Select(other => departments[other]).Append(departments[person]).Distinct()];

    private static WeightedPair[] Strangers(CsrGraph ties, int partners) =>
        [.. from row in Enumerable.Range(0, partners)
            from column in Enumerable.Range(0, partners)
            where !ties.HasTie(row, partners + column)
            select new WeightedPair(row, column, 1.0 / (1 + (((row * 7919L) + (column * 104_729L)) % 1_009)))];
}

using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Sets;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench.Measures;

/// <summary>Key players of both kinds, and what sets of people reach, hold together and cover.</summary>
internal static class SetsBench
{
    public static IEnumerable<BenchMeasure> All(CsrGraph graph)
    {
        int[] departments = [.. Enumerable.Range(0, graph.NodeCount).Select(HealthSystem.DepartmentOf)];
        var people = NodeSets.ByCode(departments, departments.Length == 0 ? 0 : departments[^1] + 1);
        return
        [
            new("fragmentation, 5 key players", "", (ties, effort) => KeyPlayersNegative.Compute(ties, 5, effort).Score.Value ?? 0)
            {
                MostPeople = 250_000,
            },
            new("reach within 2, 5 key players", "", (ties, effort) => KeyPlayersPositive.Compute(ties, 5, 2, effort).Score.Value ?? 0),
            new("reach by distance, 5 key players", "", (ties, effort) =>
                KeyPlayersPositive.Compute(ties, 5, null, effort).Score.Value ?? 0)
            {
                MostPeople = 25_000,
            },
            new("fragmentation without the first department", "", (ties, effort) =>
                Fragmentation.Compute(ties, people[0], effort).Value ?? 0),
            new("reach of the first department, within 2", "", (ties, effort) => SetReach.Compute(ties, people[0], 2, effort).Value ?? 0),
            new("disjoint paths, first to last department", "", (ties, effort) =>
                DisjointPaths.Compute(ties, people[0], people[people.Count - 1], cap: 3, effort).Length),
            new("maximum coverage, 50 departments", "", (ties, effort) =>
                MaximumCoverage.Compute(people, ties.NodeCount, [], 50, effort).Chosen.Length),
        ];
    }
}

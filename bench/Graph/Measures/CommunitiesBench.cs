using NetworkLens.Graph.Algorithms.Communities;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench.Measures;

/// <summary>Communities, and how good they are.</summary>
internal static class CommunitiesBench
{
    public static IEnumerable<BenchMeasure> All(CsrGraph graph)
    {
        int[] departments = [.. Enumerable.Range(0, graph.NodeCount).Select(HealthSystem.DepartmentOf)];
        var count = departments.Length == 0 ? 0 : departments[^1] + 1;
        return
        [
            new("leiden", "community_leiden(n_iterations=2)", (ties, effort) => Leiden.Compute(ties, null, effort).Modularity.Value ?? 0)
            {
                Target = (1_500_000, 4),
                Tolerance = 1e-3,
            },
            new("modularity", "modularity()", (ties, effort) => Modularity.Compute(ties, departments, count, 1, effort).Value ?? 0),
        ];
    }
}

using NetworkLens.Graph.Algorithms.Brokerage;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench.Measures;

/// <summary>Who stands between people of different departments.</summary>
internal static class BrokerageBench
{
    public static IEnumerable<BenchMeasure> All(CsrGraph graph)
    {
        int[] departments = [.. Enumerable.Range(0, graph.NodeCount).Select(HealthSystem.DepartmentOf)];
        var count = departments.Length == 0 ? 0 : departments[^1] + 1;
        return
        [
            new("brokerage by department", "", (ties, effort) =>
                GouldFernandezBrokerage.Compute(ties, departments, count, effort).Network.Total),
            new("brokerage of arcs by department", "", (arcs, effort) =>
                GouldFernandezBrokerage.Compute(arcs, departments, count, effort).Network.Total) { Form = GraphForm.Directed },
        ];
    }
}

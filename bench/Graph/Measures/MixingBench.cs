using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench.Measures;

/// <summary>Answered arcs, and ties within and between departments.</summary>
internal static class MixingBench
{
    public static IEnumerable<BenchMeasure> All(CsrGraph graph)
    {
        int[] departments = [.. Enumerable.Range(0, graph.NodeCount).Select(HealthSystem.DepartmentOf)];
        var count = departments.Length == 0 ? 0 : departments[^1] + 1;
        return
        [
            new("reciprocity", "reciprocity()", (arcs, effort) => Reciprocity.Compute(arcs, null, effort).Value.Value ?? 0)
            {
                Form = GraphForm.Directed,
            },
            new("E-I index by department", "", (ties, effort) => EiIndex.Compute(ties, departments, count, effort.Cancel).Value.Value ?? 0),
            new("mixing of departments", "", (ties, effort) => MixingMatrix.Compute(ties, departments, count, effort).Ties),
        ];
    }
}

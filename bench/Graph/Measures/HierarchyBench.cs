using NetworkLens.Graph.Algorithms.Hierarchy;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench.Measures;

/// <summary>How near arcs are to a pure line organisation.</summary>
internal static class HierarchyBench
{
    public static IEnumerable<BenchMeasure> All(CsrGraph graph) =>
    [
        new("Krackhardt's dimensions", "", (arcs, effort) => KrackhardtDimensions.Compute(arcs, effort).Efficiency.Value ?? 0)
        {
            Form = GraphForm.Directed,
        },
    ];
}

using NetworkLens.Graph.Algorithms.Connected;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench.Measures;

/// <summary>Pieces, cores, and what holds them together.</summary>
internal static class ConnectedBench
{
    public static IEnumerable<BenchMeasure> All(CsrGraph graph) =>
    [
        new("components", "connected_components()", (ties, effort) => Components.Compute(ties, effort).Count)
        {
            Target = (1_500_000, 15),
        },
        new("strong components", "connected_components(mode=\"strong\")", (arcs, effort) => StrongComponents.Compute(arcs, effort).Count)
        {
            Form = GraphForm.Directed,
        },
        new("k-core", "coreness()", (ties, effort) => CoreNumbers.Compute(ties, effort).Values.Sum(core => (long)core))
        {
            Target = (1_500_000, 2.25),
        },
        new("articulation points", "articulation_points()", (ties, effort) => ArticulationPoints.Compute(ties, effort).Length),
        new("bridges", "bridges()", (ties, effort) => Bridges.Compute(ties, effort).Length),
        new("biconnected components", "biconnected_components()", (ties, effort) => BiconnectedComponents.Compute(ties, effort).Count),
    ];
}

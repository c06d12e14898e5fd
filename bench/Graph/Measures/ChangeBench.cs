using NetworkLens.Graph.Algorithms.Change;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench.Measures;

/// <summary>What differs between a network and itself turned round.</summary>
internal static class ChangeBench
{
    public static IEnumerable<BenchMeasure> All(CsrGraph graph) =>
    [
        new("change, arcs against the same turned round", "", (arcs, effort) =>
            NetworkChange.Compute(arcs, arcs.Transpose(), PeopleMatch.SameNodes(arcs.NodeCount), effort).Kept)
        {
            Form = GraphForm.Directed,
        },
    ];
}

using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Connected;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Conformance.Tests.Graph;

/// <summary>Every measure of ours that a reference has too.</summary>
internal static class Figures
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Figure> All { get; } = [.. Ties, .. Pieces, .. PathFigures.All, .. Groups];

    private static IEnumerable<Figure> Ties =>
    [
        Figure.Of("density", graph => Density.Compute(graph.Plain)),
        Figure.Of("reciprocity", graph => Reciprocity.Compute(graph.Plain, null, default).Value),
        Figure.Of("degree out", graph => People(graph).Select(graph.Plain.Degree)),
        Figure.Of("strength out", graph => People(graph).Select(graph.Weighted.Strength)),
    ];

    private static IEnumerable<Figure> Pieces =>
    [
        Figure.Of("components", graph => Figure.Lowest(Components.Compute(graph.Plain, Figure.Effort).Labels)),
        Figure.Of("strong components", graph => Figure.Lowest(StrongComponents.Compute(graph.Plain, Figure.Effort).Labels)),
        Figure.Of("coreness all", graph => CoreNumbers.Compute(graph.Plain, Figure.Effort).Values),
        Figure.Of("articulation points", graph => ArticulationPoints.Compute(graph.Plain, Figure.Effort)),
        Figure.Of("bridges", graph => Figure.Listed(
            Bridges.Compute(graph.Plain, Figure.Effort).Select(tie => new[] { tie.Low, tie.High }))),
        Figure.Of("blocks", graph => Figure.Listed(Blocks(BiconnectedComponents.Compute(graph.Plain, Figure.Effort)))),
        Figure.Of("cut of the groups", graph => new[] { VertexConnectivity.Compute(
            graph.Plain, Members(graph, 0), Members(graph, 1), graph.Nodes + 1, default).Size }),
    ];

    private static IEnumerable<Figure> Groups =>
    [
        Figure.Of("E-I index", graph => EiIndex.Compute(graph.Plain, graph.Groups, GraphCase.GroupCount, default).Value),
        Figure.Of("mixing of the groups", Mixing),
    ];

    // The reference adds a tie to the row of either end, so that one within a group is there twice.
    private static IEnumerable<long> Mixing(GraphCase graph)
    {
        var mixing = MixingMatrix.Compute(graph.Plain, graph.Groups, GraphCase.GroupCount, default);
        return from a in Enumerable.Range(0, GraphCase.GroupCount)
               from b in Enumerable.Range(0, GraphCase.GroupCount)
               select mixing.Observed(a, b) * (a == b && !graph.IsDirected ? 2 : 1);
    }

    private static IEnumerable<int> People(GraphCase graph) => Enumerable.Range(0, graph.Nodes);

    private static int[] Members(GraphCase graph, int group) => [.. People(graph).Where(person => graph.Groups[person] == group)];

    private static IEnumerable<int[]> Blocks(BiconnectedComponents blocks) =>
        Enumerable.Range(0, blocks.Count).Select(block => blocks.Members(block).ToArray());
}

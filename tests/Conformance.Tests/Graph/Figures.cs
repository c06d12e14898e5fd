using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Connected;
using NetworkLens.Graph.Algorithms.Sets;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Conformance.Tests.Graph;

/// <summary>Every measure of ours that a reference has too.</summary>
internal static class Figures
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Figure> All { get; } =
    [
        .. Ties, .. Pieces, .. CohesionFigures.All, .. PathFigures.All, .. RankFigures.All, .. GroupFigures.All,
    ];

    private static IEnumerable<Figure> Ties =>
    [
        Figure.Of("density", graph => Density.Compute(graph.Plain)),
        Figure.Of("reciprocity", graph => Reciprocity.Compute(graph.Plain, null, default).Value),
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
        Figure.Of("separate paths of the groups", graph => new[] { DisjointPaths.Compute(
            graph.Plain, Members(graph, 0), Members(graph, 1), graph.Nodes + 1, Figure.Effort).Length }),
    ];

    private static IEnumerable<int> People(GraphCase graph) => Enumerable.Range(0, graph.Nodes);

    private static int[] Members(GraphCase graph, int group) => [.. People(graph).Where(person => graph.Groups[person] == group)];

    private static IEnumerable<int[]> Blocks(BiconnectedComponents blocks) =>
        Enumerable.Range(0, blocks.Count).Select(block => blocks.Members(block).ToArray());
}

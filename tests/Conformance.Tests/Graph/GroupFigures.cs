using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Communities;
using NetworkLens.Graph.Algorithms.Groups;

namespace NetworkLens.Conformance.Tests.Graph;

/// <summary>Ties within groups and between them.</summary>
internal static class GroupFigures
{
    private const int Count = GraphCase.GroupCount;

    public static IEnumerable<Figure> All =>
    [
        Figure.Of("E-I index", graph => EiIndex.Compute(graph.Plain, graph.Groups, Count, default).Value),
        Figure.Of("mixing of the groups", Mixing),
        Figure.Of("assortativity by group", graph => NominalAssortativity.Compute(graph.Plain, graph.Groups, Count, Figure.Effort).Value),
        Figure.Of("assortativity by value", graph => NumericAssortativity.Compute(graph.Plain, graph.Values, Figure.Effort).Value),
        Figure.Of("modularity", graph => Modularity.Compute(graph.Plain, graph.Groups, Count, 1, Figure.Effort)),
        Figure.Of("modularity, weighted", graph => Modularity.Compute(graph.Weighted, graph.Groups, Count, 1, Figure.Effort)),
        Figure.Of("modularity at 0.5", graph => Modularity.Compute(graph.Plain, graph.Groups, Count, 0.5, Figure.Effort)),
    ];

    // The reference adds a tie to the row of either end, so that one within a group is there twice.
    private static IEnumerable<long> Mixing(GraphCase graph)
    {
        var mixing = MixingMatrix.Compute(graph.Plain, graph.Groups, Count, default);
        return from a in Enumerable.Range(0, Count)
               from b in Enumerable.Range(0, Count)
               select mixing.Observed(a, b) * (a == b && !graph.IsDirected ? 2 : 1);
    }
}

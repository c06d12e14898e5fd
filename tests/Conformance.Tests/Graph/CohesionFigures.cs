using NetworkLens.Graph.Algorithms.Cohesion;
using NetworkLens.Graph.Algorithms.StructuralHoles;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Conformance.Tests.Graph;

/// <summary>Ties, pairs and triples of people, and the holes between their contacts.</summary>
internal static class CohesionFigures
{
    public static IEnumerable<Figure> All =>
    [
        Figure.Of("degree out", graph => Degree.Compute(graph.Plain, Figure.Effort).Out),
        Figure.Of("degree in", graph => Degree.Compute(graph.Plain, Figure.Effort).In),
        Figure.Of("degree all", graph => Degree.Compute(graph.Plain, Figure.Effort).All),
        Figure.Of("strength out", graph => Strength.Compute(graph.Weighted, Figure.Effort).Out),
        Figure.Of("strength in", graph => Strength.Compute(graph.Weighted, Figure.Effort).In),
        Figure.Of("strength all", graph => Strength.Compute(graph.Weighted, Figure.Effort).All),
        Figure.Of("dyad census", Dyads),
        Figure.Of("triad census", graph => TriadCensus.Compute(graph.Plain, Figure.Effort).Counts),
        Figure.Of("reach within 2 out", graph => ReachWithin.Compute(graph.Plain, 2, Figure.Effort).People),
        Figure.Of("transitivity", graph => Transitivity.Compute(graph.Plain, Figure.Effort).Value),
        Figure.Of("transitivity of 0", graph => new[] { Transitivity.Compute(graph.Plain, Figure.Effort).Value.Value ?? 0 }),
        new("clustering", graph => Of(graph, Transitivity.Compute(graph.Plain, Figure.Effort).LocalAt)),
        Figure.Of("clustering of 0", graph => Transitivity.Compute(graph.Plain, Figure.Effort).Local),
        new("constraint", graph => Of(graph, BurtConstraint.Compute(graph.Plain, Figure.Effort).At)),
        new("constraint, weighted", graph => Of(graph, BurtConstraint.Compute(graph.Weighted, Figure.Effort).At)),
        new("effective size", graph => Of(graph, EffectiveSize.Compute(graph.Plain, Figure.Effort).At)),
        new("effective size, weighted", graph => Of(graph, EffectiveSize.Compute(graph.Weighted, Figure.Effort).At)),
    ];

    private static IEnumerable<long> Dyads(GraphCase graph)
    {
        var census = DyadCensus.Compute(graph.Plain, Figure.Effort);
        return [census.Mutual, census.Asymmetric, census.Null];
    }

    private static IEnumerable<double?> Of(GraphCase graph, Func<int, Measured> person) =>
        Enumerable.Range(0, graph.Nodes).Select(each => person(each).Value);
}

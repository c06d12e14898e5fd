using NetworkLens.Graph.Algorithms.Betweenness;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Conformance.Tests.Graph;

/// <summary>How far people are from each other, and who lies on the way.</summary>
internal static class PathFigures
{
    public static IEnumerable<Figure> All => [.. Distances, .. Closeness("out"), .. Closeness("in"), .. Closeness("all"), .. Between];

    private static IEnumerable<Figure> Distances =>
    [
        new("distances", graph => People(graph).SelectMany(source => BreadthFirst.Compute(graph.Plain, [source], int.MaxValue, default))
            .Select(distance => distance == BreadthFirst.Unreached ? null : (double?)distance)),
        Figure.Of("mean distance", graph => PersonDistances.Compute(graph.Plain, PathDirection.Out, Figure.Effort).Distribution.Mean),
        Figure.Of("diameter", graph => GeodesicDistances.Compute(graph.Plain, Figure.Effort).Diameter),
        Figure.Of("harmonic sum in", graph => PersonDistances.Compute(graph.Plain, PathDirection.In, Figure.Effort).HarmonicSum),
        Figure.Of("harmonic sum in, weighted", graph =>
            WeightedDistances.Compute(graph.Weighted, PathDirection.In, Figure.Effort).HarmonicSum),
    ];

    private static IEnumerable<Figure> Between =>
    [
        Figure.Of("betweenness", graph => BetweennessCentrality.Compute(graph.Plain, TieLength.One, Figure.Effort)),
        Figure.Of("betweenness, weighted", graph =>
            BetweennessCentrality.Compute(graph.Weighted, TieLength.InverseWeight, Figure.Effort)),
        Figure.Of("betweenness of ties", graph => OfTies(graph, graph.Plain, TieLength.One)),
        Figure.Of("betweenness of ties, weighted", graph => OfTies(graph, graph.Weighted, TieLength.InverseWeight)),

        Figure.Of("betweenness between groups", graph => BetweenGroups(graph, graph.Plain, TieLength.One)),
        Figure.Of("betweenness between groups, weighted", graph => BetweenGroups(graph, graph.Weighted, TieLength.InverseWeight)),
    ];

    private static IEnumerable<Figure> Closeness(string mode)
    {
        var direction = mode == "in" ? PathDirection.In : PathDirection.Out;
        CsrGraph Folded(CsrGraph graph) => mode == "all" && graph.IsDirected ? graph.ToUndirected(TieDirection.Either) : graph;
        PersonDistances Steps(GraphCase graph) => PersonDistances.Compute(Folded(graph.Plain), direction, Figure.Effort);
        WeightedDistances Lengths(GraphCase graph) => WeightedDistances.Compute(graph.Weighted, direction, Figure.Effort);
        IEnumerable<int> Within(GraphCase graph) => People(graph).Select(person => Steps(graph).ReachedWithin(person, 2));

        yield return new($"closeness {mode}", graph => Of(graph, Steps(graph).Closeness));
        yield return new($"harmonic closeness {mode}", graph => Of(graph, Steps(graph).Harmonic));
        yield return Figure.Of($"eccentricity {mode}", graph => Steps(graph).Eccentricity);
        if (mode != "out")
        {
            yield return Figure.Of($"reach within 2 {mode}", Within);
        }

        if (mode != "all")
        {
            // Folding adds the weights of two directions, while igraph walks whichever is shorter.
            yield return new($"closeness {mode}, weighted", graph => Of(graph, Lengths(graph).Closeness));
            yield return new($"harmonic closeness {mode}, weighted", graph => Of(graph, Lengths(graph).Harmonic));
        }
    }

    // The reference halves what passes between groups that share nobody, as if each pair stood in both.
    private static IEnumerable<double> BetweenGroups(GraphCase graph, CsrGraph form, TieLength length) => GroupBetweenness
        .Compute(form, Members(graph, 0), Members(graph, 1), length, Figure.Effort).Paths
        .Select(paths => graph.IsDirected ? paths : paths / 2);

    private static IEnumerable<double> OfTies(GraphCase graph, CsrGraph form, TieLength length)
    {
        var betweenness = TieBetweenness.Compute(form, length, Figure.Effort);
        return graph.Ties.Select(tie => betweenness.Of(tie.From, tie.To));
    }

    private static IEnumerable<int> People(GraphCase graph) => Enumerable.Range(0, graph.Nodes);

    private static int[] Members(GraphCase graph, int group) => [.. People(graph).Where(person => graph.Groups[person] == group)];

    private static IEnumerable<double?> Of(GraphCase graph, Func<int, Measured> person) => People(graph).Select(each => person(each).Value);
}

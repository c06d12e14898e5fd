using NetworkLens.Graph.Algorithms.Centrality;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Conformance.Tests.Graph;

/// <summary>Centrality by whom one is tied to.</summary>
internal static class RankFigures
{
    public static IEnumerable<Figure> All =>
    [
        Figure.Of("pagerank", graph => PageRank.Compute(graph.Plain, PageRank.UsualDamping, Figure.Effort).Values),
        Figure.Of("pagerank, weighted", graph => PageRank.Compute(graph.Weighted, PageRank.UsualDamping, Figure.Effort).Values),
        Figure.Of("katz at 0.05", graph => KatzCentrality.Compute(graph.Plain, 0.05, Figure.Effort).Values),
        .. Spectral("", graph => graph.Plain),
        .. Spectral(", weighted", graph => graph.Weighted),
    ];

    private static IEnumerable<Figure> Spectral(string name, Func<GraphCase, CsrGraph> form)
    {
        EigenvectorCentrality Vector(GraphCase graph) => EigenvectorCentrality.Compute(form(graph), Figure.Effort);
        HubsAndAuthorities Scores(GraphCase graph) => HubsAndAuthorities.Compute(form(graph), Figure.Effort);

        yield return Figure.Of($"eigenvector{name}", graph => Vector(graph).Values);
        yield return Figure.Of($"eigenvector of length 1{name}", graph => OfLengthOne(Vector(graph).Values));
        yield return Figure.Of($"greatest eigenvalue{name}", graph => new[] { Vector(graph).Eigenvalue });
        yield return Figure.Of($"hubs{name}", graph => Scores(graph).Hubs);
        yield return Figure.Of($"authorities{name}", graph => Scores(graph).Authorities);
    }

    private static IEnumerable<double> OfLengthOne(IReadOnlyList<double> vector)
    {
        var length = Math.Sqrt(vector.Sum(each => each * each));
        return vector.Select(each => each / length);
    }
}

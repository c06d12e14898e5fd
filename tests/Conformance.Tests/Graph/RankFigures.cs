using NetworkLens.Graph.Algorithms.Centrality;

namespace NetworkLens.Conformance.Tests.Graph;

/// <summary>Centrality by whom one is tied to.</summary>
internal static class RankFigures
{
    public static IEnumerable<Figure> All =>
    [
        Figure.Of("pagerank", graph => PageRank.Compute(graph.Plain, PageRank.UsualDamping, Figure.Effort).Values),
        Figure.Of("pagerank, weighted", graph => PageRank.Compute(graph.Weighted, PageRank.UsualDamping, Figure.Effort).Values),
        Figure.Of("katz at 0.05", graph => KatzCentrality.Compute(graph.Plain, 0.05, Figure.Effort).Values),
        Figure.Of("hubs", graph => HubsAndAuthorities.Compute(graph.Plain, Figure.Effort).Hubs),
        Figure.Of("authorities", graph => HubsAndAuthorities.Compute(graph.Plain, Figure.Effort).Authorities),
    ];
}

using NetworkLens.Graph.Algorithms.Centrality;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench.Measures;

/// <summary>Who is central by what walks, contacts and ways add up to.</summary>
internal static class SpectralBench
{
    public static IEnumerable<BenchMeasure> All(CsrGraph graph) =>
    [
        new("pagerank", "pagerank()", (ties, effort) => PageRank.Compute(ties, PageRank.UsualDamping, effort).Values.Sum(x => x * x))
        {
            Target = (1_500_000, 6),
        },
        new(
            "pagerank, directed",
            "pagerank()",
            (arcs, effort) => PageRank.Compute(arcs, PageRank.UsualDamping, effort).Values.Sum(x => x * x))
        {
            Form = GraphForm.Directed,
        },
        new("eigenvector", "eigenvector_centrality()", (ties, effort) => EigenvectorCentrality.Compute(ties, effort).Values.Sum())
        {
            MostPeople = 250_000,
            Tolerance = 1e-6,
        },
        new("katz", "", (ties, effort) => KatzCentrality.Compute(ties, 1e-3, effort).Values.Sum()),
        new("hits", "hub_score()", (arcs, effort) => HubsAndAuthorities.Compute(arcs, effort).Hubs.Sum())
        {
            Form = GraphForm.Directed,
            MostPeople = 250_000,
            Tolerance = 1e-6,
        },
    ];
}

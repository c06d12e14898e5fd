using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Betweenness;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench.Measures;

/// <summary>Who and what lies between others.</summary>
internal static class BetweennessBench
{
    private const int MostPeople = 25_000;
    private const int MostPeopleSlow = 5_000;

    public static IEnumerable<BenchMeasure> All(CsrGraph graph) =>
    [
        new("betweenness", "betweenness(directed=False)", People)
        {
            MostPeople = MostPeople,
            Target = (25_000, 12.5),
        },
        new("betweenness, directed", "betweenness()", People)
        {
            Form = GraphForm.Directed,
            MostPeople = MostPeopleSlow,
        },
        new(
            "betweenness, weighted",
            "betweenness(directed=False, weights=\"length\")",
            (ties, effort) => BetweennessCentrality.Compute(ties, TieLength.InverseWeight, effort).Sum())
        {
            Form = GraphForm.Weighted,
            MostPeople = MostPeopleSlow,
        },
        new("betweenness of ties", "edge_betweenness(directed=False)", Ties)
        {
            MostPeople = MostPeopleSlow,
        },
        new("betweenness, 20 000 random paths", "", (ties, effort) => Sampled(ties, effort).Estimate.Sum())
        {
            MostPeople = 250_000,
        },
        new("betweenness between two departments", "", (ties, effort) => Between(ties, effort))
        {
            MostPeople = 250_000,
        },
    ];

    private static double Between(CsrGraph graph, Effort effort)
    {
        int[] first = [.. People(0)];
        int[] last = [.. People(HealthSystem.DepartmentOf(graph.NodeCount - 1))];
        return GroupBetweenness.Compute(graph, first, last, TieLength.One, effort).Paths.Sum();

        IEnumerable<int> People(int department) =>
            Enumerable.Range(0, graph.NodeCount).Where(person => HealthSystem.DepartmentOf(person) == department);
    }

    private static double People(CsrGraph graph, Effort effort) => BetweennessCentrality.Compute(graph, TieLength.One, effort).Sum();

    // A tie stands in both rows of an undirected graph.
    private static double Ties(CsrGraph graph, Effort effort) =>
        TieBetweenness.Compute(graph, TieLength.One, effort).OfArc.Sum() / (graph.IsDirected ? 1 : 2);

    private static SampledBetweenness Sampled(CsrGraph graph, Effort effort) =>
        SampledBetweenness.Compute(graph, SamplingGoal.Within(1e-6, mostPaths: 20_000), seed: 1, effort);
}

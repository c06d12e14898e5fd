using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench.Measures;

/// <summary>How far everyone is from everyone. One sweep gives all figures, whichever of them is asked for.</summary>
internal static class DistancesBench
{
    private const int MostPeople = 25_000;
    private const int MostPeopleWeighted = 5_000;

    public static IEnumerable<BenchMeasure> All(CsrGraph graph) =>
    [
        new("closeness", "closeness()", (ties, effort) => Sum(ties, PersonDistances.Compute(ties, PathDirection.Out, effort).Closeness))
        {
            MostPeople = MostPeople,
        },
        new(
            "harmonic closeness",
            "harmonic_centrality()",
            (ties, effort) => Sum(ties, PersonDistances.Compute(ties, PathDirection.Out, effort).Harmonic))
        {
            MostPeople = MostPeople,
        },
        new(
            "distances of everyone",
            "closeness(), as it gives no more at once",
            (ties, effort) => Sum(ties, PersonDistances.Compute(ties, PathDirection.Out, effort).Closeness))
        {
            MostPeople = MostPeople,
            Target = (25_000, 100),
        },
        new("mean distance", "average_path_length()", (ties, effort) =>
            GeodesicDistances.Compute(ties, effort).Mean.Value ?? 0)
        {
            MostPeople = MostPeople,
        },
        new(
            "closeness, weighted",
            "closeness(weights=\"length\")",
            (ties, effort) => Sum(ties, WeightedDistances.Compute(ties, PathDirection.Out, effort).Closeness))
        {
            Form = GraphForm.Weighted,
            MostPeople = MostPeopleWeighted,
        },
    ];

    // Who reaches nobody has none, and adds nothing to the peers' sums either.
    private static double Sum(CsrGraph graph, Func<int, Measured> of) =>
        Enumerable.Range(0, graph.NodeCount).Sum(person => of(person).Value ?? 0);
}

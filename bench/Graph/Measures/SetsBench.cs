using NetworkLens.Graph.Algorithms.Sets;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench.Measures;

/// <summary>Key players of both kinds.</summary>
internal static class SetsBench
{
    public static IEnumerable<BenchMeasure> All(CsrGraph graph) =>
    [
        new("fragmentation, 5 key players", "", (ties, effort) => KeyPlayersNegative.Compute(ties, 5, effort).Score.Value ?? 0)
        {
            MostPeople = 250_000,
        },
        new("reach within 2, 5 key players", "", (ties, effort) => KeyPlayersPositive.Compute(ties, 5, 2, effort).Score.Value ?? 0),
        new("reach by distance, 5 key players", "", (ties, effort) => KeyPlayersPositive.Compute(ties, 5, null, effort).Score.Value ?? 0)
        {
            MostPeople = 25_000,
        },
    ];
}

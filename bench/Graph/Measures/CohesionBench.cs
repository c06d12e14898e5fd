using NetworkLens.Graph.Algorithms.Cohesion;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench.Measures;

/// <summary>Pairs, triples and circles.</summary>
internal static class CohesionBench
{
    public static IEnumerable<BenchMeasure> All(CsrGraph graph) =>
    [
        new("dyad census", "dyad_census()", (arcs, effort) => DyadCensus.Compute(arcs, effort).Mutual) { Form = GraphForm.Directed },
        new("triad census", "triad_census()", (arcs, effort) => TriadCensus.Compute(arcs, effort)[TriadClass.T030T])
        {
            Form = GraphForm.Directed,
        },
        new("transitivity", "transitivity_undirected()", (ties, effort) => Transitivity.Compute(ties, effort).Value.Value!.Value),
        new("clustering", "transitivity_local_undirected()", (ties, effort) => Transitivity.Compute(ties, effort).Local.Sum())
        {
            Target = (1_500_000, 4),
        },
        new("Simmelian ties", "", (arcs, effort) => SimmelianTies.Compute(arcs, effort).Network.TieCount) { Form = GraphForm.Directed },
        new("reach within 2", "neighborhood_size(order=2)", (ties, effort) =>
            ReachWithin.Compute(ties, 2, effort).People.Sum(people => (long)people))
        {
            MostPeople = 250_000,
        },
    ];
}

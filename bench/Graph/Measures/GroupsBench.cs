using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Groups;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench.Measures;

/// <summary>Who mixes with whom, who is core, who could take whose place.</summary>
internal static class GroupsBench
{
    public static IEnumerable<BenchMeasure> All(CsrGraph graph)
    {
        int[] departments = [.. Enumerable.Range(0, graph.NodeCount).Select(HealthSystem.DepartmentOf)];
        double[] numbers = [.. departments.Select(department => (double)(department % 7))];
        var count = departments.Length == 0 ? 0 : departments[^1] + 1;
        return
        [
            new(
                "assortativity",
                "assortativity_nominal()",
                (ties, effort) => NominalAssortativity.Compute(ties, departments, count, effort).Value.Value ?? 0),
            new("assortativity of numbers", "assortativity()", (ties, effort) =>
                NumericAssortativity.Compute(ties, numbers, effort).Value.Value ?? 0),
            new("assortativity by degree", "assortativity_degree()", (ties, effort) => ByDegree(ties, effort)),
            new(
                "E-I index by person",
                "",
                (ties, effort) => PersonalEiIndex.Compute(ties, departments, count, effort).Sum(person => (long)person.External)),
            new("coreness", "", (ties, effort) => Coreness.Compute(ties, effort).Values.Sum()),
            new("core and periphery", "", (ties, effort) => CorePeriphery.Compute(ties, effort).Core.Length),
            new("structural equivalence", "", (ties, effort) => StructuralEquivalence.Compute(ties, effort).Count),
        ];
    }

    private static double ByDegree(CsrGraph graph, Effort effort)
    {
        double[] degrees = [.. Enumerable.Range(0, graph.NodeCount).Select(person => (double)graph.Degree(person))];
        return NumericAssortativity.Compute(graph, degrees, effort).Value.Value ?? 0;
    }
}

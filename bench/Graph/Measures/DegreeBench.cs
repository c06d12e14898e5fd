using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Cohesion;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench.Measures;

/// <summary>How many ties people have, how strong, how spread, and how many people are a few ties from each department.</summary>
internal static class DegreeBench
{
    public static IEnumerable<BenchMeasure> All(CsrGraph graph)
    {
        int[] departments = [.. Enumerable.Range(0, graph.NodeCount).Select(HealthSystem.DepartmentOf)];
        var groups = NodeSets.ByCode(departments, departments.Length == 0 ? 0 : departments[^1] + 1);
        double[] degrees = [.. Enumerable.Range(0, graph.NodeCount).Select(person => (double)graph.Degree(person))];
        return
        [
            new("degree", "degree()", (ties, effort) => Degree.Compute(ties, effort).All.Sum(degree => (long)degree)),
            new("strength, weighted", "strength(weights)", (ties, effort) => Strength.Compute(ties, effort).All.Sum())
            {
                Form = GraphForm.Weighted,
            },
            new("density", "density()", (ties, _) => Density.Compute(ties).Value ?? 0),
            new("spread of degrees", "", (_, _) => Spread.Compute(degrees).Mean.Value ?? 0),
            new("departments within 2", "", (ties, effort) => Departments(ties, groups, effort)) { MostPeople = 250_000 },
        ];
    }

    private static double Departments(CsrGraph graph, NodeSets groups, Effort effort)
    {
        var reach = GroupReach.Compute(graph, groups, 2, effort);
        var sum = 0L;
        for (var person = 0; person < graph.NodeCount; person++)
        {
            sum += reach.Within(person, 2);
        }

        return sum;
    }
}

using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Hypotheses;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench.Measures;

/// <summary>Figures beside what chance gives: the number compared is the observed one, since peers draw other orders.</summary>
internal static class HypothesesBench
{
    private static readonly PermutationPlan Draws = new(100, 1);

    public static IEnumerable<BenchMeasure> All(CsrGraph graph)
    {
        int[] departments = [.. Enumerable.Range(0, graph.NodeCount).Select(HealthSystem.DepartmentOf)];
        var count = departments.Length == 0 ? 0 : departments[^1] + 1;
        return
        [
            new("E-I index permuted 100 times", "", (ties, effort) =>
                EiIndexTest.Compute(ties, departments, count, [], Draws, effort).Observed.Value ?? 0),
            new("QAP with itself turned round, 100 times", "", (arcs, effort) =>
                QapCorrelation.Compute(arcs, arcs.Transpose(), false, [], Draws, effort).Observed.Value ?? 0)
            {
                Form = GraphForm.Directed,
            },
        ];
    }
}

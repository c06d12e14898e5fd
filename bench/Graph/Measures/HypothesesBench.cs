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
            new("MRQAP of 500 people, 100 times", "", (ties, effort) => Regressed(ties, departments, effort)),
            new("mean degree of the first tenth, permuted 100 times", "", MeanDegree),
            new("Benjamini-Hochberg of a p for everyone", "", (ties, effort) => Adjusted(ties)),
        ];
    }

    // Ties by shared contacts and department: variables of pairs take n² numbers, so there is no larger one.
    private static double Regressed(CsrGraph graph, int[] departments, Effort effort)
    {
        var people = Math.Min(500, graph.NodeCount);
        var tied = new double[people, people];
        for (var person = 0; person < people; person++)
        {
            foreach (var other in graph.Neighbours(person))
            {
                if (other < people)
                {
                    tied[person, other] = 1;
                }
            }
        }

        double[] places = [.. Enumerable.Range(0, people).Select(person => (double)(person % HealthSystem.Team))];
        var found = Mrqap.Compute(
            DyadicVariable.Of("tied", tied, graph.IsDirected),
            [
                DyadicVariable.OfSameGroup("department", departments.AsSpan(0, people)),
                DyadicVariable.OfDifference("place", places),
            ],
            [],
            Draws,
            effort);
        return found.RSquared.Value ?? 0;
    }

    private static double MeanDegree(CsrGraph graph, Effort effort)
    {
        var tenth = (graph.NodeCount / 10) + 1;
        return PermutationTest.Compute(graph.NodeCount, [], Mean, Draws, effort).Observed.Value ?? 0;

        double Mean(int[] order, CancellationToken cancel)
        {
            var sum = 0L;
            for (var place = 0; place < order.Length; place++)
            {
                sum += order[place] < tenth ? graph.Degree(place) : 0;
            }

            return (double)sum / tenth;
        }
    }

    private static double Adjusted(CsrGraph graph)
    {
        var p = new double[graph.NodeCount];
        for (var person = 0; person < p.Length; person++)
        {
            p[person] = 1.0 / (1 + graph.Degree(person));
        }

        return BenjaminiHochberg.Compute(p).Sum();
    }
}

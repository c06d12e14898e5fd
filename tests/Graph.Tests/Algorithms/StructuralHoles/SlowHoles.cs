using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Tests.Algorithms.Cohesion;

namespace NetworkLens.Graph.Tests.Algorithms.StructuralHoles;

/// <summary>Burt's measures straight from their formulas, over the full matrix.</summary>
internal static class SlowHoles
{
    /// <summary>Constraint that each contact adds: c(i, j), 0 between those who are not tied.</summary>
    public static double[,] ByContact(CsrGraph graph)
    {
        var n = graph.NodeCount;
        var ties = SlowCohesion.Folded(graph);
        var by = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                if (ties[i, j] > 0)
                {
                    var share = Share(ties, i, j);
                    for (var q = 0; q < n; q++)
                    {
                        share += q == i || q == j ? 0 : Share(ties, i, q) * Share(ties, q, j);
                    }

                    by[i, j] = share * share;
                }
            }
        }

        return by;
    }

    /// <summary>Constraint of each; 0 of isolates.</summary>
    public static double[] Constraint(CsrGraph graph) => [.. Rows(ByContact(graph)).Select(row => row.Sum())];

    /// <summary>Hierarchy of each; 0 with fewer than two contacts.</summary>
    public static double[] Hierarchy(CsrGraph graph) =>
    [
        .. Rows(ByContact(graph)).Select(row =>
        {
            var parts = row.Where(part => part > 0).ToArray();
            var ratios = parts.Select(part => part * parts.Length / parts.Sum());
            return parts.Length < 2 ? 0 : ratios.Sum(ratio => ratio * Math.Log(ratio)) / (parts.Length * Math.Log(parts.Length));
        }),
    ];

    /// <summary>Effective size of each; 0 of isolates.</summary>
    public static double[] EffectiveSize(CsrGraph graph)
    {
        var n = graph.NodeCount;
        var ties = SlowCohesion.Folded(graph);
        var sizes = new double[n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                if (ties[i, j] > 0)
                {
                    var strongest = Enumerable.Range(0, n).Max(k => ties[j, k]);
                    var others = Enumerable.Range(0, n).Where(q => q != i && q != j);
                    sizes[i] += 1 - others.Sum(q => Share(ties, i, q) * ties[j, q] / strongest);
                }
            }
        }

        return sizes;
    }

    private static double Share(double[,] ties, int i, int j)
    {
        var strength = 0.0;
        for (var k = 0; k < ties.GetLength(0); k++)
        {
            strength += ties[i, k];
        }

        return strength == 0 ? 0 : ties[i, j] / strength;
    }

    private static IEnumerable<double[]> Rows(double[,] matrix) =>
        from i in Enumerable.Range(0, matrix.GetLength(0))
        select Enumerable.Range(0, matrix.GetLength(1)).Select(j => matrix[i, j]).ToArray();
}

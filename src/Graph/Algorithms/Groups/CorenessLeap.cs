using NetworkLens.Graph.Algorithms.Centrality;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Groups;

/// <summary>Where the rounds of <see cref="Coreness"/> creep to, found in a few steps.</summary>
/// <remarks>
/// <para>What the rounds leave as it is has Σ_j w(i,j) c(j) + c(i)² c(i) = |c|² c(i) for everyone: c is an eigenvector of the ties with its
/// own squares on the diagonal, and |c|² the eigenvalue. So the diagonal is held, the eigenvector of the greatest eigenvalue found and
/// scaled, its squares put on the diagonal, and so on: a step or two fewer than the digits wanted, as the squares are small beside the
/// eigenvalue. (Principal axes, as in factor analysis.)</para>
/// <para>It never fits worse, so whoever calls need not compare. With the diagonal D held, the scaled eigenvector is the best of all c for
/// Σ_ij (w(i,j) + D(i,j) - c(i) c(j))², the diagonal counted; with c held, c² is the best D. The two in turn only lower this sum, and just
/// after D is set it is the misfit of <see cref="Coreness"/>. Where ties fall apart c stays 0 in pieces where it was 0.</para>
/// <para>Time O(m) a product, some dozens a step where rounds creep; space 28 numbers a person.
/// Harman, H. H. &amp; Jones, W. H. (1966). Factor analysis by minimizing residuals (minres). Psychometrika 31, 351-368.</para>
/// </remarks>
internal static class CorenessLeap
{
    private const int MostSteps = 16;
    private const double Tolerance = 1e-13;
    private const double Settled = 1e-12;

    /// <summary>Tries it.</summary>
    /// <param name="graph">Undirected.</param>
    /// <param name="values">Where the rounds are; is left as it is.</param>
    /// <param name="effort">Threads and cancellation.</param>
    /// <returns>Where they go, or how far towards that it came; null where an eigenvector did not settle.</returns>
    public static double[]? From(CsrGraph graph, double[] values, Effort effort)
    {
        var current = values;
        for (var step = 0; step < MostSteps; step++)
        {
            var held = current;
            var found = DominantVector.Find(
                (double[])current.Clone(), (x, y) => Product(graph, held, x, y, effort), isSymmetric: true, Tolerance, effort);
            if (!found.IsReached)
            {
                return null;
            }

            current = Scaled(found);
            if (Change(held, current) <= Settled)
            {
                break;
            }
        }

        return current;
    }

    // The ties with squares on the diagonal, times x.
    private static void Product(CsrGraph graph, double[] values, double[] x, double[] y, Effort effort) =>
        Chunks.Run(Chunks.Count(x.Length, TieSums.RowsOfPart), effort, part =>
        {
            var (from, end) = Chunks.Range(part, TieSums.RowsOfPart, x.Length);
            TieSums.Rows(graph, x, y, from, end);
            for (var node = from; node < end; node++)
            {
                y[node] += values[node] * values[node] * x[node];
            }
        });

    // To the length that its eigenvalue asks for. A matrix without negative entries has a vector without, but for rounding.
    private static double[] Scaled(DominantPair found)
    {
        var sum = 0.0;
        foreach (var entry in found.Vector)
        {
            sum += entry;
        }

        var factor = Math.Sqrt(found.Value) * (sum < 0 ? -1 : 1);
        return Array.ConvertAll(found.Vector, entry => Math.Max(0, entry * factor));
    }

    private static double Change(double[] before, double[] after)
    {
        double change = 0, greatest = 0;
        for (var node = 0; node < before.Length; node++)
        {
            change = Math.Max(change, Math.Abs(after[node] - before[node]));
            greatest = Math.Max(greatest, after[node]);
        }

        return greatest > 0 ? change / greatest : 0;
    }
}

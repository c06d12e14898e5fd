namespace NetworkLens.Graph.Algorithms.Centrality;

/// <summary>Solves a symmetric system, each step along a direction that leaves the earlier ones at rest.</summary>
/// <remarks>
/// Preconditioned by the diagonal. For PageRank's system the eigenvalues lie within 1 - d and 1 + d of the diagonal, so the error shrinks
/// by (√κ - 1)/(√κ + 1), κ = (1 + d)/(1 - d), a step or faster: 0.56 for d = .85. One product a step; space 4 numbers a person.
/// Hestenes, M. R. &amp; Stiefel, E. (1952). Methods of conjugate gradients for solving linear systems. Journal of Research of the National
/// Bureau of Standards 49, 409-436.
/// </remarks>
internal static class ConjugateGradients
{
    private const int MostProducts = 1000;

    /// <summary>Solves it until Σ|r| / n is at most <paramref name="tolerance"/>.</summary>
    /// <returns>Not reached where the system is not positive definite, or 1,000 products were not enough.</returns>
    public static Solution Solve(ShiftedSystem system, double tolerance, IProgress<double>? progress)
    {
        var inverse = system.Inverse;
        var (u, r, p, q) = (new double[system.Size], new double[system.Size], inverse.AsSpan().ToArray(), new double[system.Size]);
        Array.Fill(r, 1.0);
        var (weight, _) = system.Each((from, end) => (Lanes.Dot(r.AsSpan(from..end), inverse.AsSpan(from..end)), 0));
        var error = 1.0;
        for (var products = 1; products <= MostProducts; products++)
        {
            var (curve, _) = system.Each((from, end) =>
            {
                system.Multiply(p, q, from, end);
                return (Lanes.Dot(p.AsSpan(from..end), q.AsSpan(from..end)), 0);
            });
            if (!(curve > 0))
            {
                return new(u, products, error, false);
            }

            var step = weight / curve;
            var (next, left) = system.Each((from, end) => Advance(u, r, p, q, inverse, step, from, end));
            error = left / system.Size;
            if (error <= tolerance)
            {
                progress?.Report(1);
                return new(u, products, error, true);
            }

            progress?.Report(Shown(error, tolerance));
            var turn = next / weight;
            weight = next;
            system.Each((from, end) =>
            {
                Lanes.Turn(p.AsSpan(from..end), turn, r.AsSpan(from..end), inverse.AsSpan(from..end));
                return default;
            });
        }

        return new(u, MostProducts, error, false);
    }

    /// <summary>The share of the way from an error of 1 to the tolerance, counted in digits.</summary>
    internal static double Shown(double error, double tolerance) => Math.Clamp(Math.Log(error) / Math.Log(tolerance), 0, 1);

    // u += step p, r -= step q; returns Σ r² / D and Σ|r|.
    private static (double Weight, double Left) Advance(
        double[] u, double[] r, double[] p, double[] q, double[] inverse, double step, int from, int end)
    {
        Lanes.AddScaled(u.AsSpan(from..end), step, p.AsSpan(from..end));
        Lanes.AddScaled(r.AsSpan(from..end), -step, q.AsSpan(from..end));
        var weight = 0.0;
        for (var row = from; row < end; row++)
        {
            weight += r[row] * r[row] * inverse[row];
        }

        return (weight, Lanes.SumOfSizes(r.AsSpan(from..end)));
    }
}

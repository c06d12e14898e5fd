using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Centrality;

/// <summary>Spectral measures as their definitions have them, over full matrices: multiplied until nothing moves, or eliminated.</summary>
internal static class SlowSpectral
{
    /// <summary>PageRank by the power method on the full matrix of the walk.</summary>
    public static double[] PageRank(CsrGraph graph, double damping)
    {
        var weights = Dense.Matrix(graph);
        var n = graph.NodeCount;
        var share = new double[n];
        Array.Fill(share, 1.0 / n);
        for (var step = 0; step < 2000; step++)
        {
            var next = new double[n];
            for (var i = 0; i < n; i++)
            {
                var strength = Enumerable.Range(0, n).Sum(j => weights[i, j]);
                for (var j = 0; j < n; j++)
                {
                    next[j] += share[i] * (((1 - damping) / n) + (damping * (strength > 0 ? weights[i, j] / strength : 1.0 / n)));
                }
            }

            share = next;
        }

        return share;
    }

    /// <summary>x = (I - a Aᵀ)⁻¹ 1 by elimination.</summary>
    public static double[] Katz(CsrGraph graph, double attenuation)
    {
        var weights = Dense.Matrix(graph);
        var n = graph.NodeCount;
        var rows = new double[n, n + 1];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                rows[i, j] = (i == j ? 1 : 0) - (attenuation * weights[j, i]);
            }

            rows[i, n] = 1;
        }

        for (var pivot = 0; pivot < n; pivot++)
        {
            for (var i = 0; i < n; i++)
            {
                var factor = i == pivot ? 0 : rows[i, pivot] / rows[pivot, pivot];
                for (var j = pivot; j <= n; j++)
                {
                    rows[i, j] -= factor * rows[pivot, j];
                }
            }
        }

        return [.. Enumerable.Range(0, n).Select(i => rows[i, n] / rows[i, i])];
    }

    /// <summary>The vector that a matrix without negative entries turns any start into, greatest 1; shifted, so that it does not
    /// swing.</summary>
    public static (double[] Vector, double Value) Dominant(double[,] matrix, double[] start)
    {
        var n = start.Length;
        var shift = Enumerable.Range(0, n).Max(i => Enumerable.Range(0, n).Sum(j => matrix[i, j])) / 4;
        var vector = start;
        var value = 0.0;
        for (var step = 0; step < 20_000; step++)
        {
            var next = Times(matrix, vector);
            for (var i = 0; i < n; i++)
            {
                next[i] += shift * vector[i];
            }

            var most = next.Max();
            value = most - shift;
            vector = [.. next.Select(x => x / most)];
        }

        return (vector, value);
    }

    /// <summary>A matrix times a vector.</summary>
    public static double[] Times(double[,] matrix, double[] vector) =>
        [.. Enumerable.Range(0, vector.Length).Select(i => Enumerable.Range(0, vector.Length).Sum(j => matrix[i, j] * vector[j]))];

    /// <summary>The matrix turned over.</summary>
    public static double[,] Transposed(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var turned = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                turned[j, i] = matrix[i, j];
            }
        }

        return turned;
    }

    /// <summary>The product of two.</summary>
    public static double[,] Times(double[,] left, double[,] right)
    {
        var n = left.GetLength(0);
        var product = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                for (var k = 0; k < n; k++)
                {
                    product[i, j] += left[i, k] * right[k, j];
                }
            }
        }

        return product;
    }
}

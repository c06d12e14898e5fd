namespace NetworkLens.Graph.Algorithms.Centrality;

/// <summary>Eigenvalues of matrices of a few dozen rows.</summary>
internal static class SmallEigen
{
    private const int MostSweeps = 60;
    private const int Squarings = 48;

    /// <summary>All of a symmetric matrix, the greatest first: values, and vectors of length 1 as columns.</summary>
    /// <remarks>Jacobi's rotations, row by row: time O(size³) a sweep, some ten sweeps.</remarks>
    public static (double[] Values, double[,] Vectors) Symmetric(double[,] matrix, int size)
    {
        var a = new double[size, size];
        var v = new double[size, size];
        var all = 0.0;
        for (var row = 0; row < size; row++)
        {
            v[row, row] = 1;
            for (var column = 0; column < size; column++)
            {
                a[row, column] = matrix[row, column];
                all += a[row, column] * a[row, column];
            }
        }

        for (var sweep = 0; sweep < MostSweeps && OffDiagonal(a, size) > 1e-34 * all; sweep++)
        {
            for (var p = 0; p < size; p++)
            {
                for (var q = p + 1; q < size; q++)
                {
                    Rotate(a, v, p, q, size);
                }
            }
        }

        var order = Enumerable.Range(0, size).OrderByDescending(at => a[at, at]).ToArray();
        var values = new double[size];
        var vectors = new double[size, size];
        for (var column = 0; column < size; column++)
        {
            values[column] = a[order[column], order[column]];
            for (var row = 0; row < size; row++)
            {
                vectors[row, column] = v[row, order[column]];
            }
        }

        return (values, vectors);
    }

    /// <summary>The eigenvector of the eigenvalue that lies farthest to the right, one column of length 1.</summary>
    /// <remarks>
    /// The matrix, shifted to the right by its size so that a value on the right outgrows its like on the left, is squared again and again
    /// until all its columns point one way. Where two values lie equally far there is no such way; <see cref="Left"/> tells.
    /// </remarks>
    public static (double[] Values, double[,] Vectors) Dominant(double[,] matrix, int size)
    {
        var power = new double[size, size];
        var length = Math.Sqrt(SquaresOf(matrix, size));
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                power[row, column] = matrix[row, column] + (row == column ? length / 2 : 0);
            }
        }

        for (var squaring = 0; squaring < Squarings && length > 0; squaring++)
        {
            power = Squared(power, size);
        }

        var best = 0;
        var bestLength = -1.0;
        for (var column = 0; column < size; column++)
        {
            var sum = 0.0;
            for (var row = 0; row < size; row++)
            {
                sum += power[row, column] * power[row, column];
            }

            (best, bestLength) = sum > bestLength ? (column, sum) : (best, bestLength);
        }

        var vector = new double[size, 1];
        for (var row = 0; row < size; row++)
        {
            vector[row, 0] = length > 0 ? power[row, best] / Math.Sqrt(bestLength) : row == 0 ? 1 : 0;
        }

        return ([Quotient(matrix, vector, size)], vector);
    }

    /// <summary>|A v - θ v| / θ of the first column: what the small problem itself leaves.</summary>
    public static double Left(double[,] matrix, int size, double value, double[,] vectors)
    {
        var sum = 0.0;
        for (var row = 0; row < size; row++)
        {
            var left = -value * vectors[row, 0];
            for (var column = 0; column < size; column++)
            {
                left += matrix[row, column] * vectors[column, 0];
            }

            sum += left * left;
        }

        return Math.Sqrt(sum) / value;
    }

    private static double Quotient(double[,] matrix, double[,] vector, int size)
    {
        var sum = 0.0;
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                sum += vector[row, 0] * matrix[row, column] * vector[column, 0];
            }
        }

        return sum;
    }

    private static double[,] Squared(double[,] a, int size)
    {
        var square = new double[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var inner = 0; inner < size; inner++)
            {
                var factor = a[row, inner];
                for (var column = 0; column < size; column++)
                {
                    square[row, column] += factor * a[inner, column];
                }
            }
        }

        var scale = 1 / Math.Sqrt(SquaresOf(square, size));
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                square[row, column] *= scale;
            }
        }

        return square;
    }

    private static double SquaresOf(double[,] matrix, int size)
    {
        var sum = 0.0;
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                sum += matrix[row, column] * matrix[row, column];
            }
        }

        return sum;
    }

    private static double OffDiagonal(double[,] a, int size)
    {
        var sum = 0.0;
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                sum += row == column ? 0 : a[row, column] * a[row, column];
            }
        }

        return sum;
    }

    private static void Rotate(double[,] a, double[,] v, int p, int q, int size)
    {
        if (a[p, q] == 0)
        {
            return;
        }

        var theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        var t = double.IsInfinity(theta * theta)
            ? 1 / (2 * theta)
            : (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var c = 1 / Math.Sqrt((t * t) + 1);
        var s = t * c;
        for (var k = 0; k < size; k++)
        {
            (a[k, p], a[k, q]) = ((c * a[k, p]) - (s * a[k, q]), (s * a[k, p]) + (c * a[k, q]));
            (v[k, p], v[k, q]) = ((c * v[k, p]) - (s * v[k, q]), (s * v[k, p]) + (c * v[k, q]));
        }

        for (var k = 0; k < size; k++)
        {
            (a[p, k], a[q, k]) = ((c * a[p, k]) - (s * a[q, k]), (s * a[p, k]) + (c * a[q, k]));
        }
    }
}

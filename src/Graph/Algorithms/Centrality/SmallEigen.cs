using System.Runtime.Intrinsics;

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
        var a = new double[size * size]; // Rows one after the other, as those of v, which will be the vectors.
        var v = new double[size * size];
        var all = 0.0;
        for (var row = 0; row < size; row++)
        {
            v[(row * size) + row] = 1;
            for (var column = 0; column < size; column++)
            {
                a[(row * size) + column] = matrix[row, column];
                all += matrix[row, column] * matrix[row, column];
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

        var order = Enumerable.Range(0, size).OrderByDescending(at => a[(at * size) + at]).ToArray();
        var values = new double[size];
        var vectors = new double[size, size];
        for (var column = 0; column < size; column++)
        {
            values[column] = a[(order[column] * size) + order[column]];
            for (var row = 0; row < size; row++)
            {
                vectors[row, column] = v[(order[column] * size) + row];
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

    private static double OffDiagonal(double[] a, int size)
    {
        var sum = 0.0;
        for (var row = 0; row < size; row++)
        {
            for (var column = row + 1; column < size; column++)
            {
                sum += 2 * a[(row * size) + column] * a[(row * size) + column];
            }
        }

        return sum;
    }

    // Turns two axes so that the matrix holds nothing between them. It stays symmetric: what becomes of the rows is copied to the columns.
    private static void Rotate(double[] a, double[] v, int p, int q, int size)
    {
        var (between, atP, atQ) = (a[(p * size) + q], a[(p * size) + p], a[(q * size) + q]);
        if (between == 0)
        {
            return;
        }

        var theta = (atQ - atP) / (2 * between);
        var t = double.IsInfinity(theta * theta)
            ? 1 / (2 * theta)
            : (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var c = 1 / Math.Sqrt((t * t) + 1);
        var s = t * c;
        Turn(a, p * size, q * size, size, c, s);
        Turn(v, p * size, q * size, size, c, s);
        for (var k = 0; k < size; k++)
        {
            (a[(k * size) + p], a[(k * size) + q]) = (a[(p * size) + k], a[(q * size) + k]);
        }

        (a[(p * size) + p], a[(q * size) + q]) = (atP - (t * between), atQ + (t * between));
        (a[(p * size) + q], a[(q * size) + p]) = (0, 0);
    }

    // The two rows as cosine and sine of the turn make them of each other.
    private static void Turn(double[] rows, int first, int second, int size, double c, double s)
    {
        ref var one = ref rows[first];
        ref var other = ref rows[second];
        nuint at = 0;
        for (; at + (nuint)Vector256<double>.Count <= (nuint)size; at += (nuint)Vector256<double>.Count)
        {
            var (x, y) = (Vector256.LoadUnsafe(ref one, at), Vector256.LoadUnsafe(ref other, at));
            ((x * c) - (y * s)).StoreUnsafe(ref one, at);
            ((x * s) + (y * c)).StoreUnsafe(ref other, at);
        }

        for (var rest = (int)at; rest < size; rest++)
        {
            var (x, y) = (rows[first + rest], rows[second + rest]);
            (rows[first + rest], rows[second + rest]) = ((x * c) - (y * s), (x * s) + (y * c));
        }
    }
}

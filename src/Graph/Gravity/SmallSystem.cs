namespace NetworkLens.Graph.Gravity;

/// <summary>Solves a few linear equations by elimination, the largest number of a column first. Time O(n³).</summary>
internal static class SmallSystem
{
    /// <summary>Solves <c>matrix x = right</c> in place: <paramref name="right"/> becomes x, the matrix is used up.</summary>
    /// <returns>Whether there is one finite solution.</returns>
    public static bool Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        for (var column = 0; column < size; column++)
        {
            var pivot = column;
            for (var row = column + 1; row < size; row++)
            {
                pivot = Math.Abs(matrix[row, column]) > Math.Abs(matrix[pivot, column]) ? row : pivot;
            }

            if (!(Math.Abs(matrix[pivot, column]) > 0))
            {
                return false;
            }

            for (var k = 0; k < size; k++)
            {
                (matrix[column, k], matrix[pivot, k]) = (matrix[pivot, k], matrix[column, k]);
            }

            (right[column], right[pivot]) = (right[pivot], right[column]);
            for (var row = column + 1; row < size; row++)
            {
                var factor = matrix[row, column] / matrix[column, column];
                for (var k = column; k < size; k++)
                {
                    matrix[row, k] -= factor * matrix[column, k];
                }

                right[row] -= factor * right[column];
            }
        }

        for (var row = size - 1; row >= 0; row--)
        {
            for (var k = row + 1; k < size; k++)
            {
                right[row] -= matrix[row, k] * right[k];
            }

            right[row] /= matrix[row, row];
        }

        return Array.TrueForAll(right, double.IsFinite);
    }
}

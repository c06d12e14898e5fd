using NetworkLens.Graph.Algorithms.Centrality;

namespace NetworkLens.Graph.Tests.Algorithms.Centrality;

public sealed class SmallEigenTests
{
    [Fact]
    public void A_matrix_of_two_can_be_worked_out_by_hand()
    {
        // Of [[2, 1], [1, 2]]: 3 along (1, 1), 1 along (1, -1).
        var (values, vectors) = SmallEigen.Symmetric(new double[,] { { 2, 1 }, { 1, 2 } }, 2);
        Close.To([3, 1], values);
        Close.To(0.5, vectors[0, 0] * vectors[1, 0]);
        Close.To(-0.5, vectors[0, 1] * vectors[1, 1]);
    }

    // Sizes on both sides of what a vector of the processor holds; of 7 several values are equal.
    [Theory]
    [InlineData(1), InlineData(3), InlineData(4), InlineData(7), InlineData(24)]
    public void Vectors_are_multiplied_by_their_values_and_stand_upright_on_each_other(int size)
    {
        var random = new Random(size);
        var matrix = new double[size + 2, size + 2]; // What is beyond the size does not count.
        for (var row = 0; row < size + 2; row++)
        {
            for (var column = row; column < size + 2; column++)
            {
                matrix[row, column] = size == 7 ? (row == column ? 3 : 1) : random.NextDouble() - 0.3;
                matrix[column, row] = matrix[row, column];
            }
        }

        var (values, vectors) = SmallEigen.Symmetric(matrix, size);
        values.ShouldBe(values.OrderDescending());
        for (var one = 0; one < size; one++)
        {
            for (var row = 0; row < size; row++)
            {
                var product = Enumerable.Range(0, size).Sum(column => matrix[row, column] * vectors[column, one]);
                product.ShouldBe(values[one] * vectors[row, one], 1e-12);
            }

            for (var other = 0; other < size; other++)
            {
                var dot = Enumerable.Range(0, size).Sum(row => vectors[row, one] * vectors[row, other]);
                dot.ShouldBe(one == other ? 1 : 0, 1e-12);
            }
        }
    }
}

using NetworkLens.Graph.Gravity;

namespace NetworkLens.Graph.Tests.Gravity;

public sealed class SmallSystemTests
{
    [Fact]
    public void Two_equations_with_a_zero_first()
    {
        // 0x + 2y = 4, 3x + y = 5: y = 2, x = 1.
        double[] right = [4, 5];
        SmallSystem.Solve(new[,] { { 0.0, 2 }, { 3, 1 } }, right).ShouldBeTrue();
        Close.To([1, 2], right);
    }

    [Fact]
    public void Equations_that_say_the_same_have_no_one_solution() =>
        SmallSystem.Solve(new[,] { { 1.0, 2 }, { 2, 4 } }, [1, 2]).ShouldBeFalse();

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void Solution_put_back_gives_the_right_side(int seed)
    {
        var random = new Random(seed);
        var matrix = new double[12, 12];
        var right = Enumerable.Range(0, 12).Select(_ => random.NextDouble() - 0.5).ToArray();
        for (var i = 0; i < 144; i++)
        {
            matrix[i / 12, i % 12] = random.NextDouble() - 0.5;
        }

        double[] x = [.. right];
        SmallSystem.Solve((double[,])matrix.Clone(), x).ShouldBeTrue();
        for (var row = 0; row < 12; row++)
        {
            Enumerable.Range(0, 12).Sum(k => matrix[row, k] * x[k]).ShouldBe(right[row], 1e-10);
        }
    }
}

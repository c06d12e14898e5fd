using NetworkLens.Gaps.Bench.Systems;

namespace NetworkLens.Gaps.Bench.Methods;

/// <summary>
/// Counts of group pairs regressed on the sizes and the degree sums of the groups, one regression a dimension; a gap is a count in the
/// lower tail of what the line predicts.
/// </summary>
/// <remarks>
/// log E = b0 + b1 log(n_A n_B) + b2 log(K_A K_B), by Fisher scoring. The negative binomial keeps these E and takes its dispersion from
/// their residuals: sum((O - E)² - E) / sum(E²), at least 0. A pair is tested where no tie at all would have p ≤ .01.
/// </remarks>
internal static class PairRegression
{
    private const int Columns = 3;

    /// <summary>With Poisson tails.</summary>
    public static Finding[] Poisson(PlantedSystem system) => Find(system, isOverdispersed: false);

    /// <summary>With negative binomial tails.</summary>
    public static Finding[] NegativeBinomial(PlantedSystem system) => Find(system, isOverdispersed: true);

    /// <summary>Coefficients of a Poisson regression; rows of three columns.</summary>
    public static double[] Fit(double[][] rows, int[] counts)
    {
        var b = new double[Columns];
        b[0] = Math.Log(Math.Max(0.1, counts.Average()));
        for (var round = 0; round < 50; round++)
        {
            var (gradient, information) = (new double[Columns], new double[Columns, Columns]);
            for (var row = 0; row < rows.Length; row++)
            {
                var mean = Mean(rows[row], b);
                for (var i = 0; i < Columns; i++)
                {
                    gradient[i] += rows[row][i] * (counts[row] - mean);
                    for (var j = 0; j < Columns; j++)
                    {
                        information[i, j] += rows[row][i] * rows[row][j] * mean;
                    }
                }
            }

            var step = Solve(information, gradient);
            for (var i = 0; i < Columns; i++)
            {
                b[i] += Math.Clamp(step[i], -1, 1);
            }

            if (step.Max(Math.Abs) < 1e-10)
            {
                break;
            }
        }

        return b;
    }

    private static Finding[] Find(PlantedSystem system, bool isOverdispersed)
    {
        var expected = new double[system.Pairs.Length];
        var p = new double[expected.Length];
        foreach (var dimension in system.Pairs.Index().GroupBy(pair => pair.Item.Dimension))
        {
            var at = dimension.Select(pair => pair.Index).ToArray();
            var rows = Rows(system, at);
            var b = Fit(rows, [.. at.Select(pair => system.Observed[pair])]);
            var (excess, squares) = (0.0, 0.0);
            for (var row = 0; row < at.Length; row++)
            {
                var mean = expected[at[row]] = Mean(rows[row], b);
                excess += ((system.Observed[at[row]] - mean) * (system.Observed[at[row]] - mean)) - mean;
                squares += mean * mean;
            }

            var dispersion = isOverdispersed ? Math.Max(0, excess / squares) : 0;
            foreach (var pair in at)
            {
                var least = Tails.NegativeBinomial(0, expected[pair], dispersion);
                p[pair] = least <= 0.01 ? Tails.NegativeBinomial(system.Observed[pair], expected[pair], dispersion) : double.NaN;
            }
        }

        return Verdicts.Of(p, expected, system.Observed);
    }

    // Centred, so that no column nearly repeats the constant.
    private static double[][] Rows(PlantedSystem system, int[] pairs)
    {
        double[][] rows =
        [
            .. pairs.Select(at => system.Pairs[at]).Select(pair => new[]
            {
                1,
                Math.Log((double)pair.A.Length * pair.B.Length),
                Math.Log(Math.Max(1, Ends(pair.A)) * Math.Max(1, Ends(pair.B))),
            }),
        ];
        for (var column = 1; column < Columns; column++)
        {
            var mean = rows.Average(row => row[column]);
            foreach (var row in rows)
            {
                row[column] -= mean;
            }
        }

        return rows;

        double Ends(int[] people) => people.Sum(person => (double)system.Ties.Degree(person));
    }

    private static double Mean(double[] row, double[] b) => Math.Exp(Math.Min(30, (row[0] * b[0]) + (row[1] * b[1]) + (row[2] * b[2])));

    // Gauss and Jordan; a trace on the diagonal bears columns that do not vary.
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var x = (double[])right.Clone();
        for (var i = 0; i < Columns; i++)
        {
            matrix[i, i] += 1e-9 * (1 + matrix[i, i]);
        }

        for (var i = 0; i < Columns; i++)
        {
            for (var row = 0; row < Columns; row++)
            {
                if (row != i)
                {
                    var factor = matrix[row, i] / matrix[i, i];
                    for (var column = i; column < Columns; column++)
                    {
                        matrix[row, column] -= factor * matrix[i, column];
                    }

                    x[row] -= factor * x[i];
                }
            }
        }

        return [.. x.Select((value, i) => value / matrix[i, i])];
    }
}

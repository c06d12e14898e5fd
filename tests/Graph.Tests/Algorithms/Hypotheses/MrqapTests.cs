using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Hypotheses;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Hypotheses;

public sealed class MrqapTests
{
    [Theory]
    [InlineData(1, true), InlineData(2, false)]
    public void Coefficients_t_and_fit_are_those_of_the_normal_equations(int seed, bool directed)
    {
        var (y, x) = Variables(18, seed, directed);
        var fit = Compute(y, x, new(20, 1));
        var (beta, t, r2) = NormalEquations(y, x, directed);

        fit.Pairs.ShouldBe(directed ? 18 * 17 : 18 * 17 / 2);
        Close.To(beta[0], fit.Intercept, "intercept");
        Close.To(r2, fit.RSquared, "R squared");
        Close.To(1 - ((1 - r2) * (fit.Pairs - 1) / (fit.Pairs - 4)), fit.AdjustedRSquared, "adjusted");
        for (var at = 0; at < x.Length; at++)
        {
            Close.To(beta[at + 1], fit.Coefficients[at].Estimate, x[at].Name);
            Close.To(t[at + 1], fit.Coefficients[at].Test.Observed, x[at].Name);
        }
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public void A_draw_is_the_fit_with_the_residuals_of_the_variable_moved(bool directed)
    {
        // Double semi-partialling as the paper says it, one draw, by the slow road: regress x1 on the others, move its residuals, fit all.
        var (y, x) = Variables(12, 7, directed);
        var plan = new PermutationPlan(1, 77);
        var fit = Compute(y, x, plan);
        var order = new int[12];
        Strata.Of(12, []).Draw(plan, 0, order);
        for (var focus = 0; focus < x.Length; focus++)
        {
            var others = x.Where((_, at) => at != focus).ToArray();
            var (gamma, _, _) = NormalEquations(x[focus], others, directed);
            var moved = new double[12, 12];
            for (var i = 0; i < 12; i++)
            {
                for (var j = 0; j < 12; j++)
                {
                    var (a, b) = (order[i], order[j]);
                    moved[i, j] = i == j ? 0 : x[focus][a, b] - gamma[0] - others.Select((o, at) => gamma[at + 1] * o[a, b]).Sum();
                }
            }

            var (_, t, _) = NormalEquations(y, [DyadicVariable.Of("moved", moved, directed: true), .. others], directed);
            Close.To(t[1], fit.Coefficients[focus].Test.Expected, x[focus].Name);
        }
    }

    [Fact]
    public void A_network_made_of_one_variable_is_explained_by_it_and_not_by_the_other()
    {
        var random = new Random(5);
        var same = DyadicVariable.OfSameGroup("unit", [.. Enumerable.Range(0, 24).Select(i => i % 4)]);
        var years = DyadicVariable.OfDifference("years", [.. Enumerable.Range(0, 24).Select(_ => random.NextDouble() * 30)]);
        var noisy = new double[24, 24];
        for (var i = 0; i < 24; i++)
        {
            for (var j = i + 1; j < 24; j++)
            {
                noisy[i, j] = noisy[j, i] = (2 * same[i, j]) + random.NextDouble();
            }
        }

        var fit = Compute(DyadicVariable.Of("ties", noisy, directed: false), [same, years], new(499, 1));

        fit.Coefficients[0].Estimate.Value!.Value.ShouldBe(2, 0.2);
        Close.To(1 / 500.0, fit.Coefficients[0].Test.PAsFar);
        fit.Coefficients[1].Test.PAsFar.Value!.Value.ShouldBeGreaterThan(0.02);
        fit.RSquared.Value!.Value.ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public void What_says_nothing_new_has_no_coefficient_and_leaves_the_others_theirs()
    {
        var (y, x) = Variables(15, 3, directed: true);
        var twice = DyadicVariable.Of("twice", Values(x[0], v => 2 * v), directed: true);
        var constant = DyadicVariable.Of("constant", Values(x[0], _ => 3), directed: true);
        var fit = Compute(y, [x[0], constant, twice, x[1]], new(10, 1));
        var plain = Compute(y, [x[0], x[1]], new(10, 1));

        fit.Coefficients[1].Estimate.Why.ShouldBe(Absence.NoVariance);
        fit.Coefficients[2].Estimate.Why.ShouldBe(Absence.NoVariance);
        fit.Coefficients[2].Test.Observed.Why.ShouldBe(Absence.NoVariance);
        Close.To(plain.Coefficients[0].Estimate.Value!.Value, fit.Coefficients[0].Estimate);
        Close.To(plain.Coefficients[1].Test.Observed.Value!.Value, fit.Coefficients[3].Test.Observed);
        Close.To(plain.Intercept.Value!.Value, fit.Intercept);
    }

    [Fact]
    public void Where_all_is_explained_or_all_alike_there_is_no_t()
    {
        var (y, x) = Variables(10, 4, directed: true);
        var perfect = Compute(y, [y], new(10, 1));
        Close.To(1, perfect.Coefficients[0].Estimate);
        Close.To(1, perfect.RSquared);
        perfect.Coefficients[0].Test.Observed.Why.ShouldBe(Absence.NoVariance);

        var flat = Compute(DyadicVariable.Of("flat", Values(y, _ => 1), directed: true), x, new(10, 1));
        flat.RSquared.Why.ShouldBe(Absence.NoVariance);
        Close.To(1, flat.Intercept);

        Compute(DyadicVariable.OfSameGroup("one", [0]), [DyadicVariable.OfSameGroup("x", [0])], new(1)).Intercept.Why
            .ShouldBe(Absence.TooFewPeople);
        Compute(DyadicVariable.OfSameGroup("two", [0, 0]), [DyadicVariable.OfSameGroup("x", [0, 1])], new(1)).Intercept.Why
            .ShouldBe(Absence.NoPairs);
    }

    [Fact]
    public void Wrong_numbers_of_people_or_variables_are_refused()
    {
        var (y, x) = Variables(6, 1, directed: true);
        Should.Throw<ArgumentException>(() => Compute(y, [], new(1)));
        Should.Throw<ArgumentException>(() => Compute(y, [.. Enumerable.Repeat(x[0], Mrqap.MostVariables + 1)], new(1)));
        Should.Throw<ArgumentException>(() => Compute(y, [DyadicVariable.OfSameGroup("five", [0, 0, 1, 1, 1])], new(1)));
    }

    [Fact]
    public void Threads_change_nothing_progress_ascends_and_it_can_be_stopped()
    {
        var (y, x) = Variables(20, 8, directed: true);
        var one = Mrqap.Compute(y, [.. x], [], new(100, 4), new(1));
        foreach (var threads in new[] { 2, 8 })
        {
            Mrqap.Compute(y, [.. x], [], new(100, 4), new(threads)).Coefficients.ShouldBe(one.Coefficients);
        }

        var told = new List<double>();
        Mrqap.Compute(y, [.. x], [], new(100, 4), new(1, new Listener(told)));
        told.ShouldBe(told.Order());
        told[^1].ShouldBe(1);
        Should.Throw<OperationCanceledException>(() => Mrqap.Compute(y, [.. x], [], new(10), new(1, null, new(canceled: true))));
    }

    private static Mrqap Compute(DyadicVariable y, DyadicVariable[] x, PermutationPlan plan) =>
        Mrqap.Compute(y, [.. x], [], plan, new(2));

    private static (DyadicVariable Y, DyadicVariable[] X) Variables(int people, int seed, bool directed)
    {
        var random = new Random(seed);
        var first = RandomGraph.Gnp(people, 0.4, seed, directed);
        var codes = RandomGraph.Codes(people, 3, seed);
        var x = new[]
        {
            DyadicVariable.OfTies("ties", first, weighted: true),
            DyadicVariable.OfSameGroup("unit", codes),
            DyadicVariable.OfDifference("years", [.. Enumerable.Range(0, people).Select(_ => random.NextDouble() * 10)]),
        };
        var y = new double[people, people];
        for (var i = 0; i < people; i++)
        {
            for (var j = 0; j < people; j++)
            {
                y[i, j] = directed || i < j ? x[0][i, j] - (0.3 * x[2][i, j]) + (4 * random.NextDouble()) : y[j, i];
            }
        }

        return (DyadicVariable.Of("y", y, directed), x);
    }

    private static double[,] Values(DyadicVariable variable, Func<double, double> change)
    {
        var values = new double[variable.People, variable.People];
        for (var i = 0; i < variable.People; i++)
        {
            for (var j = 0; j < variable.People; j++)
            {
                values[i, j] = change(variable[i, j]);
            }
        }

        return values;
    }

    /// <summary>Least squares by X'X and Gauss and Jordan: coefficients with the constant first, their t, R squared.</summary>
    private static (double[] Beta, double[] T, double R2) NormalEquations(DyadicVariable y, DyadicVariable[] x, bool directed)
    {
        var rows = new List<(double[] X, double Y)>();
        for (var i = 0; i < y.People; i++)
        {
            for (var j = directed ? 0 : i + 1; j < y.People; j++)
            {
                if (i != j)
                {
                    rows.Add(([1, .. x.Select(v => v[i, j])], y[i, j]));
                }
            }
        }

        var k = x.Length + 1;
        var system = new double[k, (2 * k) + 1]; // X'X | I | X'y
        foreach (var (row, value) in rows)
        {
            for (var a = 0; a < k; a++)
            {
                for (var b = 0; b < k; b++)
                {
                    system[a, b] += row[a] * row[b];
                }

                system[a, 2 * k] += row[a] * value;
            }
        }

        for (var a = 0; a < k; a++)
        {
            system[a, k + a] = 1;
        }

        for (var pivot = 0; pivot < k; pivot++)
        {
            var scale = system[pivot, pivot];
            for (var b = 0; b <= 2 * k; b++)
            {
                system[pivot, b] /= scale;
            }

            for (var a = 0; a < k; a++)
            {
                var factor = a == pivot ? 0 : system[a, pivot];
                for (var b = 0; b <= 2 * k; b++)
                {
                    system[a, b] -= factor * system[pivot, b];
                }
            }
        }

        var beta = Enumerable.Range(0, k).Select(a => system[a, 2 * k]).ToArray();
        var mean = rows.Average(r => r.Y);
        var rest = rows.Sum(r => Math.Pow(r.Y - r.X.Zip(beta, (u, v) => u * v).Sum(), 2));
        var variance = rest / (rows.Count - k);
        return (
            beta,
            [.. Enumerable.Range(0, k).Select(a => beta[a] / Math.Sqrt(variance * system[a, k + a]))],
            1 - (rest / rows.Sum(r => Math.Pow(r.Y - mean, 2))));
    }

    private sealed class Listener(List<double> told) : IProgress<double>
    {
        public void Report(double value) => told.Add(value);
    }
}

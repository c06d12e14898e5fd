namespace NetworkLens.Graph.Algorithms.Centrality;

/// <summary>Solves a system that is not symmetric: gradients in two directions at once, smoothed after each step.</summary>
/// <remarks>
/// Bi-CGSTAB, preconditioned by the diagonal from the right, so that what is left is measured as the equations have it. Where it breaks
/// down or does not settle, the plain step u = (1 + share W u) / D goes on from there: it settles whenever the series of Katz or PageRank
/// has a sum. Two products a step; space 7 numbers a person.
/// van der Vorst, H. A. (1992). Bi-CGSTAB: A fast and smoothly converging variant of Bi-CG for the solution of nonsymmetric linear systems.
/// SIAM Journal on Scientific and Statistical Computing 13, 631-644.
/// </remarks>
internal sealed class StabilisedGradients
{
    private const int MostSteps = 200;
    private const int MostStarts = 4;
    private const int MostPlainSteps = 2000;

    private readonly ShiftedSystem _system;
    private readonly double _tolerance;
    private readonly IProgress<double>? _progress;
    private readonly double[] _u;         // the solution so far
    private readonly double[] _r;         // what is left of the right-hand side
    private readonly double[] _shadow;    // r as it was at the start
    private readonly double[] _direction;
    private readonly double[] _product;   // system · direction
    private readonly double[] _smoothing; // system · r
    private readonly double[] _scaled;    // what is multiplied: a vector over the diagonal
    private double _shown;

    private StabilisedGradients(ShiftedSystem system, double tolerance, IProgress<double>? progress)
    {
        (_system, _tolerance, _progress) = (system, tolerance, progress);
        (_u, _r, _shadow) = (new double[system.Size], new double[system.Size], new double[system.Size]);
        _direction = new double[system.Size];
        (_product, _smoothing, _scaled) = (new double[system.Size], new double[system.Size], new double[system.Size]);
    }

    /// <summary>Solves it until Σ|r| / n is at most <paramref name="tolerance"/>.</summary>
    /// <returns>Not reached where four starts of 200 steps, and 2,000 plain ones after them, were not enough.</returns>
    public static Solution Solve(ShiftedSystem system, double tolerance, IProgress<double>? progress)
    {
        var method = new StabilisedGradients(system, tolerance, progress);
        var products = 0;
        // What is carried along drifts away from what is left in truth: it begins anew from there, until that is within the tolerance.
        for (var start = 0; start < MostStarts && method.Gradients(ref products); start++)
        {
            method.KeepFinite();
        }

        return method.Plain(products);
    }

    // From what is left of the right-hand side now; false where it is within the tolerance without a step.
    private bool Gradients(ref int products)
    {
        Array.Clear(_direction);
        Array.Clear(_product);
        var (left, _) = Rows((from, end) => Begin(from, end));
        products++;
        if (left <= _tolerance * _system.Size)
        {
            return false;
        }

        double before = 1, step = 1, smooth = 1;
        for (var steps = 0; steps < MostSteps; steps++)
        {
            var (next, _) = Rows((from, end) => (Lanes.Dot(_r.AsSpan(from..end), _shadow.AsSpan(from..end)), 0));
            var turn = next / before * (step / smooth);
            // Every row of the direction has to stand before the first is multiplied.
            Rows((from, end) => Turn(turn, smooth, from, end));
            var (along, _) = Rows((from, end) =>
            {
                _system.Multiply(_scaled, _product, from, end);
                return (Lanes.Dot(_product.AsSpan(from..end), _shadow.AsSpan(from..end)), 0);
            });
            before = next;
            step = next / along;
            Rows((from, end) => HalfStep(step, from, end));
            var (cross, square) = Rows((from, end) =>
            {
                _system.Multiply(_scaled, _smoothing, from, end);
                var smoothing = _smoothing.AsSpan(from..end);
                return (Lanes.Dot(smoothing, _r.AsSpan(from..end)), Lanes.Dot(smoothing, smoothing));
            });
            products += 2;
            smooth = square > 0 ? cross / square : 0;
            (left, _) = Rows((from, end) => OtherHalf(smooth, from, end));
            var error = left / _system.Size;
            if (!double.IsFinite(error) || error <= _tolerance || smooth == 0 || !double.IsFinite(step))
            {
                break;
            }

            Show(error);
        }

        return true;
    }

    // r = 1 - (D - share W) u; returns Σ|r|.
    private (double Left, double Second) Begin(int from, int end)
    {
        _system.Multiply(_u, _r, from, end);
        for (var row = from; row < end; row++)
        {
            _r[row] = 1 - _r[row];
            _shadow[row] = _r[row];
        }

        return (Lanes.SumOfSizes(_r.AsSpan(from..end)), 0);
    }

    // Each step tells, by how much it moves, what was left before it: r(i) = D(i) · (moved(i)).
    private Solution Plain(int products)
    {
        var (x, y) = (_u, _r);
        var error = double.PositiveInfinity;
        for (var more = 1; more <= MostPlainSteps; more++)
        {
            var (now, next) = (x, y);
            var (left, _) = Rows((from, end) =>
            {
                _system.Step(now, next, from, end);
                var sum = 0.0;
                for (var row = from; row < end; row++)
                {
                    sum += Math.Abs(next[row] - now[row]) / _system.Inverse[row];
                }

                return (sum, 0);
            });
            error = left / _system.Size;
            (x, y) = (y, x);
            if (error <= _tolerance || !double.IsFinite(error))
            {
                return new(x, products + more, error, error <= _tolerance);
            }

            Show(error);
        }

        return new(x, products + MostPlainSteps, error, false);
    }

    // direction = r + turn (direction - smooth product), and what it is over the diagonal.
    private (double First, double Second) Turn(double turn, double smooth, int from, int end)
    {
        for (var row = from; row < end; row++)
        {
            var direction = _r[row] + (turn * (_direction[row] - (smooth * _product[row])));
            _direction[row] = direction;
            _scaled[row] = direction * _system.Inverse[row];
        }

        return default;
    }

    private (double First, double Second) HalfStep(double step, int from, int end)
    {
        for (var row = from; row < end; row++)
        {
            _u[row] += step * _scaled[row];
            _r[row] -= step * _product[row];
            _scaled[row] = _r[row] * _system.Inverse[row];
        }

        return default;
    }

    private (double Left, double Second) OtherHalf(double smooth, int from, int end)
    {
        var left = 0.0;
        for (var row = from; row < end; row++)
        {
            _u[row] += smooth * _scaled[row];
            _r[row] -= smooth * _smoothing[row];
            left += Math.Abs(_r[row]);
        }

        return (left, 0);
    }

    // A breakdown leaves no numbers behind: then it is begun from nothing.
    private void KeepFinite()
    {
        if (Array.Exists(_u, value => !double.IsFinite(value)))
        {
            Array.Clear(_u);
        }
    }

    // What is left does not shrink at every step; what the listener hears does not fall.
    private void Show(double error)
    {
        _shown = Math.Max(_shown, ConjugateGradients.Shown(error, _tolerance));
        _progress?.Report(_shown);
    }

    private (double First, double Second) Rows(Func<int, int, (double First, double Second)> rows) => _system.Each(rows);
}

namespace NetworkLens.Graph.Algorithms.Centrality;

/// <summary>Solves a system that is not symmetric: of all sums of the directions so far it takes the one that leaves least.</summary>
/// <remarks>
/// GMRES, preconditioned by the diagonal from the right, so that what is left is measured as the equations have it. A round has twelve
/// directions, which for PageRank's system are about a third of what it takes; a round that gets less far is followed by one of twice as
/// many, up to 48. Where rounds stand still, the plain step u = (1 + share W u) / D goes on from there: it settles whenever the series of
/// Katz or PageRank has a sum. One product a direction; space 15 numbers a person, 51 in the hardest case.
/// Saad, Y. &amp; Schultz, M. H. (1986). GMRES: A generalized minimal residual algorithm for solving nonsymmetric linear systems. SIAM
/// Journal on Scientific and Statistical Computing 7, 856-869.
/// </remarks>
internal sealed class MinimalResiduals
{
    private const int FirstDirections = 12;
    private const int MostDirections = 48;
    private const int MostRounds = 60;
    private const int MostPlainSteps = 2000;

    // A round that leaves more than this share is followed by a longer one; one that leaves nearly all, by none.
    private const double FarEnough = 1e-3;
    private const double Nothing = 0.999;

    private readonly ShiftedSystem _system;
    private readonly double _tolerance;
    private readonly IProgress<double>? _progress;
    private readonly double[] _u;      // the solution so far
    private readonly double[] _scaled; // what is multiplied: the newest direction over the diagonal
    private readonly List<double[]> _directions = []; // at right angles to each other, of any length
    private double _shown;

    private MinimalResiduals(ShiftedSystem system, double tolerance, IProgress<double>? progress)
    {
        (_system, _tolerance, _progress) = (system, tolerance, progress);
        (_u, _scaled) = (new double[system.Size], new double[system.Size]);
    }

    /// <summary>Solves it until Σ|r| / n is at most <paramref name="tolerance"/>.</summary>
    /// <returns>Not reached where neither 60 rounds, nor 2,000 plain steps after them, were enough.</returns>
    public static Solution Solve(ShiftedSystem system, double tolerance, IProgress<double>? progress)
    {
        var method = new MinimalResiduals(system, tolerance, progress);
        var (products, most, before) = (0, FirstDirections, double.PositiveInfinity);
        for (var round = 0; round < MostRounds; round++)
        {
            // Measured anew, as what the round itself counts drifts away from what is left in truth.
            var (left, length) = method.Begin(isFirst: round == 0);
            products += round == 0 ? 0 : 1;
            if (!(left > tolerance * system.Size && left < Nothing * before))
            {
                break;
            }

            most = left > FarEnough * before ? Math.Min(2 * most, MostDirections) : most;
            before = left;
            products += method.Round(length, most);
        }

        return method.Plain(products);
    }

    // The first direction is what is left, r = 1 - (D - share W) u; returns Σ|r| and Σ r².
    private (double Left, double Square) Begin(bool isFirst)
    {
        var r = Direction(0);
        return _system.Each((from, end) =>
        {
            var rows = r.AsSpan(from..end);
            rows.Fill(1);
            if (!isFirst)
            {
                _system.Multiply(_u, r, from, end);
                for (var row = from; row < end; row++)
                {
                    r[row] = 1 - r[row];
                }
            }

            Lanes.Multiply(rows, _system.Inverse.AsSpan(from..end), _scaled.AsSpan(from..end));
            return (Lanes.SumOfSizes(rows), Lanes.Dot(rows, rows));
        });
    }

    // From the first direction on; returns how many products it took. The names are those of the paper: H e = g is made triangular by
    // turns (c, s) as it grows, and |g(last)| is what would be left.
    private int Round(double square, int most)
    {
        var squares = new double[most + 1];
        var (h, g) = (new double[most + 1, most], new double[most + 1]);
        var (c, s) = (new double[most], new double[most]);
        squares[0] = square;
        g[0] = Math.Sqrt(square);
        var taken = 0;
        while (taken < most)
        {
            var at = taken++;
            var parts = Orthogonal(at, squares);
            for (var row = 0; row <= taken; row++)
            {
                h[row, at] = (row == taken ? 1 : parts[row]) * Math.Sqrt(squares[row] / squares[at]);
            }

            for (var turn = 0; turn < at; turn++)
            {
                (h[turn, at], h[turn + 1, at]) = Turned(h[turn, at], h[turn + 1, at], c[turn], s[turn]);
            }

            var size = double.Hypot(h[at, at], h[taken, at]);
            (c[at], s[at]) = (h[at, at] / size, h[taken, at] / size);
            h[at, at] = size;
            (g[at], g[taken]) = Turned(g[at], 0, c[at], s[at]);
            var error = Math.Abs(g[taken]) / Math.Sqrt(_system.Size);
            if (!(error > _tolerance) || squares[taken] == 0)
            {
                break;
            }

            Show(error);
        }

        Add(h, g, squares, taken);
        return taken;
    }

    private static (double First, double Second) Turned(double first, double second, double c, double s) =>
        ((c * first) + (s * second), (c * second) - (s * first));

    // The next direction: the product of the newest, without what lies along those there are. Returns how much that was of each.
    private double[] Orthogonal(int newest, double[] squares)
    {
        var next = Direction(newest + 1);
        var (along, less) = (new double[newest + 1], new double[newest + 1]);
        _system.Each(along, (from, end, sums) =>
        {
            _system.Multiply(_scaled, next, from, end);
            Lanes.Dots(_directions, from, next.AsSpan(from..end), sums);
        });
        for (var at = 0; at <= newest; at++)
        {
            along[at] /= squares[at];
            less[at] = -along[at];
        }

        (squares[newest + 1], _) = _system.Each((from, end) =>
        {
            var rows = next.AsSpan(from..end);
            Lanes.AddScaled(rows, less, _directions, from);
            Lanes.Multiply(rows, _system.Inverse.AsSpan(from..end), _scaled.AsSpan(from..end));
            return (Lanes.Dot(rows, rows), 0);
        });
        return along;
    }

    // u += Σ y(i) direction(i) / |direction(i)| / D, where H y = g; nothing where that has no finite solution.
    private void Add(double[,] h, double[] g, double[] squares, int taken)
    {
        var y = new double[taken];
        for (var row = taken - 1; row >= 0; row--)
        {
            var sum = g[row];
            for (var at = row + 1; at < taken; at++)
            {
                sum -= h[row, at] * y[at];
            }

            y[row] = sum / h[row, row];
        }

        for (var at = 0; at < taken; at++)
        {
            y[at] /= Math.Sqrt(squares[at]);
        }

        if (!Array.TrueForAll(y, double.IsFinite))
        {
            return;
        }

        _system.Each((from, end) =>
        {
            var step = _scaled.AsSpan(from..end);
            step.Clear();
            Lanes.AddScaled(step, y, _directions, from);
            for (var row = from; row < end; row++)
            {
                _u[row] += _scaled[row] * _system.Inverse[row];
            }

            return default;
        });
    }

    // Each step tells, by how much it moves, what was left before it: r(i) = D(i) · (moved(i)).
    private Solution Plain(int products)
    {
        var (x, y) = (_u, _scaled);
        var error = double.PositiveInfinity;
        for (var more = 1; more <= MostPlainSteps; more++)
        {
            var (now, next) = (x, y);
            var (left, _) = _system.Each((from, end) =>
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

    private double[] Direction(int number)
    {
        if (number == _directions.Count)
        {
            _directions.Add(new double[_system.Size]);
        }

        return _directions[number];
    }

    // A new round may begin a little above where the last one ended; what the listener hears does not fall.
    private void Show(double error)
    {
        _shown = Math.Max(_shown, ConjugateGradients.Shown(error, _tolerance));
        _progress?.Report(_shown);
    }
}

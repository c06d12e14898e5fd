using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Centrality;

namespace NetworkLens.Graph.Gravity;

/// <summary>How the logarithms of all activities move when a coefficient does, every cell and unit keeping its sums.</summary>
/// <remarks>
/// With m_cd expected ties, F_c = Σ m_cd, and for each unit the share that cohesion takes back:
/// <c>(diag F + M - 2 Σ_u f_u f_u' / T_u) d = -(G - Σ_u f_u X_u / T_u)</c>, where f_u holds what each cell expects inside its unit, and
/// G_c and X_u are m times the covariate, summed over the row and over the unit. Positive semidefinite (Cauchy and Schwarz); solved by
/// conjugate gradients, preconditioned by F. Time O(products · sweep).
/// </remarks>
internal sealed class ActivityResponse
{
    private const int MostProducts = 80;

    private readonly FitTargets _targets;
    private readonly CellSums _sums;
    private readonly Raking _raking;
    private readonly BlockKernels _kernels;
    private readonly double[] _expected;     // F
    private readonly double[] _insideUnit;   // f: expected inside the own unit
    private readonly double[] _scaled;
    private readonly double[] _outside;
    private readonly double[] _inside;
    private readonly double[] _ofUnit;

    public ActivityResponse(FitTargets targets, CellSums sums, Raking raking, double[] weights)
    {
        (_targets, _sums, _raking, _kernels) = (targets, sums, raking, sums.Kernels(weights));
        var cells = targets.Ends.Length;
        (_expected, _insideUnit) = (new double[cells], new double[cells]);
        (_scaled, _outside, _inside) = (new double[cells], new double[cells], new double[cells]);
        _ofUnit = new double[targets.Inside.Length];
        for (var cell = 0; cell < cells; cell++)
        {
            _insideUnit[cell] = raking.Activity[cell] * raking.CohesionOf(cell) * raking.Inside[cell];
            _expected[cell] = (raking.Activity[cell] * raking.Outside[cell]) + _insideUnit[cell];
        }
    }

    /// <summary>Threads and cancellation.</summary>
    public Effort Effort => _sums.Effort;

    /// <summary>Solves it for one covariate.</summary>
    /// <param name="column">exp(x b) where the covariate is 1, else 0; by pattern.</param>
    /// <param name="tolerance">To what share of what is missed at first the equations are solved.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>By cell: d, and what of the covariate is expected outside its unit.</returns>
    public (double[] Response, double[] Outside) To(double[] column, double tolerance, CancellationToken cancel)
    {
        var cells = _expected.Length;
        var (outside, residual) = (new double[cells], new double[cells]);
        _sums.Apply(_sums.Kernels(column), _raking.Activity, outside, _inside);
        _ofUnit.AsSpan().Clear();
        for (var cell = 0; cell < cells; cell++)
        {
            outside[cell] *= _raking.Activity[cell];
            var inside = _raking.Activity[cell] * _raking.CohesionOf(cell) * _inside[cell];
            residual[cell] = -(outside[cell] + inside);
            AddToUnit(cell, inside);
        }

        GiveBack(residual, factor: 1, 0, cells);
        for (var cell = 0; cell < cells; cell++)
        {
            residual[cell] = _expected[cell] > 0 ? residual[cell] : 0;
        }

        return (Solve(residual, tolerance, cancel), outside);
    }

    /// <summary>How the logarithms of activities have to move so that each cell comes to its ties; by cell.</summary>
    /// <param name="ends">Ties that each cell has.</param>
    /// <param name="tolerance">To what share of what is missed at first the equations are solved.</param>
    /// <param name="cancel">Stops the work.</param>
    public double[] Towards(double[] ends, double tolerance, CancellationToken cancel) =>
        Solve([.. ends.Select((sum, cell) => _expected[cell] > 0 ? sum - _expected[cell] : 0)], tolerance, cancel);

    private double[] Solve(double[] residual, double tolerance, CancellationToken cancel)
    {
        var cells = residual.Length;
        var (solution, direction, product) = (new double[cells], new double[cells], new double[cells]);
        var weight = _sums.SumOfCells((from, to) => Weight(residual, from, to));
        _sums.ForCells((from, to) => Precondition(residual, direction, turn: 0, from, to));
        var goal = weight * tolerance * tolerance;
        for (var step = 0; step < MostProducts && weight > goal; step++)
        {
            cancel.ThrowIfCancellationRequested();
            var curve = Multiply(direction, product);
            if (!(curve > 0))
            {
                break;
            }

            var length = weight / curve;
            var next = _sums.SumOfCells((from, to) =>
            {
                var run = from..to;
                Lanes.AddScaled(solution.AsSpan(run), length, direction.AsSpan(run));
                Lanes.AddScaled(residual.AsSpan(run), -length, product.AsSpan(run));
                return Weight(residual, from, to);
            });
            var turn = next / weight;
            _sums.ForCells((from, to) => Precondition(residual, direction, turn, from, to));
            weight = next;
        }

        return solution;
    }

    /// <summary>Σ residual² / F over a run of cells.</summary>
    private double Weight(double[] residual, int from, int to)
    {
        var weight = 0.0;
        for (var cell = from; cell < to; cell++)
        {
            weight += _expected[cell] > 0 ? residual[cell] * residual[cell] / _expected[cell] : 0;
        }

        return weight;
    }

    /// <summary>direction = residual / F + turn direction, over a run of cells.</summary>
    private void Precondition(double[] residual, double[] direction, double turn, int from, int to)
    {
        for (var cell = from; cell < to; cell++)
        {
            direction[cell] = (_expected[cell] > 0 ? residual[cell] / _expected[cell] : 0) + (turn * direction[cell]);
        }
    }

    /// <summary>Works out the product; gives that of the vector with it.</summary>
    private double Multiply(double[] vector, double[] product)
    {
        _sums.ForCells((from, to) => Lanes.Multiply(
            _raking.Activity.AsSpan(from..to), vector.AsSpan(from..to), _scaled.AsSpan(from..to)));
        _sums.Apply(_kernels, _scaled, _outside, _inside);
        _ofUnit.AsSpan().Clear();
        for (var cell = 0; cell < vector.Length; cell++)
        {
            AddToUnit(cell, _insideUnit[cell] * vector[cell]);
        }

        return _sums.SumOfCells((from, to) => Multiply(vector, product, from, to));
    }

    private double Multiply(double[] vector, double[] product, int from, int to)
    {
        var activity = _raking.Activity;
        for (var cell = from; cell < to; cell++)
        {
            product[cell] = _expected[cell] > 0
                ? (_expected[cell] * vector[cell]) + (activity[cell] * (_outside[cell] + (_raking.CohesionOf(cell) * _inside[cell])))
                : 0;
        }

        GiveBack(product, factor: -2, from, to);
        return Lanes.Dot(vector.AsSpan(from..to), product.AsSpan(from..to));
    }

    private void AddToUnit(int cell, double value)
    {
        if (_targets.UnitOf[cell] is >= 0 and var unit)
        {
            _ofUnit[unit] += value;
        }
    }

    /// <summary>Adds to each cell of a run its unit's sum, in the share that the cell has of what is expected inside.</summary>
    private void GiveBack(double[] values, double factor, int from, int to)
    {
        for (var cell = from; cell < to; cell++)
        {
            if (_targets.UnitOf[cell] is >= 0 and var unit && _targets.Inside[unit] > 0)
            {
                values[cell] += factor * _insideUnit[cell] * _ofUnit[unit] / _targets.Inside[unit];
            }
        }
    }
}

using NetworkLens.Graph.Gravity;

namespace NetworkLens.Graph.Tests.Gravity;

/// <summary>
/// Carries a fit on to the last digit, by Newton's method on all its equations at once over a full matrix of cells: each cell has its ties,
/// each coefficient its score, cohesions follow. For small networks.
/// </summary>
internal sealed class DenseFit
{
    private readonly GravityFit _fit;
    private readonly int[] _cells; // those with ties
    private readonly double _ridge;
    private readonly double[] _logs;
    private readonly double[] _coefficients;
    private readonly double[,] _expected;
    private readonly int[,] _patterns;

    public DenseFit(GravityFit fit, double ridge, int rounds = 200)
    {
        (_fit, _ridge) = (fit, ridge);
        _cells = [.. Enumerable.Range(0, fit.Targets.Ends.Length).Where(cell => fit.Targets.Ends[cell] > 0)];
        _logs = [.. _cells.Select(cell => Math.Log(fit.Activity[cell]))];
        _coefficients = [.. fit.Coefficients];
        var count = _cells.Length;
        (_expected, _patterns) = (new double[count, count], new int[count, count]);
        var places = fit.Targets.Cells.Places;
        for (var c = 0; c < count; c++)
        {
            for (var d = 0; d < count; d++)
            {
                _patterns[c, d] = Patterns.Of(places[_cells[c]], places[_cells[d]]);
            }
        }

        for (Rounds = 0; Rounds < rounds && !(Step() < 1e-12); Rounds++)
        {
        }
    }

    public int Rounds { get; }

    public double Residual { get; private set; }

    /// <summary>Largest difference of an expectation from the fit's, as a share of what is expected plus so much.</summary>
    public double Difference(double plus)
    {
        Expect();
        var most = 0.0;
        for (var c = 0; c < _cells.Length; c++)
        {
            for (var d = 0; d < _cells.Length; d++)
            {
                var other = _fit.Expected(_cells[c], _cells[d]);
                most = Math.Max(most, Math.Abs(other - _expected[c, d]) / (_expected[c, d] + plus));
            }
        }

        return most;
    }

    private int UnitOf(int c) => _fit.Targets.Cells.Places[_cells[c]].Unit;

    private bool Inside(int c, int d) => UnitOf(c) >= 0 && UnitOf(c) == UnitOf(d);

    private void Expect()
    {
        var weights = _fit.Covariates.Weights(_coefficients);
        var inside = new double[_fit.Targets.Inside.Length];
        var count = _cells.Length;
        for (var c = 0; c < count; c++)
        {
            for (var d = 0; d < count; d++)
            {
                var open = Inside(c, d) || (_fit.Targets.IsOpen(_cells[c]) && _fit.Targets.IsOpen(_cells[d]));
                var seen = open && _patterns[c, d] != Patterns.Unseen && !_fit.Targets.LeftOut.Holds(_cells[c], _cells[d]);
                var share = c == d ? _fit.Targets.Ties.Apart[_cells[c]] : 1;
                _expected[c, d] = seen ? share * Math.Exp(_logs[c] + _logs[d]) * weights[_patterns[c, d]] : 0;
                if (Inside(c, d))
                {
                    inside[UnitOf(c)] += _expected[c, d];
                }
            }
        }

        for (var c = 0; c < count; c++)
        {
            for (var d = 0; d < count; d++)
            {
                if (Inside(c, d))
                {
                    var unit = UnitOf(c);
                    _expected[c, d] *= inside[unit] > 0 ? _fit.Targets.Inside[unit] / inside[unit] : 0;
                }
            }
        }
    }

    private bool X(int c, int d, int column) => _patterns[c, d] >= 0 && _fit.Covariates.Is(column, _patterns[c, d]);

    /// <summary>One step of Newton's method, no part of it above 1; gives its largest part, 0 at the end.</summary>
    private double Step()
    {
        Expect();
        var (cells, columns) = (_cells.Length, _coefficients.Length);
        var (matrix, right) = (new double[cells + columns, cells + columns], new double[cells + columns]);
        for (var c = 0; c < cells; c++)
        {
            right[c] += _fit.Targets.Ends[_cells[c]];
            for (var d = 0; d < cells; d++)
            {
                AddPair(c, d, matrix, right);
            }
        }

        TakeCohesionBack(matrix);
        for (var j = cells; j < right.Length; j++)
        {
            right[j] -= _ridge * _coefficients[j - cells];
            matrix[j, j] += _ridge;
            right[j] += Enumerable.Range(0, Patterns.Count)
                .Sum(pattern => _fit.Covariates.Is(j - cells, pattern) ? _fit.Targets.Between[pattern] : 0);
        }

        Residual = right.Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (var i = 0; i < right.Length; i++)
        {
            matrix[i, i] += 1e-15 * (1 + matrix[i, i]); // A closed unit has no scale.
        }

        return SmallSystem.Solve(matrix, right) && Residual >= 1e-12 ? Move(right) : 0;
    }

    /// <summary>What a pair of cells adds to the sums of its row and, between units, to the scores of what it shares.</summary>
    private void AddPair(int c, int d, double[,] matrix, double[] right)
    {
        var (m, cells) = (_expected[c, d], _cells.Length);
        right[c] -= m;
        matrix[c, c] += m;
        matrix[c, d] += m;
        for (var j = 0; j < _coefficients.Length; j++)
        {
            if (!X(c, d, j))
            {
                continue;
            }

            matrix[c, cells + j] += m;
            if (Inside(c, d))
            {
                continue;
            }

            right[cells + j] -= m;
            matrix[cells + j, c] += m;
            matrix[cells + j, d] += m;
            for (var k = 0; k < _coefficients.Length; k++)
            {
                matrix[cells + j, cells + k] += X(c, d, k) ? m : 0;
            }
        }
    }

    /// <summary>Cohesion follows: whatever moves the sum inside a unit is shared out again.</summary>
    private void TakeCohesionBack(double[,] matrix)
    {
        var (cells, columns) = (_cells.Length, _coefficients.Length);
        var ofCell = new double[cells];
        var ofColumn = new double[_fit.Targets.Inside.Length, columns];
        for (var c = 0; c < cells; c++)
        {
            for (var d = 0; d < cells; d++)
            {
                ofCell[c] += Inside(c, d) ? _expected[c, d] : 0;
                for (var j = 0; j < columns && Inside(c, d); j++)
                {
                    ofColumn[UnitOf(c), j] += X(c, d, j) ? _expected[c, d] : 0;
                }
            }
        }

        for (var c = 0; c < cells; c++)
        {
            var total = UnitOf(c) < 0 ? 0 : _fit.Targets.Inside[UnitOf(c)];
            for (var d = 0; d < cells && total > 0; d++)
            {
                matrix[c, d] -= Inside(c, d) ? 2 * ofCell[c] * ofCell[d] / total : 0;
            }

            for (var j = 0; j < columns && total > 0; j++)
            {
                matrix[c, cells + j] -= ofCell[c] * ofColumn[UnitOf(c), j] / total;
            }
        }
    }

    private double Move(double[] step)
    {
        var most = step.Select(Math.Abs).DefaultIfEmpty(0).Max();
        var scale = Math.Min(1, 1 / most);
        for (var i = 0; i < step.Length; i++)
        {
            ref var parameter = ref i < _cells.Length ? ref _logs[i] : ref _coefficients[i - _cells.Length];
            parameter += scale * step[i];
        }

        return most;
    }
}

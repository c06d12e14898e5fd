namespace NetworkLens.Graph.Gravity;

/// <summary>
/// The pairs of two cells that leave the fit and would count in it: neither of the two is without ties, somebody could have seen them, and
/// they are of one unit, or both open. A cell with itself is not among them.
/// </summary>
internal sealed class CountedPairs
{
    private readonly int[] _starts; // By cell: of those of its unit; of the others; one past these where the next cell begins.
    private readonly int[] _cells;
    private readonly short[] _patterns;

    public CountedPairs(FitTargets targets)
    {
        var (cells, patterns) = (new List<int>(), new List<short>());
        _starts = new int[(2 * targets.Ends.Length) + 1];
        for (var cell = 0; cell < targets.Ends.Length; cell++)
        {
            foreach (var isInside in (ReadOnlySpan<bool>)[true, false])
            {
                Add(targets, cell, isInside, cells, patterns);
                _starts[(2 * cell) + (isInside ? 1 : 2)] = cells.Count;
            }
        }

        (_cells, _patterns) = ([.. cells], [.. patterns]);
    }

    /// <summary>Σ weight of the pattern × value of the other cell, over those of other units and those of the same.</summary>
    public (double Outside, double Inside) Sum(int cell, double[] weights, double[] values)
    {
        var (inside, outside, end) = (_starts[2 * cell], _starts[(2 * cell) + 1], _starts[(2 * cell) + 2]);
        return (Sum(outside, end, weights, values), Sum(inside, outside, weights, values));
    }

    /// <summary>Takes the products of the values of a cell and of those of other units out of sums by pattern.</summary>
    public void TakeOut(int cell, double[] values, double[] sums)
    {
        for (var i = _starts[(2 * cell) + 1]; i < _starts[(2 * cell) + 2]; i++)
        {
            sums[_patterns[i]] -= values[cell] * values[_cells[i]];
        }
    }

    private static void Add(FitTargets targets, int cell, bool isInside, List<int> cells, List<short> patterns)
    {
        var others = targets.LeftOut.Of(cell);
        var pattern = targets.LeftOut.PatternsOf(cell);
        var unit = targets.Cells.Places[cell].Unit;
        for (var i = 0; i < others.Length; i++)
        {
            var isOneUnit = Patterns.Same(unit, targets.Cells.Places[others[i]].Unit);
            if (others[i] != cell && pattern[i] != Patterns.Unseen && isOneUnit == isInside
                && (isInside ? targets.Ends[others[i]] > 0 : targets.IsOpen(cell) && targets.IsOpen(others[i])))
            {
                cells.Add(others[i]);
                patterns.Add(pattern[i]);
            }
        }
    }

    private double Sum(int from, int to, double[] weights, double[] values)
    {
        var sum = 0.0;
        for (var i = from; i < to; i++)
        {
            sum += weights[_patterns[i]] * values[_cells[i]];
        }

        return sum;
    }
}

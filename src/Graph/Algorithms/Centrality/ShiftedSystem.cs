using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Centrality;

/// <summary>
/// The equations (D - share W) u = 1 of PageRank and Katz: W holds the weights of one graph, row by row, and D is a positive diagonal.
/// </summary>
/// <remarks>Sums over people are added part by part in their order, so they are the same on any number of threads.</remarks>
internal sealed class ShiftedSystem
{
    private readonly CsrGraph _rows;
    private readonly double[] _diagonal;
    private readonly double _share;
    private readonly Effort _effort;
    private readonly double[] _first;
    private readonly double[] _second;

    /// <summary>Takes the parts of the system. The effort's progress is not told of single steps.</summary>
    public ShiftedSystem(CsrGraph rows, double[] diagonal, double share, Effort effort)
    {
        (_rows, _diagonal, _share) = (rows, diagonal, share);
        _effort = new(effort.Threads, null, effort.Cancel);
        var parts = Chunks.Count(rows.NodeCount, TieSums.RowsOfPart);
        (_first, _second) = (new double[parts], new double[parts]);
        Inverse = new double[rows.NodeCount];
        for (var row = 0; row < Inverse.Length; row++)
        {
            Inverse[row] = 1 / diagonal[row];
        }
    }

    /// <summary>How many equations there are.</summary>
    public int Size => Inverse.Length;

    /// <summary>1 / D, by which the methods precondition.</summary>
    public double[] Inverse { get; }

    /// <summary>y = (D - share W) x on the rows [from, end).</summary>
    public void Multiply(double[] x, double[] y, int from, int end)
    {
        TieSums.Rows(_rows, x, y, from, end);
        for (var row = from; row < end; row++)
        {
            y[row] = (_diagonal[row] * x[row]) - (_share * y[row]);
        }
    }

    /// <summary>The plain step y = (1 + share W x) / D on the rows [from, end): shrinks the error, however slowly, where nothing else
    /// does.</summary>
    public void Step(double[] x, double[] y, int from, int end)
    {
        TieSums.Rows(_rows, x, y, from, end);
        for (var row = from; row < end; row++)
        {
            y[row] = (1 + (_share * y[row])) * Inverse[row];
        }
    }

    /// <summary>Does something to all rows, part by part, and adds up two figures of each.</summary>
    public (double First, double Second) Each(Func<int, int, (double First, double Second)> rows)
    {
        Chunks.Run(_first.Length, _effort, part =>
        {
            var (from, end) = Chunks.Range(part, TieSums.RowsOfPart, Size);
            (_first[part], _second[part]) = rows(from, end);
        });
        double first = 0, second = 0;
        for (var part = 0; part < _first.Length; part++)
        {
            first += _first[part];
            second += _second[part];
        }

        return (first, second);
    }

    /// <summary>As above, for as many figures as <paramref name="sums"/> has places.</summary>
    public void Each(double[] sums, SumsOfRows rows)
    {
        var width = sums.Length;
        var ofParts = new double[_first.Length * width];
        Chunks.Run(_first.Length, _effort, part =>
        {
            var (from, end) = Chunks.Range(part, TieSums.RowsOfPart, Size);
            rows(from, end, ofParts.AsSpan(part * width, width));
        });
        Array.Clear(sums);
        for (var at = 0; at < ofParts.Length; at++)
        {
            sums[at % width] += ofParts[at];
        }
    }
}

/// <summary>Does something to the rows [from, end) and leaves what they add to each of several sums.</summary>
internal delegate void SumsOfRows(int from, int end, Span<double> sums);

/// <summary>What a method made of a system.</summary>
/// <param name="Values">The solution, or how far it came.</param>
/// <param name="Products">How often all ties were gone through.</param>
/// <param name="Error">Mean size of what the equations are still out by: Σ|r| / n.</param>
/// <param name="IsReached">Whether that is within the tolerance.</param>
internal readonly record struct Solution(double[] Values, int Products, double Error, bool IsReached);

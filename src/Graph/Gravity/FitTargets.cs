namespace NetworkLens.Graph.Gravity;

/// <summary>The sums that a fit has to meet: ties of each cell, inside each unit, and of each pattern between units.</summary>
internal sealed class FitTargets
{
    private readonly bool[] _isOpen;

    /// <summary>Adds them up.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="ties">Their ties.</param>
    /// <param name="leftOut">Pairs of cells that do not count.</param>
    /// <param name="isOpen">By cell what <see cref="IsOpen"/> says where a fit has said it already; null: what the sums say.</param>
    public FitTargets(GravityCells cells, CellTies ties, LeftOutPairs leftOut, bool[]? isOpen = null)
    {
        (Cells, Ties, LeftOut) = (cells, ties, leftOut);
        UnitOf = [.. cells.Places.Select(place => place.Unit)];
        Ends = new double[cells.Count];
        Inside = new double[cells.UnitCount];
        Between = new double[Patterns.Count];
        for (var cell = 0; cell < cells.Count; cell++)
        {
            AddRow(cell);
        }

        IsClosed = Closed();
        _isOpen = isOpen ?? [.. cells.Places.Select((place, cell) => Ends[cell] > 0 && !(place.Unit >= 0 && IsClosed[place.Unit]))];
    }

    public GravityCells Cells { get; }

    public CellTies Ties { get; }

    public LeftOutPairs LeftOut { get; }

    /// <summary>Unit of each cell, -1 where it is unknown: by itself, as sums over all cells read it again and again.</summary>
    public int[] UnitOf { get; }

    /// <summary>K: tie ends of each cell; a tie inside it counts twice.</summary>
    public double[] Ends { get; }

    /// <summary>T: twice the ties inside each unit.</summary>
    public double[] Inside { get; }

    /// <summary>O: arcs of each pattern between people not of one unit.</summary>
    public double[] Between { get; }

    /// <summary>
    /// Units all of whose ties are inside. What fits them best expects no tie to anybody else, and no finite activity gives that: they are
    /// fitted by themselves.
    /// </summary>
    public bool[] IsClosed { get; }

    /// <summary>Whether a cell takes part in what is expected beyond its unit.</summary>
    public bool IsOpen(int cell) => _isOpen[cell];

    private void AddRow(int cell)
    {
        var others = Ties.CellsOf(cell);
        var counts = Ties.CountsOf(cell);
        var place = Cells.Places[cell];
        for (var i = 0; i < others.Length; i++)
        {
            if (LeftOut.Holds(cell, others[i]))
            {
                continue;
            }

            Ends[cell] += counts[i];
            var other = Cells.Places[others[i]];
            if (Patterns.Same(place.Unit, other.Unit))
            {
                Inside[place.Unit] += counts[i];
            }
            else
            {
                Between[Patterns.Of(place, other)] += counts[i];
            }
        }
    }

    private bool[] Closed()
    {
        var ends = new double[Inside.Length];
        for (var cell = 0; cell < Ends.Length; cell++)
        {
            if (Cells.Places[cell].Unit is >= 0 and var unit)
            {
                ends[unit] += Ends[cell];
            }
        }

        return [.. ends.Select((sum, unit) => sum > 0 && sum == Inside[unit])];
    }
}

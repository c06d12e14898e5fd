using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gravity;

/// <summary>What a fit came to, kept so that the same people may be held against it in another network.</summary>
/// <param name="people">Where everyone stood.</param>
/// <param name="ties">Their ties.</param>
/// <param name="fit">The fit.</param>
internal sealed class SettledFit(GravityPeople people, CsrGraph ties, GravityFit fit)
{
    /// <summary>Where everyone stood.</summary>
    public GravityPeople People => people;

    /// <summary>Their ties.</summary>
    public CsrGraph Ties => ties;

    /// <summary>The cell of each person.</summary>
    public int[] CellOf { get; } = fit.Targets.Cells.CellOf;

    /// <summary>a, by cell.</summary>
    public double[] Activity { get; } = fit.Activity;

    /// <summary>By cell whether it took part in what was expected beyond its unit.</summary>
    public bool[] IsOpen { get; } = [.. fit.Activity.Select((_, cell) => fit.Targets.IsOpen(cell))];

    /// <summary>h, by unit as the cells number them.</summary>
    public double[] Cohesion { get; } = fit.Rates.Cohesion;

    /// <summary>T: twice the ties inside each unit.</summary>
    public double[] Inside { get; } = fit.Targets.Inside;

    /// <summary>exp(x b), by pattern.</summary>
    public double[] Weights { get; } = fit.Weights;

    /// <summary>The pairs of cells that had left the fit.</summary>
    public LeftOutPairs LeftOut { get; } = fit.Targets.LeftOut;
}

namespace NetworkLens.Graph.Gravity;

/// <summary>How many ties are expected between any two cells: what a fit comes to, or says of its people placed otherwise.</summary>
/// <param name="Targets">The cells, their ties, and the pairs of cells that are left out.</param>
/// <param name="Activity">a, by cell.</param>
/// <param name="Cohesion">h, by unit.</param>
/// <param name="Weights">exp(x b), by pattern.</param>
internal sealed record CellRates(FitTargets Targets, double[] Activity, double[] Cohesion, double[] Weights)
{
    /// <summary>m: twice the ties expected inside a cell, or those expected between two.</summary>
    public double Expected(int cell, int other)
    {
        var (place, otherPlace) = (Targets.Cells.Places[cell], Targets.Cells.Places[other]);
        var scale = cell == other ? Targets.Ties.Apart[cell] : 1;
        if (Patterns.Same(place.Unit, otherPlace.Unit))
        {
            scale *= Cohesion[place.Unit];
        }
        else if (!Targets.IsOpen(cell) || !Targets.IsOpen(other))
        {
            return 0;
        }

        var pattern = Patterns.Of(place, otherPlace);
        return pattern == Patterns.Unseen ? 0 : scale * Activity[cell] * Activity[other] * Weights[pattern];
    }
}

namespace NetworkLens.Graph.Networks;

/// <summary>The way up from a unit.</summary>
public static class UnitsAbove
{
    /// <summary>A unit and those above it, the smallest first; none for -1.</summary>
    /// <param name="network">The network.</param>
    /// <param name="unit">Index of the unit, or -1.</param>
    /// <returns>At most as many as there are units, whatever their parents say.</returns>
    public static IEnumerable<int> UnitAndAbove(this OrganisationNetwork network, int unit)
    {
        // As many steps as there are units are enough for any tree, and end a circle.
        for (var steps = 0; unit >= 0 && steps < network.Units.Length; steps++)
        {
            yield return unit;
            unit = network.Units[unit].Parent;
        }
    }
}

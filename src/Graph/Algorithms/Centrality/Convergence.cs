using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Centrality;

/// <summary>How near an iteration came to its answer, and at what cost. One that did not get there has no figures, only this.</summary>
/// <param name="Products">How often all ties were gone through, at least 0.</param>
/// <param name="Error">What is left of the error, in the unit that the measure states; at least 0.</param>
/// <param name="Why">
/// Null where the tolerance was reached; <see cref="Absence.NotConverged"/> where it was not within the bounds, and the measure has no
/// values.
/// </param>
public readonly record struct Convergence(int Products, double Error, Absence? Why)
{
    /// <summary>Whether the tolerance was reached.</summary>
    public bool IsReached => Why is null;

    /// <summary>Exact from the start: nothing had to be iterated.</summary>
    internal static Convergence Immediate => new(0, 0, null);
}

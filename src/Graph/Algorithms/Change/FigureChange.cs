using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Change;

/// <summary>One figure of two networks.</summary>
/// <param name="Before">In the earlier one.</param>
/// <param name="After">In the later one.</param>
public readonly record struct FigureChange(Measured Before, Measured After)
{
    /// <summary>After less before; absent as <see cref="Before"/> is, else as <see cref="After"/> is.</summary>
    public Measured Difference => (Before.Value, After.Value) switch
    {
        ({ } before, { } after) => Measured.Of(after - before),
        (null, _) => Before,
        _ => After,
    };
}

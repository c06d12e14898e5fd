using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Distances;

/// <summary>How many people someone reaches at each step: those they know, those whom these know, and so on.</summary>
/// <remarks>
/// Entry d - 1 counts the people whose shortest path from the start has d ties, d = 1..steps; the start itself is not counted. A directed
/// graph is followed along its ties; weights do not count; someone without ties reaches nobody. Time O(n + m), space O(n).
/// </remarks>
public static class ReachedByStep
{
    /// <summary>Counts them.</summary>
    /// <param name="graph">Ties.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="steps">How many steps are taken, 1 or more.</param>
    /// <param name="cancel">Stops the search.</param>
    public static ImmutableArray<int> Compute(CsrGraph graph, int start, int steps, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        var counts = new int[steps];
        foreach (var distance in BreadthFirst.Compute(graph, [start], steps, cancel))
        {
            if (distance >= 1 && distance <= steps)
            {
                counts[distance - 1]++;
            }
        }

        return [.. counts];
    }
}

using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Connected;

/// <summary>The ties whose loss would part some who are joined now.</summary>
/// <remarks>
/// A tie is a bridge exactly where it is on no cycle. Directions and weights do not count: two people who are tied either way are one tie.
/// A tree is all bridges, a cycle has none; no ties: none. Time O(n + m), space O(n), on one thread. Tarjan, R. E. (1974). A note on
/// finding the bridges of a graph. Information Processing Letters 2, 160-161.
/// </remarks>
public static class Bridges
{
    /// <summary>Finds them: the lower end first, ascending by it and then by the other.</summary>
    /// <param name="graph">Ties; directed ones as pairs.</param>
    /// <param name="effort">Cancellation; threads serve the folding of directed graphs only.</param>
    public static ImmutableArray<(int Low, int High)> Compute(CsrGraph graph, Effort effort) => Of(DepthFirstForest.Compute(graph, effort));

    /// <summary>The bridges of a forest: any other tie closes a cycle.</summary>
    internal static ImmutableArray<(int Low, int High)> Of(DepthFirstForest forest)
    {
        var bridges = ImmutableArray.CreateBuilder<(int, int)>();
        for (var place = 0; place < forest.Node.Length; place++)
        {
            if (forest.IsBridge(place))
            {
                var (one, other) = (forest.Node[forest.Parent[place]], forest.Node[place]);
                bridges.Add((Math.Min(one, other), Math.Max(one, other)));
            }
        }

        bridges.Sort();
        return bridges.DrainToImmutable();
    }
}

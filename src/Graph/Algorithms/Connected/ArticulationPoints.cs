using System.Collections.Immutable;

using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Connected;

/// <summary>The people whose leaving would part some who are joined now: single points of failure.</summary>
/// <remarks>
/// Also called cut points or cut vertices: without one of them there are more components among the others. Directions and weights do not
/// count. An isolate, either end of a lone pair, and whoever hangs on one tie is none; nobody: none. Time O(n + m), space O(n), on
/// one thread. Hopcroft, J. &amp; Tarjan, R. (1973). Algorithm 447: efficient algorithms for graph manipulation. Communications of
/// the ACM 16, 372-378.
/// </remarks>
public static class ArticulationPoints
{
    /// <summary>Finds them, in ascending order.</summary>
    /// <param name="graph">Ties; directed ones as pairs.</param>
    /// <param name="effort">Cancellation; threads serve the folding of directed graphs only.</param>
    public static ImmutableArray<int> Compute(CsrGraph graph, Effort effort) => Of(DepthFirstForest.Compute(graph, effort));

    /// <summary>The points of a forest: who has a child that hangs on them; a root needs two.</summary>
    internal static ImmutableArray<int> Of(DepthFirstForest forest)
    {
        var parent = forest.Parent;
        var hanging = new byte[parent.Length]; // Children that hang on each place, 2 at most.
        for (var place = 0; place < parent.Length; place++)
        {
            if (forest.HangsOnParent(place))
            {
                ref var count = ref hanging[parent[place]];
                count = (byte)Math.Min(2, count + 1);
            }
        }

        var points = ImmutableArray.CreateBuilder<int>();
        for (var place = 0; place < parent.Length; place++)
        {
            if (hanging[place] > (parent[place] < 0 ? 1 : 0))
            {
                points.Add(forest.Node[place]);
            }
        }

        points.Sort();
        return points.DrainToImmutable();
    }
}

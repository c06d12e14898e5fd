using NetworkLens.Graph.Algorithms.Betweenness;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Sets;

/// <summary>Who lies on many shortest paths from a few people spread over the network: a hint for a search, not a figure to show.</summary>
/// <remarks>
/// The sums of betweenness, from evenly spaced pivots alone, fewer in larger networks. Time O(pivots · (n + m)), which is bounded by
/// <see cref="MostSteps"/>; the same on every run and on any number of threads. Brandes, U. &amp; Pich, C. (2007). Centrality estimation in
/// large networks. International Journal of Bifurcation and Chaos 17, 2303-2318.
/// </remarks>
internal static class PivotBetweenness
{
    private const int MostPivots = 128;
    private const long MostSteps = 1L << 24;

    /// <summary>Estimates, up to a common factor.</summary>
    /// <param name="graph">Undirected.</param>
    /// <param name="left">Who is not there; they get 0.</param>
    /// <param name="effort">Threads and cancellation; reports no progress.</param>
    public static double[] Compute(CsrGraph graph, bool[] left, Effort effort)
    {
        var people = graph.NodeCount;
        var most = (int)Math.Clamp(MostSteps / (people + (long)graph.ArcCount + 1), 1, MostPivots);
        var pivots = new List<int>();
        for (var pivot = 0; pivot < Math.Min(most, people); pivot++)
        {
            var source = (int)((long)pivot * people / Math.Min(most, people));
            if (!left[source])
            {
                pivots.Add(source);
            }
        }

        var silent = new Effort(effort.Threads, null, effort.Cancel);
        return Dependencies.OfPeople(Stay(graph, left), TieLength.One, [new([.. pivots], null)], silent);
    }

    // The ties among those who stay, of weight 1.
    private static CsrGraph Stay(CsrGraph graph, bool[] left)
    {
        var offsets = new int[graph.NodeCount + 1];
        var neighbours = new int[graph.ArcCount];
        var count = 0;
        for (var node = 0; node < graph.NodeCount; node++)
        {
            foreach (var neighbour in left[node] ? [] : graph.Neighbours(node))
            {
                neighbours[count] = neighbour;
                count += left[neighbour] ? 0 : 1;
            }

            offsets[node + 1] = count;
        }

        return new(offsets, neighbours[..count], null, isDirected: false);
    }
}

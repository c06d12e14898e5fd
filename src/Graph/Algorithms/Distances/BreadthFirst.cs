using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Distances;

/// <summary>Distances from one set of nodes, by plain breadth-first search.</summary>
/// <remarks>Ties are followed in their direction; weights do not count. Time O(n + m), space O(n).</remarks>
public static class BreadthFirst
{
    /// <summary>Marks nodes that are not reached.</summary>
    public const int Unreached = -1;

    /// <summary>Computes the distances.</summary>
    /// <param name="graph">Ties.</param>
    /// <param name="sources">Where the search starts; repeats do no harm; none reaches nobody.</param>
    /// <param name="maxDistance">Last step that is taken, at least 0.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <returns>Ties from the nearest source to each node; <see cref="Unreached"/> where there is no path that short.</returns>
    public static int[] Compute(CsrGraph graph, ReadOnlySpan<int> sources, int maxDistance, CancellationToken cancel)
    {
        var distance = new int[graph.NodeCount];
        Array.Fill(distance, Unreached);
        var queue = new int[graph.NodeCount];
        var tail = 0;
        foreach (var source in sources)
        {
            if (distance[source] == Unreached)
            {
                distance[source] = 0;
                queue[tail++] = source;
            }
        }

        for (var head = 0; head < tail; head++)
        {
            if ((head & 0xFFF) == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            var node = queue[head];
            if (distance[node] >= maxDistance)
            {
                break;
            }

            foreach (var neighbour in graph.Neighbours(node))
            {
                if (distance[neighbour] == Unreached)
                {
                    distance[neighbour] = distance[node] + 1;
                    queue[tail++] = neighbour;
                }
            }
        }

        return distance;
    }
}

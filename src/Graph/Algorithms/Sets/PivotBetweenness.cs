using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Sets;

/// <summary>Who lies on many shortest paths from a few people spread over the network: a hint for a search, not a figure to show.</summary>
/// <remarks>
/// Brandes' accumulation from evenly spaced pivots, fewer in larger networks. Time O(pivots · (n + m)), which is bounded by
/// <see cref="MostSteps"/>; the same on every run. Brandes, U. &amp; Pich, C. (2007). Centrality estimation in large networks.
/// International Journal of Bifurcation and Chaos 17, 2303-2318.
/// </remarks>
internal static class PivotBetweenness
{
    private const int MostPivots = 128;
    private const long MostSteps = 1L << 24;

    /// <summary>Estimates, up to a common factor.</summary>
    /// <param name="graph">Undirected.</param>
    /// <param name="left">Who is not there; they get 0.</param>
    /// <param name="cancel">Stops it between pivots.</param>
    public static double[] Compute(CsrGraph graph, bool[] left, CancellationToken cancel)
    {
        var people = graph.NodeCount;
        var score = new double[people];
        var pivots = (int)Math.Clamp(MostSteps / (people + (long)graph.ArcCount + 1), 1, MostPivots);
        var distance = new int[people];
        var paths = new double[people];
        var share = new double[people];
        var queue = new int[people];
        for (var pivot = 0; pivot < Math.Min(pivots, people); pivot++)
        {
            cancel.ThrowIfCancellationRequested();
            var source = (int)((long)pivot * people / Math.Min(pivots, people));
            if (!left[source])
            {
                var reached = Search(graph, left, source, distance, paths, queue);
                Accumulate(graph, left, queue.AsSpan(0, reached), distance, paths, share, score);
            }
        }

        return score;
    }

    private static int Search(CsrGraph graph, bool[] left, int source, int[] distance, double[] paths, int[] queue)
    {
        Array.Fill(distance, -1);
        Array.Clear(paths);
        (distance[source], paths[source], queue[0]) = (0, 1, source);
        var tail = 1;
        for (var head = 0; head < tail; head++)
        {
            var node = queue[head];
            foreach (var neighbour in graph.Neighbours(node))
            {
                if (left[neighbour])
                {
                    continue;
                }

                if (distance[neighbour] < 0)
                {
                    distance[neighbour] = distance[node] + 1;
                    queue[tail++] = neighbour;
                }

                paths[neighbour] += distance[neighbour] == distance[node] + 1 ? paths[node] : 0;
            }
        }

        return tail;
    }

    private static void Accumulate(
        CsrGraph graph, bool[] left, ReadOnlySpan<int> reached, int[] distance, double[] paths, double[] share, double[] score)
    {
        for (var at = reached.Length - 1; at > 0; at--)
        {
            // Path counts may overflow on a long chain of diamonds; what is not a number then says nothing.
            var node = reached[at];
            share[node] = 0;
            foreach (var neighbour in graph.Neighbours(node))
            {
                if (!left[neighbour] && distance[neighbour] == distance[node] + 1)
                {
                    share[node] += paths[node] / paths[neighbour] * (1 + share[neighbour]);
                }
            }

            score[node] += double.IsFinite(share[node]) ? share[node] : 0;
        }
    }
}

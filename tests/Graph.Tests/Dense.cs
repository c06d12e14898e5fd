using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests;

/// <summary>A graph as a full matrix: slow, plain, and the ground of every oracle.</summary>
internal static class Dense
{
    /// <summary>Distance between two nodes that no path joins.</summary>
    public const int Unreachable = int.MaxValue;

    /// <summary>Weights, n x n; 0 where there is no tie; symmetric for an undirected graph.</summary>
    public static double[,] Matrix(CsrGraph graph)
    {
        var matrix = new double[graph.NodeCount, graph.NodeCount];
        for (var i = 0; i < graph.NodeCount; i++)
        {
            for (var at = 0; at < graph.Degree(i); at++)
            {
                matrix[i, graph.Neighbours(i)[at]] = graph.IsWeighted ? graph.Weights(i)[at] : 1;
            }
        }

        return matrix;
    }

    /// <summary>Each tie once: arcs of a directed graph, pairs with From &lt; To of an undirected one.</summary>
    public static List<(int From, int To, double Weight)> Ties(CsrGraph graph)
    {
        var matrix = Matrix(graph);
        var ties = new List<(int, int, double)>();
        for (var i = 0; i < graph.NodeCount; i++)
        {
            for (var j = graph.IsDirected ? 0 : i + 1; j < graph.NodeCount; j++)
            {
                if (matrix[i, j] > 0)
                {
                    ties.Add((i, j, matrix[i, j]));
                }
            }
        }

        return ties;
    }

    /// <summary>
    /// Geodesic distances between all ordered pairs by Floyd and Warshall; <see cref="Unreachable"/> where there is no path.
    /// </summary>
    public static int[,] Distances(CsrGraph graph)
    {
        var n = graph.NodeCount;
        var matrix = Matrix(graph);
        var distance = new int[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                distance[i, j] = i == j ? 0 : matrix[i, j] > 0 ? 1 : Unreachable;
            }
        }

        for (var via = 0; via < n; via++)
        {
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    if (distance[i, via] != Unreachable && distance[via, j] != Unreachable)
                    {
                        distance[i, j] = Math.Min(distance[i, j], distance[i, via] + distance[via, j]);
                    }
                }
            }
        }

        return distance;
    }

    /// <summary>
    /// Lengths of shortest paths between all ordered pairs when a tie of weight w is 1/w long; infinite where there is none.
    /// </summary>
    public static double[,] Lengths(CsrGraph graph)
    {
        var n = graph.NodeCount;
        var length = Matrix(graph);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                length[i, j] = i == j ? 0 : 1 / length[i, j];
            }
        }

        for (var via = 0; via < n; via++)
        {
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    length[i, j] = Math.Min(length[i, j], length[i, via] + length[via, j]);
                }
            }
        }

        return length;
    }
}

using NetworkLens.Graph.Algorithms.Cohesion;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Cohesion;

/// <summary>Pairs, triples and circles straight from what they mean, over the full matrix.</summary>
internal static class SlowCohesion
{
    /// <summary>Two circles of four with one tie between them.</summary>
    public const string TwoCliques = "0-1 0-2 0-3 1-2 1-3 2-3 3-4 4-5 4-6 4-7 5-6 5-7 6-7";

    /// <summary>Everyone tied to everyone.</summary>
    public const string Complete5 = "0-1 0-2 0-3 0-4 1-2 1-3 1-4 2-3 2-4 3-4";

    /// <summary>Weights both ways added.</summary>
    public static double[,] Folded(CsrGraph graph)
    {
        var matrix = Dense.Matrix(graph);
        var folded = new double[graph.NodeCount, graph.NodeCount];
        for (var i = 0; i < graph.NodeCount; i++)
        {
            for (var j = 0; j < graph.NodeCount; j++)
            {
                // An undirected tie stands in the matrix twice, and is one.
                folded[i, j] = graph.IsDirected ? matrix[i, j] + matrix[j, i] : matrix[i, j];
            }
        }

        return folded;
    }

    /// <summary>Triangles of each person.</summary>
    public static int[] Triangles(CsrGraph graph)
    {
        var ties = Folded(graph);
        var counts = new int[graph.NodeCount];
        foreach (var (a, b, c) in Triples(graph.NodeCount))
        {
            if (ties[a, b] > 0 && ties[a, c] > 0 && ties[b, c] > 0)
            {
                counts[a]++;
                counts[b]++;
                counts[c]++;
            }
        }

        return counts;
    }

    /// <summary>
    /// Each triple is turned until it looks like the picture of a class: six turns, sixteen pictures.
    /// </summary>
    public static long[] Triads(CsrGraph graph)
    {
        var matrix = Dense.Matrix(graph);
        var counts = new long[TriadCensus.Classes];
        foreach (var (a, b, c) in Triples(graph.NodeCount))
        {
            int[][] turns = [[a, b, c], [a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a]];
            var looks = turns.Select(turn => Look(matrix, turn)).ToArray();
            counts[Enumerable.Range(0, Pictures.Length).Single(picture => looks.Contains(Pictures[picture]))]++;
        }

        return counts;
    }

    /// <summary>Mutual ties with a third person who has mutual ties to both, and how many such third people there are.</summary>
    public static List<(int From, int To, double Thirds)> Simmelian(CsrGraph graph)
    {
        var matrix = Dense.Matrix(graph);
        var found = new List<(int, int, double)>();
        for (var i = 0; i < graph.NodeCount; i++)
        {
            for (var j = i + 1; j < graph.NodeCount; j++)
            {
                var thirds = Enumerable.Range(0, graph.NodeCount).Count(q => Mutual(i, q) && Mutual(q, j));
                if (Mutual(i, j) && thirds > 0)
                {
                    found.Add((i, j, thirds));
                }
            }
        }

        return found;

        bool Mutual(int a, int b) => matrix[a, b] > 0 && matrix[b, a] > 0;
    }

    // Arcs of a picture over a, b, c.
    private static readonly string[] Pictures =
    [
        "", "ab", "ab ba", "ba bc", "ab cb", "ab bc", "ab ba cb", "ab ba bc", "ab ac bc", "ab bc ca", "ab ba bc cb",
        "ac ba bc ca", "ab ac ca cb", "ab ac bc ca", "ab ac ba bc cb", "ab ac ba bc ca cb",
    ];

    private static string Look(double[,] matrix, int[] turn)
    {
        var arcs = from i in Enumerable.Range(0, 3)
                   from j in Enumerable.Range(0, 3)
                   where i != j && matrix[turn[i], turn[j]] > 0
                   select $"{"abc"[i]}{"abc"[j]}";
        return string.Join(' ', arcs);
    }

    private static IEnumerable<(int A, int B, int C)> Triples(int people)
    {
        for (var a = 0; a < people; a++)
        {
            for (var b = a + 1; b < people; b++)
            {
                for (var c = b + 1; c < people; c++)
                {
                    yield return (a, b, c);
                }
            }
        }
    }
}

using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests;

/// <summary>Networks large enough that work on them is parted, and quickly made.</summary>
internal static class Large
{
    /// <summary>Ties between anyone and anyone, with parallel ones and self-ties as chance has it.</summary>
    public static CsrGraph Sparse(int nodes, int ties, int seed, bool directed = false)
    {
        var (from, to, _) = Ties(nodes, ties, seed);
        return CsrGraphBuilder.FromTies(nodes, from, to, [], directed);
    }

    /// <summary>Ties among the first few nodes for the most part, with weights of quarters.</summary>
    public static (int[] From, int[] To, double[] Weights) Ties(int nodes, int ties, int seed, int near = int.MaxValue)
    {
        var random = new Random(seed);
        var (from, to, weights) = (new int[ties], new int[ties], new double[ties]);
        for (var tie = 0; tie < ties; tie++)
        {
            from[tie] = random.Next(nodes);
            to[tie] = near < nodes ? Math.Min(nodes - 1, from[tie] + random.Next(near)) : random.Next(nodes);
            weights[tie] = random.Next(0, 9) / 4.0;
        }

        return (from, to, weights);
    }

    /// <summary>A path through everyone in ascending order.</summary>
    public static CsrGraph Path(int nodes, bool directed = false)
    {
        int[] from = [.. Enumerable.Range(0, nodes - 1)];
        return CsrGraphBuilder.FromTies(nodes, from, [.. from.Select(node => node + 1)], [], directed);
    }
}

using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests;

/// <summary>Random graphs that a seed repeats.</summary>
internal static class RandomGraph
{
    /// <summary>
    /// Each pair (each ordered pair when directed) is tied with chance <paramref name="p"/>; weights are quarters from 0.25 to 4.
    /// </summary>
    public static CsrGraph Gnp(int nodes, double p, int seed, bool directed = false, bool weighted = true)
    {
        var random = new Random(seed);
        var from = new List<int>();
        var to = new List<int>();
        var weights = new List<double>();
        for (var i = 0; i < nodes; i++)
        {
            for (var j = directed ? 0 : i + 1; j < nodes; j++)
            {
                if (i != j && random.NextDouble() < p)
                {
                    from.Add(i);
                    to.Add(j);
                    weights.Add(weighted ? random.Next(1, 17) / 4.0 : 1);
                }
            }
        }

        return CsrGraphBuilder.FromTies(nodes, [.. from], [.. to], [.. weights], directed);
    }

    /// <summary>A random order of 0..n-1.</summary>
    public static int[] Permutation(int n, int seed)
    {
        var order = Enumerable.Range(0, n).ToArray();
        new Random(seed).Shuffle(order);
        return order;
    }

    /// <summary>The same graph with node i called <c>name[i]</c>.</summary>
    public static CsrGraph Relabel(CsrGraph graph, int[] name)
    {
        var ties = Dense.Ties(graph);
        return CsrGraphBuilder.FromTies(
            graph.NodeCount,
            [.. ties.Select(t => name[t.From])],
            [.. ties.Select(t => name[t.To])],
            [.. ties.Select(t => t.Weight)],
            graph.IsDirected);
    }

    /// <summary>A code per node, -1 (blank) with chance <paramref name="blank"/>.</summary>
    public static int[] Codes(int nodes, int groups, int seed, double blank = 0.1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, nodes).Select(_ => random.NextDouble() < blank ? -1 : random.Next(groups))];
    }
}

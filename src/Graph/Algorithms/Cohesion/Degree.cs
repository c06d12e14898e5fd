using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Cohesion;

/// <summary>With how many people everyone is tied: the degree.</summary>
/// <remarks>
/// Ties are counted, 0 to n - 1 each way; weights do not count (<see cref="Strength"/> adds them). In a directed graph a mutual tie counts
/// once in each direction and so twice in <see cref="All"/> (igraph's mode "all"); how many different people it is about is the degree of
/// the folded graph. In an undirected graph the three are one. Isolates have 0; nobody, none.
/// Time O(n) undirected, O(n + m) directed; space O(n). On one thread.
/// Freeman, L. C. (1978). Centrality in social networks: conceptual clarification. Social Networks 1, 215-239.
/// </remarks>
public sealed class Degree
{
    private const int ArcsBetweenLooks = 1 << 20;

    private Degree(int[] outward, int[] inward, int[] all)
    {
        Out = ImmutableCollectionsMarshal.AsImmutableArray(outward);
        In = ImmutableCollectionsMarshal.AsImmutableArray(inward);
        All = ImmutableCollectionsMarshal.AsImmutableArray(all);
    }

    /// <summary>Ties that each person has to others.</summary>
    public ImmutableArray<int> Out { get; }

    /// <summary>Ties that others have to each person.</summary>
    public ImmutableArray<int> In { get; }

    /// <summary>Ties of each person, whatever their direction: out and in together, or simply the ties of an undirected graph.</summary>
    public ImmutableArray<int> All { get; }

    /// <summary>Counts them.</summary>
    /// <param name="graph">Directed or not.</param>
    /// <param name="effort">Cancellation; reports no progress.</param>
    public static Degree Compute(CsrGraph graph, Effort effort)
    {
        effort.Cancel.ThrowIfCancellationRequested();
        var outward = new int[graph.NodeCount];
        for (var node = 0; node < outward.Length; node++)
        {
            outward[node] = graph.Degree(node);
        }

        if (!graph.IsDirected)
        {
            return new(outward, outward, outward);
        }

        var inward = new int[graph.NodeCount];
        var arcs = graph.AllNeighbours;
        for (var from = 0; from < arcs.Length; from += ArcsBetweenLooks)
        {
            effort.Cancel.ThrowIfCancellationRequested();
            foreach (var to in arcs[from..Math.Min(arcs.Length, from + ArcsBetweenLooks)])
            {
                inward[to]++;
            }
        }

        var all = new int[graph.NodeCount];
        for (var node = 0; node < all.Length; node++)
        {
            all[node] = outward[node] + inward[node];
        }

        return new(outward, inward, all);
    }
}

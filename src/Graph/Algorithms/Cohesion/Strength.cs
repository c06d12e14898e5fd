using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Cohesion;

/// <summary>How much contact everyone has in all: the sum of the weights of their ties.</summary>
/// <remarks>
/// In the unit of the weights, above 0 for whoever has ties; without weights it is <see cref="Degree"/>. In a directed graph
/// <see cref="All"/> is out and in together, as igraph's mode "all"; in an undirected one the three are one. Isolates have 0; nobody, none.
/// Weights of a row are added in its order, those that come in by ascending sender: equal bits at any effort.
/// Time O(n + m), space O(n). What comes in is added on one thread, the rest on all.
/// Barrat, A. et al. (2004). The architecture of complex weighted networks. PNAS 101, 3747-3752.
/// </remarks>
public sealed class Strength
{
    private const int PeopleOfPart = 1 << 12;

    private Strength(double[] outward, double[] inward, double[] all)
    {
        Out = ImmutableCollectionsMarshal.AsImmutableArray(outward);
        In = ImmutableCollectionsMarshal.AsImmutableArray(inward);
        All = ImmutableCollectionsMarshal.AsImmutableArray(all);
    }

    /// <summary>Weight of the ties that each person has to others.</summary>
    public ImmutableArray<double> Out { get; }

    /// <summary>Weight of the ties that others have to each person.</summary>
    public ImmutableArray<double> In { get; }

    /// <summary>Weight of the ties of each person, whatever their direction.</summary>
    public ImmutableArray<double> All { get; }

    /// <summary>Adds them up.</summary>
    /// <param name="graph">Directed or not, with weights or without.</param>
    /// <param name="effort">Threads and cancellation; reports no progress.</param>
    public static Strength Compute(CsrGraph graph, Effort effort)
    {
        var outward = new double[graph.NodeCount];
        Chunks.Run(Chunks.Count(outward.Length, PeopleOfPart), new(effort.Threads, null, effort.Cancel), part =>
        {
            var (from, end) = Chunks.Range(part, PeopleOfPart, outward.Length);
            for (var node = from; node < end; node++)
            {
                outward[node] = graph.Strength(node);
            }
        });
        if (!graph.IsDirected)
        {
            return new(outward, outward, outward);
        }

        var inward = new double[graph.NodeCount];
        for (var node = 0; node < inward.Length; node++)
        {
            if (node % PeopleOfPart == 0)
            {
                effort.Cancel.ThrowIfCancellationRequested();
            }

            Send(graph, node, inward);
        }

        var all = new double[graph.NodeCount];
        for (var node = 0; node < all.Length; node++)
        {
            all[node] = outward[node] + inward[node];
        }

        return new(outward, inward, all);
    }

    private static void Send(CsrGraph graph, int from, double[] inward)
    {
        var neighbours = graph.Neighbours(from);
        var weights = graph.Weights(from);
        for (var at = 0; at < neighbours.Length; at++)
        {
            inward[neighbours[at]] += weights.IsEmpty ? 1 : weights[at];
        }
    }
}

using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Betweenness;

/// <summary>Betweenness of ties: how many shortest paths between people walk a tie. Bridges between circles have most.</summary>
/// <remarks>
/// b(e) = Σ_{s ≠ t} σ(s, t | e) / σ(s, t), where σ(s, t) counts the shortest paths from s to t and σ(s, t | e) those over e; the ends of
/// the tie count as ends of paths too, so it is at least 1 for a tie that no path of equal length or less goes round. Each pair of an
/// undirected graph counts once, each ordered pair of a directed one; not normalised (igraph's convention). Direction, weights, exactness
/// and threads are as in <see cref="BetweennessCentrality"/>. A graph without ties has none. Time O(n m), space O(m) a thread.
/// Girvan, M. &amp; Newman, M. E. J. (2002). Community structure in social and biological networks. PNAS 99, 7821-7826.
/// Brandes, U. (2008). On variants of shortest-path betweenness centrality. Social Networks 30, 136-145, section 3.2.
/// </remarks>
public sealed class TieBetweenness
{
    private readonly CsrGraph _graph;

    private TieBetweenness(CsrGraph graph, double[] ofArc)
    {
        _graph = graph;
        OfArc = [.. ofArc];
    }

    /// <summary>
    /// The value of each arc, parallel to <see cref="CsrGraph.AllNeighbours"/>; an undirected tie has the same in both its rows.
    /// </summary>
    public ImmutableArray<double> OfArc { get; }

    /// <summary>Computes it for every tie.</summary>
    /// <param name="graph">Ties.</param>
    /// <param name="length">How long ties are.</param>
    /// <param name="effort">Threads, progress and cancellation.</param>
    public static TieBetweenness Compute(CsrGraph graph, TieLength length, Effort effort)
    {
        SourceGroup everyone = new([.. Enumerable.Range(0, graph.NodeCount)], null);
        var sums = Dependencies.OfTies(graph, length, [everyone], effort);
        return new(graph, graph.IsDirected ? sums : Folded(graph, sums));
    }

    /// <summary>The value of a tie.</summary>
    /// <exception cref="ArgumentException">There is no such tie: a fault of the caller.</exception>
    public double Of(int from, int to)
    {
        var at = _graph.Neighbours(from).BinarySearch(to);
        return at >= 0 ? OfArc[_graph.Offsets[from] + at] : throw new ArgumentException($"{from} and {to} are not tied.", nameof(to));
    }

    // A path walks a tie one way from one end of the pair and the other way from the other.
    private static double[] Folded(CsrGraph graph, double[] arcs)
    {
        var ties = new double[arcs.Length];
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var first = graph.Offsets[node];
            var neighbours = graph.Neighbours(node);
            for (var at = 0; at < neighbours.Length; at++)
            {
                var back = graph.Offsets[neighbours[at]] + graph.Neighbours(neighbours[at]).BinarySearch(node);
                ties[first + at] = (arcs[first + at] + arcs[back]) / 2;
            }
        }

        return ties;
    }
}

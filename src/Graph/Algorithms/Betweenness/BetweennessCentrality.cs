using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Betweenness;

/// <summary>Betweenness of people: on how many shortest paths between others someone lies.</summary>
/// <remarks>
/// <para>b(v) = Σ_{s ≠ v ≠ t} σ(s, t | v) / σ(s, t), where σ(s, t) counts the shortest paths from s to t and σ(s, t | v) those through v.
/// Each pair of an undirected graph counts once, each ordered pair of a directed one; the ends of a path are not between; not normalised:
/// 0..<see cref="Most"/>. igraph's and networkx's convention. Pairs that no path joins add nothing; isolates, two people or fewer have
/// 0.</para>
/// <para>A directed graph is followed in its direction. Weights count as lengths if asked for (<see cref="TieLength.InverseWeight"/>,
/// igraph with weights = 1/w): lengths that differ by less than 10^-10 of their sum are equal, as in igraph.</para>
/// <para>Brandes's accumulation, eight sources side by side where the processor has 256-bit vectors and lengths are steps (see
/// <see cref="LaneSearch"/>), one by one otherwise. Path counts are doubles; where they pass 10^280 (chains of some thousand
/// alternatives) the sources concerned are done again with a wider exponent. Sums over sources are added in one order: equal bits on any
/// number of threads. Time O(n m), with weights O(n (m + n log n)); space O(n) a thread.</para>
/// <para>Freeman, L. C. (1977). A set of measures of centrality based on betweenness. Sociometry 40, 35-41. Brandes, U. (2001). A faster
/// algorithm for betweenness centrality. Journal of Mathematical Sociology 25, 163-177.</para>
/// </remarks>
public static class BetweennessCentrality
{
    /// <summary>Computes it for everyone.</summary>
    /// <param name="graph">Ties.</param>
    /// <param name="length">How long ties are.</param>
    /// <param name="effort">Threads, progress and cancellation.</param>
    /// <returns>b(v) by person, finite, at least 0.</returns>
    public static ImmutableArray<double> Compute(CsrGraph graph, TieLength length, Effort effort)
    {
        SourceGroup everyone = new([.. Enumerable.Range(0, graph.NodeCount)], null);
        var sums = Dependencies.OfPeople(graph, length, [everyone], effort);
        if (!graph.IsDirected)
        {
            foreach (ref var sum in sums.AsSpan())
            {
                sum /= 2; // Both ends of a pair were sources.
            }
        }

        return [.. sums];
    }

    /// <summary>The greatest betweenness that anyone of so many people can have: the hub of a star. What to divide by for 0..1.</summary>
    public static double Most(int people, bool directed) =>
        people < 3 ? 0 : (people - 1.0) * (people - 2.0) / (directed ? 1 : 2);
}

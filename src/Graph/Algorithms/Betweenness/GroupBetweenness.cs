using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Betweenness;

/// <summary>Betweenness restricted to paths between two groups: who carries what passes from one to the other.</summary>
/// <remarks>
/// <para>b(v) = Σ σ(s, t | v) / σ(s, t) over pairs with s in one group and t in the other, v neither s nor t (members of the groups may be
/// between others). Each pair of an undirected graph counts once, also where both are in both groups, so with everyone in both it is
/// <see cref="BetweennessCentrality"/>; igraph's subset betweenness of disjoint groups is half of it. In a directed graph paths run from
/// the first group to the second. Pairs without a path add nothing. Weights, exactness and threads are as in
/// <see cref="BetweennessCentrality"/>.</para>
/// <para>Time O(k m) with k people in the first group (undirected: in the smaller one), space O(n) a thread.</para>
/// <para>Flom, P. L. et al. (2004). A new measure of linkage between two sub-networks. Connections 26, 62-70. Brandes, U. (2008). On
/// variants of shortest-path betweenness centrality. Social Networks 30, 136-145.</para>
/// </remarks>
public sealed class GroupBetweenness
{
    private GroupBetweenness(double[] paths, long joinedPairs, long pairs)
    {
        Paths = [.. paths];
        (JoinedPairs, Pairs) = (joinedPairs, pairs);
    }

    /// <summary>b(v) by person: paths between the groups, each pair shared out over its shortest paths.</summary>
    public ImmutableArray<double> Paths { get; }

    /// <summary>Pairs between the groups that some path joins.</summary>
    public long JoinedPairs { get; }

    /// <summary>Pairs between the groups; nobody makes one with themself.</summary>
    public long Pairs { get; }

    /// <summary>Computes it.</summary>
    /// <param name="graph">Ties.</param>
    /// <param name="from">One group; repeats are counted once.</param>
    /// <param name="to">The other; the groups may share people.</param>
    /// <param name="length">How long ties are.</param>
    /// <param name="effort">Threads, progress and cancellation.</param>
    public static GroupBetweenness Compute(
        CsrGraph graph, ReadOnlySpan<int> from, ReadOnlySpan<int> to, TieLength length, Effort effort)
    {
        var (isFrom, isTo) = (Members(graph, from), Members(graph, to));
        if (!graph.IsDirected && isFrom.AsSpan().Count(true) > isTo.AsSpan().Count(true))
        {
            (isFrom, isTo) = (isTo, isFrom);
        }

        int[] onlyFrom = Where(isFrom, isTo, false), inBoth = Where(isFrom, isTo, true), targets = Where(isTo, isTo, true);
        double[] whole = [.. isTo.Select(t => t ? 1.0 : 0)];

        // Two people of both groups meet as source and target twice: each time for half, where pairs have no order.
        double[] shared = graph.IsDirected ? whole : [.. whole.Select((share, node) => isFrom[node] ? share / 2 : share)];
        var sums = Dependencies.OfPeople(graph, length, [new(onlyFrom, whole), new(inBoth, shared)], effort);
        var joined = Joined(graph, [.. onlyFrom, .. inBoth], targets, effort);
        var pairs = ((long)(onlyFrom.Length + inBoth.Length) * targets.Length) - inBoth.Length;
        if (!graph.IsDirected)
        {
            joined -= Joined(graph, inBoth, inBoth, effort) / 2;
            pairs -= (long)inBoth.Length * (inBoth.Length - 1) / 2;
        }

        return new(sums, joined, pairs);
    }

    /// <summary>
    /// Share of the shortest paths between the groups that run through a person, 0..1; <see cref="Absence.NoPairs"/> where there are no
    /// pairs, <see cref="Absence.Unreachable"/> where no path joins any.
    /// </summary>
    public Measured Share(int person) => Measured.Ratio(Paths[person], JoinedPairs, Pairs == 0 ? Absence.NoPairs : Absence.Unreachable);

    private static long Joined(CsrGraph graph, int[] from, int[] to, Effort effort) =>
        GeodesicDistances.Compute(graph, from, to, new(effort.Threads, null, effort.Cancel)).ReachablePairs;

    private static bool[] Members(CsrGraph graph, ReadOnlySpan<int> group)
    {
        var members = new bool[graph.NodeCount];
        foreach (var node in group)
        {
            members[node] = true;
        }

        return members;
    }

    private static int[] Where(bool[] members, bool[] others, bool inOthers) =>
        [.. Enumerable.Range(0, members.Length).Where(node => members[node] && others[node] == inOthers)];
}

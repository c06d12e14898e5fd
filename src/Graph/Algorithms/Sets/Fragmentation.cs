using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Sets;

/// <summary>Into what a network falls when some people leave: the share of pairs of those who stay that no chain joins any more.</summary>
/// <remarks>
/// <para>
/// F = 1 - Σ_k s_k (s_k - 1) / (n (n - 1)) over the components of s_k people that the n who stay form; 0 all joined, 1 all alone. Its
/// distance-weighted form D_F = 1 - 2 Σ_{i&lt;j} 1/d_ij / (n (n - 1)), with 1/d = 0 where no chain joins, also sees paths grow longer: 0
/// where everybody knows everybody. <see cref="Absence.TooFewPeople"/> where fewer than two stay.
/// </para>
/// <para>
/// Ties have no direction here: a directed graph is folded, an arc either way joins. Weights do not count. F takes time O(n + m),
/// D_F O(n m / 512) at best and is exact. Integers are added, so any number of threads gives equal bits.
/// Borgatti, S. P. (2006). Identifying sets of key players in a social network. Computational and Mathematical Organization Theory 12.
/// </para>
/// </remarks>
public static class Fragmentation
{
    /// <summary>Measures F, the share of pairs that no chain joins.</summary>
    /// <param name="graph">Directed or not.</param>
    /// <param name="leavers">Who leaves; repeats do no harm.</param>
    /// <param name="effort">Cancellation.</param>
    public static Measured Compute(CsrGraph graph, ReadOnlySpan<int> leavers, Effort effort)
    {
        var left = Left(graph.NodeCount, leavers, out var stay);
        var cut = new SingleRemovals(graph.ToUndirected(TieDirection.Either));
        cut.Search(left, effort.Cancel);
        return OfPairs(cut.JoinedPairs, stay);
    }

    /// <summary>Measures D_F, the share of closeness that pairs lack.</summary>
    /// <param name="graph">Directed or not.</param>
    /// <param name="leavers">Who leaves; repeats do no harm.</param>
    /// <param name="effort">Threads and cancellation.</param>
    public static Measured ComputeByDistance(CsrGraph graph, ReadOnlySpan<int> leavers, Effort effort)
    {
        var left = Left(graph.NodeCount, leavers, out var stay);
        var closeness = HarmonicSum.Compute(graph.ToUndirected(TieDirection.Either), left, effort);
        return OfPairs(closeness, stay);
    }

    /// <summary>1 - joined / pairs.</summary>
    /// <param name="joined">Ordered pairs, or their summed closeness.</param>
    /// <param name="stay">People who stay.</param>
    internal static Measured OfPairs(double joined, int stay) =>
        stay < 2 ? Measured.None(stay == 0 ? Absence.NoPeople : Absence.TooFewPeople) : Measured.Of(1 - (joined / (stay * (stay - 1.0))));

    private static bool[] Left(int people, ReadOnlySpan<int> leavers, out int stay)
    {
        var left = new bool[people];
        stay = people;
        foreach (var leaver in leavers)
        {
            stay -= left[leaver] ? 0 : 1;
            left[leaver] = true;
        }

        return left;
    }
}

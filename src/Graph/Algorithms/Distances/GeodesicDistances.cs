using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Distances;

/// <summary>How far people are from each other: lengths of shortest paths, over ordered pairs of different people.</summary>
/// <param name="PairsAt">
/// Pairs at each distance: entry d counts those d ties apart; entry 0 is 0. Ends at the greatest distance there is.
/// </param>
/// <param name="UnreachablePairs">Pairs that no path joins.</param>
/// <remarks>
/// Unweighted; a directed graph is followed in its direction. The mean is over reachable pairs only, so the unreachable share belongs
/// beside it. One sweep of <see cref="MultiSourceSweep"/>; counts are integers and the same for any number of threads.
/// Watts, D. J. &amp; Strogatz, S. H. (1998). Collective dynamics of 'small-world' networks. Nature 393, 440-442 (mean path length).
/// </remarks>
public sealed record GeodesicDistances(ImmutableArray<long> PairsAt, long UnreachablePairs)
{
    /// <summary>Pairs that a path joins.</summary>
    public long ReachablePairs => PairsAt.Sum();

    /// <summary>
    /// Mean length over reachable pairs; <see cref="Absence.NoPairs"/> without pairs, <see cref="Absence.Unreachable"/> where none is
    /// joined.
    /// </summary>
    public Measured Mean
    {
        get
        {
            var sum = 0.0;
            for (var distance = 1; distance < PairsAt.Length; distance++)
            {
                sum += (double)distance * PairsAt[distance];
            }

            return Measured.Ratio(sum, ReachablePairs, UnreachablePairs == 0 ? Absence.NoPairs : Absence.Unreachable);
        }
    }

    /// <summary>Greatest distance of a reachable pair; absent as <see cref="Mean"/> is.</summary>
    public Measured Diameter => ReachablePairs > 0 ? Measured.Of(PairsAt.Length - 1) : Mean;

    /// <summary>Share of pairs that no path joins, 0..1; <see cref="Absence.NoPairs"/> without pairs.</summary>
    public Measured UnreachableShare => Measured.Ratio(UnreachablePairs, ReachablePairs + UnreachablePairs, Absence.NoPairs);

    /// <summary>Share of pairs at most <paramref name="steps"/> ties apart, 0..1; <see cref="Absence.NoPairs"/> without pairs.</summary>
    public Measured ShareWithin(int steps)
    {
        long within = 0;
        for (var distance = 1; distance < PairsAt.Length && distance <= steps; distance++)
        {
            within += PairsAt[distance];
        }

        return Measured.Ratio(within, ReachablePairs + UnreachablePairs, Absence.NoPairs);
    }

    /// <summary>Computes them between all people.</summary>
    /// <param name="graph">Ties.</param>
    /// <param name="effort">Threads, progress and cancellation.</param>
    public static GeodesicDistances Compute(CsrGraph graph, Effort effort)
    {
        int[] everyone = [.. Enumerable.Range(0, graph.NodeCount)];
        return Compute(graph, everyone, everyone, effort);
    }

    /// <summary>Computes them from each of one group to each of another.</summary>
    /// <param name="graph">Ties.</param>
    /// <param name="from">Nodes of the first group; repeats are counted once.</param>
    /// <param name="to">Nodes of the second; whoever is in both makes no pair with themself.</param>
    /// <param name="effort">Threads, progress and cancellation.</param>
    public static GeodesicDistances Compute(
        CsrGraph graph, ReadOnlySpan<int> from, ReadOnlySpan<int> to, Effort effort)
    {
        var isTarget = new bool[graph.NodeCount];
        long targets = 0;
        foreach (var node in to)
        {
            targets += isTarget[node] ? 0 : 1;
            isTarget[node] = true;
        }

        var isSource = new bool[graph.NodeCount];
        var sources = new List<int>(from.Length);
        long selves = 0;
        foreach (var node in from)
        {
            if (!isSource[node])
            {
                isSource[node] = true;
                sources.Add(node);
                selves += isTarget[node] ? 1 : 0;
            }
        }

        var count = new PairCounter(isTarget);
        MultiSourceSweep.Run(graph, NodeSets.Singles([.. sources]), MultiSourceSweep.Unbounded, count, effort);
        var pairsAt = count.PairsAt;
        return new([.. pairsAt], (sources.Count * targets) - selves - pairsAt.Sum());
    }

    private sealed class PairCounter(bool[] isTarget) : ISweepVisitor<PairCounter>
    {
        private long[] _pairsAt = new long[16];
        private int _greatest;

        // Distance 0 is everyone with themself: no pair.
        public long[] PairsAt => _greatest == 0 ? [] : [0, .. _pairsAt[1..(_greatest + 1)]];

        public PairCounter Fork() => new(isTarget);

        public void Reached(int node, int distance, int firstLane, in Vector512<ulong> lanes)
        {
            if (distance > 0 && isTarget[node])
            {
                Count(distance, MultiSourceSweep.CountLanes(lanes));
            }
        }

        public void Join(PairCounter other)
        {
            for (var distance = 1; distance <= other._greatest; distance++)
            {
                Count(distance, other._pairsAt[distance]);
            }
        }

        private void Count(int distance, long pairs)
        {
            if (pairs == 0)
            {
                return;
            }

            _greatest = Math.Max(_greatest, distance);
            if (distance >= _pairsAt.Length)
            {
                Array.Resize(ref _pairsAt, distance * 2);
            }

            _pairsAt[distance] += pairs;
        }
    }
}

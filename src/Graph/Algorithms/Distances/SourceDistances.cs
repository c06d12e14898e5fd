using System.Numerics;
using System.Runtime.Intrinsics;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Distances;

/// <summary>
/// For each of some source sets: how many targets it reaches, and how far they are in all. What a sample of sources needs.
/// </summary>
/// <param name="Reached">Targets that the source reaches, per source; a target in the set itself is not counted.</param>
/// <param name="DistanceSum">Ties to all of them, per source.</param>
/// <param name="Nearest">Ties to the nearest, per source; -1 where none is reached.</param>
/// <remarks>Ties are followed in their direction, unweighted. Time as <see cref="MultiSourceSweep"/> plus O(pairs reached).</remarks>
public sealed record SourceDistances(IReadOnlyList<long> Reached, IReadOnlyList<long> DistanceSum, IReadOnlyList<int> Nearest)
{
    /// <summary>Computes them.</summary>
    /// <param name="graph">Ties.</param>
    /// <param name="sources">The source sets.</param>
    /// <param name="targets">The nodes that count; repeats are counted once.</param>
    /// <param name="maxDistance">Greatest distance looked at; <see cref="MultiSourceSweep.Unbounded"/> for all.</param>
    /// <param name="effort">Threads, progress and cancellation.</param>
    public static SourceDistances Compute(
        CsrGraph graph, NodeSets sources, ReadOnlySpan<int> targets, int maxDistance, Effort effort)
    {
        var isTarget = new bool[graph.NodeCount];
        foreach (var node in targets)
        {
            isTarget[node] = true;
        }

        var sums = new Sums(isTarget, sources.Count);
        MultiSourceSweep.Run(graph, sources, maxDistance, sums, effort);
        return new(sums.Reached, sums.DistanceSum, sums.Nearest);
    }

    private sealed class Sums : ISweepVisitor<Sums>
    {
        private readonly bool[] _isTarget;

        public Sums(bool[] isTarget, int sources)
        {
            _isTarget = isTarget;
            Reached = new long[sources];
            DistanceSum = new long[sources];
            Nearest = new int[sources];
            Array.Fill(Nearest, -1);
        }

        public long[] Reached { get; }

        public long[] DistanceSum { get; }

        public int[] Nearest { get; }

        public Sums Fork() => new(_isTarget, Reached.Length);

        void ISweepVisitor<Sums>.Reached(int node, int distance, int firstLane, in Vector512<ulong> lanes)
        {
            if (distance == 0 || !_isTarget[node])
            {
                return;
            }

            var firstOfWord = firstLane;
            foreach (var word in MultiSourceSweep.Words(lanes))
            {
                for (var bits = word; bits != 0; bits &= bits - 1)
                {
                    var lane = firstOfWord + BitOperations.TrailingZeroCount(bits);
                    Reached[lane]++;
                    DistanceSum[lane] += distance;

                    // Steps come in ascending order, so the first target is the nearest.
                    Nearest[lane] = Nearest[lane] < 0 ? distance : Nearest[lane];
                }

                firstOfWord += 64;
            }
        }

        public void Join(Sums other)
        {
            for (var lane = 0; lane < Reached.Length; lane++)
            {
                Reached[lane] += other.Reached[lane];
                DistanceSum[lane] += other.DistanceSum[lane];

                // As a number without sign, not reached is farther than any distance.
                Nearest[lane] = (int)Math.Min((uint)Nearest[lane], (uint)other.Nearest[lane]);
            }
        }
    }
}

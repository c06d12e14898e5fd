using System.Numerics;
using System.Runtime.Intrinsics;

namespace NetworkLens.Graph.Algorithms.Hierarchy;

/// <summary>How many ordered pairs of people there are of whom the first reaches the second, but not the other way round.</summary>
/// <remarks>
/// Counted on the condensation. First by a plain walk from each component, in which whatever the largest component reaches is counted once
/// and for all: that is near-linear for reporting lines (people times depth) and for networks with one large core. Where the walks
/// get long, by 512 beginnings at a time, one bit each, in one pass over all arcs: time O(components · arcs / 512). Integers only: equal
/// on any number of threads.
/// </remarks>
internal sealed class ReachablePairs
{
    private const int Lanes = 512;
    private const int WalksPerPart = 1024;
    private const int CancelEvery = 1 << 14;

    private readonly Condensation _graph;
    private readonly Effort _effort;
    private readonly int _core;         // The largest component, the first of equals.
    private readonly bool[] _below;     // What the core reaches, itself included.
    private readonly long _belowSize;

    private ReachablePairs(Condensation graph, Effort effort)
    {
        _graph = graph;
        _effort = effort;
        _core = graph.Sizes.AsSpan().IndexOf(graph.Sizes.Max());
        _below = new bool[graph.Count];
        _below[_core] = true;
        _belowSize = graph.Sizes[_core];
        for (var node = _core; node < graph.Count; node++)
        {
            foreach (var parent in graph.Parents.Neighbours(node))
            {
                if (_below[parent])
                {
                    _below[node] = true;
                    _belowSize += graph.Sizes[node];
                    break;
                }
            }
        }
    }

    /// <summary>Counts them.</summary>
    /// <param name="graph">The network drawn together.</param>
    /// <param name="stepsOfWalks">Steps after which the walks give way to the passes; either gives the same count.</param>
    /// <param name="effort">Threads, progress, cancellation.</param>
    public static long Count(Condensation graph, long stepsOfWalks, Effort effort)
    {
        if (graph.Count == 0)
        {
            return 0;
        }

        var pairs = new ReachablePairs(graph, effort);
        return pairs.ByWalks(stepsOfWalks) ?? pairs.ByPasses();
    }

    /// <summary>Steps that walks may take in a graph of some size before passes are the better bargain.</summary>
    public static long StepsWorthWalking(Condensation graph) => (1L << 20) + (64L * (graph.Count + graph.Children.ArcCount));

    private long? ByWalks(long steps)
    {
        var parts = Chunks.Count(_graph.Count, WalksPerPart);
        var sums = new long[parts];
        var left = steps;
        Chunks.Run(parts, new Effort(_effort.Threads, null, _effort.Cancel), () => new Walk(_graph, _below), (part, walk) =>
        {
            var (from, to) = Chunks.Range(part, WalksPerPart, _graph.Count);
            for (var node = from; node < to && Volatile.Read(ref left) >= 0; node++)
            {
                var (reached, taken) = walk.From(node, _core, _belowSize, Volatile.Read(ref left), _effort.Cancel);
                sums[part] += reached * _graph.Sizes[node];
                Interlocked.Add(ref left, -taken);
            }
        });

        return left >= 0 ? sums.Sum() : null;
    }

    private long ByPasses()
    {
        var parts = Chunks.Count(_graph.Count, Lanes);
        var sums = new long[parts];
        Chunks.Run(parts, _effort, () => new Vector512<ulong>[_graph.Count], (part, reached) =>
        {
            sums[part] = Pass(part, reached);
        });

        return sums.Sum();
    }

    /// <summary>Arcs lead to higher numbers, so one walk upwards tells of 512 neighbours in number whom each of them reaches.</summary>
    private long Pass(int part, Vector512<ulong>[] reached)
    {
        var (from, to) = Chunks.Range(part, Lanes, _graph.Count);
        var sizes = _graph.Sizes;
        var several = Several(from, to);
        long sum = 0;
        for (var node = from; node < _graph.Count; node++)
        {
            if (node % CancelEvery == 0)
            {
                _effort.Cancel.ThrowIfCancellationRequested();
            }

            var above = Vector512<ulong>.Zero;
            foreach (var parent in _graph.Parents.Neighbours(node))
            {
                above |= parent >= from ? reached[parent] : Vector512<ulong>.Zero;
            }

            sum += Weight(above, several, from) * sizes[node];
            if (node < to)
            {
                var lane = node - from;
                above |= Vector512<ulong>.Zero.WithElement(lane / 64, 1UL << (lane % 64));
            }

            reached[node] = above;
        }

        return sum;
    }

    /// <summary>The lanes that stand for more than one person.</summary>
    private Vector512<ulong> Several(int from, int to)
    {
        var lanes = Vector512<ulong>.Zero;
        for (var lane = 0; lane < to - from; lane++)
        {
            if (_graph.Sizes[from + lane] > 1)
            {
                lanes |= Vector512<ulong>.Zero.WithElement(lane / 64, 1UL << (lane % 64));
            }
        }

        return lanes;
    }

    private long Weight(Vector512<ulong> lanes, Vector512<ulong> several, int from)
    {
        long weight = 0;
        for (var word = 0; word < Vector512<ulong>.Count; word++)
        {
            weight += BitOperations.PopCount(lanes[word]);
            for (var bits = lanes[word] & several[word]; bits != 0; bits &= bits - 1)
            {
                weight += _graph.Sizes[from + (64 * word) + BitOperations.TrailingZeroCount(bits)] - 1;
            }
        }

        return weight;
    }

    /// <summary>A depth-first walk whose marks need no clearing.</summary>
    private sealed class Walk(Condensation graph, bool[] below)
    {
        private readonly int[] _seen = new int[graph.Count]; // _seen[v] == _round: met in this walk.
        private readonly Stack<int> _open = new();
        private int _round;

        /// <summary>People whom a component reaches besides its own, and how many steps it took to find them.</summary>
        public (long Reached, long Steps) From(int start, int core, long belowSize, long mostSteps, CancellationToken cancel)
        {
            long reached = 0, reachedBelow = 0, steps = 0;
            var metCore = start == core;
            _round++;
            _seen[start] = _round;
            _open.Push(start);
            while (_open.TryPop(out var node))
            {
                foreach (var child in graph.Children.Neighbours(node))
                {
                    steps++;
                    metCore |= child == core;
                    if (_seen[child] == _round || (metCore && below[child]))
                    {
                        continue;
                    }

                    _seen[child] = _round;
                    _open.Push(child);
                    reached += below[child] ? 0 : graph.Sizes[child];
                    reachedBelow += below[child] ? graph.Sizes[child] : 0;
                }

                if (steps > mostSteps)
                {
                    _open.Clear();
                    return (0, steps);
                }

                if (steps % CancelEvery == 0)
                {
                    cancel.ThrowIfCancellationRequested();
                }
            }

            if (metCore)
            {
                return (reached + belowSize - (start == core ? graph.Sizes[core] : 0), steps);
            }

            return (reached + reachedBelow, steps);
        }
    }
}

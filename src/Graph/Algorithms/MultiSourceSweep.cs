using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms;

/// <summary>
/// Breadth-first search from many sets of nodes at once: the kernel behind reach, views, and every mean distance.
/// </summary>
/// <remarks>
/// <para>A lane is one source set. 512 lanes walk together, one bit each: what reaches a node at a step is the union of what its
/// neighbours held at the step before, less what the node has seen. Sparse steps are pushed from a list of active nodes, so long
/// chains cost no more than a plain search; dense steps are pulled by every node that has lanes left to see.</para>
/// <para>Ties are followed in their direction; weights do not count. Time O(lanes / 512 · arcs · steps) at worst, memory 192 bytes a
/// node and thread. Batches of lanes run on several threads; visitors count in integers, so any number of threads gives equal bits.</para>
/// <para>Then, M. et al. (2014). The more the merrier: efficient multi-source graph traversal. PVLDB 8, 449-460.
/// Beamer, S. et al. (2012). Direction-optimizing breadth-first search. SC12.</para>
/// </remarks>
public static class MultiSourceSweep
{
    /// <summary>Lanes that walk together.</summary>
    public const int LanesPerBatch = 512;

    /// <summary>No bound on the distance.</summary>
    public const int Unbounded = int.MaxValue;

    /// <summary>Sweeps from every set and shows the visitor what reaches whom.</summary>
    /// <param name="graph">Ties, followed in their direction.</param>
    /// <param name="sources">The lanes: sets of nodes, distance 0.</param>
    /// <param name="maxDistance">Last step that is taken, at least 0.</param>
    /// <param name="visitor">Gathers; holds the sum over all threads afterwards.</param>
    /// <param name="threads">Threads at most; 0 is one per processor.</param>
    /// <param name="cancel">Stops the sweep within a step of each thread.</param>
    /// <typeparam name="TVisitor">What is gathered.</typeparam>
    public static void Run<TVisitor>(
        CsrGraph graph, NodeSets sources, int maxDistance, TVisitor visitor, int threads, CancellationToken cancel)
        where TVisitor : class, ISweepVisitor<TVisitor>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxDistance);
        var batches = (sources.Count + LanesPerBatch - 1) / LanesPerBatch;
        var workers = Math.Min(batches, threads > 0 ? threads : Environment.ProcessorCount);
        var reverse = graph.Transpose();
        var nextBatch = -1;
        if (workers <= 1)
        {
            Work(visitor);
            return;
        }

        var visitors = new TVisitor[workers];
        for (var worker = 0; worker < workers; worker++)
        {
            visitors[worker] = worker == 0 ? visitor : visitor.Fork();
        }

        try
        {
            Parallel.For(0, workers, new() { MaxDegreeOfParallelism = workers }, worker => Work(visitors[worker]));
        }
        catch (AggregateException) when (cancel.IsCancellationRequested)
        {
            cancel.ThrowIfCancellationRequested();
        }

        for (var worker = 1; worker < workers; worker++)
        {
            visitor.Join(visitors[worker]);
        }

        void Work(TVisitor mine)
        {
            var batch = Interlocked.Increment(ref nextBatch);
            var walk = batch < batches ? new Walk(graph, reverse) : null;
            for (; batch < batches; batch = Interlocked.Increment(ref nextBatch))
            {
                walk!.Run(sources, batch * LanesPerBatch, maxDistance, mine, cancel);
            }
        }
    }

    /// <summary>How many lanes a mask holds.</summary>
    public static int CountLanes(in Vector512<ulong> lanes)
    {
        var count = 0;
        foreach (var word in Words(lanes))
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>The mask as words of 64 lanes, the first lane in the lowest bit of the first.</summary>
    public static ReadOnlySpan<ulong> Words(in Vector512<ulong> lanes) =>
        MemoryMarshal.Cast<Vector512<ulong>, ulong>(new ReadOnlySpan<Vector512<ulong>>(in lanes));

    /// <summary>The state of one thread: all masks are zero and the list is empty between batches.</summary>
    private sealed class Walk(CsrGraph graph, CsrGraph reverse)
    {
        // Beyond this share of all arcs a step is cheaper pulled than pushed.
        private const int DenseShare = 16;

        private readonly Vector512<ulong>[] _seen = new Vector512<ulong>[graph.NodeCount];
        private Vector512<ulong>[] _frontier = new Vector512<ulong>[graph.NodeCount];
        private Vector512<ulong>[] _next = new Vector512<ulong>[graph.NodeCount];
        private int[] _active = new int[graph.NodeCount];
        private int[] _touched = new int[graph.NodeCount];

        public void Run<TVisitor>(NodeSets sources, int firstLane, int maxDistance, TVisitor visitor, CancellationToken cancel)
            where TVisitor : class, ISweepVisitor<TVisitor>
        {
            var lanes = Math.Min(LanesPerBatch, sources.Count - firstLane);
            var all = Mask(lanes);
            var active = Seed(sources, firstLane, lanes);
            for (var distance = 0; active > 0; distance++)
            {
                cancel.ThrowIfCancellationRequested();
                long arcs = 0;
                for (var at = 0; at < active; at++)
                {
                    visitor.Reached(_active[at], distance, firstLane, _frontier[_active[at]]);
                    arcs += graph.Degree(_active[at]);
                }

                active = distance == maxDistance ? Clear(active)
                    : arcs * DenseShare > graph.ArcCount ? Pull(active, all)
                    : Push(active);
            }

            Array.Clear(_seen);
        }

        private static Vector512<ulong> Mask(int lanes)
        {
            var words = new ulong[Vector512<ulong>.Count];
            for (var lane = 0; lane < lanes; lane++)
            {
                words[lane / 64] |= 1UL << (lane % 64);
            }

            return Vector512.Create(words);
        }

        private int Seed(NodeSets sources, int firstLane, int lanes)
        {
            var active = 0;
            for (var lane = 0; lane < lanes; lane++)
            {
                foreach (var node in sources[firstLane + lane])
                {
                    if (_frontier[node] == Vector512<ulong>.Zero)
                    {
                        _active[active++] = node;
                    }

                    var held = _frontier[node];
                    _frontier[node] = held.WithElement(lane / 64, held[lane / 64] | (1UL << (lane % 64)));
                    _seen[node] = _frontier[node];
                }
            }

            return active;
        }

        private int Clear(int active)
        {
            for (var at = 0; at < active; at++)
            {
                _frontier[_active[at]] = Vector512<ulong>.Zero;
            }

            return 0;
        }

        private int Push(int active)
        {
            var touched = 0;
            for (var at = 0; at < active; at++)
            {
                var node = _active[at];
                var held = _frontier[node];
                _frontier[node] = Vector512<ulong>.Zero;
                foreach (var neighbour in graph.Neighbours(node))
                {
                    ref var next = ref _next[neighbour];
                    if (next == Vector512<ulong>.Zero)
                    {
                        _touched[touched++] = neighbour;
                    }

                    next |= held;
                }
            }

            // Of the nodes touched, those that saw something new are the next step's.
            var kept = 0;
            for (var at = 0; at < touched; at++)
            {
                var node = _touched[at];
                var arrived = Vector512.AndNot(_next[node], _seen[node]);
                _next[node] = arrived;
                if (arrived != Vector512<ulong>.Zero)
                {
                    _seen[node] |= arrived;
                    _touched[kept++] = node;
                }
            }

            Swap();
            return kept;
        }

        private int Pull(int active, Vector512<ulong> all)
        {
            var kept = 0;
            for (var node = 0; node < graph.NodeCount; node++)
            {
                var seen = _seen[node];
                if (seen == all)
                {
                    continue;
                }

                var arrived = Vector512<ulong>.Zero;
                foreach (var neighbour in reverse.Neighbours(node))
                {
                    arrived |= _frontier[neighbour];
                }

                arrived = Vector512.AndNot(arrived, seen);
                if (arrived != Vector512<ulong>.Zero)
                {
                    // Neighbours look at the frontier only, so marking it now tells them nothing early.
                    _seen[node] = seen | arrived;
                    _next[node] = arrived;
                    _touched[kept++] = node;
                }
            }

            Clear(active);
            Swap();
            return kept;
        }

        private void Swap()
        {
            (_frontier, _next) = (_next, _frontier);
            (_active, _touched) = (_touched, _active);
        }
    }
}

/// <summary>Gathers what a sweep finds. One instance per thread; sums must not depend on order (integers do not).</summary>
/// <typeparam name="TSelf">The visitor's own type.</typeparam>
public interface ISweepVisitor<TSelf>
    where TSelf : class, ISweepVisitor<TSelf>
{
    /// <summary>An empty visitor of the same kind for another thread.</summary>
    TSelf Fork();

    /// <summary>Some lanes reach a node for the first time. Called once for each node, distance and batch that has any.</summary>
    /// <param name="node">The node reached.</param>
    /// <param name="distance">Ties walked, from 0.</param>
    /// <param name="firstLane">Number of the lane that bit 0 of the mask stands for.</param>
    /// <param name="lanes">The lanes that reach it now.</param>
    void Reached(int node, int distance, int firstLane, in Vector512<ulong> lanes);

    /// <summary>Adds what another thread has gathered.</summary>
    void Join(TSelf other);
}

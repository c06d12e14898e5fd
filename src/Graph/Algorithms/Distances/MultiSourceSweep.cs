using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Distances;

/// <summary>
/// Breadth-first search from many sets of nodes at once: the kernel behind reach, views, and every mean distance.
/// </summary>
/// <remarks>
/// <para>A lane is one source set. 512 lanes walk together, one bit each: what reaches a node at a step is the union of what its
/// neighbours held at the step before, less what the node has seen. Sparse steps are pushed from a list of active nodes, so long
/// chains cost no more than a plain search; dense steps are pulled by every node that has lanes left to see.</para>
/// <para>Ties are followed in their direction; weights do not count. Time O(lanes / 512 · arcs · steps) at worst, memory 200 bytes a
/// node and batch at work. Threads take a batch each, or share the people of one where there are fewer batches than threads; visitors
/// count in integers, so any number of threads gives equal bits.</para>
/// <para>Then, M. et al. (2014). The more the merrier: efficient multi-source graph traversal. PVLDB 8, 449-460.
/// Beamer, S. et al. (2012). Direction-optimizing breadth-first search. SC12.</para>
/// </remarks>
public static class MultiSourceSweep
{
    /// <summary>Lanes that walk together.</summary>
    public const int LanesPerBatch = 512;

    // Below so many people a step is done before threads have been told of it.
    private const int SharedFrom = 1 << 14;

    /// <summary>No bound on the distance.</summary>
    public const int Unbounded = int.MaxValue;

    /// <summary>Sweeps from every set and shows the visitor what reaches whom.</summary>
    /// <param name="graph">Ties, followed in their direction.</param>
    /// <param name="sources">The lanes: sets of nodes, distance 0.</param>
    /// <param name="maxDistance">Last step that is taken, at least 0.</param>
    /// <param name="visitor">Gathers; holds the sum over all threads afterwards.</param>
    /// <param name="effort">Threads, progress (one step a batch of lanes), and what stops the sweep within a step of each thread.</param>
    /// <typeparam name="TVisitor">What is gathered.</typeparam>
    public static void Run<TVisitor>(CsrGraph graph, NodeSets sources, int maxDistance, TVisitor visitor, Effort effort)
        where TVisitor : class, ISweepVisitor<TVisitor>
    {
        // Fewer batches than threads, of people enough: then threads share the people of a batch, which also needs less memory.
        var batches = Chunks.Count(sources.Count, LanesPerBatch);
        var isShared = batches < effort.Workers(int.MaxValue) && graph.NodeCount >= SharedFrom;
        Run(graph, sources, maxDistance, visitor, isShared, effort);
    }

    /// <summary>As above, telling whether all threads walk one batch after the other together, or each a batch of its own.</summary>
    internal static void Run<TVisitor>(
        CsrGraph graph, NodeSets sources, int maxDistance, TVisitor visitor, bool isShared, Effort effort)
        where TVisitor : class, ISweepVisitor<TVisitor>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxDistance);
        var reverse = graph.Transpose(new(effort.Threads, null, effort.Cancel));
        var batches = Chunks.Count(sources.Count, LanesPerBatch);
        var threads = isShared ? effort.Workers(int.MaxValue) : 1;
        var rooms = new List<Room<TVisitor>>();
        try
        {
            Chunks.Run(batches, isShared ? new(1, effort.Progress, effort.Cancel) : effort, MakeRoom, (batch, room) =>
                room.Walk.Run(sources, batch * LanesPerBatch, maxDistance, room.Visitors, effort.Cancel));
        }
        finally
        {
            rooms.ForEach(room => room.Walk.Dispose());
        }

        foreach (var forked in rooms.SelectMany(room => room.Visitors))
        {
            visitor.Join(forked);
        }

        Room<TVisitor> MakeRoom()
        {
            var room = new Room<TVisitor>(new(graph, reverse), [.. Enumerable.Range(0, threads).Select(_ => visitor.Fork())]);
            lock (rooms)
            {
                rooms.Add(room);
            }

            return room;
        }
    }

    /// <summary>How many lanes a mask holds.</summary>
    public static int CountLanes(in Vector512<ulong> lanes)
    {
        // Eight counts of a word each are as fast as a table in a vector, and need no vector.
        ref var word = ref Unsafe.As<Vector512<ulong>, ulong>(ref Unsafe.AsRef(in lanes));
        return BitOperations.PopCount(word) + BitOperations.PopCount(Unsafe.Add(ref word, 1))
            + BitOperations.PopCount(Unsafe.Add(ref word, 2)) + BitOperations.PopCount(Unsafe.Add(ref word, 3))
            + BitOperations.PopCount(Unsafe.Add(ref word, 4)) + BitOperations.PopCount(Unsafe.Add(ref word, 5))
            + BitOperations.PopCount(Unsafe.Add(ref word, 6)) + BitOperations.PopCount(Unsafe.Add(ref word, 7));
    }

    /// <summary>The mask as words of 64 lanes, the first lane in the lowest bit of the first.</summary>
    public static ReadOnlySpan<ulong> Words(in Vector512<ulong> lanes) =>
        MemoryMarshal.Cast<Vector512<ulong>, ulong>(new ReadOnlySpan<Vector512<ulong>>(in lanes));

    private sealed record Room<TVisitor>(SweepWalk Walk, TVisitor[] Visitors);
}

/// <summary>Gathers what a sweep finds. One instance per thread; sums must not depend on order (integers do not).</summary>
/// <remarks>An instance may hear of some of the people whom a batch reaches, and not at every distance: others hear of the rest.</remarks>
/// <typeparam name="TSelf">The visitor's own type.</typeparam>
public interface ISweepVisitor<TSelf>
    where TSelf : class, ISweepVisitor<TSelf>
{
    /// <summary>An empty visitor of the same kind for another thread.</summary>
    TSelf Fork();

    /// <summary>
    /// Some lanes reach a node for the first time. Called once for each node, distance and batch that has any, on one of the instances.
    /// </summary>
    /// <param name="node">The node reached.</param>
    /// <param name="distance">Ties walked, from 0; the distances of a batch ascend.</param>
    /// <param name="firstLane">Number of the lane that bit 0 of the mask stands for.</param>
    /// <param name="lanes">The lanes that reach it now.</param>
    void Reached(int node, int distance, int firstLane, in Vector512<ulong> lanes);

    /// <summary>Adds what another thread has gathered.</summary>
    void Join(TSelf other);
}

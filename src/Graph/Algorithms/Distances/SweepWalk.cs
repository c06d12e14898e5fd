using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Distances;

/// <summary>What one thread of a <see cref="MultiSourceSweep"/> works in, and the steps it takes.</summary>
/// <remarks>
/// A node has one row of 512 bits in each of three arrays, a cache line each. A row is worked on as two vectors of 256 bits, which any
/// vector hardware of the last ten years has; where there is none the runtime does the same with smaller ones.
/// Between batches, frontier and next are zero.
/// </remarks>
internal sealed unsafe class SweepWalk : IDisposable
{
    // Beyond this share of all arcs a step is cheaper pulled than pushed.
    private const int DenseShare = 16;
    private const int Words = MultiSourceSweep.LanesPerBatch / 64;
    private const int Half = Words / 2;

    private readonly CsrGraph _graph;
    private readonly CsrGraph _reverse;
    private readonly int _nodes;
    private readonly NativeArray<ulong> _seen;
    private readonly NativeArray<int> _lists;
    private readonly NativeArray<ulong> _rows;
    private ulong* _frontier;
    private ulong* _next;
    private int* _active;
    private int* _touched;

    public SweepWalk(CsrGraph graph, CsrGraph reverse)
    {
        (_graph, _reverse, _nodes) = (graph, reverse, graph.NodeCount);
        _seen = new((long)_nodes * Words);
        _rows = new((long)_nodes * Words * 2);
        _lists = new((long)_nodes * 2);
        _frontier = _rows.First;
        _next = _frontier + ((long)_nodes * Words);
        _active = _lists.First;
        _touched = _active + _nodes;
    }

    public void Dispose()
    {
        _seen.Dispose();
        _rows.Dispose();
        _lists.Dispose();
    }

    /// <summary>Walks a batch of lanes to its end.</summary>
    public void Run<TVisitor>(NodeSets sources, int firstLane, int maxDistance, TVisitor visitor, CancellationToken cancel)
        where TVisitor : class, ISweepVisitor<TVisitor>
    {
        var lanes = Math.Min(MultiSourceSweep.LanesPerBatch, sources.Count - firstLane);
        NativeMemory.Clear(_seen.First, (nuint)_nodes * Words * sizeof(ulong));
        var active = Seed(sources, firstLane, lanes);
        for (var distance = 0; active > 0; distance++)
        {
            cancel.ThrowIfCancellationRequested();
            long arcs = 0;
            for (var at = 0; at < active; at++)
            {
                var node = _active[at];
                arcs += _graph.Degree(node);
                visitor.Reached(node, distance, firstLane, in *(Vector512<ulong>*)Row(_frontier, node));
            }

            active = distance == maxDistance ? Clear(active)
                : arcs * DenseShare > _graph.ArcCount ? Pull(active, lanes, cancel)
                : Push(active, cancel);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong* Row(ulong* rows, int node) => rows + ((nuint)(uint)node * Words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StopAtTimes(int count, CancellationToken cancel)
    {
        if ((count & 0xFFF) == 0)
        {
            cancel.ThrowIfCancellationRequested();
        }
    }

    private int Seed(NodeSets sources, int firstLane, int lanes)
    {
        var active = 0;
        for (var lane = 0; lane < lanes; lane++)
        {
            foreach (var node in sources[firstLane + lane])
            {
                var held = Row(_frontier, node);
                if (!new ReadOnlySpan<ulong>(held, Words).ContainsAnyExcept(0UL))
                {
                    _active[active++] = node;
                }

                held[lane / 64] |= 1UL << (lane % 64);
                Row(_seen.First, node)[lane / 64] = held[lane / 64];
            }
        }

        return active;
    }

    private int Clear(int active)
    {
        for (var at = 0; at < active; at++)
        {
            var row = Row(_frontier, _active[at]);
            Vector256<ulong>.Zero.StoreAligned(row);
            Vector256<ulong>.Zero.StoreAligned(row + Half);
        }

        return 0;
    }

    private int Push(int active, CancellationToken cancel)
    {
        var touched = 0;
        fixed (int* offsets = _graph.Offsets, neighbours = _graph.AllNeighbours)
        {
            for (var at = 0; at < active; at++)
            {
                StopAtTimes(at, cancel);
                var node = _active[at];
                var held = Row(_frontier, node);
                var (low, high) = (Vector256.LoadAligned(held), Vector256.LoadAligned(held + Half));
                Vector256<ulong>.Zero.StoreAligned(held);
                Vector256<ulong>.Zero.StoreAligned(held + Half);
                for (var arc = offsets[node]; arc < offsets[node + 1]; arc++)
                {
                    var next = Row(_next, neighbours[arc]);
                    var (nextLow, nextHigh) = (Vector256.LoadAligned(next), Vector256.LoadAligned(next + Half));
                    if ((nextLow | nextHigh) == Vector256<ulong>.Zero)
                    {
                        _touched[touched++] = neighbours[arc];
                    }

                    (nextLow | low).StoreAligned(next);
                    (nextHigh | high).StoreAligned(next + Half);
                }
            }
        }

        return KeepNew(touched);
    }

    // Of the nodes touched, those that saw something new are the next step's.
    private int KeepNew(int touched)
    {
        var kept = 0;
        for (var at = 0; at < touched; at++)
        {
            var node = _touched[at];
            var seen = Row(_seen.First, node);
            var next = Row(_next, node);
            var (seenLow, seenHigh) = (Vector256.LoadAligned(seen), Vector256.LoadAligned(seen + Half));
            var low = Vector256.AndNot(Vector256.LoadAligned(next), seenLow);
            var high = Vector256.AndNot(Vector256.LoadAligned(next + Half), seenHigh);
            low.StoreAligned(next);
            high.StoreAligned(next + Half);
            if ((low | high) != Vector256<ulong>.Zero)
            {
                (seenLow | low).StoreAligned(seen);
                (seenHigh | high).StoreAligned(seen + Half);
                _touched[kept++] = node;
            }
        }

        Swap();
        return kept;
    }

    private int Pull(int active, int lanes, CancellationToken cancel)
    {
        var all = stackalloc ulong[Words];
        for (var lane = 0; lane < lanes; lane++)
        {
            all[lane / 64] |= 1UL << (lane % 64);
        }

        int kept;
        fixed (int* offsets = _reverse.Offsets, neighbours = _reverse.AllNeighbours)
        {
            kept = PullRows(offsets, neighbours, Vector256.Load(all), Vector256.Load(all + Half), cancel);
        }

        Clear(active);
        Swap();
        return kept;
    }

    private int PullRows(
        int* offsets, int* neighbours, Vector256<ulong> allLow, Vector256<ulong> allHigh, CancellationToken cancel)
    {
        var frontier = _frontier;
        var seenRows = _seen.First;
        var kept = 0;
        for (var node = 0; node < _nodes; node++)
        {
            StopAtTimes(node, cancel);
            var seen = Row(seenRows, node);
            var (seenLow, seenHigh) = (Vector256.LoadAligned(seen), Vector256.LoadAligned(seen + Half));
            var (leftLow, leftHigh) = (Vector256.AndNot(allLow, seenLow), Vector256.AndNot(allHigh, seenHigh));
            if ((leftLow | leftHigh) == Vector256<ulong>.Zero)
            {
                continue;
            }

            var (low, high) = (Vector256<ulong>.Zero, Vector256<ulong>.Zero);
            var (arc, end) = (offsets[node], offsets[node + 1]);
            for (; arc + 4 <= end; arc += 4)
            {
                var a = Row(frontier, neighbours[arc]);
                var b = Row(frontier, neighbours[arc + 1]);
                var c = Row(frontier, neighbours[arc + 2]);
                var d = Row(frontier, neighbours[arc + 3]);
                low |= Vector256.LoadAligned(a) | Vector256.LoadAligned(b) | (Vector256.LoadAligned(c) | Vector256.LoadAligned(d));
                high |= Vector256.LoadAligned(a + Half) | Vector256.LoadAligned(b + Half)
                    | (Vector256.LoadAligned(c + Half) | Vector256.LoadAligned(d + Half));

                // Once everything that is left has come, the other neighbours can bring nothing.
                if ((Vector256.AndNot(leftLow, low) | Vector256.AndNot(leftHigh, high)) == Vector256<ulong>.Zero)
                {
                    arc = end;
                }
            }

            for (; arc < end; arc++)
            {
                var row = Row(frontier, neighbours[arc]);
                low |= Vector256.LoadAligned(row);
                high |= Vector256.LoadAligned(row + Half);
            }

            (low, high) = (low & leftLow, high & leftHigh);
            if ((low | high) != Vector256<ulong>.Zero)
            {
                // Neighbours look at the frontier only, so marking it now tells them nothing early.
                (seenLow | low).StoreAligned(seen);
                (seenHigh | high).StoreAligned(seen + Half);
                var arrived = Row(_next, node);
                low.StoreAligned(arrived);
                high.StoreAligned(arrived + Half);
                _touched[kept++] = node;
            }
        }

        return kept;
    }

    private void Swap()
    {
        var rows = _frontier;
        _frontier = _next;
        _next = rows;
        var list = _active;
        _active = _touched;
        _touched = list;
    }
}

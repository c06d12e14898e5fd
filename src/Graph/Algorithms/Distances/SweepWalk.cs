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
    private const int NodesOfPart = 1 << 13;

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

    /// <summary>Walks a batch of lanes to its end, on as many threads as there are visitors.</summary>
    public void Run<TVisitor>(NodeSets sources, int firstLane, int maxDistance, TVisitor[] visitors, CancellationToken cancel)
        where TVisitor : class, ISweepVisitor<TVisitor>
    {
        var lanes = Math.Min(MultiSourceSweep.LanesPerBatch, sources.Count - firstLane);
        var effort = new Effort(visitors.Length, null, cancel);
        NativeMemory.Clear(_seen.First, (nuint)_nodes * Words * sizeof(ulong));
        var active = Seed(sources, firstLane, lanes);
        for (var distance = 0; active > 0; distance++)
        {
            cancel.ThrowIfCancellationRequested();
            var arcs = Show(active, distance, firstLane, visitors, effort);
            active = distance == maxDistance ? Clear(active, effort)
                : arcs * DenseShare > _graph.ArcCount ? Pull(active, lanes, effort)
                : Push(active, cancel);
        }
    }

    /// <summary>Shows the visitors who is reached; returns how many arcs lead on from there.</summary>
    private long Show<TVisitor>(int active, int distance, int firstLane, TVisitor[] visitors, Effort effort)
        where TVisitor : class, ISweepVisitor<TVisitor>
    {
        if (visitors.Length == 1)
        {
            return Show(0, active, distance, firstLane, visitors[0]);
        }

        var taken = -1;
        long arcs = 0;
        Chunks.Run(Chunks.Count(active, NodesOfPart), effort, () => visitors[Interlocked.Increment(ref taken)], (part, visitor) =>
        {
            var (from, end) = Chunks.Range(part, NodesOfPart, active);
            Interlocked.Add(ref arcs, Show(from, end, distance, firstLane, visitor));
        });
        return arcs;
    }

    private long Show<TVisitor>(int from, int end, int distance, int firstLane, TVisitor visitor)
        where TVisitor : class, ISweepVisitor<TVisitor>
    {
        long arcs = 0;
        for (var at = from; at < end; at++)
        {
            var node = _active[at];
            arcs += _graph.Degree(node);
            visitor.Reached(node, distance, firstLane, in *(Vector512<ulong>*)Row(_frontier, node));
        }

        return arcs;
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

    private int Clear(int active, Effort effort)
    {
        Chunks.Run(Chunks.Count(active, NodesOfPart), effort, part =>
        {
            var (from, end) = Chunks.Range(part, NodesOfPart, active);
            for (var at = from; at < end; at++)
            {
                var row = Row(_frontier, _active[at]);
                Vector256<ulong>.Zero.StoreAligned(row);
                Vector256<ulong>.Zero.StoreAligned(row + Half);
            }
        });
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

    private int Pull(int active, int lanes, Effort effort)
    {
        var words = new ulong[Words];
        for (var lane = 0; lane < lanes; lane++)
        {
            words[lane / 64] |= 1UL << (lane % 64);
        }

        var (low, high) = (Vector256.Create(words), Vector256.Create(words, Half));
        var kept = new int[Chunks.Count(_nodes, NodesOfPart)];
        Chunks.Run(kept.Length, effort, part =>
        {
            var (from, end) = Chunks.Range(part, NodesOfPart, _nodes);
            fixed (int* offsets = _reverse.Offsets, neighbours = _reverse.AllNeighbours)
            {
                kept[part] = PullRows(offsets, neighbours, from, end, low, high);
            }
        });
        Clear(active, effort);
        Swap();
        return Gather(kept);
    }

    // Each part has listed whom it kept from its own first place on: they are moved together, in the order of the parts.
    private int Gather(int[] kept)
    {
        var all = 0;
        for (var part = 0; part < kept.Length; part++)
        {
            var listed = new ReadOnlySpan<int>(_active + ((long)part * NodesOfPart), kept[part]);
            listed.CopyTo(new(_active + all, listed.Length));
            all += listed.Length;
        }

        return all;
    }

    private int PullRows(int* offsets, int* neighbours, int from, int to, Vector256<ulong> allLow, Vector256<ulong> allHigh)
    {
        var frontier = _frontier;
        var seenRows = _seen.First;
        var listed = _touched + from;
        var kept = 0;
        for (var node = from; node < to; node++)
        {
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
                listed[kept++] = node;
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

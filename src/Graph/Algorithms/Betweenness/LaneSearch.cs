using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Betweenness;

/// <summary>Brandes's accumulation from eight sources side by side, one lane of a vector each; lengths are steps.</summary>
/// <remarks>
/// <para>A person has one row of eight doubles, a cache line, in each of three arrays: path counts, and what two neighbouring levels
/// hold. What costs time is fetching rows, so eight sources that share most of their levels cost little more than one. Neighbouring
/// numbers as sources share most; any others are right too.</para>
/// <para>Levels are lists of people with the lanes in which they stand on that level, so that long chains cost what they hold. Going out, a
/// level is pushed along its own ties or pulled by those whom some lane has not seen, whichever fetches fewer rows; coming back likewise,
/// between the two levels. Counts are exact as long as doubles are; beyond <see cref="PathSearch.GreatestCount"/> the caller takes
/// another way.</para>
/// <para>Between batches both level arrays are zero. Time O(8 (n + m)) at worst, n + m where lanes agree; 260 bytes a person.</para>
/// </remarks>
internal sealed unsafe partial class LaneSearch : IDisposable
{
    /// <summary>Sources side by side.</summary>
    public const int Lanes = 8;

    private const int Half = Lanes / 2;

    // A row pushed to is read and written, and checked first: it costs about as much as these rows pulled.
    private const double PushCost = 1.5;

    // A level of more than this share of all people is put in order.
    private const int ManyShare = 32;

    private readonly CsrGraph _graph;
    private readonly CsrGraph _reverse;
    private readonly int _nodes;
    private readonly NativeArray<double> _rows;
    private readonly NativeArray<byte> _marks;
    private readonly NativeArray<int> _listed;
    private readonly NativeArray<byte> _lanesListed;
    private readonly List<Level> _levels = [];
    private readonly double* _count;
    private readonly byte* _seen;
    private readonly byte* _mark; // all zero between steps.
    private readonly int* _list;
    private readonly byte* _lanes;
    private double* _near;
    private double* _next;
    private byte _all;
    private long _unseenArcs;
    private Vector256<double> _greatest;

    public LaneSearch(CsrGraph graph, CsrGraph reverse)
    {
        (_graph, _reverse, _nodes) = (graph, reverse, graph.NodeCount);
        _rows = new(3L * Lanes * _nodes);
        _marks = new(2L * _nodes);
        _listed = new((long)Lanes * _nodes);
        _lanesListed = new((long)Lanes * _nodes);
        _count = _rows.First;
        _near = _count + ((long)Lanes * _nodes);
        _next = _near + ((long)Lanes * _nodes);
        _seen = _marks.First;
        _mark = _seen + _nodes;
        _list = _listed.First;
        _lanes = _lanesListed.First;
    }

    /// <summary>Whether this processor has vectors that make it worth while.</summary>
    public static bool IsSupported => Vector256.IsHardwareAccelerated;

    public void Dispose()
    {
        _rows.Dispose();
        _marks.Dispose();
        _listed.Dispose();
        _lanesListed.Dispose();
    }

    /// <summary>Counts shortest paths from up to eight different sources to everyone, level by level.</summary>
    /// <returns>False where some count is too great; nothing is left over then.</returns>
    public bool Forward(ReadOnlySpan<int> sources, CancellationToken cancel)
    {
        NativeMemory.Clear(_seen, (nuint)_nodes);
        _levels.Clear();
        _all = (byte)((1 << sources.Length) - 1);
        _unseenArcs = _reverse.ArcCount;
        _greatest = Vector256<double>.One;
        for (var lane = 0; lane < sources.Length; lane++)
        {
            var one = Vector512<double>.Zero.WithElement(lane, 1);
            Arrive(sources[lane], 1U << lane, one.GetLower(), one.GetUpper(), _near, lane);
        }

        AddLevel(0, sources.Length);
        for (var isMore = true; isMore;)
        {
            cancel.ThrowIfCancellationRequested();
            var level = _levels[^1];
            var end = level.OutArcs * PushCost < _unseenArcs ? PushOut(level) : PullOut(level);
            ClearRows(_near, level);
            Swap();
            isMore = end > level.End;
            if (isMore)
            {
                AddLevel(level.End, end);
            }
        }

        return !Vector256.GreaterThanAny(_greatest, Vector256.Create(PathSearch.GreatestCount));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double* Row(double* rows, int node) => rows + ((nuint)(uint)node * Lanes);

    // All bits of the lanes that are in the mask.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> LowLanes(uint lanes)
    {
        var bits = Vector256.Create(1L, 2, 4, 8);
        return Vector256.Equals(Vector256.Create((long)lanes) & bits, bits).AsDouble();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> HighLanes(uint lanes) => LowLanes(lanes >> Half);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(double* row, Vector256<double> low, Vector256<double> high)
    {
        low.StoreAligned(row);
        high.StoreAligned(row + Half);
    }

    private int PushOut(Level level)
    {
        // Locals, as the compiler has to suppose that a store through a pointer changes a field.
        var list = _list;
        var seen = _seen;
        var mark = _mark;
        var rows = _next;
        var tail = level.End;
        fixed (int* offsets = _graph.Offsets, neighbours = _graph.AllNeighbours)
        {
            for (var at = level.First; at < level.End; at++)
            {
                var node = list[at];
                uint lanes = _lanes[at];
                var row = Row(_near, node);
                var low = Vector256.LoadAligned(row);
                var high = Vector256.LoadAligned(row + Half);
                for (var arc = offsets[node]; arc < offsets[node + 1]; arc++)
                {
                    var neighbour = neighbours[arc];
                    var news = lanes & ~(uint)seen[neighbour];
                    if (news != 0)
                    {
                        if (mark[neighbour] == 0)
                        {
                            list[tail++] = neighbour;
                        }

                        mark[neighbour] |= (byte)news;
                        var next = Row(rows, neighbour);
                        Store(next, Vector256.LoadAligned(next) + low, Vector256.LoadAligned(next + Half) + high);
                    }
                }
            }
        }

        if (tail - level.End > _nodes / ManyShare)
        {
            ListMarked(level.End);
        }

        for (var at = level.End; at < tail; at++)
        {
            var node = list[at];
            var row = Row(rows, node);
            Arrive(node, mark[node], Vector256.LoadAligned(row), Vector256.LoadAligned(row + Half), rows, at);
            mark[node] = 0;
        }

        return tail;
    }

    // Lists everyone marked in ascending order, in which people who know each other mostly lie near each other.
    private void ListMarked(int at)
    {
        var list = _list;
        var mark = _mark;
        for (var node = 0; node < _nodes; node++)
        {
            if (node + sizeof(ulong) <= _nodes && Unsafe.ReadUnaligned<ulong>(mark + node) == 0)
            {
                node += sizeof(ulong) - 1;
            }
            else if (mark[node] != 0)
            {
                list[at++] = node;
            }
        }
    }

    private int PullOut(Level level)
    {
        var tail = level.End;
        fixed (int* offsets = _reverse.Offsets, neighbours = _reverse.AllNeighbours)
        {
            for (var node = 0; node < _nodes; node++)
            {
                uint unseen = (byte)(_all & ~_seen[node]);
                if (unseen == 0)
                {
                    continue;
                }

                SumRows(_near, neighbours + offsets[node], offsets[node + 1] - offsets[node], out var low, out var high);
                var held = Vector256.GreaterThan(low, Vector256<double>.Zero).ExtractMostSignificantBits()
                    | (Vector256.GreaterThan(high, Vector256<double>.Zero).ExtractMostSignificantBits() << Half);
                var news = held & unseen;
                if (news != 0)
                {
                    Arrive(node, news, low, high, _next, tail++);
                }
            }
        }

        return tail;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SumRows(double* rows, int* nodes, int count, out Vector256<double> low, out Vector256<double> high)
    {
        // Two sums side by side, as an addition takes longer than fetching what is near.
        var (low0, high0) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var (low1, high1) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var at = 0;
        for (; at + 2 <= count; at += 2)
        {
            var row0 = Row(rows, nodes[at]);
            var row1 = Row(rows, nodes[at + 1]);
            low0 += Vector256.LoadAligned(row0);
            high0 += Vector256.LoadAligned(row0 + Half);
            low1 += Vector256.LoadAligned(row1);
            high1 += Vector256.LoadAligned(row1 + Half);
        }

        if (at < count)
        {
            var row = Row(rows, nodes[at]);
            low0 += Vector256.LoadAligned(row);
            high0 += Vector256.LoadAligned(row + Half);
        }

        low = low0 + low1;
        high = high0 + high1;
    }

    // Some lanes reach someone for the first time, with so many paths; other lanes of the counts are left out.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Arrive(int node, uint lanes, Vector256<double> low, Vector256<double> high, double* rows, int at)
    {
        low &= LowLanes(lanes);
        high &= HighLanes(lanes);
        Store(Row(rows, node), low, high);
        _greatest = Vector256.MaxNative(_greatest, Vector256.MaxNative(low, high));
        var count = Row(_count, node);
        uint seen = _seen[node];
        if (seen == 0)
        {
            Store(count, low, high);
        }
        else
        {
            Store(count, Vector256.LoadAligned(count) + low, Vector256.LoadAligned(count + Half) + high);
        }

        _seen[node] = (byte)(seen | lanes);
        _list[at] = node;
        _lanes[at] = (byte)lanes;
        if ((seen | lanes) == _all)
        {
            _unseenArcs -= _reverse.Degree(node);
        }
    }

    private void AddLevel(int first, int end)
    {
        var (outArcs, inArcs) = (0L, 0L);
        for (var at = first; at < end; at++)
        {
            outArcs += _graph.Degree(_list[at]);
            inArcs += _reverse.Degree(_list[at]);
        }

        _levels.Add(new(first, end, outArcs, inArcs));
    }

    private void ClearRows(double* rows, Level level)
    {
        for (var at = level.First; at < level.End; at++)
        {
            Store(Row(rows, _list[at]), Vector256<double>.Zero, Vector256<double>.Zero);
        }
    }

    private void Swap()
    {
        var rows = _near;
        _near = _next;
        _next = rows;
    }

    /// <summary>A stretch of the list: who stands on a level in some lane.</summary>
    /// <param name="First">Its first place in the list.</param>
    /// <param name="End">The place after its last.</param>
    /// <param name="OutArcs">Arcs that leave them.</param>
    /// <param name="InArcs">Arcs that reach them.</param>
    private readonly record struct Level(int First, int End, long OutArcs, long InArcs);
}

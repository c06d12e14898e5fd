using System.Numerics;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Algorithms;

namespace NetworkLens.Graph.Networks;

/// <summary>Makes rows of arcs in any order: parted by row, sorted part by part within the cache, parallel arcs made one.</summary>
/// <remarks>
/// <para>Arcs are scattered, 4 bytes each, straight to the place of their part in the array that becomes the rows; each part is then
/// sorted where it stands. So the memory is the rows themselves, some 300 kB a thread, and twice the rows only where parallel arcs
/// leave gaps. One part that is far longer than the others takes as much again as its own length.</para>
/// <para>The rows are sorted, and weights of parallel arcs are added from the lightest, so neither the order of the arcs nor the number of
/// threads shows in the bits. Time O(n + m); the memory is read or written five times.</para>
/// </remarks>
internal sealed unsafe class ArcSort
{
    private readonly ArcSource _source;
    private readonly ArcLayout _layout;
    private readonly Effort _effort;
    private readonly int[] _starts;   // of each part in the scattered arrays; parts + 1.
    private readonly int[] _kept;     // arcs of each part after parallel ones are one.
    private readonly bool[] _isHeavy; // whether a part holds a weight other than 1; of no use before weights are made.
    private readonly int[] _offsets;
    private int[] _keys = [];
    private double[]? _weights;
    private int _longest;

    private ArcSort(ArcSource source, Effort effort)
    {
        _source = source;
        _layout = source.Layout;
        _effort = new(effort.Threads, null, effort.Cancel);
        _starts = new int[_layout.Parts + 1];
        _kept = new int[_layout.Parts];
        _isHeavy = new bool[_layout.Parts];
        _offsets = new int[_layout.NodeCount + 1];
    }

    /// <summary>Sorts all arcs of a source; null when the source holds what may not be in a graph.</summary>
    /// <returns>Row starts, columns ascending within rows, and weights unless all are 1.</returns>
    /// <exception cref="ArgumentException">There are more arcs than an array holds, or parallel weights add up to infinity.</exception>
    public static (int[] Offsets, int[] Neighbours, double[]? Weights)? Compute(ArcSource source, Effort effort)
    {
        var sort = new ArcSort(source, effort);
        if (!sort.Scatter())
        {
            return null;
        }

        Chunks.Run(sort._layout.Parts, sort._effort, sort.NewRoom, sort.SortPart);
        CsrGraphBuilder.Accumulate(sort._offsets);
        return sort.Gather();
    }

    private bool Scatter()
    {
        var parts = _layout.Parts;
        var counts = new int[checked(_source.Chunks * parts)];
        var isFit = true;
        Chunks.Run(_source.Chunks, _effort, chunk =>
        {
            fixed (int* all = counts)
            {
                if (!_source.Count(chunk, all + ((nint)chunk * parts)))
                {
                    Volatile.Write(ref isFit, false);
                }
            }
        });
        if (!isFit)
        {
            return false;
        }

        Place(counts);
        _keys = HugePages.Allocate<int>(_starts[^1], _effort);
        _weights = _source.IsWeighted ? HugePages.Allocate<double>(_starts[^1], _effort) : null;
        Chunks.Run(_source.Chunks, _effort, chunk =>
        {
            fixed (int* next = counts, keys = _keys)
            fixed (double* weights = _weights)
            {
                _source.Scatter(chunk, next + ((nint)chunk * parts), (uint*)keys, weights);
            }
        });
        return true;
    }

    // Turns how many arcs each chunk has in each part into where it writes them: chunk after chunk within a part.
    private void Place(int[] counts)
    {
        var parts = _layout.Parts;
        long sum = 0;
        for (var part = 0; part < parts; part++)
        {
            _starts[part] = (int)sum;
            for (var at = part; at < counts.Length; at += parts)
            {
                (counts[at], sum) = ((int)sum, sum + counts[at]);
            }

            if (sum > Array.MaxLength)
            {
                throw new ArgumentException($"The ties make more than {Array.MaxLength} arcs: one graph holds no more.", nameof(counts));
            }

            _longest = Math.Max(_longest, (int)sum - _starts[part]);
        }

        _starts[parts] = (int)sum;
    }

    private Room NewRoom() => new(new DigitSort(_layout, _source.IsOrdered), _longest, _source.IsWeighted);

    private void SortPart(int part, Room room)
    {
        var (start, count) = (_starts[part], _starts[part + 1] - _starts[part]);
        if (count == 0)
        {
            return;
        }

        fixed (int* keys = &_keys[start])
        {
            if (_weights is null)
            {
                SortPlain(part, (uint*)keys, count, room);
                return;
            }

            fixed (double* weights = &_weights[start])
            {
                _kept[part] = SortWeighted(part, (uint*)keys, weights, count, room);
                _isHeavy[part] = new ReadOnlySpan<double>(weights, _kept[part]).ContainsAnyExcept(1.0);
            }
        }
    }

    // A part without parallel arcs is finished; one with them keeps its packed keys until it is known how much room all need.
    private void SortPlain(int part, uint* keys, int count, Room room)
    {
        fixed (uint* spare = room.Keys)
        {
            room.Sort.Sort(keys, count, spare, low: 0);
        }

        var firstRow = _layout.FirstRow(part);
        var arcs = new Span<uint>(keys, count);
        if (!HasNeighboursAlike(arcs))
        {
            KeepColumns(arcs, _layout.ColumnMask);
            _kept[part] = count;
            var rows = Math.Min(_layout.NodeCount - firstRow, 1 << _layout.RowBits);
            var ends = room.Sort.RowEnds;
            for (var row = 0; row < rows; row++)
            {
                _offsets[firstRow + row + 1] = ends[row] - (row == 0 ? 0 : ends[row - 1]);
            }

            return;
        }

        var kept = 0;
        for (var arc = 0; arc < count; arc++)
        {
            var isNew = arc == 0 || keys[arc] != keys[arc - 1] ? 1 : 0;
            kept += isNew;
            _offsets[firstRow + (int)(keys[arc] >> _layout.ColumnBits) + 1] += isNew;
        }

        _kept[part] = kept;
    }

    // Sorts the arcs with their places, then fetches weights from there; what runs parallel is made one at once.
    private int SortWeighted(int part, uint* keys, double* weights, int count, Room room)
    {
        var firstRow = _layout.FirstRow(part);
        var kept = 0;
        fixed (ulong* placed = room.Placed, spare = room.Spare)
        fixed (double* old = room.Weights)
        {
            for (var arc = 0; arc < count; arc++)
            {
                placed[arc] = ((ulong)keys[arc] << 32) | (uint)arc;
                old[arc] = weights[arc];
            }

            room.Sort.Sort(placed, count, spare, low: 32);
            for (var arc = 0; arc < count;)
            {
                var key = (uint)(placed[arc] >> 32);
                var first = arc;
                var sum = old[(uint)placed[arc++]];
                if (arc < count && (uint)(placed[arc] >> 32) == key)
                {
                    for (; arc < count && (uint)(placed[arc] >> 32) == key; arc++)
                    {
                    }

                    sum = SumFromLightest(placed, first, arc, old);
                }

                keys[kept] = key & _layout.ColumnMask;
                weights[kept++] = sum;
                _offsets[firstRow + (int)(key >> _layout.ColumnBits) + 1]++;
            }
        }

        return kept;
    }

    private static double SumFromLightest(ulong* placed, int first, int end, double* old)
    {
        var parallel = new double[end - first];
        for (var arc = first; arc < end; arc++)
        {
            parallel[arc - first] = old[(uint)placed[arc]];
        }

        Array.Sort(parallel);
        var sum = 0.0;
        foreach (var weight in parallel)
        {
            sum += weight;
        }

        return double.IsFinite(sum) ? sum : throw new ArgumentException("The weights between two nodes add up to infinity.", nameof(old));
    }

    private (int[] Offsets, int[] Neighbours, double[]? Weights) Gather()
    {
        if (_offsets[^1] == _keys.Length)
        {
            return (_offsets, _keys, Array.Exists(_isHeavy, heavy => heavy) ? _weights : null);
        }

        // Without weights of their own, parallel arcs count: some weight is 2 or more.
        var needsWeights = _weights is null || Array.Exists(_isHeavy, heavy => heavy);
        var neighbours = HugePages.Allocate<int>(_offsets[^1], _effort);
        var weights = needsWeights ? HugePages.Allocate<double>(neighbours.Length, _effort) : null;
        Chunks.Run(_layout.Parts, _effort, part =>
        {
            var (start, place, kept) = (_starts[part], _offsets[_layout.FirstRow(part)], _kept[part]);
            if (_weights is null)
            {
                Count(part, neighbours.AsSpan(place, kept), weights.AsSpan(place, kept));
                return;
            }

            _keys.AsSpan(start, kept).CopyTo(neighbours.AsSpan(place));
            if (weights is not null)
            {
                _weights.AsSpan(start, kept).CopyTo(weights.AsSpan(place));
            }
        });
        return (_offsets, neighbours, weights);
    }

    // How often each arc of a part stands there is its weight.
    private void Count(int part, Span<int> neighbours, Span<double> weights)
    {
        var keys = MemoryMarshal.Cast<int, uint>(_keys.AsSpan(_starts[part].._starts[part + 1]));
        if (keys.Length == neighbours.Length)
        {
            _keys.AsSpan(_starts[part], keys.Length).CopyTo(neighbours);
            weights.Fill(1);
            return;
        }

        var kept = -1;
        for (var arc = 0; arc < keys.Length; arc++)
        {
            if (arc > 0 && keys[arc] == keys[arc - 1])
            {
                weights[kept]++;
                continue;
            }

            neighbours[++kept] = (int)(keys[arc] & _layout.ColumnMask);
            weights[kept] = 1;
        }
    }

    private static bool HasNeighboursAlike(ReadOnlySpan<uint> keys)
    {
        var at = 1;
        for (; at + Vector<uint>.Count <= keys.Length; at += Vector<uint>.Count)
        {
            if (Vector.EqualsAny(new Vector<uint>(keys[at..]), new Vector<uint>(keys[(at - 1)..])))
            {
                return true;
            }
        }

        for (; at < keys.Length; at++)
        {
            if (keys[at] == keys[at - 1])
            {
                return true;
            }
        }

        return false;
    }

    private static void KeepColumns(Span<uint> keys, uint mask)
    {
        foreach (ref var block in MemoryMarshal.Cast<uint, Vector<uint>>(keys))
        {
            block &= new Vector<uint>(mask);
        }

        foreach (ref var key in keys[(keys.Length - (keys.Length % Vector<uint>.Count))..])
        {
            key &= mask;
        }
    }

    /// <summary>What one thread sorts in.</summary>
    private sealed class Room(DigitSort sort, int longest, bool isWeighted)
    {
        public DigitSort Sort { get; } = sort;

        public uint[] Keys { get; } = isWeighted ? [] : GC.AllocateUninitializedArray<uint>(longest);

        public ulong[] Placed { get; } = isWeighted ? GC.AllocateUninitializedArray<ulong>(longest) : [];

        public ulong[] Spare { get; } = isWeighted ? GC.AllocateUninitializedArray<ulong>(longest) : [];

        public double[] Weights { get; } = isWeighted ? GC.AllocateUninitializedArray<double>(longest) : [];
    }
}

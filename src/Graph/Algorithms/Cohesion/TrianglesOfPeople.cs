using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Cohesion;

/// <summary>In how many triangles each person is: pairs of their contacts who know each other.</summary>
/// <remarks>
/// <para>Each triangle is found once in <see cref="OrientedTies"/>: from its first person u, in the row of its second, v. Up to 32 others
/// of u are held in vectors, and each w of v's row is compared with all of them in one go; longer rows, and processors without vectors,
/// look w up in an
/// array of marks. Either way counts are integers, so the answer is one.</para>
/// <para>Time O(m √m) at worst, space 4 bytes an arc, 12 a person and 5 a person and thread.</para>
/// </remarks>
internal sealed unsafe class TrianglesOfPeople
{
    private const int PeopleOfPart = 1 << 10;
    private const int MostWorkers = 16;
    private const int Lanes = 8;
    private const int MostHeld = 4 * Lanes;

    private readonly OrientedTies _ties;
    private readonly bool _vectors;

    private TrianglesOfPeople(OrientedTies ties, bool vectors) => (_ties, _vectors) = (ties, vectors);

    /// <summary>Counts them for everyone.</summary>
    /// <param name="graph">Undirected; weights do not count.</param>
    /// <param name="vectors">Whether rows may be held in vectors: for comparison.</param>
    /// <param name="effort">Threads, progress of the second and longer step, cancellation.</param>
    public static int[] Compute(CsrGraph graph, bool vectors, Effort effort)
    {
        var ties = OrientedTies.Of(graph, MostHeld, new(effort.Threads, null, effort.Cancel));
        return new TrianglesOfPeople(ties, vectors && Vector256.IsHardwareAccelerated).Count(effort);
    }

    private int[] Count(Effort effort)
    {
        var people = _ties.Rows.Length;
        var rooms = new ConcurrentBag<Room>();
        var few = new Effort(effort.Workers(MostWorkers), effort.Progress, effort.Cancel);
        Chunks.Run(Chunks.Count(people, PeopleOfPart), few, () => Room.Of(people, rooms), (part, room) =>
        {
            var (first, end) = Chunks.Range(part, PeopleOfPart, people);
            fixed (int* others = _ties.Others, counts = room.Counts)
            fixed (OrientedTies.Row* rows = _ties.Rows)
            fixed (byte* marks = room.Marks)
            {
                for (var node = first; node < end; node++)
                {
                    few.Cancel.ThrowIfCancellationRequested();
                    CountOf(others, rows, node, counts, marks);
                }
            }
        });
        var sums = new int[people];
        foreach (var room in rooms)
        {
            for (var node = 0; node < sums.Length; node++)
            {
                sums[node] += room.Counts[node];
            }
        }

        return sums;
    }

    // A triangle's first person has both others in their row.
    private void CountOf(int* others, OrientedTies.Row* rows, int node, int* counts, byte* marks)
    {
        var length = rows[node].End - rows[node].Start;
        if (length >= 2)
        {
            counts[node] += !_vectors || length > MostHeld ? Marked(others, rows, rows[node], counts, marks)
                : length <= Lanes ? HeldInOne(others, rows, rows[node], counts)
                : length <= 2 * Lanes ? HeldInTwo(others, rows, rows[node], counts)
                : HeldInFour(others, rows, rows[node], counts);
        }
    }

    private static int Marked(int* others, OrientedTies.Row* rows, OrientedTies.Row own, int* counts, byte* marks)
    {
        for (var at = own.Start; at < own.End; at++)
        {
            marks[others[at]] = 1;
        }

        var total = 0;
        for (var at = own.Start; at < own.End; at++)
        {
            var middle = others[at];
            var row = rows[middle];
            var closed = 0;
            for (var place = row.Start; place < row.End; place++)
            {
                var third = others[place];
                int hit = marks[third];
                counts[third] += hit;
                closed += hit;
            }

            counts[middle] += closed;
            total += closed;
        }

        for (var at = own.Start; at < own.End; at++)
        {
            marks[others[at]] = 0;
        }

        return total;
    }

    private static int HeldInOne(int* others, OrientedTies.Row* rows, OrientedTies.Row own, int* counts)
    {
        var held = Held(others, own, 0);
        var found = Vector256<int>.Zero;
        var total = 0;
        for (var at = own.Start; at < own.End; at++)
        {
            var middle = others[at];
            var row = rows[middle];
            var hits = Vector256<int>.Zero;
            for (var place = row.Start; place < row.End; place++)
            {
                hits |= Vector256.Equals(held, Vector256.Create(others[place]));
            }

            var closed = Hits(hits);
            found -= hits;
            counts[middle] += closed;
            total += closed;
        }

        Credit(others, own, 0, found, counts);
        return total;
    }

    private static int HeldInTwo(int* others, OrientedTies.Row* rows, OrientedTies.Row own, int* counts)
    {
        var (held0, held1) = (Held(others, own, 0), Held(others, own, 1));
        var (found0, found1) = (Vector256<int>.Zero, Vector256<int>.Zero);
        var total = 0;
        for (var at = own.Start; at < own.End; at++)
        {
            var middle = others[at];
            var row = rows[middle];
            var (hits0, hits1) = (Vector256<int>.Zero, Vector256<int>.Zero);
            for (var place = row.Start; place < row.End; place++)
            {
                var third = Vector256.Create(others[place]);
                hits0 |= Vector256.Equals(held0, third);
                hits1 |= Vector256.Equals(held1, third);
            }

            var closed = Hits(hits0) + Hits(hits1);
            found0 -= hits0;
            found1 -= hits1;
            counts[middle] += closed;
            total += closed;
        }

        Credit(others, own, 0, found0, counts);
        Credit(others, own, 1, found1, counts);
        return total;
    }

    private static int HeldInFour(int* others, OrientedTies.Row* rows, OrientedTies.Row own, int* counts)
    {
        var (held0, held1, held2, held3) = (Held(others, own, 0), Held(others, own, 1), Held(others, own, 2), Held(others, own, 3));
        Vector256<int> found0 = default, found1 = default, found2 = default, found3 = default;
        var total = 0;
        for (var at = own.Start; at < own.End; at++)
        {
            var middle = others[at];
            var row = rows[middle];
            Vector256<int> hits0 = default, hits1 = default, hits2 = default, hits3 = default;
            for (var place = row.Start; place < row.End; place++)
            {
                var third = Vector256.Create(others[place]);
                hits0 |= Vector256.Equals(held0, third);
                hits1 |= Vector256.Equals(held1, third);
                hits2 |= Vector256.Equals(held2, third);
                hits3 |= Vector256.Equals(held3, third);
            }

            var closed = Hits(hits0) + Hits(hits1) + Hits(hits2) + Hits(hits3);
            found0 -= hits0;
            found1 -= hits1;
            found2 -= hits2;
            found3 -= hits3;
            counts[middle] += closed;
            total += closed;
        }

        Credit(others, own, 0, found0, counts);
        Credit(others, own, 1, found1, counts);
        Credit(others, own, 2, found2, counts);
        Credit(others, own, 3, found3, counts);
        return total;
    }

    // Eight of a row, -1 (nobody) where it has ended.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Held(int* others, OrientedTies.Row own, int eight)
    {
        var left = Vector256.Create(own.End - own.Start - (eight * Lanes));
        var inRow = Vector256.LessThan(Vector256<int>.Indices, left);
        return Vector256.ConditionalSelect(inRow, Vector256.Load(others + own.Start + (eight * Lanes)), Vector256<int>.AllBitsSet);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Hits(Vector256<int> hits) => BitOperations.PopCount(hits.ExtractMostSignificantBits());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Credit(int* others, OrientedTies.Row own, int eight, Vector256<int> found, int* counts)
    {
        var times = stackalloc int[Lanes];
        Vector256.Store(found, times);
        var first = own.Start + (eight * Lanes);
        for (var lane = 0; lane < Lanes && first + lane < own.End; lane++)
        {
            counts[others[first + lane]] += times[lane];
        }
    }

    private sealed record Room(int[] Counts, byte[] Marks)
    {
        public static Room Of(int people, ConcurrentBag<Room> rooms)
        {
            var room = new Room(new int[people], new byte[people]);
            rooms.Add(room);
            return room;
        }
    }
}

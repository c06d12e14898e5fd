using System.Collections.Concurrent;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Cohesion;

/// <summary>
/// The folded rows of a directed graph, each entry with what its pair has; then only the entries that lead to people with more contacts.
/// </summary>
/// <remarks>
/// An entry is <c>neighbour * 4 + state</c>, the state as the owner of the row sees it: 1 chooses, 2 is chosen, 3 both. Once a row is
/// counted it is packed to the left in place, so that each pair is left in one row, of the one with fewer contacts (the lower index of
/// equals): no row is then longer than √(2m).
/// </remarks>
internal sealed unsafe class DyadStates
{
    private const int PeopleOfPart = 1 << 11;
    private const int StatesOfTriangle = 64;
    private const int MostWorkers = 16; // each has a byte a person.

    private readonly int[] _starts;   // row starts, length n + 1.
    private readonly int[] _ends;     // where the packed row of each person ends.
    private readonly int[] _entries;

    private DyadStates(int[] starts)
    {
        _starts = starts;
        _ends = new int[starts.Length - 1];
        _entries = HugePages.Allocate<int>(starts[^1]);
    }

    /// <summary>What people have two of, summed.</summary>
    public DyadCorners Corners { get; private set; }

    /// <summary>Folds a graph of at most 2^29 people.</summary>
    public static DyadStates Compute(CsrGraph graph, Effort effort)
    {
        var silent = new Effort(effort.Threads, null, effort.Cancel);
        var ties = graph.WithoutWeights();
        var reverse = ties.Transpose(silent);
        var starts = new int[graph.NodeCount + 1];
        var parts = Chunks.Count(graph.NodeCount, PeopleOfPart);
        Chunks.Run(parts, silent, part =>
        {
            var (first, end) = Chunks.Range(part, PeopleOfPart, ties.NodeCount);
            for (var node = first; node < end; node++)
            {
                starts[node + 1] = Fold(ties.Neighbours(node), reverse.Neighbours(node), null);
            }
        });
        if (starts.Sum(length => (long)length) > Array.MaxLength)
        {
            throw new InvalidOperationException("Folded, the graph has more entries than an array holds.");
        }

        CsrGraphBuilder.Accumulate(starts);
        var states = new DyadStates(starts);
        states.Fill(ties, reverse, parts, silent);
        Chunks.Run(parts, silent, states.Orient);
        return states;
    }

    /// <summary>Closed triples by the states of their pairs, (u, v), (u, w) and (v, w) for u before v before w: two bits each.</summary>
    /// <returns>64 counts; those with a pair of state 0 mean nothing.</returns>
    public long[] ListTriangles(Effort effort)
    {
        var rooms = new ConcurrentBag<Room>();
        var few = new Effort(effort.Workers(MostWorkers), effort.Progress, effort.Cancel);
        Chunks.Run(Chunks.Count(_ends.Length, PeopleOfPart), few, () => Room.Of(_ends.Length, rooms), (part, room) =>
        {
            var (first, end) = Chunks.Range(part, PeopleOfPart, _ends.Length);
            fixed (int* entries = _entries, starts = _starts, ends = _ends)
            fixed (byte* marks = room.Marks)
            fixed (long* counts = room.Counts)
            {
                for (var node = first; node < end; node++)
                {
                    few.Cancel.ThrowIfCancellationRequested();
                    List(entries, starts, ends, node, marks, counts);
                }
            }
        });
        var sums = new long[StatesOfTriangle];
        foreach (var room in rooms)
        {
            for (var states = 0; states < sums.Length; states++)
            {
                sums[states] += room.Counts[states];
            }
        }

        return sums;
    }

    // What u has with whom is marked; each v tells whom of these it has, and how. Those not marked fall into counts of state 0.
    private static void List(int* entries, int* starts, int* ends, int node, byte* marks, long* counts)
    {
        int start = starts[node], end = ends[node];
        if (end - start < 2)
        {
            return;
        }

        for (var at = start; at < end; at++)
        {
            marks[entries[at] >> 2] = (byte)((entries[at] & 3) << 2);
        }

        for (var at = start; at < end; at++)
        {
            var middle = entries[at] >> 2;
            var row = counts + ((entries[at] & 3) << 4);
            for (int other = starts[middle], last = ends[middle]; other < last; other++)
            {
                var entry = entries[other];
                row[marks[entry >> 2] | (entry & 3)]++;
            }
        }

        for (var at = start; at < end; at++)
        {
            marks[entries[at] >> 2] = 0;
        }
    }

    // Merges the rows of those chosen and those who choose; returns how many they are together.
    private static int Fold(ReadOnlySpan<int> chosen, ReadOnlySpan<int> choosers, int* entries)
    {
        int i = 0, j = 0, length = 0;
        while (i < chosen.Length || j < choosers.Length)
        {
            var to = i < chosen.Length ? chosen[i] : int.MaxValue;
            var from = j < choosers.Length ? choosers[j] : int.MaxValue;
            var (chooses, isChosen) = (to <= from ? 1 : 0, from <= to ? 1 : 0);
            if (entries is not null)
            {
                entries[length] = (Math.Min(to, from) << 2) | chooses | (isChosen << 1);
            }

            i += chooses;
            j += isChosen;
            length++;
        }

        return length;
    }

    private void Fill(CsrGraph ties, CsrGraph reverse, int parts, Effort effort)
    {
        var gate = new Lock();
        Chunks.Run(parts, effort, part =>
        {
            var (first, end) = Chunks.Range(part, PeopleOfPart, ties.NodeCount);
            var corners = default(DyadCorners);
            fixed (int* entries = _entries)
            {
                for (var node = first; node < end; node++)
                {
                    var length = Fold(ties.Neighbours(node), reverse.Neighbours(node), entries + _starts[node]);
                    long mutual = ties.Degree(node) + reverse.Degree(node) - length;
                    corners = corners.With(mutual, ties.Degree(node) - mutual, reverse.Degree(node) - mutual);
                }
            }

            lock (gate)
            {
                Corners = Corners.And(corners);
            }
        });
    }

    // The entry of someone with more contacts stays. Written before it is known to stay, but never past the row: no other is touched.
    private void Orient(int part)
    {
        var (first, end) = Chunks.Range(part, PeopleOfPart, _ends.Length);
        fixed (int* entries = _entries, starts = _starts)
        {
            for (var node = first; node < end; node++)
            {
                int start = starts[node], last = starts[node + 1], kept = start;
                for (var at = start; at < last; at++)
                {
                    var entry = entries[at];
                    var other = entry >> 2;
                    entries[kept] = entry;
                    // Of equals the higher index counts as more.
                    kept += starts[other + 1] - starts[other] + (other > node ? 1 : 0) > last - start ? 1 : 0;
                }

                _ends[node] = kept;
            }
        }
    }

    private sealed record Room(byte[] Marks, long[] Counts)
    {
        public static Room Of(int people, ConcurrentBag<Room> rooms)
        {
            var room = new Room(new byte[people], new long[StatesOfTriangle]);
            rooms.Add(room);
            return room;
        }
    }
}

/// <summary>Pairs by what they have, and pairs of pairs that meet in one person, by what that person has with the two.</summary>
/// <param name="MutualEnds">Ends of mutual pairs: twice the pairs.</param>
/// <param name="Asymmetric">Pairs with a tie one way.</param>
/// <param name="OutOut">Who chooses two.</param>
/// <param name="InIn">Who is chosen by two.</param>
/// <param name="InOut">Who is chosen by one and chooses another.</param>
/// <param name="MutualIn">Who has a mutual tie and is chosen by another.</param>
/// <param name="MutualOut">Who has a mutual tie and chooses another.</param>
/// <param name="MutualMutual">Who has two mutual ties.</param>
internal readonly record struct DyadCorners(
    long MutualEnds, long Asymmetric, long OutOut, long InIn, long InOut, long MutualIn, long MutualOut, long MutualMutual)
{
    /// <summary>With a person of so many mutual ties, ties out and ties in.</summary>
    public DyadCorners With(long mutual, long outward, long inward) => new(
        MutualEnds + mutual,
        Asymmetric + outward,
        OutOut + (outward * (outward - 1) / 2),
        InIn + (inward * (inward - 1) / 2),
        InOut + (inward * outward),
        MutualIn + (mutual * inward),
        MutualOut + (mutual * outward),
        MutualMutual + (mutual * (mutual - 1) / 2));

    /// <summary>Both together.</summary>
    public DyadCorners And(in DyadCorners other) => new(
        MutualEnds + other.MutualEnds,
        Asymmetric + other.Asymmetric,
        OutOut + other.OutOut,
        InIn + other.InIn,
        InOut + other.InOut,
        MutualIn + other.MutualIn,
        MutualOut + other.MutualOut,
        MutualMutual + other.MutualMutual);
}

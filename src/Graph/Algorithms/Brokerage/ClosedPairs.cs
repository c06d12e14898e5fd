using System.Collections.Concurrent;
using NetworkLens.Graph.Algorithms.Cohesion;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Brokerage;

/// <summary>How many pairs of each person's contacts are tied themselves, by the groups of the three: what nobody needs to
/// broker.</summary>
/// <param name="Own">Both contacts are of the person's own group.</param>
/// <param name="OneOwn">One of them is.</param>
/// <param name="Same">Neither is, and the two are of one group.</param>
/// <param name="Apart">All three are of different groups.</param>
/// <remarks>Each pair once, without order. Whoever has no group takes no part.</remarks>
internal readonly record struct ClosedPairs(int Own, int OneOwn, int Same, int Apart)
{
    private const int PeopleOfPart = 1 << 10;
    private const int MostWorkers = 8;
    private const int Classes = 4;

    /// <summary>Counts them for everyone.</summary>
    /// <param name="graph">Undirected; weights do not count.</param>
    /// <param name="group">Group per node; negative for none.</param>
    /// <param name="effort">Threads, progress of the second and longer step, cancellation.</param>
    /// <remarks>
    /// Each triangle is found once, from its first person in <see cref="OrientedTies"/>, and told to all three. Time O(m √m) at worst,
    /// space 4
    /// bytes an arc, 24 a person, 20 a person and thread. All counts are integers: equal on any number of threads.
    /// </remarks>
    public static ClosedPairs[] Compute(CsrGraph graph, int[] group, Effort effort)
    {
        var ties = OrientedTies.Of(graph, 0, new(effort.Threads, null, effort.Cancel));
        var rooms = new ConcurrentBag<Room>();
        var few = new Effort(effort.Workers(MostWorkers), effort.Progress, effort.Cancel);
        var people = group.Length;
        Chunks.Run(Chunks.Count(people, PeopleOfPart), few, () => Room.Of(people, rooms), (part, room) =>
        {
            var (first, end) = Chunks.Range(part, PeopleOfPart, people);
            for (var person = first; person < end; person++)
            {
                few.Cancel.ThrowIfCancellationRequested();
                if (group[person] >= 0)
                {
                    TrianglesFrom(person, ties, group, room);
                }
            }
        });
        return Sum(people, rooms);
    }

    private static unsafe void TrianglesFrom(int first, OrientedTies ties, int[] group, Room room)
    {
        fixed (int* others = ties.Others, groups = group, marks = room.Marks, counts = room.Counts)
        fixed (OrientedTies.Row* rows = ties.Rows)
        {
            var (start, end) = (rows[first].Start, rows[first].End);
            for (var at = start; at < end; at++)
            {
                marks[others[at]] = groups[others[at]] + 1;
            }

            for (var at = start; at < end; at++)
            {
                var second = others[at];
                var row = rows[second];
                for (var place = row.Start; marks[second] > 0 && place < row.End; place++)
                {
                    if (marks[others[place]] > 0)
                    {
                        Tell(counts, groups, first, second, others[place]);
                    }
                }
            }

            for (var at = start; at < end; at++)
            {
                marks[others[at]] = 0;
            }
        }
    }

    // To each of a triangle's people, which of the classes the other two are.
    private static unsafe void Tell(int* counts, int* groups, int a, int b, int c)
    {
        int ab = groups[a] == groups[b] ? 1 : 0, ac = groups[a] == groups[c] ? 1 : 0, bc = groups[b] == groups[c] ? 1 : 0;
        counts[(a * Classes) + Class(ab, ac, bc)]++;
        counts[(b * Classes) + Class(ab, bc, ac)]++;
        counts[(c * Classes) + Class(ac, bc, ab)]++;
    }

    // In the order of the fields, by whether each contact is of the own group and whether the two are of one.
    private static int Class(int one, int other, int both) => one + other == 0 ? 3 - both : 2 - one - other;

    private static ClosedPairs[] Sum(int people, ConcurrentBag<Room> rooms)
    {
        var sums = new ClosedPairs[people];
        foreach (var room in rooms)
        {
            for (var person = 0; person < people; person++)
            {
                var counts = room.Counts.AsSpan(person * Classes, Classes);
                var sum = sums[person];
                sums[person] = new(sum.Own + counts[0], sum.OneOwn + counts[1], sum.Same + counts[2], sum.Apart + counts[3]);
            }
        }

        return sums;
    }

    private sealed record Room(int[] Counts, int[] Marks)
    {
        public static Room Of(int people, ConcurrentBag<Room> rooms)
        {
            var room = new Room(new int[checked(people * Classes)], new int[people]);
            rooms.Add(room);
            return room;
        }
    }
}

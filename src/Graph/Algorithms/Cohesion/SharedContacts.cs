using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Cohesion;

/// <summary>For every tie: what runs between its ends through the contacts that they share.</summary>
/// <remarks>
/// <para>s(i,j) = Σ_q w(i,q) f(q) w(q,j) over everyone q tied to both, held at both arcs of the tie. With f = 1 and no weights the number
/// of shared contacts; with f(q) = 1 / strength what Burt's constraint adds to a direct tie.</para>
/// <para>Seen from either end it is the same, so it is worked out once, from the end with more contacts (the higher index of equals):
/// theirs are marked with w f, and the shorter row of the other is looked up in the marks. That costs Σ min(degree) over ties instead of
/// the Σ (sum of both degrees) of asking everyone about each contact. The other arc is found by halving in the row just read. Every arc is
/// written once, its terms added in the order of the row: equal bits on any number of threads. Gathering marks by vector instructions was
/// tried and is no faster: the processor loads as many one by one.</para>
/// <para>Time O(m √m) at worst, space 8 bytes an arc, and 8 a person and thread.</para>
/// </remarks>
internal static unsafe class SharedContacts
{
    private const int PeopleOfPart = 1 << 8;
    private const int TiesBetweenLooks = 1 << 10;
    private const int MostWorkers = 32;
    private const int RowsAhead = 6;

    /// <summary>Computes them, parallel to <see cref="CsrGraph.AllNeighbours"/>.</summary>
    /// <param name="graph">Undirected, with weights or without.</param>
    /// <param name="factors">f of each person; null means 1.</param>
    /// <param name="effort">Threads, progress, cancellation.</param>
    public static double[] Compute(CsrGraph graph, double[]? factors, Effort effort)
    {
        var sums = HugePages.Allocate<double>(graph.ArcCount);
        var most = 0;
        for (var node = 0; node < graph.NodeCount; node++)
        {
            most = Math.Max(most, graph.Degree(node));
        }

        var few = new Effort(effort.Workers(MostWorkers), effort.Progress, effort.Cancel);
        Chunks.Run(
            Chunks.Count(graph.NodeCount, PeopleOfPart),
            few,
            () => new Room(new double[graph.NodeCount], new int[most + 1]),
            (part, room) =>
            {
                var (first, end) = Chunks.Range(part, PeopleOfPart, graph.NodeCount);
                fixed (int* offsets = graph.Offsets, neighbours = graph.AllNeighbours, shorter = room.Shorter)
                fixed (double* weights = graph.AllWeights, marks = room.Marks, f = factors, all = sums)
                {
                    var rows = new Rows(offsets, neighbours, weights, f, marks, shorter, all);
                    for (var node = first; node < end; node++)
                    {
                        few.Cancel.ThrowIfCancellationRequested();
                        Person(rows, node, few.Cancel);
                    }
                }
            });
        return sums;
    }

    private static void Person(in Rows rows, int node, CancellationToken cancel)
    {
        int start = rows.Offsets[node], end = rows.Offsets[node + 1];
        var found = FindShorter(rows, node);
        if (found == 0)
        {
            return;
        }

        Mark(rows, start, end);
        for (var at = 0; at < found; at++)
        {
            if (at % TiesBetweenLooks == TiesBetweenLooks - 1 && cancel.IsCancellationRequested)
            {
                break;
            }

            Fetch(rows, rows.Shorter[Math.Min(at + RowsAhead, found - 1)]);
            var arc = rows.Shorter[at];
            var other = rows.Neighbours[arc];
            int first = rows.Offsets[other], last = rows.Offsets[other + 1];
            var sum = rows.Weights is null ? Sum(rows, first, last) : WeightedSum(rows, first, last);
            rows.Sums[arc] = sum;
            rows.Sums[Place(rows.Neighbours, first, last, node)] = sum;
        }

        Unmark(rows, start, end);
        cancel.ThrowIfCancellationRequested();
    }

    // The arcs to those with fewer contacts. Which these are cannot be foreseen: each is written, and stays if it is one.
    private static int FindShorter(in Rows rows, int node)
    {
        int* offsets = rows.Offsets, neighbours = rows.Neighbours, shorter = rows.Shorter;
        int start = offsets[node], end = offsets[node + 1], length = end - start, found = 0;
        for (var arc = start; arc < end; arc++)
        {
            var other = neighbours[arc];
            shorter[found] = arc;
            found += offsets[other + 1] - offsets[other] < length + (other < node ? 1 : 0) ? 1 : 0;
        }

        return found;
    }

    private static void Mark(in Rows rows, int start, int end)
    {
        int* neighbours = rows.Neighbours;
        double* marks = rows.Marks, weights = rows.Weights, factors = rows.Factors;
        for (var arc = start; arc < end; arc++)
        {
            var contact = neighbours[arc];
            marks[contact] = (weights is null ? 1 : weights[arc]) * (factors is null ? 1 : factors[contact]);
        }
    }

    private static void Unmark(in Rows rows, int start, int end)
    {
        int* neighbours = rows.Neighbours;
        var marks = rows.Marks;
        for (var arc = start; arc < end; arc++)
        {
            marks[neighbours[arc]] = 0;
        }
    }

    // Asks for a row that is soon to be read.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch(in Rows rows, int arc)
    {
        if (Sse.IsSupported)
        {
            var row = rows.Neighbours + rows.Offsets[rows.Neighbours[arc]];
            Sse.Prefetch0(row);
            Sse.Prefetch0(row + 16);
        }
    }

    // Four sums side by side, as each addition waits for the one before.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Sum(in Rows rows, int at, int end)
    {
        var neighbours = rows.Neighbours;
        var marks = rows.Marks;
        double sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
        for (; at + 3 < end; at += 4)
        {
            sum0 += marks[neighbours[at]];
            sum1 += marks[neighbours[at + 1]];
            sum2 += marks[neighbours[at + 2]];
            sum3 += marks[neighbours[at + 3]];
        }

        for (; at < end; at++)
        {
            sum0 += marks[neighbours[at]];
        }

        return (sum0 + sum1) + (sum2 + sum3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double WeightedSum(in Rows rows, int at, int end)
    {
        var neighbours = rows.Neighbours;
        double* marks = rows.Marks, weights = rows.Weights;
        double sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
        for (; at + 3 < end; at += 4)
        {
            sum0 += marks[neighbours[at]] * weights[at];
            sum1 += marks[neighbours[at + 1]] * weights[at + 1];
            sum2 += marks[neighbours[at + 2]] * weights[at + 2];
            sum3 += marks[neighbours[at + 3]] * weights[at + 3];
        }

        for (; at < end; at++)
        {
            sum0 += marks[neighbours[at]] * weights[at];
        }

        return (sum0 + sum1) + (sum2 + sum3);
    }

    // Where a person who is there stands in an ascending row. The step is worked out of a sign, not chosen.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Place(int* neighbours, int at, int end, int person)
    {
        for (var length = end - at; length > 1;)
        {
            var half = length >> 1;
            at += ((neighbours[at + half - 1] - person) >> 31) & half;
            length -= half;
        }

        return at;
    }

    private sealed record Room(double[] Marks, int[] Shorter);

    private readonly struct Rows(
        int* offsets, int* neighbours, double* weights, double* factors, double* marks, int* shorter, double* sums)
    {
        public readonly int* Offsets = offsets;
        public readonly int* Neighbours = neighbours;
        public readonly double* Weights = weights;
        public readonly double* Factors = factors;
        public readonly double* Marks = marks;
        public readonly int* Shorter = shorter;
        public readonly double* Sums = sums;
    }
}

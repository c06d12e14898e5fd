using System.Runtime.Intrinsics.X86;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Centrality;

/// <summary>What everyone's neighbours hold together: y(i) = Σ_j w(i,j) x(j). The step that every spectral measure repeats.</summary>
/// <remarks>
/// Four chains of additions run side by side, in an order that depends on the row alone. The values of far neighbours are asked for ahead
/// where they cannot be in the nearest caches; where they can, asking costs more than it saves. Whether gathers of four
/// values at a time would be quicker than four loads has not been measured.
/// </remarks>
internal static unsafe class TieSums
{
    /// <summary>Rows of one part of the work.</summary>
    public const int RowsOfPart = 1024;

    private const int ArcsAhead = 48;
    private const int ValuesOfNearCache = 1 << 17;

    /// <summary>All rows, on several threads. Reports no progress.</summary>
    public static void Compute(CsrGraph graph, double[] x, double[] y, Effort effort) =>
        Chunks.Run(Chunks.Count(graph.NodeCount, RowsOfPart), new(effort.Threads, null, effort.Cancel), part =>
        {
            var (from, end) = Chunks.Range(part, RowsOfPart, graph.NodeCount);
            Rows(graph, x, y, from, end);
        });

    /// <summary>The rows [from, end).</summary>
    public static void Rows(CsrGraph graph, double[] x, double[] y, int from, int end)
    {
        fixed (int* offsets = graph.Offsets, neighbours = graph.AllNeighbours)
        fixed (double* weights = graph.AllWeights, values = x, sums = y)
        {
            if (weights is not null)
            {
                Weighted(offsets, neighbours, weights, values, sums, from, end);
            }
            else if (Sse.IsSupported && x.Length > ValuesOfNearCache)
            {
                Ahead(offsets, neighbours, values, sums, from, end);
            }
            else
            {
                Plain(offsets, neighbours, values, sums, from, end);
            }
        }
    }

    private static void Plain(int* offsets, int* neighbours, double* values, double* sums, int from, int end)
    {
        for (var row = from; row < end; row++)
        {
            int arc = offsets[row], last = offsets[row + 1];
            double a = 0, b = 0, c = 0, d = 0;
            for (; arc <= last - 4; arc += 4)
            {
                a += values[neighbours[arc]];
                b += values[neighbours[arc + 1]];
                c += values[neighbours[arc + 2]];
                d += values[neighbours[arc + 3]];
            }

            for (; arc < last; arc++)
            {
                a += values[neighbours[arc]];
            }

            sums[row] = a + b + (c + d);
        }
    }

    // The same sums as above, bit for bit.
    private static void Ahead(int* offsets, int* neighbours, double* values, double* sums, int from, int end)
    {
        var stop = offsets[end] - ArcsAhead - 4;
        for (var row = from; row < end; row++)
        {
            int arc = offsets[row], last = offsets[row + 1];
            double a = 0, b = 0, c = 0, d = 0;
            for (; arc <= last - 4; arc += 4)
            {
                if (arc < stop)
                {
                    var ahead = neighbours + arc + ArcsAhead;
                    Sse.Prefetch0(values + ahead[0]);
                    Sse.Prefetch0(values + ahead[1]);
                    Sse.Prefetch0(values + ahead[2]);
                    Sse.Prefetch0(values + ahead[3]);
                }

                a += values[neighbours[arc]];
                b += values[neighbours[arc + 1]];
                c += values[neighbours[arc + 2]];
                d += values[neighbours[arc + 3]];
            }

            for (; arc < last; arc++)
            {
                a += values[neighbours[arc]];
            }

            sums[row] = a + b + (c + d);
        }
    }

    private static void Weighted(int* offsets, int* neighbours, double* weights, double* values, double* sums, int from, int end)
    {
        for (var row = from; row < end; row++)
        {
            int arc = offsets[row], last = offsets[row + 1];
            double a = 0, b = 0, c = 0, d = 0;
            for (; arc <= last - 4; arc += 4)
            {
                a += weights[arc] * values[neighbours[arc]];
                b += weights[arc + 1] * values[neighbours[arc + 1]];
                c += weights[arc + 2] * values[neighbours[arc + 2]];
                d += weights[arc + 3] * values[neighbours[arc + 3]];
            }

            for (; arc < last; arc++)
            {
                a += weights[arc] * values[neighbours[arc]];
            }

            sums[row] = a + b + (c + d);
        }
    }
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Groups;

/// <summary>Who could take whose place without anybody noticing: classes of people with the same ties to everyone else.</summary>
/// <remarks>
/// <para>i and j are equivalent when each third person is tied to both or to neither, either way, and they turn to each other both or not
/// at all (Lorrain and White's structural equivalence, exact). Within a class either nobody is tied to anybody and all have the same
/// contacts, or all are tied to all and have the same contacts besides; a person cannot be in a class of both sorts. Weights do not count.
/// Isolates are one class, a person like nobody a class of one, nobody none; classes are numbered by their lowest node, so there is one
/// answer.</para>
/// <para>Rows with equal hashes are compared, so hashes decide the time, never the answer: O(n log n + m) in practice; at worst, when
/// many different rows share a hash, O(n m). Space O(n), and O(m) for the transpose of a directed graph.
/// Lorrain, F. &amp; White, H. C. (1971). Structural equivalence of individuals in social networks. Journal of Mathematical Sociology 1,
/// 49-80. Burt, R. S. (1976). Positions in networks. Social Forces 55, 93-122.</para>
/// </remarks>
public sealed class StructuralEquivalence
{
    private const int RowsOfPart = 4096;

    private StructuralEquivalence(int[] labels, int[] sizes)
    {
        Labels = ImmutableCollectionsMarshal.AsImmutableArray(labels);
        Sizes = ImmutableCollectionsMarshal.AsImmutableArray(sizes);
    }

    /// <summary>Class of each node.</summary>
    public ImmutableArray<int> Labels { get; }

    /// <summary>Nodes of each class.</summary>
    public ImmutableArray<int> Sizes { get; }

    /// <summary>How many classes there are.</summary>
    public int Count => Sizes.Length;

    /// <summary>Finds them.</summary>
    /// <param name="graph">Directed or not.</param>
    /// <param name="effort">Threads and cancellation.</param>
    public static StructuralEquivalence Compute(CsrGraph graph, Effort effort)
    {
        var silent = new Effort(effort.Threads, null, effort.Cancel);
        var reverse = graph.IsDirected ? graph.Transpose(silent) : null;
        var first = new int[graph.NodeCount];
        for (var node = 0; node < first.Length; node++)
        {
            first[node] = node;
        }

        var (open, closed) = Hashes(graph, reverse, silent);
        Join(open, first, (i, j) => Same(graph, i, j) && (reverse is null || Same(reverse, i, j)), effort.Cancel);
        Join(closed, first, (i, j) => SameBesides(graph, i, j) && (reverse is null || SameBesides(reverse, i, j)), effort.Cancel);
        return Number(first);
    }

    // Of each row, without and with the node itself: sums over neighbours, so that the order does not count.
    private static (ulong[] Open, ulong[] Closed) Hashes(CsrGraph graph, CsrGraph? reverse, Effort effort)
    {
        var (open, closed) = (new ulong[graph.NodeCount], new ulong[graph.NodeCount]);
        Chunks.Run(Chunks.Count(open.Length, RowsOfPart), effort, part =>
        {
            var (from, end) = Chunks.Range(part, RowsOfPart, open.Length);
            for (var node = from; node < end; node++)
            {
                ulong sum = 0, back = 0;
                foreach (var neighbour in graph.Neighbours(node))
                {
                    sum += Mixed((ulong)neighbour);
                }

                foreach (var neighbour in reverse is null ? [] : reverse.Neighbours(node))
                {
                    back += Mixed((ulong)neighbour);
                }

                var own = Mixed((ulong)node);
                open[node] = Mixed(sum) + back;
                closed[node] = Mixed(sum + own) + (reverse is null ? back : back + own);
            }
        });
        return (open, closed);
    }

    // Puts each node whose row is that of a lower one under the lowest such.
    private static void Join(ulong[] hashes, int[] first, Func<int, int, bool> isSame, CancellationToken cancel)
    {
        var nodes = new int[hashes.Length];
        for (var node = 0; node < nodes.Length; node++)
        {
            nodes[node] = node;
        }

        Array.Sort(hashes, nodes);
        var leaders = new List<int>();
        for (int from = 0, end; from < nodes.Length; from = end)
        {
            end = from + 1;
            while (end < nodes.Length && hashes[end] == hashes[from])
            {
                end++;
            }

            if (end == from + 1)
            {
                continue;
            }

            cancel.ThrowIfCancellationRequested();
            Array.Sort(nodes, from, end - from);
            leaders.Clear();
            foreach (var node in nodes.AsSpan(from, end - from))
            {
                var leader = leaders.FindIndex(other => isSame(other, node));
                if (leader >= 0)
                {
                    first[node] = leaders[leader];
                }
                else
                {
                    leaders.Add(node);
                }
            }
        }
    }

    private static StructuralEquivalence Number(int[] first)
    {
        var sizes = new List<int>();
        for (var node = 0; node < first.Length; node++)
        {
            // A leader is lower than those under it, so its number stands in its place by the time they ask for it.
            if (first[node] == node)
            {
                first[node] = sizes.Count;
                sizes.Add(1);
                continue;
            }

            first[node] = first[first[node]];
            CollectionsMarshal.AsSpan(sizes)[first[node]]++;
        }

        return new(first, [.. sizes]);
    }

    private static bool Same(CsrGraph graph, int i, int j) => graph.Neighbours(i).SequenceEqual(graph.Neighbours(j));

    // Whether i and j name each other, and the same besides.
    private static bool SameBesides(CsrGraph graph, int i, int j)
    {
        var left = graph.Neighbours(i);
        var right = graph.Neighbours(j);
        var (namesJ, namesI) = (left.BinarySearch(j), right.BinarySearch(i));
        if (left.Length != right.Length || namesJ < 0 || namesI < 0)
        {
            return false;
        }

        for (int a = 0, b = 0; a < left.Length || b < right.Length; a++, b++)
        {
            a += a == namesJ ? 1 : 0;
            b += b == namesI ? 1 : 0;
            if (a < left.Length != b < right.Length || (a < left.Length && left[a] != right[b]))
            {
                return false;
            }
        }

        return true;
    }

    private static ulong Mixed(ulong value) => SplitMix64.Next(ref value);
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Connected;

/// <summary>The pieces into which a network falls: who can reach whom by any chain of ties, whatever their direction.</summary>
/// <remarks>
/// <para>Weak components; weights do not count. An isolate is a component of one, one person is one component, nobody none. Components are
/// numbered by their lowest node, so there is one answer, on any number of threads.</para>
/// <para>Afforest: trees of nodes, each under a lower one, are linked along the first two ties of everyone; by then nearly all stand in one
/// tree, and only who does not has to show the rest of the ties. Time O(n + m) in practice, far below m where one component holds most;
/// space O(n). Directed arcs are all looked at, as nobody sees those that come in.</para>
/// <para>Sutton, M., Ben-Nun, T. &amp; Barak, A. (2018). Optimizing parallel graph connectivity computation via subgraph sampling. IPDPS,
/// 12-21.</para>
/// </remarks>
public sealed class Components
{
    private const int NodesOfPart = 1 << 14;
    private const int FirstTies = 2;
    private const int SampledNodes = 1 << 10;

    private Components(int[] labels, int[] sizes)
    {
        Labels = ImmutableCollectionsMarshal.AsImmutableArray(labels);
        Sizes = ImmutableCollectionsMarshal.AsImmutableArray(sizes);
        Largest = sizes.Length == 0 ? -1 : Array.IndexOf(sizes, sizes.Max());
    }

    /// <summary>Component of each node.</summary>
    public ImmutableArray<int> Labels { get; }

    /// <summary>Nodes of each component.</summary>
    public ImmutableArray<int> Sizes { get; }

    /// <summary>How many components there are; 0 for the empty graph.</summary>
    public int Count => Sizes.Length;

    /// <summary>The largest component, the lowest numbered of equals; -1 for the empty graph.</summary>
    public int Largest { get; }

    /// <summary>The share of people who stand in the largest component; <see cref="Absence.NoPeople"/> for the empty graph.</summary>
    public Measured LargestShare =>
        Largest < 0 ? Measured.None(Absence.NoPeople) : Measured.Of((double)Sizes[Largest] / Labels.Length);

    /// <summary>Finds them.</summary>
    /// <param name="graph">Ties; a direction they have does not count.</param>
    /// <param name="effort">Threads, progress of the last and longest step, cancellation.</param>
    public static Components Compute(CsrGraph graph, Effort effort)
    {
        var parent = new int[graph.NodeCount];
        var parts = Chunks.Count(parent.Length, NodesOfPart);
        var silent = new Effort(effort.Threads, null, effort.Cancel);
        for (var node = 0; node < parent.Length; node++)
        {
            parent[node] = node;
        }

        for (var tie = 0; tie < FirstTies; tie++)
        {
            var place = tie;
            Chunks.Run(parts, silent, part => LinkOne(graph, parent, part, place));
            Chunks.Run(parts, silent, part => Compress(parent, part));
        }

        // The one tree that nobody in it need leave; arcs that come in are known to nobody, so a directed graph has none.
        var settled = graph.IsDirected ? -1 : Commonest(parent);
        Chunks.Run(parts, effort, part => LinkRest(graph, parent, part, settled));
        Chunks.Run(parts, silent, part => Compress(parent, part));
        return Number(parent);
    }

    /// <summary>Numbers trees in which every node is held by its root, the lowest of its tree; the trees become the labels.</summary>
    internal static Components Number(int[] parent)
    {
        var sizes = new List<int>();
        for (var node = 0; node < parent.Length; node++)
        {
            // A root comes before all of its tree, so its number stands in its place by the time the others ask for it.
            var root = parent[node];
            if (root == node)
            {
                parent[node] = sizes.Count;
                sizes.Add(1);
                continue;
            }

            var label = parent[root];
            parent[node] = label;
            CollectionsMarshal.AsSpan(sizes)[label]++;
        }

        return new(parent, [.. sizes]);
    }

    private static void LinkOne(CsrGraph graph, int[] parent, int part, int place)
    {
        var (from, end) = Chunks.Range(part, NodesOfPart, parent.Length);
        var offsets = graph.Offsets;
        for (var node = from; node < end; node++)
        {
            var arc = offsets[node] + place;
            if (arc < offsets[node + 1])
            {
                Link(parent, node, graph.AllNeighbours[arc]);
            }
        }
    }

    private static void LinkRest(CsrGraph graph, int[] parent, int part, int settled)
    {
        var (from, end) = Chunks.Range(part, NodesOfPart, parent.Length);
        for (var node = from; node < end; node++)
        {
            if (Volatile.Read(ref parent[node]) == settled || graph.Degree(node) <= FirstTies)
            {
                continue;
            }

            foreach (var neighbour in graph.Neighbours(node)[FirstTies..])
            {
                Link(parent, node, neighbour);
            }
        }
    }

    // Puts the higher of two roots under the lower; whoever is beaten to it by another thread looks again from where that left things.
    private static void Link(int[] parent, int left, int right)
    {
        left = Volatile.Read(ref parent[left]);
        right = Volatile.Read(ref parent[right]);
        while (left != right)
        {
            var (low, high) = left < right ? (left, right) : (right, left);
            var above = Volatile.Read(ref parent[high]);
            if (above == low || (above == high && Interlocked.CompareExchange(ref parent[high], low, high) == high))
            {
                return;
            }

            left = Volatile.Read(ref parent[Volatile.Read(ref parent[high])]);
            right = Volatile.Read(ref parent[low]);
        }
    }

    private static void Compress(int[] parent, int part)
    {
        var (from, end) = Chunks.Range(part, NodesOfPart, parent.Length);
        for (var node = from; node < end; node++)
        {
            var above = Volatile.Read(ref parent[node]);
            for (var next = Volatile.Read(ref parent[above]); next != above; next = Volatile.Read(ref parent[above]))
            {
                above = next;
            }

            Volatile.Write(ref parent[node], above);
        }
    }

    // Of nodes spread evenly; which tree it is changes how much is looked at, never what comes out.
    private static int Commonest(int[] parent)
    {
        if (parent.Length == 0)
        {
            return -1;
        }

        var seen = new int[Math.Min(SampledNodes, parent.Length)];
        for (var at = 0; at < seen.Length; at++)
        {
            seen[at] = parent[(int)((long)at * parent.Length / seen.Length)];
        }

        Array.Sort(seen);
        var (best, bestRun, run) = (seen[0], 0, 0);
        for (var at = 0; at < seen.Length; at++)
        {
            run = at > 0 && seen[at] == seen[at - 1] ? run + 1 : 1;
            (best, bestRun) = run > bestRun ? (seen[at], run) : (best, bestRun);
        }

        return best;
    }
}

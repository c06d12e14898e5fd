using NetworkLens.Graph.Algorithms.Connected;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Hierarchy;

/// <summary>
/// A directed graph with everyone who reaches each other drawn together into one node: what is left has no circles.
/// </summary>
/// <remarks>
/// Strong components, numbered such that every arc leads from a lower to a higher number. Time and space O(n + m); no recursion.
/// Kahn, A. B. (1962). Topological sorting of large networks. Communications of the ACM 5, 558-562.
/// </remarks>
internal sealed class Condensation
{
    private const int CancelEvery = 1 << 14;

    private Condensation(int[] sizes, CsrGraph children)
    {
        Sizes = sizes;
        Children = children;
        Parents = children.Transpose();
    }

    /// <summary>People of each component.</summary>
    public int[] Sizes { get; }

    /// <summary>From each component to those that one arc leads to; always higher numbers.</summary>
    public CsrGraph Children { get; }

    /// <summary>From each component to those that an arc comes from; always lower numbers.</summary>
    public CsrGraph Parents { get; }

    /// <summary>How many components there are.</summary>
    public int Count => Sizes.Length;

    /// <summary>Draws a graph together. In an undirected graph each piece becomes one node.</summary>
    public static Condensation Compute(CsrGraph graph, CancellationToken cancel)
    {
        var strong = StrongComponents.Compute(graph, Effort.OneThread with { Cancel = cancel });
        var from = new List<int>();
        var to = new List<int>();
        for (var node = 0; node < graph.NodeCount; node++)
        {
            if (node % CancelEvery == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            foreach (var neighbour in graph.Neighbours(node))
            {
                if (strong.Labels[node] != strong.Labels[neighbour])
                {
                    from.Add(strong.Labels[node]);
                    to.Add(strong.Labels[neighbour]);
                }
            }
        }

        var place = Upwards(CsrGraphBuilder.FromTies(strong.Count, [.. from], [.. to], [], directed: true, cancel));
        var sizes = new int[strong.Count];
        for (var component = 0; component < sizes.Length; component++)
        {
            sizes[place[component]] = strong.Sizes[component];
        }

        int[] renumberedFrom = [.. from.Select(component => place[component])];
        int[] renumberedTo = [.. to.Select(component => place[component])];
        return new(sizes, CsrGraphBuilder.FromTies(sizes.Length, renumberedFrom, renumberedTo, [], directed: true, cancel));
    }

    /// <summary>Sizes of the weak components.</summary>
    public IEnumerable<long> WeakSizes()
    {
        var weight = new long[Count];
        var root = new int[Count];
        for (var node = 0; node < Count; node++)
        {
            root[node] = node;
            weight[node] = Sizes[node];
            foreach (var parent in Parents.Neighbours(node))
            {
                var (left, right) = (Root(root, parent), Root(root, node));
                if (left != right)
                {
                    root[right] = left;
                    weight[left] += weight[right];
                }
            }
        }

        for (var node = 0; node < Count; node++)
        {
            if (root[node] == node)
            {
                yield return weight[node];
            }
        }
    }

    private static int Root(int[] root, int node)
    {
        while (root[node] != node)
        {
            root[node] = root[root[node]];
            node = root[node];
        }

        return node;
    }

    // A new number for each node of a graph without circles, such that arcs lead from lower to higher ones: whoever has no arc left to
    // wait for is next (Kahn 1962).
    private static int[] Upwards(CsrGraph graph)
    {
        var waitsFor = new int[graph.NodeCount];
        foreach (var to in graph.AllNeighbours)
        {
            waitsFor[to]++;
        }

        var place = new int[graph.NodeCount];
        var next = new Queue<int>(Enumerable.Range(0, graph.NodeCount).Where(node => waitsFor[node] == 0));
        for (var at = 0; next.TryDequeue(out var node); at++)
        {
            place[node] = at;
            foreach (var to in graph.Neighbours(node))
            {
                if (--waitsFor[to] == 0)
                {
                    next.Enqueue(to);
                }
            }
        }

        return place;
    }
}

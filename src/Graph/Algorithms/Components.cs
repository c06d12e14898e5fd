using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms;

/// <summary>The pieces into which a network falls: who can reach whom by any chain of ties, whatever their direction.</summary>
/// <remarks>
/// Weak components. An isolate is a component of one. Components are numbered by their lowest node, so the answer is unique. Union-find
/// with path halving that always keeps the lowest node as root: time O(n + m α(n)), space O(n).
/// Tarjan, R. E. &amp; van Leeuwen, J. (1984). Worst-case analysis of set union algorithms. Journal of the ACM 31, 245-281.
/// </remarks>
public sealed class Components
{
    private Components(int[] labels, int[] sizes)
    {
        Labels = labels;
        Sizes = sizes;
        Largest = sizes.Length == 0 ? -1 : Array.IndexOf(sizes, sizes.Max());
    }

    /// <summary>Component of each node.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>Nodes of each component.</summary>
    public IReadOnlyList<int> Sizes { get; }

    /// <summary>How many components there are; 0 for the empty graph.</summary>
    public int Count => Sizes.Count;

    /// <summary>The largest component, the lowest numbered of equals; -1 for the empty graph.</summary>
    public int Largest { get; }

    /// <summary>Finds them.</summary>
    public static Components Compute(CsrGraph graph, CancellationToken cancel)
    {
        var parent = new int[graph.NodeCount];
        for (var node = 0; node < parent.Length; node++)
        {
            parent[node] = node;
        }

        for (var node = 0; node < parent.Length; node++)
        {
            if ((node & 0xFFF) == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            foreach (var neighbour in graph.Neighbours(node))
            {
                if (graph.IsDirected || neighbour > node)
                {
                    Join(parent, node, neighbour);
                }
            }
        }

        var labels = new int[parent.Length];
        var sizes = new List<int>();
        for (var node = 0; node < parent.Length; node++)
        {
            // A root is the lowest node of its component, so it comes before all of the others.
            var root = Root(parent, node);
            if (root == node)
            {
                labels[node] = sizes.Count;
                sizes.Add(0);
            }

            labels[node] = labels[root];
            sizes[labels[node]]++;
        }

        return new(labels, [.. sizes]);
    }

    private static int Root(int[] parent, int node)
    {
        while (parent[node] != node)
        {
            parent[node] = parent[parent[node]];
            node = parent[node];
        }

        return node;
    }

    private static void Join(int[] parent, int left, int right)
    {
        left = Root(parent, left);
        right = Root(parent, right);
        if (left < right)
        {
            parent[right] = left;
        }
        else if (right < left)
        {
            parent[left] = right;
        }
    }
}

using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Hierarchy;

/// <summary>
/// A directed graph with everyone who reaches each other drawn together into one node: what is left has no circles.
/// </summary>
/// <remarks>
/// Strong components, numbered such that every arc leads from a lower to a higher number. Time and space O(n + m); no recursion.
/// Tarjan, R. E. (1972). Depth-first search and linear graph algorithms. SIAM Journal on Computing 1, 146-160.
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
        var component = new int[graph.NodeCount];
        var count = Search(graph, component, cancel);
        var sizes = new int[count];
        var from = new List<int>();
        var to = new List<int>();
        for (var node = 0; node < graph.NodeCount; node++)
        {
            // The search closes the last ones first; turned round, arcs lead upwards.
            component[node] = count - 1 - component[node];
            sizes[component[node]]++;
        }

        for (var node = 0; node < graph.NodeCount; node++)
        {
            if (node % CancelEvery == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            foreach (var neighbour in graph.Neighbours(node))
            {
                if (component[node] != component[neighbour])
                {
                    from.Add(component[node]);
                    to.Add(component[neighbour]);
                }
            }
        }

        return new(sizes, CsrGraphBuilder.FromTies(count, [.. from], [.. to], [], directed: true, cancel));
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

    /// <summary>Numbers the components in the order in which the search leaves them.</summary>
    private static int Search(CsrGraph graph, int[] component, CancellationToken cancel)
    {
        var n = graph.NodeCount;
        var found = new int[n];    // Order of discovery from 1; 0 is undiscovered.
        var low = new int[n];      // Earliest discovery that is reached from here and still open.
        var next = new int[n];     // Place in the row that is looked at next.
        var open = new Stack<int>();
        var path = new Stack<int>();
        int discovered = 0, count = 0;
        Array.Fill(component, -1);
        for (var start = 0; start < n; start++)
        {
            if (found[start] != 0)
            {
                continue;
            }

            Enter(start);
            while (path.Count > 0)
            {
                var node = path.Peek();
                if (next[node] < graph.Degree(node))
                {
                    var neighbour = graph.Neighbours(node)[next[node]++];
                    if (found[neighbour] == 0)
                    {
                        Enter(neighbour);
                    }
                    else if (component[neighbour] < 0)
                    {
                        low[node] = Math.Min(low[node], found[neighbour]);
                    }

                    continue;
                }

                Leave(node);
            }
        }

        return count;

        void Enter(int node)
        {
            if (discovered % CancelEvery == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            low[node] = found[node] = ++discovered;
            open.Push(node);
            path.Push(node);
        }

        void Leave(int node)
        {
            path.Pop();
            if (path.TryPeek(out var before))
            {
                low[before] = Math.Min(low[before], low[node]);
            }

            if (low[node] == found[node])
            {
                int member;
                do
                {
                    member = open.Pop();
                    component[member] = count;
                }
                while (member != node);
                count++;
            }
        }
    }
}

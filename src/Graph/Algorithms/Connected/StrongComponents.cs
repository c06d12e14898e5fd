using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Connected;

/// <summary>The circles within which everyone can reach everyone along the direction of ties.</summary>
/// <remarks>
/// <para>Two people are in one strong component exactly where chains of arcs lead from each to the other. Weights do not count. Who is on
/// no circle is a component of one; an undirected graph has its weak components; nobody makes none. Numbered by their lowest node, so
/// there is one answer. What is in one component and what leads out of it form no circle, so the components have an order: see
/// <see cref="SourceCount"/> and <see cref="SinkCount"/> for its two ends.</para>
/// <para>One depth-first search without recursion: time O(n + m), space O(n), on one thread.
/// Tarjan, R. E. (1972). Depth-first search and linear graph algorithms. SIAM Journal on Computing 1, 146-160, with one array for order
/// and low point, as Pearce, D. J. (2016). A space-efficient algorithm for finding strongly connected components. Information
/// Processing Letters 116, 47-52.</para>
/// </remarks>
public sealed class StrongComponents
{
    private const int StepsBetweenLooks = 1 << 12;

    private StrongComponents(CsrGraph graph, Components numbered)
    {
        Labels = numbered.Labels;
        Sizes = numbered.Sizes;
        Largest = numbered.Largest;
        var (isEntered, isLeft) = (new bool[Count], new bool[Count]);
        for (var from = 0; from < Labels.Length; from++)
        {
            foreach (var to in graph.Neighbours(from))
            {
                var leaves = Labels[from] != Labels[to];
                isLeft[Labels[from]] |= leaves;
                isEntered[Labels[to]] |= leaves;
            }
        }

        SourceCount = isEntered.AsSpan().Count(false);
        SinkCount = isLeft.AsSpan().Count(false);
    }

    /// <summary>Component of each node.</summary>
    public ImmutableArray<int> Labels { get; }

    /// <summary>Nodes of each component.</summary>
    public ImmutableArray<int> Sizes { get; }

    /// <summary>How many components there are; 0 for the empty graph.</summary>
    public int Count => Sizes.Length;

    /// <summary>The largest component, the lowest numbered of equals; -1 for the empty graph.</summary>
    public int Largest { get; }

    /// <summary>Components that no arc enters: at least 1 unless there is nobody.</summary>
    public int SourceCount { get; }

    /// <summary>Components that no arc leaves: at least 1 unless there is nobody.</summary>
    public int SinkCount { get; }

    /// <summary>Finds them.</summary>
    /// <param name="graph">Ties, followed in their direction.</param>
    /// <param name="effort">Cancellation; the search is one after another, so threads serve undirected graphs only.</param>
    public static StrongComponents Compute(CsrGraph graph, Effort effort) =>
        new(graph, graph.IsDirected ? Components.Number(new Search(graph, effort.Cancel).Run()) : Components.Compute(graph, effort));

    /// <summary>The state of the search. A node that is seen and not yet in a component is open.</summary>
    private sealed class Search(CsrGraph graph, CancellationToken cancel)
    {
        private const int Closed = int.MaxValue;

        private readonly int[] _low = new int[graph.NodeCount];   // 0 unseen; else the earliest open node known to be reached; or closed.
        private readonly int[] _root = new int[graph.NodeCount];  // of closed nodes: the lowest of their component.
        private readonly int[] _open = new int[graph.NodeCount];  // finished nodes without a component, in the order they were finished.
        private readonly Frame[] _path = new Frame[graph.NodeCount];
        private int _openCount;
        private int _depth = -1;
        private int _seen;
        private int _steps;

        /// <summary>The lowest node of the component of each.</summary>
        public int[] Run()
        {
            for (var start = 0; start < _low.Length; start++)
            {
                if (_low[start] == 0)
                {
                    Enter(start);
                    Walk();
                }
            }

            return _root;
        }

        private void Enter(int node)
        {
            if (++_steps % StepsBetweenLooks == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            _low[node] = ++_seen;
            _path[++_depth] = new(node, _seen, graph.Offsets[node]);
        }

        private void Walk()
        {
            var offsets = graph.Offsets;
            var neighbours = graph.AllNeighbours;
            while (_depth >= 0)
            {
                ref var top = ref _path[_depth];
                var (low, arc, end) = (_low[top.Node], top.NextArc, offsets[top.Node + 1]);
                var unseen = -1;
                for (; arc < end && unseen < 0; arc++)
                {
                    var reached = _low[neighbours[arc]];
                    unseen = reached == 0 ? neighbours[arc] : -1;
                    low = reached == 0 ? low : Math.Min(low, reached);
                }

                _low[top.Node] = low;
                top.NextArc = arc;
                if (unseen >= 0)
                {
                    Enter(unseen);
                    continue;
                }

                Leave(top, low);
            }
        }

        private void Leave(Frame left, int low)
        {
            if (low == left.Order)
            {
                Close(left);
            }
            else
            {
                _open[_openCount++] = left.Node;
            }

            if (--_depth >= 0)
            {
                ref var above = ref _low[_path[_depth].Node];
                above = Math.Min(above, _low[left.Node]);
            }
        }

        // Nothing on the path above is reached: what was finished since this node was entered is its component.
        private void Close(Frame root)
        {
            var first = _openCount;
            var lowest = root.Node;
            while (first > 0 && _low[_open[first - 1]] >= root.Order)
            {
                lowest = Math.Min(lowest, _open[--first]);
            }

            foreach (var member in _open.AsSpan(first.._openCount))
            {
                _root[member] = lowest;
                _low[member] = Closed;
            }

            _root[root.Node] = lowest;
            _low[root.Node] = Closed;
            _openCount = first;
        }

        [StructLayout(LayoutKind.Auto)]
        private record struct Frame(int Node, int Order, int NextArc);
    }
}

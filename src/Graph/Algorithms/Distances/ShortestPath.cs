using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Distances;

/// <summary>A shortest path between two people: fewest ties, and among those the one whose weakest tie is strongest.</summary>
/// <param name="Nodes">The people on it, both ends included; one where the ends are the same person.</param>
/// <param name="Weights">Weights of the ties walked, one fewer than <paramref name="Nodes"/>.</param>
/// <remarks>
/// Among paths equal in both, the one with the lowest index at the first place where they differ, so the answer is unique. Ties are
/// followed in their direction. Time O(n + m), space O(n).
/// Pollack, M. (1960). The maximum capacity through a network. Operations Research 8, 733-736.
/// </remarks>
public sealed record ShortestPath(ImmutableArray<int> Nodes, ImmutableArray<double> Weights)
{
    /// <summary>How many ties it has.</summary>
    public int Length => Weights.Length;

    /// <summary>Weight of its weakest tie; <see cref="Absence.NoTies"/> for the path of one person.</summary>
    public Measured LeastWeight => Weights.IsEmpty ? Measured.None(Absence.NoTies) : Measured.Of(Weights.Min());

    /// <summary>Finds it.</summary>
    /// <param name="graph">Ties.</param>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <returns>The path; null where there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An end is not a node.</exception>
    public static ShortestPath? Compute(CsrGraph graph, int from, int to, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)from, (uint)graph.NodeCount, nameof(from));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)to, (uint)graph.NodeCount, nameof(to));
        var layers = new Layers(graph, from, to, cancel);
        return layers.ReachTarget ? layers.Widest() : null;
    }

    /// <summary>Nodes by distance from the start, up to the distance of the target.</summary>
    private sealed class Layers
    {
        private readonly CsrGraph _graph;
        private readonly int _from;
        private readonly int _to;
        private readonly int[] _distance;
        private readonly List<int> _order = [];

        public Layers(CsrGraph graph, int from, int to, CancellationToken cancel)
        {
            (_graph, _from, _to) = (graph, from, to);
            _distance = new int[graph.NodeCount];
            Array.Fill(_distance, -1);
            _distance[from] = 0;
            _order.Add(from);
            for (var head = 0; head < _order.Count; head++)
            {
                var node = _order[head];
                if ((head & 0xFFF) == 0)
                {
                    cancel.ThrowIfCancellationRequested();
                }

                if (ReachTarget && _distance[node] >= _distance[to])
                {
                    break;
                }

                foreach (var neighbour in graph.Neighbours(node))
                {
                    if (_distance[neighbour] < 0)
                    {
                        _distance[neighbour] = _distance[node] + 1;
                        _order.Add(neighbour);
                    }
                }
            }
        }

        public bool ReachTarget => _distance[_to] >= 0;

        public ShortestPath Widest()
        {
            var width = Width();
            var leads = LeadsOn(width);
            var nodes = ImmutableArray.CreateBuilder<int>(_distance[_to] + 1);
            var weights = ImmutableArray.CreateBuilder<double>(_distance[_to]);
            nodes.Add(_from);
            for (var node = _from; node != _to;)
            {
                // Rows are ascending, so the first that leads on is the lowest.
                var at = NextAt(node, width, leads);
                weights.Add(WeightAt(node, at));
                node = _graph.Neighbours(node)[at];
                nodes.Add(node);
            }

            return new(nodes.MoveToImmutable(), weights.MoveToImmutable());
        }

        // The greatest least weight that a shortest path to the target can have.
        private double Width()
        {
            var width = new double[_distance.Length];
            width[_from] = double.PositiveInfinity;
            foreach (var node in _order)
            {
                var neighbours = _graph.Neighbours(node);
                for (var at = 0; at < neighbours.Length; at++)
                {
                    if (_distance[neighbours[at]] == _distance[node] + 1)
                    {
                        ref var best = ref width[neighbours[at]];
                        best = Math.Max(best, Math.Min(width[node], WeightAt(node, at)));
                    }
                }
            }

            return width[_to];
        }

        // Nodes from which the target is reached, layer by layer, over ties at least that wide.
        private bool[] LeadsOn(double width)
        {
            var leads = new bool[_distance.Length];
            leads[_to] = true;
            for (var at = _order.Count - 1; at >= 0; at--)
            {
                var node = _order[at];
                leads[node] = node == _to || (_distance[node] < _distance[_to] && NextAt(node, width, leads) >= 0);
            }

            return leads;
        }

        private int NextAt(int node, double width, bool[] leads)
        {
            var neighbours = _graph.Neighbours(node);
            for (var at = 0; at < neighbours.Length; at++)
            {
                if (leads[neighbours[at]] && _distance[neighbours[at]] == _distance[node] + 1 && WeightAt(node, at) >= width)
                {
                    return at;
                }
            }

            return -1;
        }

        private double WeightAt(int node, int at) => _graph.IsWeighted ? _graph.Weights(node)[at] : 1;
    }
}

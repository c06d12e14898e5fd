using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Betweenness;

/// <summary>Draws one of the shortest paths between two people, each equally likely, by searching from both ends at once.</summary>
/// <remarks>
/// The side whose next level has fewer arcs goes on, a level at a time, until an arc leads from its level to the other's: every shortest
/// path crosses between the two just once. A crossing is drawn by the paths it is on, then each end is walked back to by path counts.
/// Counts matter within a level only, so a level whose counts grow great is scaled as a whole: no count overflows. Time about
/// O(√m) in networks of short distances, O(n + m) at worst; space O(n). One instance serves one thread.
/// Borassi, M. &amp; Natale, E. (2019). KADABRA is an adaptive algorithm for betweenness via random approximation. ACM JEA 24, section 3.
/// </remarks>
internal sealed class PathSampler
{
    private const double GreatestCount = 1e100;

    private readonly Side _start;
    private readonly Side _end;
    private readonly List<(int Start, int End, double Paths)> _crossings = [];

    public PathSampler(CsrGraph graph, CsrGraph reverse)
    {
        _start = new(graph, reverse);
        _end = new(reverse, graph);
    }

    /// <summary>Adds one to each person between the ends of a random shortest path; nobody where no path joins them.</summary>
    public void Draw(int from, int to, SeededRandom random, int[] hits, CancellationToken cancel)
    {
        _start.Begin(from);
        _end.Begin(to);
        _crossings.Clear();
        while (_crossings.Count == 0 && _start.HasMore && _end.HasMore)
        {
            cancel.ThrowIfCancellationRequested();
            if (_start.Arcs <= _end.Arcs)
            {
                _start.Advance(_end, _crossings, isStart: true);
            }
            else
            {
                _end.Advance(_start, _crossings, isStart: false);
            }
        }

        if (_crossings.Count > 0)
        {
            var (last, first) = Crossing(random);
            _start.WalkBack(last, random, hits);
            _end.WalkBack(first, random, hits);
        }

        _start.Forget();
        _end.Forget();
    }

    private (int Start, int End) Crossing(SeededRandom random)
    {
        var total = 0.0;
        foreach (var (_, _, paths) in _crossings)
        {
            total += paths;
        }

        var left = random.NextDouble() * total;
        foreach (var (start, end, paths) in _crossings)
        {
            left -= paths;
            if (left < 0)
            {
                return (start, end);
            }
        }

        return (_crossings[^1].Start, _crossings[^1].End); // Rounding left a rest.
    }

    /// <summary>The search from one end.</summary>
    private sealed class Side(CsrGraph away, CsrGraph back)
    {
        private readonly int[] _level = Unreached(away.NodeCount);
        private readonly double[] _count = new double[away.NodeCount];
        private readonly List<int> _order = [];
        private int _first; // The last level is _order[_first..].
        private int _depth;

        /// <summary>Arcs that leave the last level.</summary>
        public long Arcs { get; private set; }

        /// <summary>Whether the last level has anyone.</summary>
        public bool HasMore => _first < _order.Count;

        public void Begin(int node)
        {
            (_first, _depth) = (0, 0);
            Reach(node, 0);
            _count[node] = 1;
            Arcs = away.Degree(node);
        }

        public void Forget()
        {
            foreach (var node in _order)
            {
                _level[node] = -1;
                _count[node] = 0;
            }

            _order.Clear();
        }

        public void Advance(Side other, List<(int Start, int End, double Paths)> crossings, bool isStart)
        {
            var end = _order.Count;
            for (var at = _first; at < end; at++)
            {
                var node = _order[at];
                foreach (var neighbour in away.Neighbours(node))
                {
                    if (other._level[neighbour] >= 0)
                    {
                        var paths = _count[node] * other._count[neighbour];
                        crossings.Add(isStart ? (node, neighbour, paths) : (neighbour, node, paths));
                    }
                    else if (_level[neighbour] < 0)
                    {
                        Reach(neighbour, _depth + 1);
                        _count[neighbour] = _count[node];
                    }
                    else if (_level[neighbour] == _depth + 1)
                    {
                        _count[neighbour] += _count[node];
                    }
                }
            }

            (_first, _depth) = (end, _depth + 1);
            Level();
        }

        /// <summary>Counts everyone from here to the end of this side; the end itself is not between.</summary>
        public void WalkBack(int node, SeededRandom random, int[] hits)
        {
            while (_level[node] > 0)
            {
                hits[node]++;
                node = Before(node, random);
            }
        }

        private static int[] Unreached(int nodes)
        {
            var level = new int[nodes];
            Array.Fill(level, -1);
            return level;
        }

        private void Reach(int node, int level)
        {
            _level[node] = level;
            _order.Add(node);
        }

        private void Level()
        {
            var greatest = 0.0;
            Arcs = 0;
            for (var at = _first; at < _order.Count; at++)
            {
                greatest = Math.Max(greatest, _count[_order[at]]);
                Arcs += away.Degree(_order[at]);
            }

            for (var at = _first; greatest > GreatestCount && at < _order.Count; at++)
            {
                _count[_order[at]] /= greatest;
            }
        }

        private int Before(int node, SeededRandom random)
        {
            var total = 0.0;
            foreach (var neighbour in back.Neighbours(node))
            {
                total += _level[neighbour] == _level[node] - 1 ? _count[neighbour] : 0;
            }

            var left = random.NextDouble() * total;
            var chosen = -1;
            foreach (var neighbour in back.Neighbours(node))
            {
                if (_level[neighbour] == _level[node] - 1)
                {
                    chosen = neighbour;
                    left -= _count[neighbour];
                    if (left < 0)
                    {
                        break;
                    }
                }
            }

            return chosen;
        }
    }
}

namespace NetworkLens.Graph.Algorithms.Hierarchy;

/// <summary>How many pairs of people have a least upper bound: a boss of both below whom there is no other such boss beside.</summary>
/// <remarks>
/// <para>
/// On the condensation, whose numbers ascend along arcs. A component with one parent, or whose other parents all stand above one of them,
/// has the least upper bounds of that parent: everyone is folded into the nearest one above who has no parent at all (a top) or
/// several that are no chain (a junction). Only junctions are then compared with tops and with each other, and of these there are few in
/// an organisation. What the largest component stands below, itself included, is common to everyone under it and is not listed.
/// </para>
/// <para>
/// An upper bound's own bosses are upper bounds too; so the least one exists exactly where the last of the common bosses has as many
/// above as there are common bosses.
/// </para>
/// </remarks>
internal sealed class LeastUpperBounds
{
    private const int Top = -1;
    private const int Junction = -2;
    private const int CancelEvery = 1 << 10;

    private readonly Condensation _graph;
    private readonly CancellationToken _cancel;
    private readonly int _core;          // The largest component, the first of equals.
    private readonly bool[] _above;      // Who reaches the core, itself included.
    private readonly bool[] _under;      // Whom the core reaches, itself not included.
    private readonly int[] _parent;      // The parent that stands for all, or Top, or Junction.
    private readonly int[] _root;        // The top or junction that a component is folded into.
    private readonly int[] _bosses;      // How many stand above; under the core only those who are not in _above.
    private readonly int[] _seen;
    private readonly List<int> _found = [];
    private int _round;

    private LeastUpperBounds(Condensation graph, CancellationToken cancel)
    {
        _graph = graph;
        _cancel = cancel;
        var n = graph.Count;
        _core = graph.Sizes.AsSpan().IndexOf(graph.Sizes.Max());
        (_above, _under, _parent, _root) = (new bool[n], new bool[n], new int[n], new int[n]);
        (_bosses, _seen) = (new int[n], new int[n]);
        _above[_core] = true;
        for (var node = _core; node >= 0; node--)
        {
            foreach (var child in graph.Children.Neighbours(node))
            {
                _above[node] |= _above[child];
            }
        }

        for (var node = _core + 1; node < n; node++)
        {
            foreach (var parent in graph.Parents.Neighbours(node))
            {
                _under[node] |= parent == _core || _under[parent];
            }
        }
    }

    /// <summary>Counts the pairs.</summary>
    /// <param name="graph">The network drawn together.</param>
    /// <param name="mostSteps">Steps after which the search gives up.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <returns>Unordered pairs of people, those in one component included; null where it gave up.</returns>
    public static long? Count(Condensation graph, long mostSteps, CancellationToken cancel)
    {
        if (graph.Count == 0)
        {
            return 0;
        }

        var bounds = new LeastUpperBounds(graph, cancel);
        return bounds.Fold(mostSteps) ? bounds.CountPairs(mostSteps) : null;
    }

    /// <summary>Finds the parent that stands for all, top-down, and counts bosses.</summary>
    private bool Fold(long steps)
    {
        for (var node = 0; node < _graph.Count; node++)
        {
            if (node % CancelEvery == 0)
            {
                _cancel.ThrowIfCancellationRequested();
            }

            var parents = _graph.Parents.Neighbours(node);
            _root[node] = node;
            if (parents.IsEmpty)
            {
                _parent[node] = Top;
                continue;
            }

            // Only the last of the parents can stand below all of the others.
            var last = parents[^1];
            if (parents.Length > 1)
            {
                FindBosses([last], listed: !_under[node]);
                steps -= _found.Count;
                foreach (var parent in parents[..^1])
                {
                    if (_seen[parent] != _round && !(_above[parent] && (_under[last] || last == _core)))
                    {
                        last = Junction;
                        break;
                    }
                }
            }

            _parent[node] = last;
            if (last == Junction)
            {
                FindBosses(parents, listed: !_under[node]);
                steps -= _found.Count;
                _bosses[node] = _found.Count;
            }
            else
            {
                _root[node] = _root[last];
                _bosses[node] = !_under[node] ? _bosses[last] + 1
                    : last == _core ? 0
                    : _under[last] ? _bosses[last] + 1
                    : throw new InvalidOperationException("Who is under the core has a parent there.");
            }

            if (steps < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Marks these and all who stand above them; where not listed, those in <see cref="_above"/> are left out.</summary>
    private void FindBosses(ReadOnlySpan<int> starts, bool listed)
    {
        _round++;
        _found.Clear();
        foreach (var start in starts)
        {
            Meet(start, listed);
        }

        for (var at = 0; at < _found.Count; at++)
        {
            var node = _found[at];
            if (_parent[node] >= 0)
            {
                Meet(_parent[node], listed);
            }
            else if (_parent[node] == Junction)
            {
                foreach (var parent in _graph.Parents.Neighbours(node))
                {
                    Meet(parent, listed);
                }
            }

            if (at % CancelEvery == 0)
            {
                _cancel.ThrowIfCancellationRequested();
            }
        }
    }

    private void Meet(int node, bool listed)
    {
        if (_seen[node] != _round && (listed || !_above[node]))
        {
            _seen[node] = _round;
            _found.Add(node);
        }
    }

    private long? CountPairs(long steps)
    {
        var weight = new long[_graph.Count];
        long pairs = 0, topsAboveCore = 0;
        for (var node = 0; node < _graph.Count; node++)
        {
            weight[_root[node]] += _graph.Sizes[node];
        }

        var junctions = new List<int>();
        var bosses = new List<int[]>();
        long listed = 0;
        for (var node = 0; node < _graph.Count; node++)
        {
            pairs += weight[node] * (weight[node] - 1) / 2;
            topsAboveCore += _parent[node] == Top && _above[node] ? weight[node] : 0;
            if (_parent[node] != Junction)
            {
                continue;
            }

            FindBosses(_graph.Parents.Neighbours(node), listed: !_under[node]);
            _found.Sort();
            junctions.Add(node);
            bosses.Add([.. _found]);
            steps -= (_found.Count * (long)junctions.Count) + listed; // Its list is read with each earlier one.
            listed += _found.Count;
            if (steps < 0)
            {
                return null;
            }
        }

        for (var later = 0; later < junctions.Count; later++)
        {
            var node = junctions[later];
            var joined = _under[node] ? topsAboveCore : 0;
            foreach (var boss in bosses[later])
            {
                joined += _parent[boss] == Top ? weight[boss] : 0;
            }

            for (var earlier = 0; earlier < later; earlier++)
            {
                joined += Joined(junctions[earlier], bosses[earlier], node, bosses[later]) ? weight[junctions[earlier]] : 0;
            }

            pairs += joined * weight[node];
            _cancel.ThrowIfCancellationRequested();
        }

        return pairs;
    }

    private bool Joined(int first, int[] bossesOfFirst, int second, int[] bossesOfSecond)
    {
        if (bossesOfSecond.AsSpan().BinarySearch(first) >= 0 || (_under[second] && _above[first]))
        {
            return true; // One stands above the other.
        }

        int common = 0, last = -1;
        for (int i = 0, j = 0; i < bossesOfFirst.Length || j < bossesOfSecond.Length;)
        {
            var a = i < bossesOfFirst.Length ? bossesOfFirst[i] : int.MaxValue;
            var b = j < bossesOfSecond.Length ? bossesOfSecond[j] : int.MaxValue;

            // Whoever stands above the core is listed for one of the two only where the other is under the core.
            if (a == b || (a < b && _under[second] && _above[a]) || (b < a && _under[first] && _above[b]))
            {
                common++;
                last = Math.Max(last, Math.Min(a, b));
            }

            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }

        if (_under[first] && _under[second])
        {
            // The core and all above it are common too: without others the core is the least; otherwise the least is under it.
            return common == 0 || (_under[last] && _bosses[last] + 1 == common);
        }

        return common > 0 && _bosses[last] + 1 == common;
    }
}

using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Sets;

/// <summary>How much of a network a set of people reaches together: who could carry news to most.</summary>
/// <remarks>
/// <para>
/// Within k: the share of all people, the set's own included, at most k ties from the nearest of the set (m-reach). By distance: Σ_j
/// 1/d(set, j) / n, where members count 1 and those out of reach 0: 1 where all others are direct contacts. Both are 0 of an empty set
/// and 0..1. <see cref="Absence.NoPeople"/> in an empty network. Ties are followed in their direction, from the set outwards; weights do
/// not count. Time O(n + m), space O(n).
/// </para>
/// <para>Borgatti, S. P. (2006). Identifying sets of key players in a social network. CMOT 12, eqs. 12 to 15.</para>
/// </remarks>
public static class SetReach
{
    /// <summary>Measures the reach of a set.</summary>
    /// <param name="graph">Directed or not.</param>
    /// <param name="set">Who begins; repeats do no harm.</param>
    /// <param name="within">Ties at most, at least 0; null: all distances, each person weighing 1/d.</param>
    /// <param name="effort">Cancellation.</param>
    public static Measured Compute(CsrGraph graph, ReadOnlySpan<int> set, int? within, Effort effort)
    {
        var reach = new GrowingReach(graph, within);
        var sum = 0.0;
        foreach (var member in set)
        {
            effort.Cancel.ThrowIfCancellationRequested();
            sum += reach.Add(member);
        }

        return Measured.Ratio(sum, graph.NodeCount, Absence.NoPeople);
    }
}

/// <summary>The reach of a set that grows, and what one more person would add.</summary>
/// <remarks>
/// A search stops wherever the set is as near already: beyond, it is as near everywhere. Adding people in turn so costs little more than
/// one search from all of them.
/// </remarks>
internal sealed class GrowingReach
{
    private const int Far = int.MaxValue;

    private readonly CsrGraph _graph;
    private readonly bool _counts;      // Everybody in reach counts 1.
    private readonly int _within;
    private readonly int[] _distance;   // From the set.
    private readonly int[] _seen;       // _seen[v] == _round: met in this search.
    private readonly int[] _queue;
    private int _round;

    public GrowingReach(CsrGraph graph, int? within)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(within ?? 0, nameof(within));
        _graph = graph;
        _counts = within is not null;
        _within = within ?? Far;
        _distance = new int[graph.NodeCount];
        _seen = new int[graph.NodeCount];
        _queue = new int[graph.NodeCount];
        Clear();
    }

    /// <summary>Empties the set.</summary>
    public void Clear() => Array.Fill(_distance, Far);

    /// <summary>What somebody would add to the sum over people.</summary>
    public double Gain(int person) => Search(person, keep: false);

    /// <summary>Adds somebody, and says what that added.</summary>
    public double Add(int person) => Search(person, keep: true);

    private double Search(int person, bool keep)
    {
        if (_distance[person] == 0)
        {
            return 0;
        }

        _round++;
        _seen[person] = _round;
        _queue[0] = person;
        var gain = 0.0;
        int head = 0, tail = 1;
        for (var distance = 0; head < tail; distance++)
        {
            for (var end = tail; head < end; head++)
            {
                var node = _queue[head];
                gain += Worth(distance) - Worth(_distance[node]);
                _distance[node] = keep ? distance : _distance[node];
                if (distance == _within)
                {
                    continue;
                }

                foreach (var neighbour in _graph.Neighbours(node))
                {
                    if (_seen[neighbour] != _round && _distance[neighbour] > distance + 1)
                    {
                        _seen[neighbour] = _round;
                        _queue[tail++] = neighbour;
                    }
                }
            }
        }

        return gain;
    }

    private double Worth(int distance) => distance == Far ? 0 : _counts || distance == 0 ? 1 : 1.0 / distance;
}

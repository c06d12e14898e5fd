using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Sets;

/// <summary>Key players, positive problem: who together reaches most of the network, to carry news or a change.</summary>
/// <remarks>
/// <para>
/// <see cref="SetReach"/> never falls as the set grows, and adds less and less, so lazy greedy reaches at least 1 - 1/e (63 %) of what the
/// best set of that size does; exchange of one member at a time, up to <see cref="MostRounds"/> rounds, then improves on it. Who is
/// reached is counted from the set outwards along arcs; transpose the graph for who can reach the set.
/// </para>
/// <para>
/// Time: bounds O(within · (n + m)), or one sweep O(n m / 512) by distance; after that one search for each candidate that is asked,
/// mostly few. Fewer people than asked for where everybody is reached in full. Weights do not count. Deterministic, on any
/// number of threads. Borgatti, S. P. (2006). Computational and Mathematical Organization Theory 12. Minoux (1978).
/// </para>
/// </remarks>
public static class KeyPlayersPositive
{
    /// <summary>Rounds of exchange; each tries every member once.</summary>
    public const int MostRounds = 8;

    // Bounds by distance are sums of rounded numbers.
    private const double Rounding = 1e-9;

    /// <summary>Finds a set.</summary>
    /// <param name="graph">Directed or not.</param>
    /// <param name="count">How many people at most, at least 0.</param>
    /// <param name="within">Ties at most, at least 0; null: all distances, each person weighing 1/d.</param>
    /// <param name="effort">Threads of the sweep, cancellation.</param>
    public static KeyPlayerSet Compute(CsrGraph graph, int count, int? within, Effort effort)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var reach = new GrowingReach(graph, within);
        var bounds = within is { } ties ? WithinBounds(graph, ties, effort.Cancel) : DistanceBounds(graph, effort);
        var set = new List<int>();
        var sum = 0.0;
        LazyGreedy.Run(bounds, count, reach.Gain, (person, _) => Take(person), effort.Cancel);
        var better = true;
        for (var round = 0; better && round < MostRounds; round++)
        {
            better = false;
            for (var at = 0; at < set.Count; at++)
            {
                better |= Exchange(at);
            }
        }

        var people = graph.NodeCount;
        return new([.. set.Order()], Measured.Ratio(0, people, Absence.NoPeople), Measured.Ratio(sum, people, Absence.NoPeople));

        void Take(int person)
        {
            set.Add(person);
            sum += reach.Add(person);
        }

        bool Exchange(int at)
        {
            reach.Clear();
            var others = 0.0;
            foreach (var member in set.Where((_, place) => place != at))
            {
                others += reach.Add(member);
            }

            var best = (Person: -1, Gain: 0.0);
            LazyGreedy.Run(bounds, 1, reach.Gain, (person, gain) => best = (person, gain), effort.Cancel);
            if (best.Person < 0 || others + best.Gain <= sum + (Rounding * Math.Max(1, sum)))
            {
                return false;
            }

            (set[at], sum) = (best.Person, others + best.Gain);
            return true;
        }
    }

    /// <summary>No fewer than are within some ties: contacts of contacts, each counted as often as there are ways.</summary>
    private static double[] WithinBounds(CsrGraph graph, int within, CancellationToken cancel)
    {
        var bounds = new double[graph.NodeCount];
        Array.Fill(bounds, 1);
        for (var step = 0; step < within; step++)
        {
            cancel.ThrowIfCancellationRequested();
            var next = new double[graph.NodeCount];
            var changed = false;
            for (var node = 0; node < graph.NodeCount; node++)
            {
                var sum = 1.0;
                foreach (var neighbour in graph.Neighbours(node))
                {
                    sum += bounds[neighbour];
                }

                next[node] = Math.Min(sum, graph.NodeCount);
                changed |= next[node] > bounds[node];
            }

            bounds = next;
            if (!changed)
            {
                break;
            }
        }

        return bounds;
    }

    private static double[] DistanceBounds(CsrGraph graph, Effort effort)
    {
        var bounds = HarmonicSum.ByPerson(graph, effort);
        for (var person = 0; person < bounds.Length; person++)
        {
            bounds[person] = (bounds[person] + 1) * (1 + Rounding);
        }

        return bounds;
    }
}

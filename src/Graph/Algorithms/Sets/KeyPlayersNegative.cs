using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Sets;

/// <summary>Key players, negative problem: whose leaving together would take the network apart most.</summary>
/// <remarks>
/// <para>
/// Greedy on <see cref="Fragmentation"/>, of equals whoever lies on more shortest paths (and then the lowest index), since two people who
/// only together hold a network look like nothing one by one; a second start takes those on the most shortest paths outright. Each
/// start is improved by exchange of one member at a time, up to <see cref="MostRounds"/> rounds, and the better one is given.
/// </para>
/// <para>
/// By components each step takes O(n + m) for all candidates together, so millions of people are no obstacle: time O(count · rounds ·
/// (n + m)). By distances every candidate is a sweep of its own, O(count · n² m / 512), up to <see cref="MostPeopleByDistance"/> people.
/// Directed graphs are folded; weights do not count. Deterministic, on any number of threads.
/// Borgatti, S. P. (2006). Identifying sets of key players in a social network. Computational and Mathematical Organization Theory 12.
/// </para>
/// </remarks>
public static class KeyPlayersNegative
{
    /// <summary>Rounds of exchange; each tries every member once.</summary>
    public const int MostRounds = 16;

    /// <summary>The most people where paths that grow longer count too.</summary>
    public const int MostPeopleByDistance = 2_000;

    /// <summary>Finds people whose leaving parts the most pairs.</summary>
    /// <param name="graph">Directed or not.</param>
    /// <param name="count">How many people, at least 0; all where there are no more.</param>
    /// <param name="effort">Threads and cancellation.</param>
    public static KeyPlayerSet Compute(CsrGraph graph, int count, Effort effort)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var ties = graph.ToUndirected(TieDirection.Either);
        var search = new SingleRemovals(ties);
        return Find(ties, Math.Min(count, graph.NodeCount), effort, left =>
        {
            search.Search(left, effort.Cancel);
            return (search.JoinedPairs, search.JoinedWithout);
        });
    }

    /// <summary>Finds people whose leaving makes the others most distant from each other.</summary>
    /// <param name="graph">Directed or not, at most <see cref="MostPeopleByDistance"/> people.</param>
    /// <param name="count">How many people, at least 0; all where there are no more.</param>
    /// <param name="effort">Threads and cancellation.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are too many people.</exception>
    public static KeyPlayerSet ComputeByDistance(CsrGraph graph, int count, Effort effort)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(graph.NodeCount, MostPeopleByDistance, nameof(graph));
        var ties = graph.ToUndirected(TieDirection.Either);
        var alone = new Effort(Threads: 1, Cancel: effort.Cancel);
        return Find(ties, Math.Min(count, graph.NodeCount), effort, left =>
        {
            var without = new double[ties.NodeCount];
            Chunks.Run(ties.NodeCount, new Effort(effort.Threads, null, effort.Cancel), person =>
            {
                if (!left[person])
                {
                    var leaving = (bool[])left.Clone();
                    leaving[person] = true;
                    without[person] = HarmonicSum.Compute(ties, leaving, alone);
                }
            });
            return (HarmonicSum.Compute(ties, left, alone), person => without[person]);
        });
    }

    /// <summary>Finds a set.</summary>
    /// <param name="ties">Undirected.</param>
    /// <param name="count">Size of the set.</param>
    /// <param name="effort">Cancellation.</param>
    /// <param name="removals">Given who has left: what is joined among the others, and what stays joined if one more leaves.</param>
    private static KeyPlayerSet Find(
        CsrGraph ties, int count, Effort effort, Func<bool[], (double Joined, Func<int, double> Without)> removals)
    {
        var people = ties.NodeCount;
        var before = Fragmentation.OfPairs(removals(new bool[people]).Joined, people);
        if (count == people)
        {
            return new([.. Enumerable.Range(0, people)], before, Fragmentation.OfPairs(0, 0));
        }

        var left = new bool[people];
        var greedy = new List<int>();
        while (greedy.Count < count)
        {
            var hint = PivotBetweenness.Compute(ties, left, effort);
            var next = Best(left, removals(left).Without, hint);
            greedy.Add(next);
            left[next] = true;
        }

        var onPaths = PivotBetweenness.Compute(ties, new bool[people], effort);
        var central = Enumerable.Range(0, people).OrderByDescending(person => onPaths[person]).Take(count).ToList();
        var (first, firstJoined) = Improve(greedy, people, removals);
        var (second, secondJoined) = Improve(central, people, removals);
        var (best, joined) = IsLess(secondJoined, firstJoined) ? (second, secondJoined) : (first, firstJoined);
        return new([.. best.Order()], before, Fragmentation.OfPairs(joined, people - count));
    }

    private static (List<int> Set, double Joined) Improve(
        List<int> set, int people, Func<bool[], (double Joined, Func<int, double> Without)> removals)
    {
        var left = new bool[people];
        foreach (var member in set)
        {
            left[member] = true;
        }

        var joined = removals(left).Joined;
        var better = true;
        for (var round = 0; better && round < MostRounds; round++)
        {
            better = false;
            for (var at = 0; at < set.Count; at++)
            {
                left[set[at]] = false;
                var without = removals(left).Without;
                var other = Best(left, without, null);
                if (IsLess(without(other), joined))
                {
                    (set[at], joined, better) = (other, without(other), true);
                }

                left[set[at]] = true;
            }
        }

        return (set, joined);
    }

    /// <summary>Whoever leaves least joined; of equals whoever is higher by the hint, then the lowest index.</summary>
    private static int Best(bool[] left, Func<int, double> without, double[]? hint)
    {
        var best = -1;
        for (var person = 0; person < left.Length; person++)
        {
            if (!left[person] && (best < 0 || IsLess(without(person), without(best))
                || (hint is not null && hint[person] > hint[best] && !IsLess(without(best), without(person)))))
            {
                best = person;
            }
        }

        return best;
    }

    // Sums of 1/d that differ by rounding are equal; without the margin an exchange could go round in circles.
    private static bool IsLess(double left, double right) => left < right - (1e-12 * Math.Max(1, Math.Abs(right)));
}

using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Sets;

namespace NetworkLens.Graph.Suggestions;

/// <summary>How many may be chosen of each group: of each profession, of each organisation.</summary>
/// <param name="GroupOf">The group of each candidate; -1 is in none and is never too many.</param>
/// <param name="Most">At most so many of each group, at least 0.</param>
public sealed record CohortQuota(ImmutableArray<int> GroupOf, ImmutableArray<int> Most);

/// <summary>Participants who together stand for most units, professions and organisations.</summary>
/// <param name="Chosen">Who they are, ascending.</param>
/// <param name="Covered">What the things that one of them stands for are worth together.</param>
/// <param name="Total">The same of all candidates together.</param>
/// <param name="Bound">What no choice of as many within the quotas covers more than.</param>
/// <remarks>
/// <para>
/// Greedy, then exchange of one member at a time while that covers more, up to <see cref="MostRounds"/> rounds; then the same
/// from each of <see cref="MostStarts"/> first members, and the best of all. Coverage is monotone and submodular: without quotas at
/// least 1 - 1/e of the best, with q quotas at least 1 / (q + 1) (Fisher, Nemhauser &amp; Wolsey 1978). Bound tells how far below the best
/// this choice can be at most, which is mostly far less: for any set S the best covers at most f(S) + the greatest gains over S of as
/// many as may be chosen; the least such sum over the steps, and over the quotas one at a time.
/// </para>
/// <para>
/// No candidates or a count of 0: nobody. Fewer than asked for where the rest add nothing or the quotas are full. Of equals the lowest.
/// Time O(starts · rounds · count · sizes) at worst, space O(items + candidates).
/// </para>
/// </remarks>
public sealed record Cohort(ImmutableArray<int> Chosen, double Covered, double Total, double Bound)
{
    /// <summary>Rounds of exchange; each tries every member once.</summary>
    public const int MostRounds = 8;

    /// <summary>Candidates that are taken first by turns, those who stand for most.</summary>
    public const int MostStarts = 16;

    /// <summary>Chooses.</summary>
    /// <param name="standsFor">For each candidate the items that it stands for, 0..items-1; repeats do no harm.</param>
    /// <param name="worth">What each item is worth, finite, at least 0.</param>
    /// <param name="count">How many participants at most, at least 0.</param>
    /// <param name="quotas">All of them hold at once; empty: none.</param>
    /// <param name="effort">Cancellation. One thread: later questions depend on earlier answers.</param>
    /// <exception cref="ArgumentException">An item or a group does not exist, or a worth or a quota is below 0.</exception>
    public static Cohort Compute(
        NodeSets standsFor, ReadOnlySpan<double> worth, int count, ImmutableArray<CohortQuota> quotas, Effort effort)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Check(standsFor, worth, quotas);
        var search = new CohortSearch(standsFor, worth.ToArray(), count, quotas, effort.Cancel);
        search.Improve(-1);
        foreach (var first in search.Foremost(MostStarts))
        {
            search.Improve(first);
        }

        return search.Result();
    }

    private static void Check(NodeSets standsFor, ReadOnlySpan<double> worth, ImmutableArray<CohortQuota> quotas)
    {
        for (var candidate = 0; candidate < standsFor.Count; candidate++)
        {
            foreach (var item in standsFor[candidate])
            {
                if ((uint)item >= (uint)worth.Length)
                {
                    throw new ArgumentException(
                        $"Candidate {candidate} stands for {item}; there are {worth.Length} items.", nameof(standsFor));
                }
            }
        }

        foreach (var value in worth)
        {
            if (!(value >= 0 && double.IsFinite(value)))
            {
                throw new ArgumentException($"An item is worth {value}; worth is finite and at least 0.", nameof(worth));
            }
        }

        foreach (var quota in quotas)
        {
            var groups = quota.Most.Length;
            if (quota.GroupOf.Length != standsFor.Count || quota.GroupOf.Any(g => g < -1 || g >= groups) || quota.Most.Any(m => m < 0))
            {
                throw new ArgumentException(
                    $"A quota gives each of {standsFor.Count} candidates one of its {groups} groups or -1, and lets in at least 0 of each.",
                    nameof(quotas));
            }
        }
    }
}

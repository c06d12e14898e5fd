using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;

namespace NetworkLens.Graph.Suggestions;

/// <summary>Two groups whose pairs of people one would like to see; a group and itself for the pairs within it.</summary>
/// <param name="First">From 0.</param>
/// <param name="Second">From 0.</param>
/// <param name="Worth">Of each pair of people, finite, at least 0.</param>
public readonly record struct WatchedPair(int First, int Second, double Worth);

/// <summary>Whose answer to a survey would show most of what nobody can see yet.</summary>
/// <param name="People">In the order in which to ask them.</param>
/// <param name="Gains">What the answer of each would show, given the answers of those before; never more than the one before.</param>
/// <param name="Unseen">Worth of all pairs that could not have been seen before: neither of the two answered.</param>
/// <remarks>
/// <para>
/// A pair of people is seen once either answers, so asking covers pairs as people cover ties: monotone and submodular, and greedy shows at
/// least 1 - 1/e of what the best choice of as many shows. People of one group who did not answer are alike: of them the lowest index is
/// asked first. Nobody is asked whose answer would show nothing: no groups, all answered, one person alone.
/// </para>
/// <para>Time O(people + count · (groups + pairs of a group)), space O(people + pairs).</para>
/// </remarks>
public sealed record WhomToAsk(ImmutableArray<int> People, ImmutableArray<double> Gains, double Unseen)
{
    /// <summary>Chooses.</summary>
    /// <param name="groupOf">The group of each person; -1: in none, and never asked.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="answered">Who answered already.</param>
    /// <param name="watched">Which pairs of groups matter; one that is named twice counts twice, in either order.</param>
    /// <param name="count">How many to ask at most, at least 0.</param>
    /// <param name="effort">Cancellation.</param>
    /// <exception cref="ArgumentException">A group does not exist, a worth is below 0, or the columns are not equally long.</exception>
    public static WhomToAsk Compute(
        ReadOnlySpan<int> groupOf,
        int groups,
        ReadOnlySpan<bool> answered,
        ReadOnlySpan<WatchedPair> watched,
        int count,
        Effort effort)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var silent = Silent(groupOf, groups, answered);
        var beside = Beside(groups, watched);
        var left = Array.ConvertAll(silent, members => members.Count);
        var people = ImmutableArray.CreateBuilder<int>();
        var gains = ImmutableArray.CreateBuilder<double>();
        while (people.Count < count)
        {
            effort.Cancel.ThrowIfCancellationRequested();
            var (best, most, next) = (-1, 0.0, 0);
            for (var group = 0; group < groups; group++)
            {
                if (left[group] > 0 && Shown(group, left, beside) is var shown and > 0)
                {
                    var first = silent[group][silent[group].Count - left[group]];
                    if (shown > most || (shown == most && first < next))
                    {
                        (best, most, next) = (group, shown, first);
                    }
                }
            }

            if (best < 0)
            {
                break;
            }

            people.Add(next);
            gains.Add(most);
            left[best]--;
        }

        return new(people.ToImmutable(), gains.ToImmutable(), Unseeable(silent, watched));
    }

    private static List<int>[] Silent(ReadOnlySpan<int> groupOf, int groups, ReadOnlySpan<bool> answered)
    {
        if (answered.Length != groupOf.Length)
        {
            throw new ArgumentException($"{answered.Length} answers were given for {groupOf.Length} people.", nameof(answered));
        }

        var silent = new List<int>[groups];
        for (var group = 0; group < groups; group++)
        {
            silent[group] = [];
        }

        for (var person = 0; person < groupOf.Length; person++)
        {
            if (groupOf[person] < -1 || groupOf[person] >= groups)
            {
                throw new ArgumentException($"Person {person} is of group {groupOf[person]}; there are {groups}.", nameof(groupOf));
            }

            if (groupOf[person] >= 0 && !answered[person])
            {
                silent[groupOf[person]].Add(person);
            }
        }

        return silent;
    }

    private static List<(int Group, double Worth)>[] Beside(int groups, ReadOnlySpan<WatchedPair> watched)
    {
        var beside = new List<(int, double)>[groups];
        for (var group = 0; group < groups; group++)
        {
            beside[group] = [];
        }

        foreach (var (first, second, worth) in watched)
        {
            if ((uint)first >= (uint)groups || (uint)second >= (uint)groups || !(worth >= 0 && double.IsFinite(worth)))
            {
                throw new ArgumentException(
                    $"Watched is {first}-{second}:{worth}; there are {groups} groups, worth is finite and at least 0.", nameof(watched));
            }

            beside[first].Add((second, worth));
            if (first != second)
            {
                beside[second].Add((first, worth));
            }
        }

        return beside;
    }

    /// <summary>What one more answer from this group would show: a pair with everybody opposite who is still silent.</summary>
    private static double Shown(int group, int[] left, List<(int Group, double Worth)>[] beside)
    {
        var shown = 0.0;
        foreach (var (other, worth) in beside[group])
        {
            shown += worth * (left[other] - (other == group ? 1 : 0));
        }

        return shown;
    }

    private static double Unseeable(List<int>[] silent, ReadOnlySpan<WatchedPair> watched)
    {
        var unseen = 0.0;
        foreach (var (first, second, worth) in watched)
        {
            double people = silent[first].Count;
            unseen += worth * (first == second ? people * (people - 1) / 2 : people * silent[second].Count);
        }

        return unseen;
    }
}

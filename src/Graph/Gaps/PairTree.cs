using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>Finds, for each pair, the pair of the whole that contains it.</summary>
/// <remarks>
/// Groups are widened: those of a directorate to its organisation, then its leaders to all from DIRECTORATE up; what is of two
/// organisations to the whole of both. The first widening that is listed, of the same dimension, and that holds everybody of both groups
/// is the parent. Sibling units and professions have none: nothing that is listed holds two of them. Time O(pairs + members of pairs).
/// </remarks>
internal sealed class PairTree
{
    private readonly IReadOnlyList<ExpectedPair> _pairs;
    private readonly Dictionary<(Dimension, string, string), int> _byGroups = [];

    private PairTree(IReadOnlyList<ExpectedPair> pairs)
    {
        _pairs = pairs;
        for (var at = 0; at < pairs.Count; at++)
        {
            var (dimension, from, to, _) = pairs[at];
            _byGroups.TryAdd((dimension, from.Key, to.Key), at);
            if (dimension != Dimension.Vertical)
            {
                _byGroups.TryAdd((dimension, to.Key, from.Key), at);
            }
        }
    }

    /// <summary>The index of each pair's parent, or -1.</summary>
    public static int[] Parents(IReadOnlyList<ExpectedPair> pairs)
    {
        var tree = new PairTree(pairs);
        return [.. Enumerable.Range(0, pairs.Count).Select(tree.ParentOf)];
    }

    private int ParentOf(int at)
    {
        var (dimension, from, to, _) = _pairs[at];
        foreach (var (wideFrom, wideTo) in Wider(dimension, from, to))
        {
            if (_byGroups.TryGetValue((dimension, wideFrom, wideTo), out var parent) && parent != at && Holds(_pairs[parent], from, to))
            {
                return parent;
            }
        }

        return -1;
    }

    private static IEnumerable<(string From, string To)> Wider(Dimension dimension, PeopleGroup from, PeopleGroup to)
    {
        if (from.Selector is not { Organisation: not null } first || to.Selector is not { Organisation: not null } second)
        {
            yield break;
        }

        if (dimension is Dimension.Vertical or Dimension.ClinicalManagerial)
        {
            yield return (Whole(first).Key, Whole(second).Key);
            if (second.LowestLevel >= Level.Directorate)
            {
                var leaders = second with { Unit = null, LowestLevel = Level.Directorate, HighestLevel = Level.System, AnyPost = true };
                yield return (Whole(first).Key, leaders.Key);
            }
        }

        if (dimension == Dimension.CrossOrganisation)
        {
            yield return (All(first).Key, All(second).Key);
        }
    }

    // The executives of an organisation are so by any post of theirs; those of a directorate by the primary one.
    private static PeopleSelector Whole(PeopleSelector part) =>
        part.Unit is null ? part : part with { Unit = null, AnyPost = part.LowestLevel == Level.Executive };

    private static PeopleSelector All(PeopleSelector part) => new() { Organisation = part.Organisation, AnyPost = true };

    private static bool Holds(ExpectedPair whole, PeopleGroup from, PeopleGroup to) =>
        (IsSubset(from, whole.From) && IsSubset(to, whole.To)) || (IsSubset(from, whole.To) && IsSubset(to, whole.From));

    // Both ascending.
    private static bool IsSubset(PeopleGroup part, PeopleGroup whole)
    {
        var at = 0;
        foreach (var person in part.Members)
        {
            while (at < whole.Size && whole.Members[at] < person)
            {
                at++;
            }

            if (at == whole.Size || whole.Members[at] != person)
            {
                return false;
            }
        }

        return true;
    }
}

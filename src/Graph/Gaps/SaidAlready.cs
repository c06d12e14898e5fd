using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>
/// Finds gaps that say what another entry, or the size of an organisation, says already, so that they stand behind in the list.
/// </summary>
/// <remarks>
/// <para>
/// Four sorts count half, each gap once. The same people: a pair that is <see cref="PairReport.SameAs"/> another, as where a user expects
/// a link that a dimension expects too. A part of a whole: the same kind and dimension, between the groups of another gap narrowed to a
/// directorate: its front line and the executives, two of its levels, its two disciplines. A matter of size: an UNREACHED pair whose
/// ties are
/// CONNECTED, more than half of those of comparable groups, so that how many people there are goes with its low reach. A repetition: any
/// gap but the first, in order of priority, of a group in which nobody has any tie: an executive whom nobody ever meets is not missing
/// anew from every
/// directorate.
/// </para>
/// <para>
/// A directorate whose organisation is well joined keeps its own priority, and so does the whole. Time O(gaps log gaps + members).
/// </para>
/// </remarks>
internal static class SaidAlready
{
    private const double Share = 0.5;

    /// <summary>Halves the priority of what is said already, and says in its summary why.</summary>
    public static void Mark(List<Gap> gaps, CsrGraph ties)
    {
        var wholes = gaps.Where(gap => gap.From.Unit is null && gap.To.Unit is null)
            .Select(gap => (gap.Kind, gap.Dimension, gap.From.Key, gap.To.Key)).ToHashSet();
        var isolated = Isolated(gaps, ties);
        gaps.Sort((left, right) => GapPlace.Compare(left.Place, right.Place));
        for (var i = 0; i < gaps.Count; i++)
        {
            var gap = gaps[i];
            var isPart = (gap.From.Unit ?? gap.To.Unit) is not null
                && wholes.Contains((gap.Kind, gap.Dimension, WholeKey(gap.From), WholeKey(gap.To)));
            var why = gap.Pair?.SameAs is not null ? GapSummary.SamePeople
                : isPart ? GapSummary.PartOfWhole
                : gap is { Kind: GapKind.Unreached, Verdict: GapVerdict.Connected } ? GapSummary.Size
                : null;
            why = IsRepeated(gap, isolated) ? why ?? GapSummary.Isolated : why;
            gaps[i] = why is null ? gap : gap with { Priority = gap.Priority * Share, Summary = gap.Summary + why };
        }
    }

    /// <summary>Groups in which nobody has any tie, none of them met yet.</summary>
    private static Dictionary<string, bool> Isolated(List<Gap> gaps, CsrGraph ties)
    {
        var hasTies = new bool[ties.NodeCount];
        for (var person = 0; person < hasTies.Length; person++)
        {
            foreach (var other in ties.Neighbours(person))
            {
                hasTies[person] = hasTies[other] = true;
            }
        }

        return gaps.SelectMany(gap => new[] { gap.From, gap.To }).DistinctBy(group => group.Key)
            .Where(group => !group.Members.Any(person => hasTies[person]))
            .ToDictionary(group => group.Key, _ => false, StringComparer.Ordinal);
    }

    /// <summary>Whether one of its groups is isolated and was met before; it is met now.</summary>
    private static bool IsRepeated(Gap gap, Dictionary<string, bool> isolated)
    {
        var isRepeated = false;
        foreach (var key in new[] { gap.From.Key, gap.To.Key })
        {
            if (isolated.TryGetValue(key, out var isMet))
            {
                isRepeated |= isMet;
                isolated[key] = true;
            }
        }

        return isRepeated;
    }

    // The executives of an organisation are so by any post of theirs; those of a directorate by the primary one.
    private static string WholeKey(PeopleGroup group) => group is { Unit: not null, Selector: { } selector }
        ? (selector with { Unit = null, AnyPost = selector.LowestLevel == Level.Executive }).Key
        : group.Key;
}

using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>Finds gaps of a directorate that its whole organisation has as well, so that they stand behind it in the list.</summary>
/// <remarks>
/// A part is a gap of the same kind and dimension whose groups are those of the whole, narrowed to a directorate: its front line and
/// the executives, two of its levels, its two disciplines. Its priority is halved, once, since the whole says it already; the whole
/// keeps its own, and so does a directorate whose organisation is well joined. Time O(gaps).
/// </remarks>
internal static class PartsOfWholes
{
    private const double Share = 0.5;

    /// <summary>Halves the priority of every part, and says in its summary what it is a part of.</summary>
    public static void Mark(List<Gap> gaps)
    {
        var wholes = gaps.Where(gap => gap.From.Unit is null && gap.To.Unit is null)
            .Select(gap => (gap.Kind, gap.Dimension, gap.From.Key, gap.To.Key)).ToHashSet();
        for (var i = 0; i < gaps.Count; i++)
        {
            var gap = gaps[i];
            if ((gap.From.Unit ?? gap.To.Unit) is not null
                && wholes.Contains((gap.Kind, gap.Dimension, WholeKey(gap.From), WholeKey(gap.To))))
            {
                gaps[i] = gap with { Priority = gap.Priority * Share, Summary = gap.Summary + GapSummary.PartOfWhole };
            }
        }
    }

    // The executives of an organisation are so by any post of theirs; those of a directorate by the primary one.
    private static string WholeKey(PeopleGroup group) => group is { Unit: not null, Selector: { } selector }
        ? (selector with { Unit = null, AnyPost = selector.LowestLevel == Level.Executive }).Key
        : group.Key;
}

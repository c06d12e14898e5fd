using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Graph.Gaps;

/// <summary>Where a gap stands in the list of a report, by itself: what comes before and after it needs no looking at.</summary>
/// <param name="Priority">Higher comes first.</param>
/// <param name="Kind">Then by kind.</param>
/// <param name="Dimension">Then by dimension.</param>
/// <param name="Id">Then by id, ordinal, which no two gaps of a report share.</param>
public readonly record struct GapPlace(double Priority, GapKind Kind, Dimension Dimension, string Id)
{
    /// <summary>Below 0 where <paramref name="left"/> comes first, above 0 where <paramref name="right"/> does, 0 for one place.</summary>
    public static int Compare(GapPlace left, GapPlace right) =>
        left.Priority != right.Priority ? right.Priority.CompareTo(left.Priority)
        : left.Kind != right.Kind ? left.Kind.CompareTo(right.Kind)
        : left.Dimension != right.Dimension ? left.Dimension.CompareTo(right.Dimension)
        : string.CompareOrdinal(left.Id, right.Id);
}

using NetworkLens.Graph.Gaps;

namespace NetworkLens.Api.Gaps;

/// <summary>In which order gaps come.</summary>
public enum GapOrder
{
    /// <summary>What is told from chance first; within that, how much is missing times how many people it keeps apart.</summary>
    Priority,

    /// <summary>The share of expected ties that is missing.</summary>
    Severity,

    /// <summary>The smallest q first.</summary>
    Q,

    /// <summary>How many people it keeps apart.</summary>
    Affected,

    /// <summary>Ties by which it falls short of comparable groups.</summary>
    Shortfall,
}

/// <summary>In which order pairs come.</summary>
public enum ExpectedPairOrder
{
    /// <summary>The smallest q first.</summary>
    Q,

    /// <summary>The greatest severity first.</summary>
    Severity,

    /// <summary>The smallest share of what comparable groups have first.</summary>
    Ratio,

    /// <summary>The most ties expected first.</summary>
    Expected,

    /// <summary>Ties by which it falls short of comparable groups.</summary>
    Shortfall,
}

/// <summary>
/// Puts gaps, of which the viewer is shown all, and pairs in order. What has no such figure, or is not shown it, comes last: no order tells
/// what is withheld.
/// </summary>
internal static class GapOrders
{
    // Below every figure.
    private const double Last = -double.MaxValue;

    /// <summary>The gaps, which come by priority, in order.</summary>
    public static IReadOnlyList<Ranked<GapView>> Order(IEnumerable<GapView> gaps, GapOrder order) => order == GapOrder.Priority
        ? [.. gaps.Select(view => new Ranked<GapView>(view.Gap.Place, view))]
        : Sorted(gaps.Select(view => new Ranked<GapView>(view.Gap.Place with { Priority = ValueOf(view, order) ?? Last }, view)));

    /// <summary>The pairs in order.</summary>
    public static IReadOnlyList<Ranked<PairView>> Order(IEnumerable<PairView> pairs, ExpectedPairOrder order) => Sorted(
        pairs.Select(view => new Ranked<PairView>(
            new(ValueOf(view.Shown?.Test, order) ?? Last, default, view.Pair.Dimension, view.Pair.Id), view)));

    private static double? ValueOf(GapView view, GapOrder order) => order switch
    {
        GapOrder.Severity => view.Shown?.Pair?.Test.Severity,
        GapOrder.Q => -view.Shown?.Pair?.Test.Q.Value,
        GapOrder.Affected => view.Shown?.Affected,
        _ => view.Shown?.Pair?.Test.Shortfall,
    };

    private static double? ValueOf(PairTest? test, ExpectedPairOrder order) => order switch
    {
        ExpectedPairOrder.Severity => test?.Severity,
        ExpectedPairOrder.Ratio => -test?.Ratio.Value,
        ExpectedPairOrder.Expected => test?.Expected.Value,
        ExpectedPairOrder.Shortfall => test?.Shortfall,
        _ => -test?.Q.Value,
    };

    private static List<Ranked<TView>> Sorted<TView>(IEnumerable<Ranked<TView>> entries)
    {
        var sorted = entries.ToList();
        sorted.Sort((left, right) => GapPlace.Compare(left.Place, right.Place));
        return sorted;
    }
}

using NetworkLens.Api.Computing;
using NetworkLens.Api.Gaps;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Measures;

/// <summary>Resolves <c>NetworkComparison.gaps</c> and <c>type GapChanges</c> of schema/comparison.graphql.</summary>
internal static class ComparedGaps
{
    private const int MostGaps = 100;

    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<ComparisonView>("NetworkComparison", comparison => comparison.Field("gaps", GapsAsync));
        schema.Bind<GapChangesView>("GapChanges", changes => changes
            .Field("appearedCount", c => c.Found?.Appeared.Count)
            .Field("closedCount", c => c.Found?.Closed.Count)
            .Field("stayedCount", c => c.Found?.Stayed.Count)
            .Field("appeared", (c, context) => Page(c.Found?.Appeared, context, c.ViewAfter))
            .Field("closed", (c, context) => Page(c.Found?.Closed, context, c.ViewBefore))
            .Field("stayed", (c, context) => Page(c.Found?.Stayed, context, both =>
                new StayedGapView(c.ViewBefore(both.Before), c.ViewAfter(both.After))))
            .Field("computing", c => c.UnderWay));
        schema.Bind<StayedGapView>("StayedGap");
    }

    private static async ValueTask<GapChangesView?> GapsAsync(ComparisonView comparison, ResolverContext context)
    {
        if (comparison.Shown is null)
        {
            return null;
        }

        var askedBefore = comparison.Other.AskGapsAsync(Respondents.Recorded, context).AsTask();
        var askedAfter = comparison.Network.AskGapsAsync(Respondents.Recorded, context).AsTask();
        await Task.WhenAll(askedBefore, askedAfter);
        return (await askedBefore, await askedAfter) is ({ Figures: { } before }, { Figures: { } after })
            ? new(comparison, GapChanges.Of(comparison.Other, before, comparison.Network, after), null)
            : new(comparison, null, UnderWay.Of((await askedBefore).UnderWay, (await askedAfter).UnderWay));
    }

    private static IEnumerable<TView>? Page<TItem, TView>(
        IReadOnlyList<TItem>? items, ResolverContext context, Func<TItem, TView> view) =>
        context.Argument<int>("first") is >= 0 and <= MostGaps and var first
            ? items?.Take(first).Select(view)
            : throw new GraphQLException($"first is 0 to {MostGaps}.");
}

/// <summary>What became of the gaps between two networks, as one viewer asks for it.</summary>
/// <param name="Comparison">The networks.</param>
/// <param name="Found">What became of them; null while a report is not ready.</param>
/// <param name="UnderWay">How far the report is that is further behind; null where both are ready.</param>
internal sealed record GapChangesView(ComparisonView Comparison, GapChanges? Found, UnderWay? UnderWay)
{
    /// <summary>A gap of the network before, as its viewer is shown it.</summary>
    public GapView ViewBefore(Gap gap) => GapView.Of(Comparison.Other, Found!.Before, gap);

    /// <summary>A gap of the network after.</summary>
    public GapView ViewAfter(Gap gap) => GapView.Of(Comparison.Network, Found!.After, gap);
}

/// <summary>What became of the gaps between two networks.</summary>
/// <param name="Before">The report of the network before.</param>
/// <param name="After">That of the network after.</param>
/// <param name="Appeared">Gaps after that were not there before.</param>
/// <param name="Closed">Gaps before that are there no longer.</param>
/// <param name="Stayed">Gaps in both.</param>
internal sealed record GapChanges(
    GapReport Before,
    GapReport After,
    IReadOnlyList<Gap> Appeared,
    IReadOnlyList<Gap> Closed,
    IReadOnlyList<(Gap Before, Gap After)> Stayed)
{
    /// <summary>Holds two reports side by side.</summary>
    public static GapChanges Of(NetworkView viewBefore, GapReport before, NetworkView viewAfter, GapReport after)
    {
        var then = Shown(viewBefore, before, viewAfter, after).ToDictionary(gap => gap.Id, StringComparer.Ordinal);
        var here = Shown(viewAfter, after, viewBefore, before);
        var now = here.Select(gap => gap.Id).ToHashSet(StringComparer.Ordinal);
        return new(
            before,
            after,
            [.. here.Where(gap => !then.ContainsKey(gap.Id))],
            [.. then.Values.Where(gap => !now.Contains(gap.Id))],
            [.. here.Where(gap => then.ContainsKey(gap.Id)).Select(gap => (then[gap.Id], gap))]);
    }

    // What became of a gap tells of its groups in both networks: where they are few in either, it is left out of all lists and counts.
    private static List<Gap> Shown(NetworkView view, GapReport report, NetworkView otherView, GapReport other) =>
    [
        .. GapView.Listed(view, report).Select(shown => shown.Gap).Where(gap =>
            gap.Pair is not { } pair || other.PairOf(pair.Id) is not { } same || PairView.Of(otherView, same).Shown is not null),
    ];
}

/// <summary>A gap in both networks.</summary>
internal sealed record StayedGapView(GapView Before, GapView After);

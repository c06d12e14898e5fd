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
            .Field("appearedCount", c => c.Appeared.Count)
            .Field("closedCount", c => c.Closed.Count)
            .Field("stayedCount", c => c.Stayed.Count)
            .Field("appeared", (c, context) => Page(c.Appeared, context, c.ViewAfter))
            .Field("closed", (c, context) => Page(c.Closed, context, c.ViewBefore))
            .Field("stayed", (c, context) => Page(c.Stayed, context, both =>
                new StayedGapView(c.ViewBefore(both.Before), c.ViewAfter(both.After)))));
        schema.Bind<StayedGapView>("StayedGap");
    }

    private static async ValueTask<GapChangesView?> GapsAsync(ComparisonView comparison, ResolverContext context)
    {
        if (comparison.Shown is null)
        {
            return null;
        }

        var asked = await comparison.Other.AskGapsAsync(Respondents.Recorded, context);
        if ((asked, await comparison.Network.AskGapsAsync(Respondents.Recorded, context)) is not
            ({ Figures: { } before }, { Figures: { } after }))
        {
            return null;
        }

        var then = before.Gaps.ToDictionary(gap => gap.Id, StringComparer.Ordinal);
        var now = after.Gaps.Select(gap => gap.Id).ToHashSet(StringComparer.Ordinal);
        return new(
            comparison,
            before,
            after,
            [.. after.Gaps.Where(gap => !then.ContainsKey(gap.Id))],
            [.. before.Gaps.Where(gap => !now.Contains(gap.Id))],
            [.. after.Gaps.Where(gap => then.ContainsKey(gap.Id)).Select(gap => (then[gap.Id], gap))]);
    }

    private static IEnumerable<TView> Page<TItem, TView>(
        IReadOnlyList<TItem> items, ResolverContext context, Func<TItem, TView> view) =>
        context.Argument<int>("first") is >= 0 and <= MostGaps and var first
            ? items.Take(first).Select(view)
            : throw new GraphQLException($"first is 0 to {MostGaps}.");
}

/// <summary>What became of the gaps between two networks.</summary>
internal sealed record GapChangesView(
    ComparisonView Comparison,
    GapReport Before,
    GapReport After,
    IReadOnlyList<Gap> Appeared,
    IReadOnlyList<Gap> Closed,
    IReadOnlyList<(Gap Before, Gap After)> Stayed)
{
    /// <summary>A gap of the network before, as its viewer is shown it.</summary>
    public GapView ViewBefore(Gap gap) => GapView.Of(Comparison.Other, Before, gap);

    /// <summary>A gap of the network after.</summary>
    public GapView ViewAfter(Gap gap) => GapView.Of(Comparison.Network, After, gap);
}

/// <summary>A gap in both networks.</summary>
internal sealed record StayedGapView(GapView Before, GapView After);

using NetworkLens.Api.Gaps;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Gaps;
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
            .Field("appeared", (c, context) => Page(c.Appeared, context, gap => GapResolvers.ViewOf(c.Comparison.Network, gap)))
            .Field("closed", (c, context) => Page(c.Closed, context, gap => GapResolvers.ViewOf(c.Comparison.Other, gap)))
            .Field("stayed", (c, context) => Page(c.Stayed, context, both => new StayedGapView(
                GapResolvers.ViewOf(c.Comparison.Other, both.Before), GapResolvers.ViewOf(c.Comparison.Network, both.After)))));
        schema.Bind<StayedGapView>("StayedGap");
    }

    private static async ValueTask<GapChangesView?> GapsAsync(ComparisonView comparison, CancellationToken cancel)
    {
        if (comparison.Shown is null)
        {
            return null;
        }

        var before = (await Analyses.GapsAsync(comparison.Other.Shared, cancel)).Gaps;
        var after = (await Analyses.GapsAsync(comparison.Network.Shared, cancel)).Gaps;
        var then = before.ToDictionary(gap => gap.Id, StringComparer.Ordinal);
        var now = after.Select(gap => gap.Id).ToHashSet(StringComparer.Ordinal);
        return new(
            comparison,
            [.. after.Where(gap => !then.ContainsKey(gap.Id))],
            [.. before.Where(gap => !now.Contains(gap.Id))],
            [.. after.Where(gap => then.ContainsKey(gap.Id)).Select(gap => (then[gap.Id], gap))]);
    }

    private static IEnumerable<TView> Page<TItem, TView>(
        IReadOnlyList<TItem> items, ResolverContext context, Func<TItem, TView> view) =>
        context.Argument<int>("first") is >= 0 and <= MostGaps and var first
            ? items.Take(first).Select(view)
            : throw new GraphQLException($"first is 0 to {MostGaps}.");
}

/// <summary>What became of the gaps between two networks.</summary>
internal sealed record GapChangesView(
    ComparisonView Comparison, IReadOnlyList<Gap> Appeared, IReadOnlyList<Gap> Closed, IReadOnlyList<(Gap Before, Gap After)> Stayed);

/// <summary>A gap in both networks.</summary>
internal sealed record StayedGapView(GapView Before, GapView After);

using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Algorithms;
using NetworkLens.GraphQL.Binding;

namespace NetworkLens.Api.Measures;

/// <summary>Resolves <c>Network.distribution</c> and <c>type MeasureDistribution</c> of schema/measures.graphql.</summary>
internal static class DistributionResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("distribution", DistributionAsync));
        schema.Bind<DistributionView>("MeasureDistribution", distribution => distribution
            .Field("count", d => d.Spread.Figures?.Count)
            .Field("undefinedCount", d => d.Spread.Figures?.Missing)
            .Field("zeroCount", d => d.Spread.Figures?.Zero)
            .Field("mean", d => d.Spread.Figures?.Mean.Value)
            .Field("standardDeviation", d => d.Spread.Figures?.StandardDeviation.Value)
            .Field("concentration", d => d.Spread.Figures?.Gini.Value)
            .Field("quartiles", d => d.Quartiles)
            .Field("withheld", d => d.Spread.Withheld)
            .Field("undefined", d => d.Spread.Figures is { } spread
                ? UndefinedFigures.Of(
                    ("mean", spread.Mean), ("standardDeviation", spread.StandardDeviation), ("concentration", spread.Gini))
                : []));
        schema.Bind<Disclosed<Spread>>("Quartiles", quartiles => quartiles
            .Field("lower", q => q.Figures?.LowerQuartile.Value)
            .Field("median", q => q.Figures?.Median.Value)
            .Field("upper", q => q.Figures?.UpperQuartile.Value)
            .Field("undefined", q => q.Figures is { } spread
                ? UndefinedFigures.Of(("lower", spread.LowerQuartile), ("median", spread.Median), ("upper", spread.UpperQuartile))
                : []));
    }

    private static async ValueTask<DistributionView> DistributionAsync(NetworkView view, PersonMeasure of, CancellationToken cancel)
    {
        var ranking = await PersonRanking.OfAsync(view.Shared, of, cancel);
        var missing = view.Network.PeopleCount - ranking.Valued;
        var spread = await view.Shared.GetOrComputeAsync(
            $"{of}", (_, _, _) => Spread.Compute([.. ranking.Ascending, .. Enumerable.Repeat(double.NaN, missing)]), cancel);
        return DistributionView.Of(view.Policy, of, spread);
    }
}

/// <summary>How a measure is spread over some people, as one viewer is shown it.</summary>
internal sealed record DistributionView(PersonMeasure Measure, Disclosed<Spread> Spread, Disclosed<Spread> Quartiles)
{
    // A quarter of the people lie below the lower quartile and above the upper: that is a group too.
    private const int Quarters = 4;

    /// <summary>The spread of a measure; where few people have a value, it is about those few.</summary>
    public static DistributionView Of(DisclosurePolicy policy, PersonMeasure measure, Spread spread)
    {
        var people = spread.Count == 0 ? spread.Missing : spread.Count;
        var whole = policy.Disclose(spread, FigureSubject.Group(people));
        var quartiles = policy.Disclose(spread, FigureSubject.Group(people / Quarters));
        return new(measure, whole, quartiles);
    }
}

using NetworkLens.Api.Computing;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Connectivity;

/// <summary>Resolves <c>Network.nonResponse</c> and its types in schema/connectivity.graphql.</summary>
internal static class NonResponseResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("nonResponse", NonResponseAsync));
        schema.Bind<NonResponseView>("NonResponse", bounds => bounds
            .Field("unseenPairs", b => (long?)b.Figures?.UnseenPairs.Value)
            .Field("dimensions", DimensionsAsync)
            .Field("computing", b => b.Bounds.UnderWay)
            .Field("withheld", b => b.Bounds.Withheld)
            .Field("undefined", b => b.Figures is { } figures ? UndefinedFigures.Of(("unseenPairs", figures.UnseenPairs)) : []));
        schema.Bind<DimensionBounds>("DimensionBounds", bounds => bounds
            .Field("reachLow", b => b.ReachLow.Value)
            .Field("reachHigh", b => b.ReachHigh.Value)
            .Field("scoreLow", b => b.ScoreLow.Value)
            .Field("scoreHigh", b => b.ScoreHigh.Value)
            .Field("undefined", b => UndefinedFigures.Of(
                ("reachLow", b.ReachLow), ("reachHigh", b.ReachHigh), ("scoreLow", b.ScoreLow), ("scoreHigh", b.ScoreHigh))));
    }

    private static async ValueTask<NonResponseView> NonResponseAsync(
        NetworkView view, Respondents respondents, ResolverContext context) => new(view, await view.AskAwaitingAsync(
            FigureSubject.Group(view.Network.PeopleCount),
            $"{respondents}",
            async (network, progress, stop) => NonResponseBounds.Compute(
                network, await Analyses.ConnectivityAsync(view.Shared, stop), respondents, progress, stop),
            context));

    private static async ValueTask<IEnumerable<DimensionBounds>?> DimensionsAsync(NonResponseView bounds, CancellationToken cancel)
    {
        if (bounds.Figures is not { } figures)
        {
            return null;
        }

        var connectivity = await ConnectivityView.OfAsync(bounds.Network, cancel);
        return figures.Dimensions.Where(each => connectivity.Of(each.Dimension).Whole is not null);
    }
}

/// <summary>How far figures could be off, as one viewer is shown it.</summary>
internal sealed record NonResponseView(NetworkView Network, InTime<NonResponseBounds> Bounds)
{
    /// <summary>The bounds; null when withheld or under way.</summary>
    public NonResponseBounds? Figures => Bounds.Figures;
}

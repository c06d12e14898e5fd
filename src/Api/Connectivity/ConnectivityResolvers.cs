using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Connectivity;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Connectivity;

/// <summary>Resolves <c>Network.connectivity</c> and what hangs off it in schema/connectivity.graphql.</summary>
internal static class ConnectivityResolvers
{
    private const int MostSteps = 10;

    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("connectivity", ConnectivityAsync));
        schema.Bind<ConnectivityView>("Connectivity", connectivity => connectivity
            .Field("vertical", c => c.Of(Dimension.Vertical))
            .Field("horizontal", c => c.Of(Dimension.Horizontal))
            .Field("crossOrganisation", c => c.Of(Dimension.CrossOrganisation))
            .Field("clinicalManagerial", c => c.Of(Dimension.ClinicalManagerial)));
        schema.Bind<DimensionView>("DimensionConnectivity", dimension => dimension
            .Field("observed", d => d.Whole?.Observed.AsCount())
            .Field("expected", d => d.Whole?.Expected.Value)
            .Field("ratio", d => d.Whole?.Ratio.Value)
            .Field("strength", d => d.Whole?.Strength.Value)
            .Field("reciprocity", d => d.Whole?.Reciprocity.Value)
            .Field("leftOut", d => d.Whole?.LeftOut)
            .Field("score", d => d.Whole?.Score.Value)
            .Field("reach", ReachAsync)
            .Field("distance", d => d.Part(figures => figures.Distance))
            .Field("redundancy", d => new RedundancyView(d.Network, d.Part(figures => figures.Redundancy)))
            .Field("byOrganisation", d => d.ByOrganisation())
            .Field("withheld", d => d.Figures.Withheld)
            .Field("undefined", d => d.Whole.Undefined()));
        BindOrganisation(schema);
        BindReach(schema);
        BindDistance(schema);
        BindRedundancy(schema);
    }

    private static void BindOrganisation(SchemaBinder schema) =>
        schema.Bind<OrganisationView>("OrganisationConnectivity", organisation => organisation
            .Field("organisation", (o, context) => o.Network.OrganisationAsync(o.Index, context))
            .Field("observed", o => o.Figures.Figures?.Observed.AsCount())
            .Field("expected", o => o.Figures.Figures?.Expected.Value)
            .Field("ratio", o => o.Figures.Figures?.Ratio.Value)
            .Field("reach", o => o.Figures.Figures?.Reach.Value.Value)
            .Field("meanDistance", o => o.Figures.Figures?.Distance.Mean.Value)
            .Field("redundancy", o => o.Figures.Figures?.Redundancy.Value)
            .Field("score", o => o.Figures.Figures?.Score.Value)
            .Field("withheld", o => o.Figures.Withheld)
            .Field("undefined", o => o.Figures.Figures.Undefined()));

    private static void BindReach(SchemaBinder schema)
    {
        schema.Bind<ReachView>("Reach", reach => reach
            .Field("value", r => r.Reach.Figures?.Value.Value)
            .Field("parts", r => r.Reach.Figures?.Parts ?? [])
            .Field("withheld", r => r.Reach.Withheld)
            .Field("undefined", r => r.Reach.Figures is { } figures ? UndefinedFigures.Of(("value", figures.Value)) : []));
        schema.Bind<ReachPart>("ReachPart", part => part
            .Field("value", p => p.Value.Value)
            .Field("reached", p => (int?)p.Reached)
            .Field("possible", p => (int?)p.Possible));
    }

    private static void BindDistance(SchemaBinder schema) =>
        schema.Bind<Disclosed<Distance>>("Distance", distance => distance
            .Field("mean", d => d.Figures?.Mean.Value)
            .Field("unreachableShare", d => d.Figures?.UnreachableShare.Value)
            .Field("standardError", d => d.Figures?.StandardError)
            .Field("undefined", d => d.Figures is { } figures
                ? UndefinedFigures.Of(("mean", figures.Mean), ("unreachableShare", figures.UnreachableShare))
                : []));

    private static void BindRedundancy(SchemaBinder schema) =>
        schema.Bind<RedundancyView>("Redundancy", redundancy => redundancy
            .Field("value", r => r.Redundancy.Figures?.Value)
            .Field("mean", r => r.Redundancy.Figures?.Mean.Value)
            .Field("weakestPair", r => r.Weakest.Figures is { } pair ? (IEnumerable<string>)[pair.From, pair.To] : null)
            .Field("cutSet", CutSetAsync)
            .Field("namesWithheld", r => r.Network.NamesWithheld(r.Weakest.Withheld))
            .Field("pairsBySize", r => r.Redundancy.Figures?.PairsBySize.AsEnumerable())
            .Field("pairs", r => (int?)r.Redundancy.Figures?.Pairs)
            .Field("pairsExamined", r => r.Redundancy.Figures?.PairsExamined)
            .Field("withheld", r => r.Redundancy.Withheld)
            .Field("undefined", r => r.Redundancy.Figures is { } figures ? UndefinedFigures.Of(("mean", figures.Mean)) : []));

    private static ValueTask<ConnectivityView> ConnectivityAsync(NetworkView view, ResolverContext context) =>
        ConnectivityView.OfAsync(view, context.Cancel);

    private static async ValueTask<ReachView> ReachAsync(DimensionView view, int within, CancellationToken cancel)
    {
        if (within is < 1 or > MostSteps)
        {
            throw new GraphQLException($"within is a number of steps from 1 to {MostSteps}.");
        }

        if (within == ConnectivityOptions.Default.Within || view.Whole is null)
        {
            return new(within, view.Part(figures => figures.Reach));
        }

        var dimension = view.Dimension;
        var reach = await view.Network.Shared.GetOrComputeAsync(
            $"{dimension} within {within}", (network, _, stop) => ConnectivityReport.ReachOf(network, dimension, within, stop), cancel);
        return new(within, view.Part(_ => reach));
    }

    private static async ValueTask<IReadOnlyList<Data.Model.Person>?> CutSetAsync(RedundancyView view, ResolverContext context) =>
        view.Redundancy.Figures is { } figures && view.Weakest.Withheld is null
            ? await view.Network.NamedPeopleAsync(figures.CutSet, context)
            : null;
}

using NetworkLens.Api.Disclosure;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Networks;

/// <summary>Resolves <c>type Coverage</c> of schema/network.graphql.</summary>
internal static class CoverageResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("coverage", CoverageAsync));
        schema.Bind<Disclosed<Coverage>>("Coverage", coverage => coverage
            .Field("peopleKnown", c => c.Figures?.PeopleKnown)
            .Field("peopleObserved", c => c.Figures?.PeopleObserved)
            .Field("share", c => c.Figures?.Share.Value)
            .Field("unknownOrganisation", c => c.Figures?.UnknownOrganisation)
            .Field("unknownUnit", c => c.Figures?.UnknownUnit)
            .Field("unknownLevel", c => c.Figures?.UnknownLevel)
            .Field("unknownDiscipline", c => c.Figures?.UnknownDiscipline)
            .Field("undefined", c => c.Figures is { } figures ? UndefinedFigures.Of(("share", figures.Share)) : []));
    }

    private static ValueTask<Disclosed<Coverage>> CoverageAsync(NetworkView view, ResolverContext context) =>
        view.AnalyseAsync("", static (network, _, _) => Coverage.Compute(network), context.Cancel);
}

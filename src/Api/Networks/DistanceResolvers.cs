using System.Globalization;
using NetworkLens.Api.Disclosure;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Networks;

/// <summary>Resolves <c>type NetworkDistances</c> of schema/network.graphql.</summary>
internal static class DistanceResolvers
{
    private const int MostSteps = 1000;

    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("distances", DistancesAsync));
        schema.Bind<Disclosed<GeodesicDistances>>("NetworkDistances", distances => distances
            .Field("mean", d => d.Figures?.Mean.Value)
            .Field("diameter", d => (int?)d.Figures?.Diameter.Value)
            .Field("unreachableShare", d => d.Figures?.UnreachableShare.Value)
            .Field("pairsByDistance", d => d.Figures?.PairsAt.Skip(1))
            .Field("shareWithin", ShareWithin)
            .Field("undefined", d => d.Figures is { } figures
                ? UndefinedFigures.Of(
                    ("mean", figures.Mean), ("diameter", figures.Diameter), ("unreachableShare", figures.UnreachableShare))
                : []));
    }

    private static double? ShareWithin(Disclosed<GeodesicDistances> distances, int steps) => steps is >= 1 and <= MostSteps
        ? distances.Figures?.ShareWithin(steps).Value
        : throw new GraphQLException(string.Create(CultureInfo.InvariantCulture, $"steps is a number of ties from 1 to {MostSteps:N0}."));

    private static ValueTask<Disclosed<GeodesicDistances>> DistancesAsync(NetworkView view, ResolverContext context) => view.AnalyseAsync(
        "", static (network, _, cancel) => GeodesicDistances.Compute(network.Ties, new(Cancel: cancel)), context.Cancel);
}

using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Algorithms.Groups;
using NetworkLens.GraphQL.Binding;

namespace NetworkLens.Api.Explanation;

/// <summary>Resolves <c>Network.assortativity</c> and <c>type NumericAssortativity</c> of schema/explanation.graphql.</summary>
internal static class AssortativityResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("assortativity", AssortativityAsync));
        schema.Bind<Disclosed<NumericAssortativity>>("NumericAssortativity", assortativity => assortativity
            .Field("value", a => a.Figures?.Value.Value)
            .Field("tieCount", a => a.Figures?.Ties)
            .Field("excluded", a => a.Figures?.Excluded)
            .Field("undefined", a => a.Figures is { } figures ? UndefinedFigures.Of(("value", figures.Value)) : []));
    }

    private static async ValueTask<Disclosed<NumericAssortativity>> AssortativityAsync(
        NetworkView view, NumericAttributeInput by, CancellationToken cancel)
    {
        var numbers = await by.OfAsync(view.Shared, cancel);
        var assortativity = await view.Shared.GetOrComputeAsync(
            by.Key, (n, progress, stop) => NumericAssortativity.Compute(n.Ties, numbers, new(0, progress, stop)), cancel);
        return view.Policy.Disclose(assortativity, FigureSubject.Group(numbers.Count(double.IsFinite)));
    }
}

using System.Globalization;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Gaps;

/// <summary>Resolves <c>Network.fewestTies</c> and <c>type FewestTies</c> of schema/gaps.graphql.</summary>
internal static class FewestTiesResolvers
{
    private const int MostPairs = 100;

    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("fewestTies", FewestTiesAsync));
        schema.Bind<FewestTiesView>("FewestTies", pair => pair
            .Field("dimension", p => p.Pair.Dimension)
            .Field("from", p => new GapGroupView(p.Network, p.Pair.From, p.Shown is not null))
            .Field("to", p => new GapGroupView(p.Network, p.Pair.To, p.Shown is not null))
            .Field("observed", p => p.Shown?.Observed)
            .Field("expected", p => p.Shown?.Expected.Value)
            .Field("ratio", p => p.Shown?.Ratio.Value)
            .Field("density", p => p.Shown?.Density)
            .Field("verdict", p => p.Shown?.Verdict ?? GapVerdict.NotTested)
            .Field("pair", p => PairView.Of(p.Network, p.Pair.Pair!))
            .Field("withheld", p => p.Disclosed.Withheld));
    }

    private static async ValueTask<IEnumerable<FewestTiesView>> FewestTiesAsync(
        NetworkView view, int first, Dimension? dimension, ResolverContext context)
    {
        if (first is < 0 or > MostPairs)
        {
            throw new GraphQLException(string.Create(CultureInfo.InvariantCulture, $"first is 0 to {MostPairs}."));
        }

        // A list has no place for `computing`: a report that is not ready is an error here.
        var asked = await view.AskGapsAsync(Respondents.Recorded, context);
        return asked.Figures!.FewestTies
            .Where(pair => dimension is null || pair.Dimension == dimension)
            .Select(pair => new FewestTiesView(
                view, pair, view.Policy.Disclose(pair, FigureSubject.Group(Math.Min(pair.From.Size, pair.To.Size)))))
            .Where(pair => pair.Shown is not null) // Its place in the list would tell how few ties it has.
            .Take(first);
    }
}

/// <summary>A pair of groups with few ties, as one viewer is shown it.</summary>
internal sealed record FewestTiesView(NetworkView Network, FewestTies Pair, Disclosed<FewestTies> Disclosed)
{
    /// <summary>The pair with its figures; null when withheld.</summary>
    public FewestTies? Shown => Disclosed.Figures;
}

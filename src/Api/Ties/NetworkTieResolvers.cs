using NetworkLens.Api.Computing;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Measures;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Ties;

/// <summary>Resolves <c>Network.ties</c> and its types in schema/ties.graphql.</summary>
internal static class NetworkTieResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("ties", TiesAsync));
        schema.Bind<NetworkTiesPage>("NetworkTiesConnection", page => page
            .Field("edges", p => p.Page?.Edges)
            .Field("nodes", p => p.Page?.Nodes)
            .Field("pageInfo", p => p.Page?.PageInfo)
            .Field("totalCount", async (p, context) => p.Page is { } shown ? await shown.CountAsync(context.Cancel) : (int?)null)
            .Field("undefined", p => UndefinedFigures.Of(("nodes", p.Affordable))));
        schema.Bind<Edge<NetworkTieView>>("NetworkTiesEdge");
        schema.Bind<NetworkTieView>("NetworkTie");
    }

    private static async ValueTask<NetworkTiesPage> TiesAsync(NetworkView view, TieMeasure orderBy, ResolverContext context)
    {
        // The order alone says who stands where.
        if (view.Policy.Disclose(view, FigureSubject.OnePerson).Withheld is { } why)
        {
            return new(null, null, why, Measured.Of(0));
        }

        if (!TieRanking.IsAffordable(view.Network, orderBy))
        {
            return new(null, null, null, Measured.None(Absence.NotComputed));
        }

        var ranking = await view.AskAsync(
            FigureSubject.OnePerson, $"{orderBy}", (n, progress, stop) => TieRanking.Of(n, orderBy, new(0, progress, stop)), context);
        var page = ranking.Figures is { } ties ? new TiePages(view, ties, orderBy).Cut(PersonPageRequest.Of(context)) : null;
        return new(page, ranking.UnderWay, ranking.Withheld, Measured.Of(0));
    }
}

/// <summary>A page of ties, or why there is none.</summary>
/// <param name="Page">The page.</param>
/// <param name="Computing">How far the order is; null where it is there or will not be.</param>
/// <param name="Withheld">Why it is withheld.</param>
/// <param name="Affordable">Absent where the network is too large.</param>
internal sealed record NetworkTiesPage(
    Connection<NetworkTieView>? Page, UnderWay? Computing, Withheld? Withheld, Measured Affordable);

using NetworkLens.Api.Computing;
using NetworkLens.GraphQL.Binding;

namespace NetworkLens.Api.Gaps;

/// <summary>A page of a report's gaps or pairs; or, for whoever asks for <c>computing</c>, how far the report is.</summary>
/// <param name="Page">The page; empty while the report is under way.</param>
/// <param name="Computing">How far the report is; null where it is ready.</param>
internal sealed record GapList<TView>(Connection<TView> Page, UnderWay? Computing)
{
    /// <summary>The list of a report that is not ready.</summary>
    public static GapList<TView> NotYet(UnderWay? computing) => new(new([], new(false, false, null, null), 0), computing);
}

/// <summary>Binds the lists of <c>Network.gaps</c> and <c>Network.pairs</c>.</summary>
internal static class GapLists
{
    /// <summary>A connection type with its edge.</summary>
    public static void Bind<TView>(SchemaBinder schema, string name) => schema
        .Bind<GapList<TView>>($"{name}Connection", list => list
            .Field("edges", l => l.Page.Edges)
            .Field("nodes", l => l.Page.Nodes)
            .Field("pageInfo", l => l.Page.PageInfo)
            .Field("totalCount", (l, context) => l.Page.CountAsync(context.Cancel)))
        .Bind<Edge<TView>>($"{name}Edge");
}

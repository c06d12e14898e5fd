using NetworkLens.Api.Computing;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Gaps;
using NetworkLens.GraphQL.Binding;

namespace NetworkLens.Api.Gaps;

/// <summary>A page of a report's gaps or pairs; or, for whoever asks for <c>computing</c>, how far the report is.</summary>
/// <param name="Page">The page; empty while the report is under way.</param>
/// <param name="Omitted">Pairs that the report does not have because there would be too many.</param>
/// <param name="Warning">Why no pair of the report has a verdict; null where they have.</param>
/// <param name="Computing">How far the report is; null where it is ready.</param>
internal sealed record GapList<TView>(
    Connection<TView> Page, IReadOnlyList<OmittedPairs> Omitted, VerdictWarning? Warning, UnderWay? Computing)
{
    /// <summary>
    /// A page of a report, as one viewer is shown it. That nobody has a tie, or that pairs are too many, is told of the whole network: of
    /// two people it would say whether they are tied.
    /// </summary>
    public static GapList<TView> Of(NetworkView view, GapReport report, Connection<TView> page) =>
        view.Policy.Disclose(report, FigureSubject.Group(view.Network.PeopleCount)).Figures is { } shown
            ? new(page, shown.Omitted, VerdictWarning.Of(shown), null)
            : new(page, [], null, null);

    /// <summary>The list of a report that is not ready.</summary>
    public static GapList<TView> NotYet(UnderWay? computing) => new(new([], new(false, false, null, null), 0), [], null, computing);
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
            .Field("totalCount", (l, context) => l.Page.CountAsync(context.Cancel))
            .Field("omitted", l => l.Omitted)
            .Field("warning", l => l.Warning))
        .Bind<Edge<TView>>($"{name}Edge");
}

using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Gaps;

/// <summary>Resolves <c>Network.gaps</c>, <c>type Gap</c> and <c>type GapGroup</c> of schema/gaps.graphql.</summary>
internal static class GapResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("gaps", GapsAsync));
        GapLists.Bind<GapView>(schema, "Gaps");
        schema.Bind<GapView>("Gap", gap => gap
            .Field("id", g => g.Gap.Id)
            .Field("kind", g => g.Gap.Kind)
            .Field("dimension", g => g.Gap.Dimension)
            .Field("from", g => new GapGroupView(g.Network, g.Gap.From, g.Shown is not null))
            .Field("to", g => new GapGroupView(g.Network, g.Gap.To, g.Shown is not null))
            .Field("summary", g => g.Shown?.Summary)
            .Field("verdict", g => g.Verdict)
            .Field("pair", g => g.Gap.Pair is { } pair ? PairView.Of(g.Network, pair) : null)
            .Field("parent", g => g.Parent)
            .Field("observed", g => g.Shown?.Observed)
            .Field("configurationExpected", g => g.Shown?.Expected.Value)
            .Field("configurationRatio", g => g.Shown?.Ratio.Value)
            .Field("expected", g => g.Shown?.Expected.Value)
            .Field("shortfall", g => g.Shown?.Shortfall)
            .Field("ratio", g => g.Shown?.Ratio.Value)
            .Field("reach", g => g.Shown?.Reach.Value)
            .Field("reachFrom", g => g.Shown?.ReachFrom.Value)
            .Field("reachTo", g => g.Shown?.ReachTo.Value)
            .Field("reachTarget", g => g.Shown?.ReachTarget)
            .Field("within", g => g.Shown?.Within)
            .Field("meanDistance", g => g.Shown?.Distance.Mean.Value)
            .Field("redundancy", g => g.Shown?.Redundancy)
            .Field("cutSet", CutSetAsync)
            .Field("bridgedBy", BridgedByAsync)
            .Field("namesWithheld", g => g.Network.NamesWithheld(g.Disclosed.Withheld))
            .Field("affected", g => g.Shown?.Affected)
            .Field("priority", g => g.Shown?.Priority)
            .Field("withheld", g => g.Disclosed.Withheld)
            .Field("undefined", Undefined));
        schema.Bind<GapGroupView>("GapGroup", group => group
            .Field("label", g => g.Group.Label)
            .Field("size", g => g.IsShown ? g.Group.Size : (int?)null)
            .Field("organisation", (g, context) => g.Network.OrganisationAsync(g.Group.Organisation, context))
            .Field("unit", (g, context) => g.Network.UnitAsync(g.Group.Unit, context))
            .Field("level", g => g.Group.Level));
        PairResolvers.Bind(schema);
        FewestTiesResolvers.Bind(schema);
    }

    private static async ValueTask<GapList<GapView>> GapsAsync(
        NetworkView view, GapFilterInput? where, GapOrder orderBy, Respondents respondents, ResolverContext context)
    {
        if (where is not null)
        {
            await where.GuardAsync(view.Network, context);
        }

        var asked = await view.AskGapsAsync(respondents, context);
        if (asked.Figures is not { } report)
        {
            return GapList<GapView>.NotYet(asked.UnderWay);
        }

        var listed = GapView.Listed(view, report).ToList();
        where?.Level?.Guard(listed.SelectMany(gap => new[] { gap.Gap.From.Level, gap.Gap.To.Level }));
        var gaps = listed.Where(gap => where?.Matches(gap) ?? true);
        var order = $"Gap -{orderBy.ToString().ToLowerInvariant()}";
        var pages = new GapPages<GapView>(order, GapOrders.Order(gaps, orderBy));
        return GapList<GapView>.Of(view, report, pages.Cut(GapPageRequest.Of(context)));
    }

    private static async ValueTask<IReadOnlyList<Data.Model.Person>?> CutSetAsync(GapView gap, ResolverContext context) =>
        gap.Shown is { } shown ? await gap.Network.NamedPeopleAsync(shown.CutSet, context) : null;

    private static async ValueTask<IReadOnlyList<Data.Model.Person>?> BridgedByAsync(GapView gap, ResolverContext context) =>
        gap.Shown is { } shown ? await gap.Network.NamedPeopleAsync(shown.BridgedBy.Select(bridge => bridge.Person), context) : null;

    private static IReadOnlyList<UndefinedFigure> Undefined(GapView gap) => gap.Shown is { } shown
        ? UndefinedFigures.Of(
            ("configurationExpected", shown.Expected),
            ("configurationRatio", shown.Ratio),
            ("expected", shown.Expected),
            ("ratio", shown.Ratio),
            ("reach", shown.Reach),
            ("meanDistance", shown.Distance.Mean))
        : [];
}

/// <summary>A gap as one viewer is shown it.</summary>
/// <param name="Network">The network.</param>
/// <param name="Report">The report that lists it.</param>
/// <param name="Gap">The gap.</param>
/// <param name="Disclosed">Its figures, or why they are withheld.</param>
internal sealed record GapView(NetworkView Network, GapReport Report, Gap Gap, Disclosed<Gap> Disclosed)
{
    /// <summary>
    /// The gaps of a report that a viewer is shown, in order. That a gap is listed, under its kind and its id, says what was found of its
    /// groups: one whose figures are withheld is in no list, no count and no filter.
    /// </summary>
    public static IEnumerable<GapView> Listed(NetworkView view, GapReport report) =>
        report.Gaps.Select(gap => Of(view, report, gap)).Where(gap => gap.Shown is not null);

    /// <summary>A gap, disclosed by its smaller group; a reporting line is two people's.</summary>
    public static GapView Of(NetworkView view, GapReport report, Gap gap) => new(
        view,
        report,
        gap,
        view.Policy.Disclose(gap, gap.Kind == GapKind.SilentLine
            ? FigureSubject.OnePerson
            : gap.Pair is { } pair ? PairView.SubjectOf(pair)
            : FigureSubject.Group(Math.Min(gap.From.Size, gap.To.Size))));

    /// <summary>The gap with its figures; null when withheld.</summary>
    public Gap? Shown => Disclosed.Figures;

    /// <summary>What the test says; withheld with the figures.</summary>
    public GapVerdict Verdict => Shown?.Verdict ?? GapVerdict.NotTested;

    /// <summary>The pair of the whole that contains it.</summary>
    public PairView? Parent => Gap.Pair?.ParentId is { } id && Report.PairOf(id) is { } parent ? PairView.Of(Network, parent) : null;
}

/// <summary>A group of a gap or a pair.</summary>
internal sealed record GapGroupView(NetworkView Network, PeopleGroup Group, bool IsShown);

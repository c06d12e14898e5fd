using System.Collections.Immutable;
using NetworkLens.Api.Computing;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Gaps;
using NetworkLens.Api.Measures;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Suggestions;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Suggestions;

/// <summary>Resolves <c>Network.suggestedLinks</c> and its types in schema/suggestions.graphql.</summary>
internal static class SuggestedLinkResolvers
{
    private const int MostLinks = 100;
    private const int MostPerPerson = 20;

    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("suggestedLinks", LinksAsync));
        schema.Bind<LinksView>("SuggestedLinks", links => links
            .Field("objective", l => l.Objective)
            .Field("before", l => l.Shown?.Found.Tell(l.Shown.Found.Before).Value)
            .Field("after", l => l.Shown?.Found.Tell(l.Shown.Found.After).Value)
            .Field("base", l => l.Shown?.Found.Base)
            .Field("isSampled", l => l.Shown?.Found.IsSampled)
            .Field("links", l => l.Shown?.Found.Links.Select(link => LinkView.Of(l.Network, l.Shown, link)))
            .Field("computing", l => l.Links.UnderWay)
            .Field("withheld", l => l.Links.Withheld)
            .Field("undefined", l => l.Shown is { Found: var found }
                ? UndefinedFigures.Of(("before", found.Tell(found.Before)), ("after", found.Tell(found.After)))
                : []));
        schema.Bind<LinkView>("SuggestedLink", link => link
            .Field("from", l => l.Person(l.Link.From))
            .Field("to", l => l.Person(l.Link.To))
            .Field("introducer", l => l.Person(l.Link.Introducer))
            .Field("path", PathAsync)
            .Field("namesWithheld", l => l.Network.NamesWithheld(l.Disclosed.Withheld))
            .Field("stepsApart", l => l.Named?.StepsApart)
            .Field("reason", l => l.Reason)
            .Field("before", l => l.Shown is { } shown ? l.Plan.Found.Tell(shown.Before).Value : null)
            .Field("after", l => l.Shown is { } shown ? l.Plan.Found.Tell(shown.After).Value : null)
            .Field("closes", l => l.Shown?.Closes.Select(step => new ClosedGap(l.Plan.Gaps[step.Gap], step)))
            .Field("withheld", l => l.Disclosed.Withheld)
            .Field("undefined", l => l.Named is { StepsApart: null }
                ? UndefinedFigures.Of(("stepsApart", Measured.None(Absence.Unreachable)))
                : []));
        schema.Bind<ClosedGap>("GapStep", step => step
            .Field("gapId", s => s.Gap.Id)
            .Field("dimension", s => s.Gap.Dimension)
            .Field("from", s => s.Gap.FromLabel)
            .Field("to", s => s.Gap.ToLabel)
            .Field("expected", s => s.Gap.Expected)
            .Field("before", s => (int)s.Step.Before)
            .Field("after", s => (int)s.Step.After));
    }

    private static async ValueTask<LinksView> LinksAsync(
        NetworkView view,
        LinkObjective objective,
        Dimension? dimension,
        int first,
        int perPerson,
        PeopleGroupInput? among,
        bool loadDiscount,
        ResolverContext context)
    {
        Guard(first is >= 1 and <= MostLinks, $"first is a number of links from 1 to {MostLinks}.");
        Guard(perPerson is >= 1 and <= MostPerPerson, $"perPerson is a number of links from 1 to {MostPerPerson}.");
        Guard(
            objective == LinkObjective.CloseGaps || dimension is not null,
            "This objective needs a dimension, such as CROSS_ORGANISATION: it is about pairs of people across it.");
        var request = new LinkRequest(objective, dimension, first, perPerson)
        {
            DiscountsLoad = loadDiscount,
            Among = among is null ? default : Membership(among, view.Network),
        };
        var subject = await SubjectOfAsync(request, among, view, context.Cancel);

        // Gaps are an analysis of their own, which is not begun for whoever may see no figure.
        ImmutableArray<GapToClose> gaps = [];
        var shown = "";
        if (objective == LinkObjective.CloseGaps && view.Policy.Disclose(view, subject).Withheld is null)
        {
            var asked = await view.AskGapsAsync(Respondents.Recorded, context);
            if (asked.Figures is not { } report)
            {
                return new(view, objective, new(null, null, asked.UnderWay));
            }

            gaps = [.. Shown(view, report, dimension).Where(gap => IsShown(view, gap, request))];
            shown = $"{view.Policy.Viewer.SeesIndividuals} {view.Policy.Viewer.LeastGroup}{Analyses.KeyOf(report.Options.Rules)}";
        }

        var key = $"{objective} {dimension} {first} {perPerson} {loadDiscount} {PeopleGroupKey.Of(among)} {shown}";
        var links = await view.AskAsync(
            subject,
            key,
            (n, progress, stop) => new LinkPlan(SuggestedLinks.Compute(n, request, gaps, new(0, progress, stop)), gaps),
            context);
        return new(view, objective, links);
    }

    // Nobody is suggested who has a tie already: what is suggested among a few, or that nothing is, tells which ties these few have.
    private static async ValueTask<FigureSubject> SubjectOfAsync(
        LinkRequest request, PeopleGroupInput? among, NetworkView view, CancellationToken cancel)
    {
        var people = request.Among.IsDefault ? view.Network.PeopleCount : request.Among.Count(isIn => isIn);
        if (request is not { Objective: not LinkObjective.CloseGaps, Dimension: { } dimension })
        {
            return FigureSubject.Group(people);
        }

        var sides = await view.Shared.GetOrComputeAsync(
            $"{dimension} {PeopleGroupKey.Of(among)}", (n, _, _) => DimensionSides.Of(n, dimension, request.Among), cancel);
        return FigureSubject.Groups(people, sides.Smaller);
    }

    // Those that the viewer is shown: how many others lack ties, and how many, would tell of them.
    private static IEnumerable<GapToClose> Shown(NetworkView view, GapReport report, Dimension? dimension)
    {
        var listed = GapView.Listed(view, report).Select(gap => gap.Gap.Id).ToHashSet(StringComparer.Ordinal);
        return GapToClose.Of(report, dimension).Where(gap => listed.Contains(gap.Id));
    }

    // Of the groups of a gap only those count who may be suggested.
    private static bool IsShown(NetworkView view, GapToClose gap, LinkRequest request) =>
        view.Policy.Disclose(gap, FigureSubject.Groups(request.CountIn(gap.From), request.CountIn(gap.To))).Withheld is null;

    private static ImmutableArray<bool> Membership(PeopleGroupInput among, OrganisationNetwork network)
    {
        var isIn = among.Matcher(network, "among");
        return [.. Enumerable.Range(0, network.PeopleCount).Select(isIn)];
    }

    private static async ValueTask<IReadOnlyList<Data.Model.Person>?> PathAsync(LinkView link, ResolverContext context) =>
        link.Shown is { } shown ? await link.Network.NamedPeopleAsync(shown.Path, context) : null;

    private static void Guard(bool holds, string mend)
    {
        if (!holds)
        {
            throw new GraphQLException(mend);
        }
    }
}

/// <summary>Suggested links with the gaps that they close.</summary>
internal sealed record LinkPlan(SuggestedLinks Found, ImmutableArray<GapToClose> Gaps)
{
    /// <summary>Whom a link tells of: the smallest group of the gaps it lies in; everyone where it lies in none.</summary>
    public FigureSubject SubjectOf(SuggestedLink link, int everyone) => FigureSubject.Group(
        link.Closes.Select(step => Math.Min(Gaps[step.Gap].From.Length, Gaps[step.Gap].To.Length)).DefaultIfEmpty(everyone).Min());
}

/// <summary>Suggested links as one viewer is shown them.</summary>
internal sealed record LinksView(NetworkView Network, LinkObjective Objective, InTime<LinkPlan> Links)
{
    /// <summary>The links; null when withheld or under way.</summary>
    public LinkPlan? Shown => Links.Figures;
}

/// <summary>A suggested link as one viewer is shown it.</summary>
internal sealed record LinkView(NetworkView Network, LinkPlan Plan, SuggestedLink Link, Disclosed<SuggestedLink> Disclosed)
{
    /// <summary>The link with its figures; null when withheld.</summary>
    public SuggestedLink? Shown => Disclosed.Figures;

    /// <summary>The link as the viewer of a network is shown it.</summary>
    public static LinkView Of(NetworkView network, LinkPlan plan, SuggestedLink link) =>
        new(network, plan, link, network.Policy.Disclose(link, plan.SubjectOf(link, network.Network.PeopleCount)));

    /// <summary>The link where its people may be named; null where not. How far two people are apart is told of people who are.</summary>
    public SuggestedLink? Named => Network.NamesWithheld(Disclosed.Withheld) is null ? Shown : null;

    /// <summary>Why it is suggested; null when withheld.</summary>
    public string? Reason => (Named, Shown) switch
    {
        ({ } named, _) => LinkReason.Of(Plan.Found, named, Plan.Gaps),
        (null, { } shown) => LinkReason.WithoutDistance(Plan.Found, shown, Plan.Gaps),
        _ => null,
    };

    /// <summary>The person of an index; null for none, and where nobody may be named.</summary>
    public NetworkPersonView? Person(int person) => person >= 0 && Named is not null ? NetworkPersonView.Of(Network, person) : null;
}

/// <summary>What a link does to a gap.</summary>
internal sealed record ClosedGap(GapToClose Gap, GapStep Step);

using System.Collections.Immutable;
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
        schema.Bind<CoverageView>("Coverage", coverage => coverage
            .Field("peopleKnown", c => c.People?.PeopleKnown)
            .Field("peopleObserved", c => c.People?.PeopleObserved)
            .Field("share", c => c.People?.Share.Value)
            .Field("unknownOrganisation", c => c.People?.UnknownOrganisation)
            .Field("unknownUnit", c => c.People?.UnknownUnit)
            .Field("unknownLevel", c => c.People?.UnknownLevel)
            .Field("unknownDiscipline", c => c.People?.UnknownDiscipline)
            .Field("asked", c => c.Answers?.Responses.Asked)
            .Field("answered", c => c.Answers?.Responses.Given)
            .Field("responseRate", c => c.Answers?.Responses.Rate.Value)
            .Field("observableShare", c => c.Answers?.Observable.Value)
            .Field("tiedPairs", c => c.Answers?.TiedPairs)
            .Field("oneSidedPairs", c => c.Answers?.OneSidedPairs)
            .Field("oneSidedShare", c => c.Answers?.OneSided.Value)
            .Field("disagreedShare", c => c.Answers?.Disagreed.Value)
            .Field("byOrganisation", c => c.Rates(answers => answers.ByOrganisation))
            .Field("byLevel", c => c.Rates(answers => answers.ByLevel))
            .Field("withheld", c => c.Figures.Withheld)
            .Field("undefined", c => c.Undefined()));
        schema.Bind<ResponseRateView>("ResponseRate", rate => rate
            .Field("asked", r => r.Rate.Figures?.Asked)
            .Field("answered", r => r.Rate.Figures?.Given)
            .Field("rate", r => r.Rate.Figures?.Rate)
            .Field("withheld", r => r.Rate.Withheld));
    }

    private static async ValueTask<CoverageView> CoverageAsync(NetworkView view, Respondents respondents, ResolverContext context)
    {
        var coverage = await view.Shared.GetOrComputeAsync("", static (network, _, _) => Coverage.Compute(network), context.Cancel);
        var answers = await view.Shared.GetOrComputeAsync(
            $"{respondents}", (network, _, stop) => ResponseFigures.Compute(network, respondents, stop), context.Cancel);
        var subject = SubjectOf(answers.Responses, view);
        return new(view, view.Policy.Disclose(coverage, subject), view.Policy.Disclose(answers, subject));
    }

    /// <summary>Whom it tells of, who answered: as many as were asked, unless nobody was.</summary>
    public static FigureSubject SubjectOf(Responses responses, NetworkView view) => responses.Asked > 0
        ? FigureSubject.Groups(view.Network.PeopleCount, responses.Asked)
        : FigureSubject.Group(view.Network.PeopleCount);
}

/// <summary>How much the data saw, as one viewer is shown it.</summary>
internal sealed record CoverageView(NetworkView Network, Disclosed<Coverage> Figures, Disclosed<ResponseFigures> AnswerFigures)
{
    /// <summary>Of whom something is known; null when withheld.</summary>
    public Coverage? People => Figures.Figures;

    /// <summary>Who answered; null when withheld.</summary>
    public ResponseFigures? Answers => AnswerFigures.Figures;

    /// <summary>Rates of groups; a small one is withheld, with another, so that the whole does not tell it.</summary>
    public IEnumerable<ResponseRateView>? Rates(Func<ResponseFigures, ImmutableArray<ResponsesOfGroup>> of)
    {
        if (Answers is null)
        {
            return null;
        }

        var groups = of(Answers);
        var withheld = SmallGroups.Withheld([.. groups.Select(group => group.Asked)], Network.Policy.Viewer.LeastGroup);
        return groups.Select((group, at) => new ResponseRateView(
            group.Label, Network.Policy.Disclose(group, FigureSubject.Group(withheld[at] ? 0 : group.Asked))));
    }

    /// <summary>Figures that are missing.</summary>
    public IReadOnlyList<UndefinedFigure> Undefined() => People is null || Answers is null
        ? []
        : UndefinedFigures.Of(
            ("share", People.Share),
            ("responseRate", Answers.Responses.Rate),
            ("observableShare", Answers.Observable),
            ("oneSidedShare", Answers.OneSided),
            ("disagreedShare", Answers.Disagreed));
}

/// <summary>The response rate of a group, as one viewer is shown it.</summary>
internal sealed record ResponseRateView(string Label, Disclosed<ResponsesOfGroup> Rate);

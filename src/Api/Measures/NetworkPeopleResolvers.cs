using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Measures;

/// <summary>
/// Resolves <c>Network.people</c>, <c>NetworkPerson.measures</c>, <c>NetworkPerson.rank</c> and their types in schema/measures.graphql.
/// </summary>
internal static class NetworkPeopleResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("people", PeopleAsync));
        schema.Bind<NetworkPeoplePage>("NetworkPeopleConnection", page => page
            .Field("edges", p => p.Page.Figures?.Edges)
            .Field("nodes", p => p.Page.Figures?.Nodes)
            .Field("pageInfo", p => p.Page.Figures?.PageInfo)
            .Field("totalCount", async (p, context) =>
                p.Page.Figures is { } shown ? await shown.CountAsync(context.Cancel) : (int?)null)
            .Field("withheld", p => p.Page.Withheld));
        schema.Bind<Edge<NetworkPersonView>>("NetworkPeopleEdge");
        schema.Bind<NetworkPersonView>("NetworkPerson", person => person
            .Field("measures", MeasuresAsync)
            .Field("rank", RankAsync));
        schema.Bind<Disclosed<MeasuresOfPerson>>("PersonMeasures", BindMeasures);
        schema.Bind<RankOfPerson>("MeasureRank", rank => rank
            .Field("value", r => r.Rank.Figures?.Value)
            .Field("rank", r => r.Rank.Figures?.Rank)
            .Field("of", r => r.Rank.Figures?.Of)
            .Field("percentile", r => r.Rank.Figures?.Percentile)
            .Field("withheld", r => r.Rank.Withheld)
            .Field("undefined", r => r.Rank.Figures is { } shown ? UndefinedFigures.Of(("value", shown.Measured)) : []));
    }

    private static void BindMeasures(ObjectBinder<Disclosed<MeasuresOfPerson>> measures)
    {
        foreach (var definition in PersonMeasureCatalogue.All)
        {
            var measure = definition.Measure;
            if (definition.IsCount)
            {
                measures.Field(definition.Field, m => (int?)m.Figures?[measure]);
            }
            else
            {
                measures.Field(definition.Field, m => m.Figures?[measure]);
            }
        }

        measures.Field("undefined", m => m.Figures?.Undefined() ?? []);
    }

    private static async ValueTask<NetworkPeoplePage> PeopleAsync(
        NetworkView view, NetworkPersonFilterInput? where, PersonMeasureOrderInput orderBy, ResolverContext context)
    {
        var ranking = await PersonRanking.OfAsync(view.Shared, orderBy.Measure, context.Cancel);
        var people = where is null ? ranking.People : where.Of(view.Network, ranking);
        var page = new PersonPages(view, ranking, people, orderBy).Cut(PersonPageRequest.Of(context));
        // The order alone says who stands where.
        return new(view.Policy.Disclose(page, FigureSubject.OnePerson));
    }

    // Only what is asked for is computed, and all of it is known before anything is told of what has no value.
    private static async ValueTask<Disclosed<MeasuresOfPerson>> MeasuresAsync(NetworkPersonView person, ResolverContext context)
    {
        var values = new MeasuresOfPerson();
        foreach (var definition in PersonMeasureCatalogue.All)
        {
            if (context.IsSelected(definition.Field))
            {
                var valueOf = await definition.ValuesAsync(person.Network.Shared, context.Cancel);
                values.Add(definition, valueOf(person.Index));
            }
        }

        return person.Network.Policy.Disclose(values, FigureSubject.OnePerson);
    }

    private static async ValueTask<RankOfPerson> RankAsync(NetworkPersonView person, PersonMeasure by, CancellationToken cancel)
    {
        var network = person.Network;
        var ranking = await PersonRanking.OfAsync(network.Shared, by, cancel);
        var valueOf = await PersonMeasureCatalogue.Of(by).ValuesAsync(network.Shared, cancel);
        var figures = new RankFigures(
            valueOf(person.Index), ranking.RankOf(person.Index), ranking.Valued, ranking.PercentileOf(person.Index));
        return new(by, network.Policy.Disclose(figures, FigureSubject.OnePerson));
    }
}

/// <summary>A page of people, or why there is none for this viewer.</summary>
internal sealed record NetworkPeoplePage(Disclosed<Connection<NetworkPersonView>> Page);

/// <summary>The measures of one person that were asked for.</summary>
internal sealed class MeasuresOfPerson
{
    private readonly List<(MeasureDefinition Definition, Measured Value)> _values = [];

    /// <summary>The value of one that was asked for; null where there is none.</summary>
    public double? this[PersonMeasure measure]
    {
        get
        {
            foreach (var (definition, value) in _values)
            {
                if (definition.Measure == measure)
                {
                    return value.Value;
                }
            }

            return null;
        }
    }

    /// <summary>Notes one.</summary>
    public void Add(MeasureDefinition definition, Measured value) => _values.Add((definition, value));

    /// <summary>Those that have no value, and why.</summary>
    public IReadOnlyList<UndefinedFigure> Undefined() =>
        UndefinedFigures.Of([.. _values.Select(each => (each.Definition.Field, each.Value))]);
}

/// <summary>Where one person stands, by the measure that was asked for.</summary>
internal sealed record RankOfPerson(PersonMeasure By, Disclosed<RankFigures> Rank);

/// <summary>A place in the order of a measure.</summary>
internal sealed record RankFigures(Measured Measured, int? Rank, int Of, double? Percentile)
{
    /// <summary>The value; null where there is none.</summary>
    public double? Value => Measured.Value;
}

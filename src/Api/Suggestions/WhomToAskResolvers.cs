using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Suggestions;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Suggestions;

/// <summary>Resolves <c>Network.whomToAsk</c> and its types in schema/suggestions.graphql.</summary>
internal static class WhomToAskResolvers
{
    private const int MostPeople = 100;

    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("whomToAsk", WhomToAskAsync));
        schema.Bind<PeopleToAskView>("PeopleToAsk", asked => asked
            .Field("people", People)
            .Field("namesWithheld", a => a.Network.NamesWithheld(a.Asked.Withheld))
            .Field("gains", a => a.Shown?.Gains.AsEnumerable())
            .Field("reasons", a => a.Shown is { } shown
                ? Enumerable.Range(0, shown.People.Length).Select(at => AskReason.Of(shown, a.Dimension, at))
                : null)
            .Field("answeredCount", a => a.Shown?.Answered)
            .Field("peopleCount", a => a.Shown is null ? (int?)null : a.Network.Network.PeopleCount)
            .Field("pairCount", a => a.Shown?.Pairs)
            .Field("before", a => a.Shown?.Before.Value)
            .Field("after", a => a.Shown?.After.Value)
            .Field("withheld", a => a.Asked.Withheld)
            .Field("undefined", a => a.Shown is { } shown
                ? UndefinedFigures.Of(("before", shown.Before), ("after", shown.After))
                : []));
    }

    private static async ValueTask<PeopleToAskView> WhomToAskAsync(
        NetworkView view, Dimension dimension, AnsweredInput answered, int first, ResolverContext context)
    {
        if (first is < 1 or > MostPeople)
        {
            throw new GraphQLException($"first is a number of people from 1 to {MostPeople}.");
        }

        var known = answered.Of(view.Network);
        var next = await view.Shared.GetOrComputeAsync(
            $"{dimension} {first} {answered.Key}",
            (n, progress, stop) => NextToAsk.Compute(n, dimension, known, first, new(0, progress, stop)),
            context.Cancel);
        return new(view, dimension, view.Policy.Disclose(next, SubjectOf(answered, known)));
    }

    // Any attribute and any value can be asked for: who has it is a group, and so are the others, unless there are none.
    private static FigureSubject SubjectOf(AnsweredInput answered, bool[] known)
    {
        var have = known.Count(each => each);
        return answered.Attribute is null || have == known.Length
            ? FigureSubject.Group(known.Length)
            : FigureSubject.Groups(have, known.Length - have);
    }

    private static IEnumerable<NetworkPersonView>? People(PeopleToAskView asked) =>
        asked.Shown is { } shown && asked.Network.NamesWithheld(null) is null
            ? shown.People.Select(person => NetworkPersonView.Of(asked.Network, person))
            : null;
}

/// <summary>How it is known who answered: just one is given.</summary>
internal sealed record AnsweredInput(AnsweredAttributeInput? Attribute, AnsweredAssumption? Assume)
{
    /// <summary>Names it uniquely.</summary>
    public string Key => Attribute is { } attribute ? $"{attribute.Name.Length}:{attribute.Name}{attribute.Value}" : $"{Assume}";

    /// <summary>By person whether they answered.</summary>
    /// <exception cref="GraphQLException">The network has no such attribute, or nobody has that value.</exception>
    public bool[] Of(OrganisationNetwork network)
    {
        if (Attribute is not { } attribute)
        {
            return [.. Enumerable.Range(0, network.PeopleCount).Select(person => network.Arcs.Degree(person) > 0)];
        }

        var column = new GroupAttributeInput(null, attribute.Name).Of(network);
        var code = column.Values.IndexOf(attribute.Value);
        return code >= 0
            ? [.. column.Codes.Select(each => each == code)]
            : throw new GraphQLException(
                $"Nobody's '{attribute.Name}' is '{attribute.Value}'. There are: {string.Join(", ", column.Values.Take(10))}.");
    }
}

/// <summary>A free attribute of people, and its value for those who answered.</summary>
internal sealed record AnsweredAttributeInput(string Name, string Value);

/// <summary>What is assumed of who answered where the data do not say.</summary>
public enum AnsweredAssumption
{
    /// <summary>Whoever turned to anybody.</summary>
    Senders,
}

/// <summary>Whom to ask as one viewer is shown it.</summary>
internal sealed record PeopleToAskView(NetworkView Network, Dimension Dimension, Disclosed<NextToAsk> Asked)
{
    /// <summary>The figures; null when withheld.</summary>
    public NextToAsk? Shown => Asked.Figures;
}

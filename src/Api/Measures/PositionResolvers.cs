using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Algorithms.Groups;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Measures;

/// <summary>
/// Resolves <c>Network.corePeriphery</c>, <c>Network.structuralEquivalence</c> and <c>NetworkPerson.externalInternal</c> with their
/// types in schema/positions.graphql.
/// </summary>
internal static class PositionResolvers
{
    private const int MostListed = 100;

    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network
            .Field("corePeriphery", CorePeripheryAsync)
            .Field("structuralEquivalence", EquivalenceAsync));
        schema.Bind<NetworkPersonView>("NetworkPerson", person => person.Field("externalInternal", ExternalInternalAsync));
        schema.Bind<CorePeripheryView>("CorePeriphery", split => split
            .Field("coreCount", c => c.Shown?.Core.Length)
            .Field("people", PeopleAsync)
            .Field("namesWithheld", c => c.Network.NamesWithheld(c.Split.Withheld))
            .Field("correlation", c => c.Shown?.Correlation.Value)
            .Field("coreDensity", c => c.Shown?.CoreDensity.Value)
            .Field("betweenDensity", c => c.Shown?.BetweenDensity.Value)
            .Field("peripheryDensity", c => c.Shown?.PeripheryDensity.Value)
            .Field("interchangeableCount", c => c.Shown?.Interchangeable)
            .Field("withheld", c => c.Split.Withheld)
            .Field("undefined", c => c.Shown is { } shown
                ? UndefinedFigures.Of(
                    ("correlation", shown.Correlation),
                    ("coreDensity", shown.CoreDensity),
                    ("betweenDensity", shown.BetweenDensity),
                    ("peripheryDensity", shown.PeripheryDensity))
                : []));
        schema.Bind<EquivalenceView>("StructuralEquivalence", classes => classes
            .Field("classCount", e => e.Classes.Figures?.Count)
            .Field("replaceableCount", e => e.Classes.Figures?.Sizes.Where(size => size > 1).Sum())
            .Field("largest", Largest)
            .Field("namesWithheld", e => e.Network.NamesWithheld(e.Classes.Withheld))
            .Field("withheld", e => e.Classes.Withheld));
        schema.Bind<EquivalenceClassView>("EquivalenceClass", each => each
            .Field("size", c => c.Members.Count)
            .Field("people", async (c, context) => await c.Network.PeopleAsync(c.Members.Take(MostListed), context)));
        schema.Bind<Disclosed<PersonalIndex>>("PersonalExternalInternal", index => index
            .Field("value", i => i.Figures?.Index.Value.Value)
            .Field("internal", i => i.Figures?.Index.Internal)
            .Field("external", i => i.Figures?.Index.External)
            .Field("undefined", i => i.Figures is { } shown ? UndefinedFigures.Of(("value", shown.Index.Value)) : []));
    }

    private static async ValueTask<CorePeripheryView> CorePeripheryAsync(NetworkView view, CancellationToken cancel)
    {
        var split = await view.Shared.GetOrComputeAsync(
            "", static (n, progress, stop) => CorePeriphery.Compute(n.Ties, new(0, progress, stop)), cancel);
        var outside = view.Network.PeopleCount - split.Core.Length;
        return new(view, view.Policy.Disclose(split, FigureSubject.Group(Math.Min(split.Core.Length, outside))));
    }

    private static async ValueTask<IReadOnlyList<Data.Model.Person>?> PeopleAsync(
        CorePeripheryView split, int first, ResolverContext context)
    {
        GuardFirst(first);
        var ties = split.Network.Network.Ties;
        return split.Shown is { } shown
            ? await split.Network.NamedPeopleAsync(
                shown.Core.OrderByDescending(ties.Degree).ThenBy(person => person).Take(first), context)
            : null;
    }

    private static async ValueTask<EquivalenceView> EquivalenceAsync(NetworkView view, CancellationToken cancel) => new(
        view,
        await view.AnalyseAsync("", static (n, progress, stop) => StructuralEquivalence.Compute(n.Ties, new(0, progress, stop)), cancel));

    // That some people have the same contacts says who these are.
    private static IEnumerable<EquivalenceClassView>? Largest(EquivalenceView classes, int first)
    {
        GuardFirst(first);
        if (classes.Classes.Figures is not { } shown || classes.Network.NamesWithheld(null) is not null)
        {
            return null;
        }

        var largest = Enumerable.Range(0, shown.Count).Where(each => shown.Sizes[each] > 1)
            .OrderByDescending(each => shown.Sizes[each]).ThenBy(each => each).Take(first).ToList();
        var members = largest.ToDictionary(each => each, _ => new List<int>());
        for (var person = 0; person < shown.Labels.Length; person++)
        {
            members.GetValueOrDefault(shown.Labels[person])?.Add(person);
        }

        return largest.Select(each => new EquivalenceClassView(classes.Network, members[each]));
    }

    private static async ValueTask<Disclosed<PersonalIndex>> ExternalInternalAsync(
        NetworkPersonView person, GroupAttributeInput by, CancellationToken cancel)
    {
        var view = person.Network;
        var column = by.Of(view.Network);
        var everyone = await view.Shared.GetOrComputeAsync(
            by.Key, (n, progress, stop) => new PersonalIndices(PersonalEiIndex.Compute(n.Ties, column, new(0, progress, stop))), cancel);
        return view.Policy.Disclose(new PersonalIndex(everyone.All[person.Index]), FigureSubject.OnePerson);
    }

    private static void GuardFirst(int first)
    {
        if (first is < 0 or > MostListed)
        {
            throw new GraphQLException($"first is 0 to {MostListed}.");
        }
    }
}

/// <summary>Core and periphery as one viewer is shown them.</summary>
internal sealed record CorePeripheryView(NetworkView Network, Disclosed<CorePeriphery> Split)
{
    /// <summary>The split; null when withheld.</summary>
    public CorePeriphery? Shown => Split.Figures;
}

/// <summary>Classes of people with the same contacts, as one viewer is shown them.</summary>
internal sealed record EquivalenceView(NetworkView Network, Disclosed<StructuralEquivalence> Classes);

/// <summary>One class, for a viewer who may see who is in it.</summary>
internal sealed record EquivalenceClassView(NetworkView Network, IReadOnlyList<int> Members);

/// <summary>The E-I index of everyone.</summary>
internal sealed record PersonalIndices(IReadOnlyList<EiIndexOfPerson> All);

/// <summary>The E-I index of one person.</summary>
internal sealed record PersonalIndex(EiIndexOfPerson Index);

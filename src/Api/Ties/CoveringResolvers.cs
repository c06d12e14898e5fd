using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Sets;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Ties;

/// <summary>Resolves <c>Network.coveringPeople</c> and <c>type CoveringPeople</c> of schema/ties.graphql.</summary>
internal static class CoveringResolvers
{
    private const int MostPeople = 50;

    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("coveringPeople", CoveringAsync));
        schema.Bind<CoveringView>("CoveringPeople", covering => covering
            .Field("people", PeopleAsync)
            .Field("namesWithheld", c => c.Network.NamesWithheld(c.Covering.Withheld))
            .Field("gains", c => c.Network.NamesWithheld(c.Covering.Withheld) is null ? c.Shown?.Gains.Select(gain => (int)gain) : null)
            .Field("covered", c => (int?)c.Shown?.Covered)
            .Field("possible", c => (int?)c.Shown?.Total)
            .Field("share", c => Share(c.Shown).Value)
            .Field("withheld", c => c.Covering.Withheld)
            .Field("undefined", c => c.Shown is null ? [] : UndefinedFigures.Of(("share", Share(c.Shown)))));
    }

    private static async ValueTask<CoveringView> CoveringAsync(
        NetworkView view, GroupAttributeInput by, int size, CancellationToken cancel)
    {
        if (size is < 1 or > MostPeople)
        {
            throw new GraphQLException($"size is a number of people from 1 to {MostPeople}.");
        }

        var column = by.Of(view.Network);
        var covering = await view.Shared.GetOrComputeAsync(
            $"{by.Key} {size}",
            (network, _, stop) => MaximumCoverage.Compute(
                GroupsSeen(network.Ties, column, stop), column.Values.Length, [], size, new(0, null, stop)),
            cancel);
        return new(view, view.Policy.Disclose(covering, FigureSubject.Groups(column.SmallestGroup(), covering.Chosen.Length)));
    }

    // By person: the groups that they belong to or are tied to, each once.
    private static NodeSets GroupsSeen(CsrGraph ties, AttributeColumn column, CancellationToken cancel)
    {
        var seen = new IReadOnlyCollection<int>[ties.NodeCount];
        for (var person = 0; person < seen.Length; person++)
        {
            cancel.ThrowIfCancellationRequested();
            var groups = new HashSet<int> { column.Codes[person] };
            foreach (var contact in ties.Neighbours(person))
            {
                groups.Add(column.Codes[contact]);
            }

            groups.RemoveWhere(code => code < 0);
            seen[person] = groups;
        }

        return NodeSets.Of(seen);
    }

    private static Measured Share(MaximumCoverage? covering) => covering is null
        ? Measured.None(Absence.NotComputed)
        : Measured.Ratio(covering.Covered, covering.Total, Absence.AttributeUnknown);

    private static async ValueTask<IReadOnlyList<Data.Model.Person>?> PeopleAsync(CoveringView covering, ResolverContext context) =>
        covering.Shown is { } shown ? await covering.Network.NamedPeopleAsync(shown.Chosen, context) : null;
}

/// <summary>People who cover most groups, as one viewer is shown them.</summary>
internal sealed record CoveringView(NetworkView Network, Disclosed<MaximumCoverage> Covering)
{
    /// <summary>The figures; null when withheld.</summary>
    public MaximumCoverage? Shown => Covering.Figures;
}

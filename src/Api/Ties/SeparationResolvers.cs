using System.Collections.Immutable;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Measures;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Sets;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Ties;

/// <summary>Resolves <c>Network.separation</c> and its types in schema/ties.graphql.</summary>
internal static class SeparationResolvers
{
    private const int MostCounted = 20;

    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("separation", SeparationAsync));
        schema.Bind<SeparationView>("GroupSeparation", separation => separation
            .Field("fromCount", s => s.Shown?.From)
            .Field("toCount", s => s.Shown?.To)
            .Field("bothCount", s => s.Shown?.Both)
            .Field("size", s => (int?)s.Shown?.Size.Value)
            .Field("isCapped", s => s.Shown is { Size.HasValue: true } shown ? shown.Cut.IsCapped : (bool?)null)
            .Field("people", PeopleAsync)
            .Field("paths", Paths)
            .Field("namesWithheld", s => s.Network.NamesWithheld(s.Separation.Withheld))
            .Field("withheld", s => s.Separation.Withheld)
            .Field("undefined", s => s.Shown is { } shown ? UndefinedFigures.Of(("size", shown.Size)) : []));
        schema.Bind<SeparatePathView>("SeparatePath", path => path
            .Field("people", async (p, context) => await p.Network.PeopleAsync(p.People, context))
            .Field("length", p => p.People.Length - 1));
    }

    private static async ValueTask<SeparationView> SeparationAsync(
        NetworkView view, PeopleGroupInput from, PeopleGroupInput to, int most, CancellationToken cancel)
    {
        if (most is < 1 or > MostCounted)
        {
            throw new GraphQLException($"most is a number of people from 1 to {MostCounted}.");
        }

        var (first, second) = (from.Of(view.Network, "from"), to.Of(view.Network, "to"));
        // Not kept: groups have no end. The threads of a request must not be held for it either.
        var separation = await Task.Run(() => Separation.Of(view.Network.Ties, first, second, most, cancel), cancel);
        return new(view, view.Policy.Disclose(separation, SubjectOf(separation)));
    }

    // Whoever is in both is a way alone: all other ways join the two rests, which are groups of their own. Where one has nobody there are
    // no other ways, and the figure tells of no tie.
    private static FigureSubject SubjectOf(Separation groups) =>
        Math.Min(groups.From, groups.To) - groups.Both is > 0 and var rest
            ? FigureSubject.Groups(groups.From, groups.To, rest)
            : FigureSubject.Groups(groups.From, groups.To);

    private static async ValueTask<IReadOnlyList<Data.Model.Person>?> PeopleAsync(SeparationView separation, ResolverContext context) =>
        separation.Shown is { } shown ? await separation.Network.NamedPeopleAsync(shown.Cut.People, context) : null;

    private static IEnumerable<SeparatePathView>? Paths(SeparationView separation) =>
        separation.Shown is { } shown && separation.Network.NamesWithheld(null) is null
            ? shown.Paths.Select(path => new SeparatePathView(separation.Network, path))
            : null;
}

/// <summary>What holds two groups together, as one viewer is shown it.</summary>
internal sealed record SeparationView(NetworkView Network, Disclosed<Separation> Separation)
{
    /// <summary>The figures; null when withheld.</summary>
    public Separation? Shown => Separation.Figures;
}

/// <summary>One way between two groups, for a viewer who may see who is on it.</summary>
internal sealed record SeparatePathView(NetworkView Network, ImmutableArray<int> People);

/// <summary>What holds two groups together.</summary>
/// <param name="From">People of the first.</param>
/// <param name="To">People of the second.</param>
/// <param name="Both">People of both.</param>
/// <param name="Cut">Whose leaving parts them.</param>
/// <param name="Paths">Ways that share nobody.</param>
internal sealed record Separation(int From, int To, int Both, VertexCut Cut, ImmutableArray<ImmutableArray<int>> Paths)
{
    /// <summary>How few people part them; absent where one group is empty.</summary>
    public Measured Size => From == 0 || To == 0 ? Measured.None(Absence.EmptyGroup) : Measured.Of(Cut.Size);

    /// <summary>Finds both.</summary>
    public static Separation Of(CsrGraph ties, int[] from, int[] to, int most, CancellationToken cancel) => new(
        from.Length,
        to.Length,
        from.Intersect(to).Count(),
        VertexConnectivity.Compute(ties, from, to, most, cancel),
        DisjointPaths.Compute(ties, from, to, most, new(0, null, cancel)));
}

using System.Globalization;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Measures;

/// <summary>Resolves <c>Network.groups</c> and <c>type NetworkGroup</c> of schema/measures.graphql.</summary>
internal static class GroupResolvers
{
    private const int MostGroups = 200;

    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("groups", GroupsAsync));
        schema.Bind<GroupView>("NetworkGroup", group => group
            .Field("size", g => g.Group.Figures?.Size)
            .Field("internal", g => (int?)g.Group.Figures?.Ties.Internal)
            .Field("external", g => (int?)g.Group.Figures?.Ties.External)
            .Field("externalInternal", g => g.Group.Figures?.Ties.Value.Value)
            .Field("density", g => g.Group.Figures?.Density.Value)
            .Field("distribution", DistributionAsync)
            .Field("withheld", g => g.Group.Withheld)
            .Field("undefined", g => g.Group.Figures is { } figures
                ? UndefinedFigures.Of(("externalInternal", figures.Ties.Value), ("density", figures.Density))
                : []));
    }

    private static async ValueTask<IEnumerable<GroupView>> GroupsAsync(
        NetworkView view, GroupAttributeInput by, CancellationToken cancel)
    {
        var column = by.Of(view.Network);
        if (column.Values.Length > MostGroups)
        {
            throw new GraphQLException(string.Create(
                CultureInfo.InvariantCulture,
                $"This attribute has {column.Values.Length:N0} values, and groups are given for at most {MostGroups}. ")
                + "Group by a coarser one.");
        }

        var groups = await view.Shared.GetOrComputeAsync(
            by.Key, (network, _, stop) => GroupsOf.Compute(network.Ties, column, stop), cancel);
        var withheld = SmallGroups.Withheld([.. groups.All.Select(group => group.Size)], view.Policy.Viewer.LeastGroup);
        return groups.All.Select((group, code) => new GroupView(
            view, by, group.Label, code, view.Policy.Disclose(group, FigureSubject.Group(withheld[code] ? 0 : group.Size))));
    }

    private static async ValueTask<DistributionView> DistributionAsync(GroupView group, PersonMeasure of, CancellationToken cancel)
    {
        var spreads = await SpreadsAsync(group.Network.Shared, group.By, of, cancel);
        return group.Group.Withheld is { } why
            ? new(of, new(null, why), new(null, why))
            : DistributionView.Of(group.Network.Policy, of, spreads[group.Code]);
    }

    private static async Task<IReadOnlyList<Spread>> SpreadsAsync(
        SharedNetwork shared, GroupAttributeInput by, PersonMeasure of, CancellationToken cancel)
    {
        var ranking = await PersonRanking.OfAsync(shared, of, cancel);
        return await shared.GetOrComputeAsync(
            $"{of} {by.Key}",
            (network, _, _) =>
            {
                var column = by.Of(network);
                var values = column.Values.Select(_ => new List<double>()).ToList();
                for (var person = 0; person < network.PeopleCount; person++)
                {
                    if (column.Codes[person] is >= 0 and var code)
                    {
                        values[code].Add(ranking.ValueOf(person));
                    }
                }

                return (IReadOnlyList<Spread>)[.. values.Select(each => Spread.Compute([.. each]))];
            },
            cancel);
    }
}

/// <summary>A group as one viewer is shown it.</summary>
internal sealed record GroupView(NetworkView Network, GroupAttributeInput By, string Label, int Code, Disclosed<GroupFigures> Group);

/// <summary>The groups of an attribute, by code.</summary>
internal sealed record GroupsOf(IReadOnlyList<GroupFigures> All)
{
    /// <summary>Counts them and their ties.</summary>
    public static GroupsOf Compute(CsrGraph ties, AttributeColumn column, CancellationToken cancel)
    {
        var index = EiIndex.Compute(ties, column, cancel);
        var sizes = column.GroupSizes();
        return new([.. column.Values.Select((label, code) => GroupFigures.Of(ties, label, sizes[code], index.Groups[code]))]);
    }
}

/// <summary>What is said of a group.</summary>
/// <param name="Label">Its value of the attribute.</param>
/// <param name="Size">Its people.</param>
/// <param name="Ties">Those inside, those that leave, and the index of both.</param>
/// <param name="Density">Ties inside as a share of those that could be.</param>
internal sealed record GroupFigures(string Label, int Size, EiIndexOfGroup Ties, Measured Density)
{
    /// <summary>The figures of a group.</summary>
    public static GroupFigures Of(CsrGraph graph, string label, int size, EiIndexOfGroup ties)
    {
        var possible = (double)size * (size - 1) / (graph.IsDirected ? 1 : 2);
        return new(label, size, ties, Measured.Ratio(ties.Internal, possible, Absence.TooFewPeople));
    }
}

using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Algorithms.Communities;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Measures;

/// <summary>Resolves <c>Network.communities</c> and its types in schema/positions.graphql.</summary>
internal static class CommunityResolvers
{
    private const double UsualResolution = 1;
    private const double LeastResolution = 0.01;
    private const double MostResolution = 100;
    private const int MostListed = 100;

    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("communities", CommunitiesAsync));
        schema.Bind<CommunitiesView>("Communities", communities => communities
            .Field("resolution", c => c.Found.Figures is null ? (double?)null : c.Resolution)
            .Field("count", c => c.Found.Figures?.Leiden.Count)
            .Field("modularity", c => c.Found.Figures?.Leiden.Modularity.Value)
            .Field("largest", Largest)
            .Field("withheld", c => c.Found.Withheld)
            .Field("undefined", c => c.Found.Figures is { } figures
                ? UndefinedFigures.Of(("modularity", figures.Leiden.Modularity))
                : []));
        schema.Bind<CommunityView>("Community", community => community
            .Field("number", c => c.Number + 1)
            .Field("size", c => c.Figures.Figures?.Members.Count)
            .Field("mostCommon", MostCommon)
            .Field("people", PeopleAsync)
            .Field("namesWithheld", c => c.Network.NamesWithheld(c.Figures.Withheld))
            .Field("withheld", c => c.Figures.Withheld));
        schema.Bind<CommonValue>("CommonValue");
    }

    private static async ValueTask<CommunitiesView> CommunitiesAsync(NetworkView view, double resolution, CancellationToken cancel)
    {
        if (resolution is not (>= LeastResolution and <= MostResolution))
        {
            throw new GraphQLException($"resolution is a number from {LeastResolution} to {MostResolution}.");
        }

        return new(view, resolution, view.Policy.Disclose(
            await FindAsync(view.Shared, resolution, cancel), FigureSubject.Group(view.Network.PeopleCount)));
    }

    // Resolutions have no end, so only the usual one's communities are kept.
    private static async Task<FoundCommunities> FindAsync(SharedNetwork shared, double resolution, CancellationToken cancel)
    {
        if (resolution.Equals(UsualResolution))
        {
            return await shared.GetOrComputeAsync(
                "", static (n, progress, stop) => FoundCommunities.Of(Leiden.Compute(n.Ties, null, new(0, progress, stop))), cancel);
        }

        var options = new LeidenOptions { Resolution = resolution };
        return await Task.Run(() => FoundCommunities.Of(Leiden.Compute(shared.Network.Ties, options, new(0, null, cancel))), cancel);
    }

    private static IEnumerable<CommunityView> Largest(CommunitiesView communities, int first)
    {
        if (first is < 0 or > MostListed)
        {
            throw new GraphQLException($"first is 0 to {MostListed}.");
        }

        if (communities.Found.Figures is not { } found)
        {
            return [];
        }

        var view = communities.Network;
        var withheld = SmallGroups.Withheld(found.Leiden.Sizes, view.Policy.Viewer.LeastGroup);
        return found.BySize.Take(first).Select(number => new CommunityView(
            view,
            number,
            view.Policy.Disclose(
                new CommunityFigures(found.Members(number)), FigureSubject.Group(withheld[number] ? 0 : found.Leiden.Sizes[number]))));
    }

    private static CommonValue? MostCommon(CommunityView community, GroupAttributeInput of)
    {
        var column = of.Of(community.Network.Network);
        if (community.Figures.Figures is not { } shown)
        {
            return null;
        }

        var commonest = shown.Members.Where(member => column.Codes[member] >= 0).CountBy(member => column.Codes[member])
            .OrderByDescending(each => each.Value).ThenBy(each => each.Key).Select(each => ((int Code, int Count)?)(each.Key, each.Value))
            .FirstOrDefault();
        return commonest is { } most ? new(column.Values[most.Code], (double)most.Count / shown.Members.Count) : null;
    }

    private static async ValueTask<IReadOnlyList<Data.Model.Person>?> PeopleAsync(
        CommunityView community, int first, ResolverContext context)
    {
        if (first is < 0 or > MostListed)
        {
            throw new GraphQLException($"first is 0 to {MostListed}.");
        }

        var ties = community.Network.Network.Ties;
        return community.Figures.Figures is { } shown
            ? await community.Network.NamedPeopleAsync(
                shown.Members.OrderByDescending(ties.Degree).ThenBy(member => member).Take(first), context)
            : null;
    }
}

/// <summary>Communities, with their people.</summary>
internal sealed class FoundCommunities
{
    private readonly int[][] _members;

    private FoundCommunities(Leiden leiden)
    {
        Leiden = leiden;
        _members = [.. leiden.Sizes.Select(size => new int[size])];
        var filled = new int[_members.Length];
        for (var person = 0; person < leiden.Labels.Length; person++)
        {
            var community = leiden.Labels[person];
            _members[community][filled[community]++] = person;
        }

        BySize = [.. Enumerable.Range(0, leiden.Count).OrderByDescending(number => leiden.Sizes[number]).ThenBy(number => number)];
    }

    /// <summary>The partition.</summary>
    public Leiden Leiden { get; }

    /// <summary>Communities, the largest first.</summary>
    public IReadOnlyList<int> BySize { get; }

    /// <summary>Gathers the people of each.</summary>
    public static FoundCommunities Of(Leiden leiden) => new(leiden);

    /// <summary>The people of one, in the order of their keys.</summary>
    public IReadOnlyList<int> Members(int community) => _members[community];
}

/// <summary>Communities as one viewer is shown them.</summary>
internal sealed record CommunitiesView(NetworkView Network, double Resolution, Disclosed<FoundCommunities> Found);

/// <summary>One community as one viewer is shown it.</summary>
internal sealed record CommunityView(NetworkView Network, int Number, Disclosed<CommunityFigures> Figures);

/// <summary>The people of a community.</summary>
internal sealed record CommunityFigures(IReadOnlyList<int> Members);

/// <summary>The value that most people of a community share, and the share of them.</summary>
internal sealed record CommonValue(string Label, double Share);

using NetworkLens.Api.Disclosure;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Networks;

/// <summary>Resolves <c>type Path</c> of schema/network.graphql.</summary>
internal static class PathResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("path", PathAsync));
        schema.Bind<PathView>("Path", path => path
            .Field("people", PeopleAsync)
            .Field("length", p => p.Path.Figures?.Length)
            .Field("withheld", p => p.Path.Withheld));
    }

    private static async ValueTask<PathView?> PathAsync(NetworkView view, string from, string to, ResolverContext context)
    {
        var start = await PersonIndex.FindAsync(view, from, "from", context.Cancel);
        var end = await PersonIndex.FindAsync(view, to, "to", context.Cancel);
        if (start is not { } first || end is not { } last)
        {
            return null;
        }

        var path = ShortestPath.Compute(view.Network.Ties, first, last, context.Cancel);
        var found = new FoundPath(path?.Nodes ?? [], path?.Length);
        var disclosed = view.Policy.Disclose(found, FigureSubject.OnePerson);
        // Where it is withheld, null would tell that there is none.
        return path is null && disclosed.Withheld is null ? null : new(view, disclosed);
    }

    private static async ValueTask<IReadOnlyList<Data.Model.Person>?> PeopleAsync(PathView path, ResolverContext context) =>
        path.Path.Figures is { } shown ? await path.Network.PeopleAsync(shown.People, context) : null;
}

/// <summary>A path with the network that names its people.</summary>
internal sealed record PathView(NetworkView Network, Disclosed<FoundPath> Path);

/// <summary>Who is on a path and how long it is; nobody and null where there is none.</summary>
internal sealed record FoundPath(IEnumerable<int> People, int? Length);

using NetworkLens.Graph.Algorithms;
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
            .Field("people", (p, context) => p.Network.PeopleAsync(p.Path.Nodes, context))
            .Field("length", p => p.Path.Length));
    }

    private static async ValueTask<PathView?> PathAsync(NetworkView view, string from, string to, ResolverContext context)
    {
        var start = await PersonIndex.FindAsync(view, from, "from", context.Cancel);
        var end = await PersonIndex.FindAsync(view, to, "to", context.Cancel);
        if (start is not { } first || end is not { } last)
        {
            return null;
        }

        return ShortestPath.Compute(view.Network.Ties, first, last, context.Cancel) is { } path ? new(view, path) : null;
    }
}

/// <summary>A path with the network that names its people.</summary>
internal sealed record PathView(NetworkView Network, ShortestPath Path);

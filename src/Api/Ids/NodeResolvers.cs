using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Interactions;
using NetworkLens.Api.Organisations;
using NetworkLens.Api.People;
using NetworkLens.Api.Posts;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Ids;

/// <summary>Resolves <c>Query.node</c> and <c>Query.nodes</c> of schema/query.graphql.</summary>
internal static class NodeResolvers
{
    private const int MostNodes = 500;

    public static void Bind(SchemaBinder schema) => schema.BindRoot("Query", query => query
        .Field("node", (ResolverContext context, DisclosurePolicy policy, string id) => NodeAsync(id, context, policy))
        .Field("nodes", NodesAsync));

    private static async ValueTask<IReadOnlyList<object?>> NodesAsync(
        ResolverContext context, DisclosurePolicy policy, IReadOnlyList<string> ids)
    {
        if (ids.Count > MostNodes)
        {
            throw new GraphQLException($"nodes takes at most {MostNodes} ids.");
        }

        // All are asked for before any is waited for, so that each table is read once.
        var loads = ids.Select(id => NodeAsync(id, context, policy)).ToList();
        var nodes = new object?[loads.Count];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = await loads[i];
        }

        return nodes;
    }

    private static ValueTask<object?> NodeAsync(string id, ResolverContext context, DisclosurePolicy policy) =>
        !NodeId.TryDecode(id, out var node) ? ValueTask.FromResult<object?>(null) : node.Type switch
        {
            "Organisation" => Upcast(context.Loader<OrganisationById>().LoadAsync(node.Row)),
            "Unit" => Upcast(context.Loader<UnitById>().LoadAsync(node.Row)),
            "Person" => Upcast(context.Loader<PersonById>().LoadAsync(node.Row)),
            "Post" => Upcast(context.Loader<PostById>().LoadAsync(node.Row)),
            "Interaction" => InteractionAsync(node.Row, context, policy),
            _ => ValueTask.FromResult<object?>(null),
        };

    private static ValueTask<object?> InteractionAsync(long row, ResolverContext context, DisclosurePolicy policy)
    {
        InteractionResolvers.Guard(policy);
        return Upcast(context.Loader<InteractionById>().LoadAsync(row));
    }

    private static async ValueTask<object?> Upcast<T>(ValueTask<T?> load)
        where T : class => await load;
}

using System.Globalization;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Expectations;
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
        var loads = new Task<object?>[ids.Count];
        for (var i = 0; i < loads.Length; i++)
        {
            if (TryRead(ids[i], out var node))
            {
                loads[i] = LoadAsync(node, context, policy);
                continue;
            }

            loads[i] = Task.FromResult<object?>(null);
            context.AddError(NoId(string.Create(CultureInfo.InvariantCulture, $"ids[{i}]")));
        }

        return await Task.WhenAll(loads);
    }

    private static Task<object?> NodeAsync(string id, ResolverContext context, DisclosurePolicy policy) =>
        TryRead(id, out var node) ? LoadAsync(node, context, policy) : throw NoId("id");

    private static bool TryRead(string id, out NodeId node) =>
        NodeId.TryDecode(id, out node) && node.Type is "Organisation" or "Unit" or "Person" or "Post" or "Interaction"
            or "Expectation";

    private static GraphQLException NoId(string argument) =>
        new($"{argument} is no id of anything. Use an id as this API gave it.");

    private static Task<object?> LoadAsync(NodeId node, ResolverContext context, DisclosurePolicy policy) => node.Type switch
    {
        "Organisation" => Upcast(context.Loader<OrganisationById>().LoadAsync(node.Row)),
        "Unit" => Upcast(context.Loader<UnitById>().LoadAsync(node.Row)),
        "Person" => Upcast(context.Loader<PersonById>().LoadAsync(node.Row)),
        "Post" => Upcast(context.Loader<PostById>().LoadAsync(node.Row)),
        "Expectation" => Upcast(context.Loader<ExpectationById>().LoadAsync(node.Row)),
        _ => InteractionAsync(node.Row, context, policy),
    };

    private static Task<object?> InteractionAsync(long row, ResolverContext context, DisclosurePolicy policy)
    {
        InteractionResolvers.Guard(policy);
        return Upcast(context.Loader<InteractionById>().LoadAsync(row));
    }

    private static async Task<object?> Upcast<T>(ValueTask<T?> load)
        where T : class => await load;
}

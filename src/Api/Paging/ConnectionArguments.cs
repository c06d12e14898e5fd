using NetworkLens.Api.Ids;
using NetworkLens.Data.Querying;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Paging;

/// <summary>Answers a connection field: its arguments go to the database, its page comes back.</summary>
internal static class ConnectionArguments
{
    /// <summary>
    /// Reads the page that a field's <c>first</c>, <c>after</c>, <c>last</c>, <c>before</c>, <c>where</c> and <c>order</c> ask for.
    /// </summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="context">The field.</param>
    /// <param name="fields">What the entity can be filtered and ordered by.</param>
    /// <param name="columns">What each field of the entity is answered from.</param>
    /// <exception cref="GraphQLException">The arguments ask for something that cannot be.</exception>
    public static async ValueTask<Connection<T>> ReadPageAsync<T>(
        this ResolverContext context, EntityFields<T> fields, RowColumns<T> columns)
        where T : class
    {
        var request = new PageRequest<T>
        {
            First = context.Argument<int?>("first"),
            After = context.Argument<string?>("after"),
            Last = context.Argument<int?>("last"),
            Before = context.Argument<string?>("before"),
            Where = context.Argument<IReadOnlyDictionary<string, object?>?>("where"),
            Order = context.Argument<IReadOnlyList<IReadOnlyDictionary<string, object?>>?>("order"),
            ReadId = ReadId,
            Columns = columns.Of(context),
            WithRows = context.IsSelected("nodes") || context.IsSelected("edges") || context.IsSelected("pageInfo"),
            WithFarSide = context.IsSelected("pageInfo", IsBackward(context) ? "hasNextPage" : "hasPreviousPage"),
        };
        var pages = context.Service<EntityPages>();
        var page = (await pages.ReadAsync(fields, request, context.Cancel)).OrThrow();
        return new(
            [.. page.Items.Select(item => new Edge<T>(item.Node, item.Cursor))],
            new(page.HasNextPage, page.HasPreviousPage, page.StartCursor, page.EndCursor),
            async cancel => (await pages.CountAsync(fields, request, cancel)).OrThrow());
    }

    /// <summary>The answer of the data room.</summary>
    /// <exception cref="GraphQLException">There is none: its message is the fault.</exception>
    public static T OrThrow<T>(this QueryResult<T> result) =>
        result.Fault is { } fault ? throw new GraphQLException(fault.ToString()) : result.Value;

    private static bool IsBackward(ResolverContext context) => context.Argument<int?>("last") is not null;

    private static long? ReadId(string type, string id) =>
        NodeId.TryDecode(id, out var node) && node.Type == type ? node.Row : null;
}

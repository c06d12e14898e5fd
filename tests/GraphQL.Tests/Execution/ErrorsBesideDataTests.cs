using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Tests.Execution;

/// <summary>Errors that a resolver adds although it gives a value.</summary>
public sealed class ErrorsBesideDataTests
{
    [Fact]
    public async Task An_error_stands_beside_the_value_at_its_path()
    {
        using var result = await Server().ExecuteAsync("{ items { now } }");

        result.Errors.Select(PathOf).ShouldBe(["items.0.now", "items.1.now"]);
        result.Errors[0].Code.ShouldBe("PARTIAL");
        NullPropagationTests.DataOf(result).ShouldBe("""{"items":[{"now":0},{"now":1}]}""");
    }

    [Fact]
    public async Task The_path_is_right_after_awaits_too_on_the_loop_and_off_it()
    {
        using var result = await Server().ExecuteAsync("{ items { later elsewhere } }");

        result.Errors.Select(PathOf).Order(StringComparer.Ordinal).ShouldBe(
            ["items.0.elsewhere", "items.0.later", "items.1.elsewhere", "items.1.later"]);
    }

    [Fact]
    public async Task Adding_to_a_request_that_is_over_is_a_fault()
    {
        ResolverContext kept = default;
        var server = new TestServer(
            "type Query { x: Int }",
            schema => schema.BindRoot("Query", query => query.Field("x", context =>
            {
                kept = context;
                return 1;
            })));

        await server.AskAsync("{ x }");

        Should.Throw<ObjectDisposedException>(() => kept.AddError(new GraphQLException("too late")));
    }

    private static TestServer Server() => new(
        "type Query { items: [Item!]! } type Item { now: Int! later: Int! elsewhere: Int! }",
        schema => schema
            .BindRoot("Query", query => query.Field("items", () => new[] { new Item(0), new Item(1) }))
            .Bind<Item>("Item", item => item
                .Field("now", (each, context) =>
                {
                    context.AddError(new GraphQLException("Part of it.", "PARTIAL"));
                    return each.Number;
                })
                .Field("later", async (each, context) =>
                {
                    await Task.Delay(each.Number == 0 ? 20 : 1);
                    context.AddError(new GraphQLException("Part of it."));
                    return each.Number;
                })
                .Field("elsewhere", (each, context) => Task.Run(() =>
                {
                    context.AddError(new GraphQLException("Part of it."));
                    return each.Number;
                }))));

    private static string PathOf(GraphQLError error) => string.Join('.', error.Path);

    private sealed record Item(int Number);
}

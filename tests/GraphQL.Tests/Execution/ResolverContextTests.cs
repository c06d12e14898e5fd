namespace NetworkLens.GraphQL.Tests.Execution;

/// <summary>What a resolver may ask of its request.</summary>
public sealed class ResolverContextTests
{
    [Theory]
    [InlineData("{ asks }", "Query.asks has no argument \"frist\": it has \"first\", \"after\".")]
    [InlineData("{ looks }", "Query.looks has no argument \"first\": it has none.")]
    public async Task An_argument_that_the_schema_lacks_is_named_with_those_it_has(string document, string message)
    {
        var server = new TestServer(
            "type Query { asks(first: Int, after: String): Int, looks: Boolean }",
            schema => schema.BindRoot("Query", query => query
                .Field("asks", context => context.Argument<int?>("frist"))
                .Field("looks", context => context.HasArgument("first"))));

        using var result = await server.ExecuteAsync(document);

        result.Errors.ShouldHaveSingleItem().Message.ShouldBe("Unexpected error.");
        server.Unexpected.ShouldHaveSingleItem().Exception.Message.ShouldStartWith(message);
    }
}

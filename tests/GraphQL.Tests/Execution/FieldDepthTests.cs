using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Tests.Execution;

public sealed class FieldDepthTests
{
    private const int Most = 5;

    [Theory]
    [InlineData("{ a { a { a { a { x } } } } }")]
    [InlineData("{ a { ... { a { ... on A { a { ... { a { x } } } } } } } }")]
    [InlineData("{ a { ...F } } fragment F on A { a { ...G } } fragment G on A { a { a { x } } }")]
    [InlineData("{ a { ...G a { ...F } } } fragment F on A { a { ...G } } fragment G on A { a { x } }")]
    public async Task As_deep_as_allowed_is_answered(string document)
    {
        var server = Server();
        (await server.AskAsync(document)).ShouldStartWith("{\"data\":");
        using var refused = await server.ExecuteAsync(document.Replace("x", "a { x }", StringComparison.Ordinal));
        refused.Outcome.ShouldBe(RequestOutcome.Rejected);
        var error = refused.Errors.ShouldHaveSingleItem();
        error.Code.ShouldBe("REQUEST_TOO_LARGE");
        error.Message.ShouldContain("5 deep");
        error.Locations.ShouldHaveSingleItem();
    }

    // Each fragment is met at two depths, the lesser one last: what was seen there must not hide the deeper way.
    [Fact]
    public async Task A_fragment_counts_where_it_lies_deepest()
    {
        using var refused = await Server().ExecuteAsync(
            "{ ...F a { a { ...F } } } fragment F on A { a { ...G } ...G } fragment G on A { a { a { x } } }");
        refused.Errors.ShouldHaveSingleItem().Code.ShouldBe("REQUEST_TOO_LARGE");
    }

    [Fact]
    public async Task A_chain_of_fragments_as_long_as_a_document_may_be_is_refused_at_any_place_of_the_operation()
    {
        const int Length = 1_300;
        var chain = string.Join(' ', Enumerable.Range(0, Length).Select(i => $"fragment F{i} on A {{ a {{ ...F{i + 1} }} }}"));
        using var refused = await Server().ExecuteAsync($"{{ ...F0 }} {chain} fragment F{Length} on A {{ x }}");
        refused.Errors.ShouldHaveSingleItem().Code.ShouldBe("REQUEST_TOO_LARGE");
    }

    [Fact]
    public async Task Fragments_that_only_spread_others_nest_nothing()
    {
        const int Length = 1_500;
        var chain = string.Join(' ', Enumerable.Range(0, Length).Select(i => $"fragment F{i} on A {{ ...F{i + 1} }}"));
        (await Server().AskAsync($"{{ ...F0 }} {chain} fragment F{Length} on A {{ x }}")).ShouldBe("""{"data":{"x":1}}""");
    }

    private static TestServer Server() => new(
        "schema { query: A } type A { a: A! x: Int! }",
        schema => schema.BindRoot("A", a => a.Field("a", _ => new object()).Field("x", _ => 1)),
        new ExecutionOptions { MaxFieldDepth = Most });
}

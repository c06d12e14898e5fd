using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Tests.Execution;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.Binding;

/// <summary>Defaults and values that the schema allows and the code's own types refuse.</summary>
public sealed class DefaultValuesTests
{
    private const string Sdl = """
        scalar Even
        input Range { from: Int!, to: Int! }
        type Query { at(range: Range, list: [Range!], even: Even): Int }
        """;

    [Fact]
    public void A_default_that_a_bound_scalar_refuses_stops_the_start()
    {
        const string Wrong = """
            directive @weight(of: Even! = 5) on FIELD_DEFINITION
            scalar Even
            input In { even: Even = 1, list: [Even!] = [2, 3] }
            type Query { a(even: Even = 7, in: In = {}): Int @weight(of: 9), b(even: Even = 4): Int @weight(of: 2) }
            """;
        var fault = Should.Throw<SchemaBindingException>(() => new TestServer(Wrong, binder => BindEven(binder)
            .BindRoot("Query", query => query
                .Field("a", (object? even, Dictionary<string, object?>? @in) => (int?)null)
                .Field("b", (object? even) => (int?)null))));

        string[] expected =
        [
            "The default value of @weight(of:) must be Even!, not 5.", "Argument \"of\" of @weight must be Even!, not 9.",
            "The default value of Query.a(even:) must be Even, not 7.", "The default value of Query.a(in:) must be In, not {}.",
            "The default value of In.even must be Even, not 1.", "The default value of In.list must be [Even!], not [2, 3].",
        ];
        fault.Faults.Select(found => found.Message).ShouldBe(expected, ignoreOrder: true);
        fault.Faults.ShouldAllBe(found => found.ToString().Contains(':'));
    }

    [Fact]
    public void A_default_that_a_constructor_refuses_stops_the_start_with_its_reason()
    {
        var fault = Should.Throw<SchemaBindingException>(() => new TestServer(
            "input Range { from: Int!, to: Int! } type Query { at(range: Range = {from: 2, to: 1}): Int }",
            binder => binder.BindRoot("Query", query => query.Field("at", (Range? range) => range?.From))));
        fault.Message.ShouldContain("The default value of Query.at(range:) must be Range, not {from: 2, to: 1}: 2 is after 1.");
    }

    [Theory]
    [InlineData("query ($r: Range) { at(range: $r) }", """{"r": {"from": 2, "to": 1}}""",
        """Variable "$r" got invalid value { from: 2, to: 1 }; 2 is after 1.""")]
    [InlineData("query ($r: [Range!]) { at(list: $r) }", """{"r": [{"from": 1, "to": 2}, {"from": 2, "to": 1}]}""",
        """Variable "$r" got invalid value { from: 2, to: 1 } at "r[1]"; 2 is after 1.""")]
    [InlineData("query ($r: Range = {from: 2, to: 1}) { at(range: $r) }", null,
        """Variable "$r" has invalid default value {from: 2, to: 1}; 2 is after 1.""")]
    [InlineData("{ at(range: {from: 2, to: 1}) }", null, """Argument "range" has invalid value {from: 2, to: 1}; 2 is after 1.""")]
    [InlineData("query ($f: Int!) { at(range: {from: $f, to: 1}) }", """{"f": 2}""",
        """Argument "range" has invalid value {from: $f, to: 1}; 2 is after 1.""")]
    [InlineData("query ($r: Range) { at(range: $r) }", """{"r": {"from": -1, "to": 1}}""",
        """Variable "$r" got invalid value { from: -1, to: 1 }; These values together do not make a valid "Range".""")]
    public async Task What_a_constructor_refuses_is_an_error_of_the_input(string document, string? variables, string message)
    {
        var server = Server();
        using var result = await server.ExecuteAsync(document, variables);
        var error = result.Errors.ShouldHaveSingleItem();
        error.Message.ShouldBe(message);
        error.Code.ShouldBe("BAD_USER_INPUT");
        error.Locations.ShouldHaveSingleItem();
        server.Unexpected.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_constructor_throws_otherwise_is_a_fault_of_ours()
    {
        var server = Server();
        using var result = await server.ExecuteAsync("query ($r: Range) { at(range: $r) }", """{"r": {"from": 99, "to": 99}}""");
        result.Errors.ShouldHaveSingleItem().Message.ShouldBe("Unexpected error.");
        server.Unexpected.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_scalar_bound_by_code_writes_even_what_a_known_scalar_would()
    {
        var server = new TestServer(
            "scalar Date type Query { day: Date }",
            binder => binder
                .BindScalar("Date", _ => Coerced.Fail(), (_, _) => Coerced.Fail(), _ => Coerced.To("a day"))
                .BindRoot("Query", query => query.Field("day", () => new DateOnly(2026, 1, 31))));
        (await server.AskAsync("{ day }")).ShouldBe("""{"data":{"day":"a day"}}""");
    }

    private static TestServer Server() => new(Sdl, binder => BindEven(binder).BindRoot("Query", query => query
        .Field("at", (Range? range, Range[]? list, object? even) => range?.From ?? list?.Length)));

    private static SchemaBinder BindEven(SchemaBinder binder) => binder.BindScalar(
        "Even",
        json => json.GetInt32() % 2 == 0 ? Coerced.To(json.GetInt32()) : Coerced.Fail(),
        (literal, _) => literal is GraphQL.Language.IntValueSyntax { Text: [.., '0' or '2' or '4' or '6' or '8'] }
            ? Coerced.To(0)
            : Coerced.Fail(),
        Coerced.To);

    private sealed record Range
    {
        public Range(int from, int to)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(from);
            From = (from, to) switch
            {
                (99, _) => throw new InvalidOperationException("A fault."),
                _ when from > to => throw new GraphQLException($"{from} is after {to}."),
                _ => from,
            };
            To = to;
        }

        public int From { get; }

        public int To { get; }
    }
}

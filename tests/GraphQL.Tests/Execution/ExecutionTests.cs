using System.Collections.Immutable;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Tests.Execution;

/// <summary>Whole requests: values, order, concurrency, limits.</summary>
public sealed class ExecutionTests
{
    [Fact]
    public async Task Fields_come_in_the_order_asked_and_merge()
    {
        var server = People();

        (await server.AskAsync("{ ada { ...F name friend { name } age } } fragment F on Person { age friend { age } }"))
            .ShouldBe("""{"data":{"ada":{"age":36,"friend":{"age":41,"name":"Bob"},"name":"Ada"}}}""");
    }

    [Fact]
    public async Task Strings_are_escaped_as_JSON_demands_and_no_further()
    {
        var server = new TestServer("type Query { text: String }", schema => schema
            .BindRoot("Query", query => query.Field("text", () => "a\"b\\c\n\u0001é€😀<&\u007f\ud800z")));

        (await server.AskAsync("{ text }")).ShouldBe("{\"data\":{\"text\":\"a\\\"b\\\\c\\n\\u0001é€😀<&\u007f\ufffdz\"}}");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task Float_that_is_not_finite_is_a_field_error(double value)
    {
        var server = new TestServer("type Query { x: Float }", schema => schema
            .BindRoot("Query", query => query.Field("x", () => value)));

        using var result = await server.ExecuteAsync("{ x }");

        NullPropagationTests.DataOf(result).ShouldBe("""{"x":null}""");
        result.Errors.ShouldHaveSingleItem().Message.ShouldStartWith("Float cannot represent non numeric value");
    }

    [Fact]
    public async Task Skip_and_include_decide_by_variables_and_each_outcome_is_planned_once()
    {
        var server = People();
        const string Document = "query($a: Boolean!, $b: Boolean!) { ada { name @skip(if: $a) age @include(if: $b) __typename } }";

        for (var round = 0; round < 2; round++)
        {
            (await server.AskAsync(Document, """{"a":false,"b":false}""")).ShouldBe(
                """{"data":{"ada":{"name":"Ada","__typename":"Person"}}}""");
            (await server.AskAsync(Document, """{"a":true,"b":true}""")).ShouldBe("""{"data":{"ada":{"age":36,"__typename":"Person"}}}""");
            (await server.AskAsync(Document, """{"a":true,"b":false}""")).ShouldBe("""{"data":{"ada":{"__typename":"Person"}}}""");
        }

        server.Executor.Documents.TryGet(DocumentText.Of(Document), out var prepared).ShouldBeTrue();
        prepared!.Operations[0].PlanCount.ShouldBe(3);
    }

    [Fact]
    public async Task Async_fields_of_a_query_overlap()
    {
        // Each waits for the other to have started: executed one after the other they would never end.
        var left = new TaskCompletionSource();
        var right = new TaskCompletionSource();
        var server = new TestServer("type Query { left: Int, right: Int }", schema => schema.BindRoot("Query", query => query
            .Field("left", async _ =>
            {
                left.SetResult();
                await right.Task;
                return 1;
            })
            .Field("right", async _ =>
            {
                right.SetResult();
                await left.Task;
                return 2;
            })));

        (await server.AskAsync("{ left right }")).ShouldBe("""{"data":{"left":1,"right":2}}""");
    }

    [Fact]
    public async Task Root_fields_of_a_mutation_run_one_after_the_other_with_all_below_them()
    {
        var log = new List<string>();
        const string Sdl = "type Query { x: Int } type Mutation { do(step: Int!): Done } type Done { below: Int }";
        var server = new TestServer(Sdl, schema => schema
            .BindRoot("Query", query => query.Field("x", () => 0))
            .Bind<Box>("Done", done => done.Field("below", async (box, _) =>
            {
                await Task.Yield();
                log.Add($"below {box.Value}");
                return box.Value;
            }))
            .BindRoot("Mutation", mutation => mutation.Field("do", async context =>
            {
                var step = context.Argument<int>("step");
                log.Add($"start {step}");
                await Task.Yield();
                log.Add($"end {step}");
                return new Box(step);
            })));

        (await server.AskAsync("mutation { a: do(step: 1) { below } b: do(step: 2) { below } }"))
            .ShouldBe("""{"data":{"a":{"below":1},"b":{"below":2}}}""");
        log.ShouldBe(["start 1", "end 1", "below 1", "start 2", "end 2", "below 2"]);
    }

    [Fact]
    public async Task Mutation_stops_when_data_has_become_null()
    {
        var calls = 0;
        var server = new TestServer("type Query { x: Int } type Mutation { do: Int! }", schema => schema
            .BindRoot("Query", query => query.Field("x", () => 0))
            .BindRoot("Mutation", mutation => mutation.Field("do", () => calls++ == 0 ? throw new GraphQLException("no") : 1)));

        using var result = await server.ExecuteAsync("mutation { a: do b: do }");

        NullPropagationTests.DataOf(result).ShouldBe("null");
        calls.ShouldBe(1);
    }

    [Fact]
    public async Task Interfaces_and_unions_are_told_apart_by_CLR_type_or_by_name()
    {
        var server = new TestServer(
            """
            type Query { pets: [Pet!]!, things: [Thing] }
            interface Pet { name: String! }
            type Cat implements Pet { name: String!, lives: Int! }
            type Dog implements Pet { name: String! }
            union Thing = Cat | Dog
            """,
            schema => schema
                .Bind<Cat>("Cat").Bind<Dog>("Dog")
                .ResolveType("Thing", value => value is Cat ? "Cat" : "Dog")
                .BindRoot("Query", query => query
                    .Field("pets", () => new object[] { new Cat("Tom", 9), new Dog("Rex") } as IReadOnlyList<object>)
                    .Field("things", () => new List<object?> { new Dog("Rex"), null })));

        (await server.AskAsync("{ pets { name ... on Cat { lives } __typename } things { ... on Pet { name } } }")).ShouldBe(
            """
            {"data":{"pets":[{"name":"Tom","lives":9,"__typename":"Cat"},{"name":"Rex","__typename":"Dog"}],
            "things":[{"name":"Rex"},null]}}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public async Task An_unexpected_exception_stays_in_the_log()
    {
        var server = new TestServer("type Query { x: Int }", schema => schema
            .BindRoot("Query", query => query.Field("x", int () => throw new InvalidOperationException("secret"))));

        var answer = await server.AskAsync("query Q { x }");

        var logged = server.Unexpected.ShouldHaveSingleItem();
        logged.Exception.Message.ShouldBe("secret");
        logged.Coordinate.ShouldBe("Query.x");
        logged.OperationName.ShouldBe("Q");
        answer.ShouldNotContain("secret");
        answer.ShouldContain($"\"extensions\":{{\"code\":\"INTERNAL\",\"id\":\"{logged.Id}\"}}");
    }

    [Fact]
    public async Task An_error_for_the_client_keeps_its_code_and_extensions()
    {
        var extensions = new Dictionary<string, object?> { ["retryAfterMs"] = 200, ["code"] = "ignored", ["bad"] = new object() };
        var server = new TestServer("type Query { x: Int }", schema => schema
            .BindRoot("Query", query => query.Field("x", int () => throw new GraphQLException("Later.", "COMPUTING", extensions))));

        (await server.AskAsync("{ x }")).ShouldContain(
            """
            {"message":"Later.","locations":[{"line":1,"column":3}],"path":["x"],
            "extensions":{"code":"COMPUTING","retryAfterMs":200}}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public async Task Time_up_fails_what_is_not_ready_and_keeps_what_is()
    {
        var never = new TaskCompletionSource<int>();
        var server = new TestServer(
            "type Query { now: Int, never: Int }",
            schema => schema.BindRoot("Query", query => query.Field("now", () => 1).Field("never", _ => never.Task)),
            new ExecutionOptions { TimeoutMs = 50 });

        using var result = await server.ExecuteAsync("{ now never }");

        NullPropagationTests.DataOf(result).ShouldBe("""{"now":1,"never":null}""");
        result.Errors.ShouldHaveSingleItem().Code.ShouldBe(ExecutionErrorCodes.Timeout);
        never.SetResult(1); // Comes too late and must disturb nobody.
    }

    [Fact]
    public async Task Time_up_in_a_long_list_gives_the_request_up()
    {
        var server = new TestServer(
            "type Query { all: [Int!]! }",
            schema => schema.BindRoot("Query", query => query.Field("all", Endless)),
            new ExecutionOptions { TimeoutMs = 30 });

        using var result = await server.ExecuteAsync("{ all }");

        result.Outcome.ShouldBe(RequestOutcome.GivenUp);
        result.Errors.ShouldHaveSingleItem().Code.ShouldBe(ExecutionErrorCodes.Timeout);

        static IEnumerable<int> Endless()
        {
            while (true)
            {
                yield return 1;
            }
        }
    }

    [Fact]
    public async Task A_client_that_goes_cancels_what_runs_for_it()
    {
        using var gone = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        var server = new TestServer("type Query { x: Int }", schema => schema.BindRoot("Query", query => query
            .Field("x", async context =>
            {
                started.SetResult();
                await Task.Delay(Timeout.Infinite, context.Cancel);
                return 1;
            })));

        var running = server.ExecuteAsync("{ x }", cancel: gone.Token).AsTask();
        await started.Task;
        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(running);
    }

    [Theory]
    [InlineData(6_000, RequestOutcome.GivenUp)]
    [InlineData(3_000, RequestOutcome.Executed)]
    public async Task An_answer_may_not_outgrow_its_limit(int items, RequestOutcome outcome)
    {
        var server = new TestServer(
            "type Query { all: [Int!]! }",
            schema => schema.BindRoot("Query", query => query.Field("all", () => Enumerable.Repeat(7, items).ToArray())),
            new ExecutionOptions { MaxResponseBytes = 10_000 });

        using var result = await server.ExecuteAsync("{ all }");

        result.Outcome.ShouldBe(outcome);
    }

    [Fact]
    public async Task Errors_are_listed_up_to_a_bound()
    {
        var server = new TestServer(
            "type Query { all: [Box] } type Box { x: Int! }",
            schema => schema
                .Bind<Box>("Box", box => box.Field("x", int (_) => throw new GraphQLException("no")))
                .BindRoot("Query", query => query.Field("all", () => Enumerable.Repeat(new Box(1), 20).ToArray())),
            new ExecutionOptions { MaxErrors = 5 });

        using var result = await server.ExecuteAsync("{ all { x } }");
        result.Errors.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Introspection_runs_like_any_other_query()
    {
        var server = People();

        (await server.AskAsync("""{ __type(name: "Person") { kind name fields { name type { kind ofType { name } } } } }""")).ShouldBe(
            """
            {"data":{"__type":{"kind":"OBJECT","name":"Person","fields":[
            {"name":"name","type":{"kind":"NON_NULL","ofType":{"name":"String"}}},
            {"name":"age","type":{"kind":"NON_NULL","ofType":{"name":"Int"}}},
            {"name":"friend","type":{"kind":"OBJECT","ofType":null}}]}}}
            """.ReplaceLineEndings(""));
        (await server.AskAsync("{ __schema { queryType { name } } __typename }"))
            .ShouldBe("""{"data":{"__schema":{"queryType":{"name":"Query"}},"__typename":"Query"}}""");
    }

    [Fact]
    public async Task Introspection_can_be_switched_off()
    {
        var server = new TestServer(
            "type Query { x: Int }",
            schema => schema.BindRoot("Query", query => query.Field("x", () => 1)),
            new ExecutionOptions { Introspection = false });

        using var result = await server.ExecuteAsync("{ ...F } fragment F on Query { x __schema { description } }");
        result.Outcome.ShouldBe(RequestOutcome.Rejected);
        (await server.AskAsync("{ x __typename }")).ShouldBe("""{"data":{"x":1,"__typename":"Query"}}""");
    }

    [Theory]
    [InlineData("{", null, null, "GRAPHQL_PARSE_FAILED")]
    [InlineData("query A { x } query B { x }", null, null, ExecutionErrorCodes.OperationNotFound)]
    [InlineData("query A { x }", null, "B", ExecutionErrorCodes.OperationNotFound)]
    [InlineData("query($n: Int!) { y(n: $n) }", """{"n":"text"}""", null, "BAD_USER_INPUT")]
    [InlineData("query($n: Int!) { y(n: $n) }", null, null, "BAD_USER_INPUT")]
    public async Task What_cannot_be_run_is_rejected_without_data(string document, string? variables, string? name, string code)
    {
        var server = new TestServer("type Query { x: Int, y(n: Int!): Int }", schema => schema
            .BindRoot("Query", query => query.Field("x", () => 1).Field("y", context => context.Argument<int>("n"))));

        using var result = await server.ExecuteAsync(document, variables, name);

        result.Outcome.ShouldBe(RequestOutcome.Rejected);
        result.Errors[0].Code.ShouldBe(code);
        System.Text.Encoding.UTF8.GetString(result.ToArray()).ShouldNotContain("\"data\"");
    }

    [Fact]
    public async Task Lists_of_every_kind_are_written()
    {
        var server = new TestServer(
            "type Query { a: [Int!]!, b: [Int!]!, c: [Int!]!, d: [Int!]!, e: [[Int!]!]!, f: [Int], g: [String] }",
            schema => schema.BindRoot("Query", query => query
                .Field("a", () => new[] { 1, 2 })
                .Field("b", () => new List<int> { 1, 2 })
                .Field("c", () => ImmutableArray.Create(1, 2))
                .Field("d", () => Enumerable.Range(1, 2))
                .Field("e", () => new[] { new List<int> { 1 }, [] })
                .Field("f", () => new int?[] { 1, null })
                .Field("g", () => new List<string?> { "x", null })));

        (await server.AskAsync("{ a b c d e f g }")).ShouldBe(
            """{"data":{"a":[1,2],"b":[1,2],"c":[1,2],"d":[1,2],"e":[[1],[]],"f":[1,null],"g":["x",null]}}""");
    }

    [Fact]
    public async Task A_context_of_a_request_that_is_over_tells_nothing_of_the_next_one()
    {
        ResolverContext kept = default;
        var server = new TestServer("type Query { x(n: Int): Int }", schema => schema.BindRoot("Query", query => query
            .Field("x", context =>
            {
                kept = context;
                return context.Argument<int>("n");
            })));

        (await server.AskAsync("{ x(n: 1) }")).ShouldBe("""{"data":{"x":1}}""");

        Should.Throw<ObjectDisposedException>(() => kept.Argument<int>("n"));
    }

    [Fact]
    public async Task A_resolver_sees_what_is_selected_below_it()
    {
        var seen = new List<bool>();
        var server = new TestServer("type Query { p: Person } type Person { name: String, friend: Person }", schema => schema
            .Bind<Person>("Person")
            .BindRoot("Query", query => query.Field("p", context =>
            {
                seen.Add(context.IsSelected("name"));
                seen.Add(context.IsSelected("friend", "name"));
                return (Person?)null;
            })));

        await server.AskAsync("{ p { name friend { __typename } } }");
        await server.AskAsync("{ p { alias: friend { name } } }");

        seen.ShouldBe([true, false, false, true]);
    }

    internal static TestServer People()
    {
        var ada = new Person("Ada", 36, new Person("Bob", 41, Friend: null));
        return new TestServer(
            "type Query { ada: Person! } type Person { name: String!, age: Int!, friend: Person }",
            schema => schema.Bind<Person>("Person").BindRoot("Query", query => query.Field("ada", () => ada)));
    }

    internal sealed record Person(string Name, int Age, Person? Friend);

    private sealed record Box(int Value);

    private sealed record Cat(string Name, int Lives);

    private sealed record Dog(string Name);
}

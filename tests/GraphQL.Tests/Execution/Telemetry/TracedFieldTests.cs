using System.Text.Json;
using NetworkLens.GraphQL.DataLoading;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Tests.Execution.Telemetry;

/// <summary>Spans of fields and of what loaders fetch.</summary>
public sealed class TracedFieldTests
{
    private const string Sdl = """
        type Query { people: [Person!]! broken: Person none: Person now: Person }
        type Person { id: Int! name: String boss: Person later: Person fails: Int }
        """;

    private static readonly TelemetryOptions Every = new() { TraceFields = _ => true };

    [Fact]
    public async Task Every_resolver_has_a_span_below_the_one_whose_value_it_is_part_of()
    {
        using var spans = new RecordedSpans();

        await Server(Every).AskAsync("{ people { id name boss { id later { name } } } now { id } }");

        spans.Fields.Select(span => $"{spans.ParentOf(span)} > {span.DisplayName} at {span.GetTagItem("graphql.field.path")}")
            .ShouldBe(
                [
                    "Query.people > Person.boss at people.0.boss",
                    "Query.people > Person.boss at people.1.boss",
                    "Person.boss > Person.later at people.0.boss.later",
                    "Person.boss > Person.later at people.1.boss.later",
                    "query > Query.people at people",
                    "query > Query.now at now",
                ],
                ignoreOrder: true);
        spans.Fields.ShouldAllBe(span => (string?)span.GetTagItem("graphql.field.coordinate") == span.DisplayName);
        spans.Fields.ShouldAllBe(span => span.StartTimeUtc >= spans.Requests[0].StartTimeUtc);
    }

    [Fact]
    public async Task The_span_of_a_late_value_lasts_until_it_is_there()
    {
        using var spans = new RecordedSpans();

        await Server(Every).AskAsync("{ now { later { id } } }");

        var later = spans.Fields.Single(span => span.DisplayName == "Person.later");
        var now = spans.Fields.Single(span => span.DisplayName == "Query.now");
        later.Duration.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(20));
        spans.ParentOf(later).ShouldBe("Query.now");
        (later.StartTimeUtc + later.Duration).ShouldBeGreaterThan(now.StartTimeUtc + now.Duration);
    }

    [Fact]
    public async Task A_fetch_of_a_loader_has_a_span_with_the_number_of_its_keys()
    {
        using var spans = new RecordedSpans();

        await Server(new()).AskAsync("{ people { boss { id } } }");

        var batch = spans.Batches.ShouldHaveSingleItem();
        batch.GetTagItem("graphql.loader.name").ShouldBe(nameof(Bosses));
        batch.GetTagItem("graphql.loader.batch.size").ShouldBe(2);
        spans.ParentOf(batch).ShouldBe("query");
        spans.Fields.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_field_or_a_fetch_that_fails_says_so_by_the_type_of_the_failure()
    {
        using var spans = new RecordedSpans();

        await Server(Every).AskAsync("{ broken { id } people { fails } none { boss { id } } }");

        var failed = spans.All.Where(span => span.GetTagItem("error.type") is string && span.DisplayName != "query");
        failed.Select(span => $"{span.DisplayName} {span.GetTagItem("error.type")}").ShouldBe(
            [
                "Query.broken System.InvalidOperationException",
                "Person.fails NetworkLens.GraphQL.Execution.GraphQLException",
                "Person.fails NetworkLens.GraphQL.Execution.GraphQLException",
                "Person.boss System.NotSupportedException",
                "graphql.loader System.NotSupportedException",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Fields_are_traced_only_for_the_requests_that_are_asked_for_and_only_so_many()
    {
        var server = Server(new() { TraceFields = request => request.OperationName == "Traced", MaxFieldSpans = 2 });
        using var spans = new RecordedSpans();

        using (await server.ExecuteAsync("query Traced { people { boss { id } } } query Not { people { boss { id } } }", null, "Not"))
        {
            spans.Fields.ShouldBeEmpty();
        }

        using (await server.ExecuteAsync("query Traced { people { boss { id } } } query Not { people { boss { id } } }", null, "Traced"))
        {
            spans.Fields.Count.ShouldBe(2);
            spans.Requests[1].GetTagItem("graphql.fields.untraced").ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_predicate_that_throws_fails_nothing()
    {
        using var spans = new RecordedSpans();
        var answer = await Server(new() { TraceFields = _ => throw new InvalidOperationException() }).AskAsync("{ now { id } }");
        answer.ShouldBe("""{"data":{"now":{"id":1}}}""");
        spans.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Tracing_changes_no_answer()
    {
        using var spans = new RecordedSpans();
        for (var seed = 0; seed < 30; seed++)
        {
            var world = new RandomWorld(seed);
            var traced = new GraphQLExecutor(world.Executor.Schema, new ExecutionOptions { Telemetry = Every });
            var random = new Random(seed);
            for (var i = 0; i < 5; i++)
            {
                var (document, variables) = world.RandomDocument(random);
                var request = GraphQLRequest.For(document, variables: JsonSerializer.SerializeToElement(variables)) with
                {
                    RootValue = new RandomNode("Query", 0),
                };
                using var expected = await world.Executor.ExecuteAsync(request);
                using var actual = await traced.ExecuteAsync(request);
                DataOf(actual).ShouldBe(DataOf(expected), document);
            }
        }

        spans.Fields.Count.ShouldBeGreaterThan(100);
    }

    // Errors of values that come late stand in the order of their coming, and which of two nulls a place first is chance.
    private static string DataOf(ExecutionResult result) =>
        JsonDocument.Parse(result.ToArray()).RootElement.GetProperty("data").GetRawText();

    private static TestServer Server(TelemetryOptions telemetry) => new(
        Sdl,
        schema => schema
            .Bind<Person>("Person", person => person
                .Field("boss", (p, context) => context.Loader<Bosses>().LoadAsync(p.Id))
                .Field("later", async ValueTask<Person?> (Person p, ResolverContext context) =>
                {
                    await Task.Delay(30, context.Cancel);
                    return p;
                })
                .Field("fails", (p, context) => Fail(new GraphQLException("No."))))
            .BindRoot("Query", query => query
                .Field("people", () => new[] { new Person(1, "Ann"), new Person(2, "Bob") })
                .Field("broken", Person? () => throw new InvalidOperationException("broken"))
                .Field("none", () => new Person(-1, "None"))
                .Field("now", () => new Person(1, "Ann"))),
        new ExecutionOptions { Telemetry = telemetry });

    private static int? Fail(Exception failure) => throw failure;

    private sealed record Person(int Id, string Name);

    private sealed class Bosses : BatchLoader<int, Person>
    {
        public Bosses()
        {
        }

        protected override async Task<IReadOnlyDictionary<int, Person>> FetchAsync(IReadOnlyList<int> keys, CancellationToken cancel)
        {
            await Task.Yield();
            return keys.Contains(-1)
                ? throw new NotSupportedException("Nobody leads nobody.")
                : keys.ToDictionary(key => key, key => new Person(key * 10, "Boss"));
        }
    }
}

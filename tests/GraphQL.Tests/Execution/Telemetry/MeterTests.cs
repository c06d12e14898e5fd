using System.Diagnostics.Metrics;
using NetworkLens.GraphQL.DataLoading;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Tests.Execution.Incremental;

namespace NetworkLens.GraphQL.Tests.Execution.Telemetry;

/// <summary>Tests of what a whole process measures: they run when no others do.</summary>
[CollectionDefinition(nameof(WholeProcess), DisableParallelization = true)]
public sealed class WholeProcess;

/// <summary>Measurements of requests, documents, loaders and subscriptions.</summary>
[Collection(nameof(WholeProcess))]
public sealed class MeterTests : IDisposable
{
    private readonly List<string> seen = [];
    private readonly MeterListener listener = new();

    public MeterTests()
    {
        listener.InstrumentPublished = (instrument, meters) =>
        {
            if (instrument.Meter.Name == GraphQLTelemetry.Name)
            {
                meters.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note($"{instrument.Name} {value}{Text(tags)}"));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
        {
            value.ShouldBeInRange(0, 60);
            Note($"{instrument.Name}{Text(tags)}");
        });
        listener.Start();
    }

    public void Dispose() => listener.Dispose();

    [Fact]
    public async Task A_request_is_counted_while_it_lasts_and_timed_by_type_and_outcome()
    {
        var server = Server();
        await server.AskAsync("mutation { bump }");
        seen.ShouldBe([
            "graphql.request.active 1",
            "graphql.document.lookups 1 graphql.document.cached=False",
            "graphql.request.active -1",
            "graphql.request.duration graphql.outcome=Executed graphql.operation.type=mutation",
        ]);

        seen.Clear();
        await server.AskAsync("mutation { bump }");
        seen.ShouldContain("graphql.document.lookups 1 graphql.document.cached=True");
    }

    [Fact]
    public async Task Errors_are_counted_by_code()
    {
        await Server().AskAsync("{ a: fails b: fails }");
        await Server().AskAsync("{ nothing }");
        seen.Where(each => each.StartsWith("graphql.errors", StringComparison.Ordinal)).ShouldBe([
            "graphql.errors 1 graphql.error.code=NO_LUCK",
            "graphql.errors 1 graphql.error.code=NO_LUCK",
            "graphql.errors 1 graphql.error.code=GRAPHQL_VALIDATION_FAILED",
        ]);
        seen.ShouldContain("graphql.request.duration graphql.outcome=Rejected");
    }

    [Fact]
    public async Task An_answer_in_parts_is_active_and_timed_until_its_last_part_and_its_errors_are_counted()
    {
        using var result = await new PartsWorld().ExecuteAsync("{ one { id ... @defer { fails } } numbers(count: 3) @stream }");
        seen.ShouldNotContain("graphql.request.active -1");
        await foreach (var part in result.Following!)
        {
            part.Dispose();
        }

        seen.ShouldBe([
            "graphql.request.active 1",
            "graphql.document.lookups 1 graphql.document.cached=False",
            "graphql.errors 1 graphql.error.code=BAD_USER_INPUT",
            "graphql.request.active -1",
            "graphql.request.duration graphql.outcome=Executed graphql.operation.type=query",
        ]);
    }

    [Fact]
    public async Task A_fetch_is_measured_by_its_keys()
    {
        await Server().AskAsync("{ squares(of: [3, 4, 3]) }");
        seen.ShouldContain($"graphql.loader.batch.size 2 graphql.loader.name={nameof(Squares)}");
    }

    [Fact]
    public async Task A_subscription_is_counted_while_it_is_open_and_each_event_is_timed()
    {
        var before = Open();
        var request = GraphQLRequest.For("subscription { ticks }") with { Delivery = Delivery.Events };
        using (var result = await Server().Executor.ExecuteAsync(request))
        {
            Open().ShouldBe(before + 1);
            seen.Clear();
            await foreach (var answer in result.Following!)
            {
                answer.Dispose();
            }
        }

        seen.Count(each => each == "graphql.request.duration graphql.outcome=Executed graphql.operation.type=subscription").ShouldBe(3);
        Open().ShouldBe(before);
    }

    private int Open()
    {
        seen.Clear();
        listener.RecordObservableInstruments();
        return int.Parse(seen.Single(each => each.StartsWith("graphql.subscription.active", StringComparison.Ordinal)).Split(' ')[1]);
    }

    private void Note(string what)
    {
        lock (seen)
        {
            seen.Add(what);
        }
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = "";
        foreach (var tag in tags)
        {
            text += $" {tag.Key}={tag.Value}";
        }

        return text;
    }

    private static TestServer Server() => new(
        "type Query { fails: Int squares(of: [Int!]!): [Int!] } type Mutation { bump: Int } type Subscription { ticks: Int! }",
        schema => schema
            .BindRoot("Query", query => query
                .Field("fails", () => Fail(new GraphQLException("No luck.", "NO_LUCK")))
                .Field("squares", (Squares squares, int[] of) => squares.LoadManyAsync(of)))
            .BindRoot("Mutation", mutation => mutation.Field("bump", () => 1))
            .BindRoot("Subscription", subscription => subscription.Subscribe("ticks", () => TicksAsync())));

    private static int? Fail(Exception failure) => throw failure;

    private static async IAsyncEnumerable<int> TicksAsync()
    {
        for (var i = 0; i < 3; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    private sealed class Squares : BatchLoader<int, int>
    {
        public Squares()
        {
        }

        protected override Task<IReadOnlyDictionary<int, int>> FetchAsync(IReadOnlyList<int> keys, CancellationToken cancel) =>
            Task.FromResult<IReadOnlyDictionary<int, int>>(keys.ToDictionary(key => key, key => key * key));
    }
}

using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Execution.Planning;

namespace NetworkLens.GraphQL.Tests.Execution;

/// <summary>What can be put into the way of a request, and what can listen to it.</summary>
public sealed class RequestStepTests
{
    [Fact]
    public async Task A_request_step_finds_a_stored_document_or_turns_the_request_away()
    {
        var server = Server(new StoredDocuments());
        var known = new GraphQLRequest { Extensions = JsonSerializer.SerializeToElement(new { id = "known" }) };
        var unknown = new GraphQLRequest { Extensions = JsonSerializer.SerializeToElement(new { id = "other" }) };

        using var found = await server.Executor.ExecuteAsync(known, TestContext.Current.CancellationToken);
        using var refused = await server.Executor.ExecuteAsync(unknown, TestContext.Current.CancellationToken);

        NullPropagationTests.DataOf(found).ShouldBe("""{"x":1}""");
        refused.Outcome.ShouldBe(RequestOutcome.Rejected);
        refused.Errors.ShouldHaveSingleItem().Code.ShouldBe("UNKNOWN_DOCUMENT");
    }

    [Fact]
    public async Task A_document_step_looks_once_and_an_operation_step_each_time()
    {
        var watch = new Watch();
        var server = Server(watch);

        await server.AskAsync("query A { x }");
        await server.AskAsync("query A { x }");
        using var refused = await server.ExecuteAsync("query Forbidden { x }");

        watch.Seen.ShouldBe(["document", "A", "A", "document", "Forbidden"]);
        refused.Errors.ShouldHaveSingleItem().Message.ShouldBe("Too costly.");
    }

    [Fact]
    public async Task What_an_operation_step_adds_is_in_the_answer_after_data_beside_errors_and_in_a_refusal()
    {
        var server = new TestServer(
            "type Query { x: Int late: Int! bad: Int }",
            schema => schema.BindRoot("Query", query => query
                .Field("x", () => 1)
                .Field("late", async (ResolverContext _) =>
                {
                    await Task.Yield();
                    return 2;
                })
                .Field("bad", int? () => throw new GraphQLException("no"))),
            options: null,
            new Watch());

        var plain = await server.AskAsync("query A { x }");
        var late = await server.AskAsync("query A { x late }");
        var bad = await server.AskAsync("query A { bad }");
        var refused = await server.AskAsync("query Forbidden { x }");

        plain.ShouldBe("""{"data":{"x":1},"extensions":{"cost":7}}""");
        late.ShouldBe("""{"data":{"x":1,"late":2},"extensions":{"cost":7}}""");
        bad.ShouldEndWith(""","data":{"bad":null},"extensions":{"cost":7}}""");
        refused.ShouldBe("""{"errors":[{"message":"Too costly."}],"extensions":{"cost":7}}""");
    }

    [Fact]
    public async Task Extensions_stand_beside_data_that_is_null()
    {
        var server = new TestServer(
            "type Query { must: Int! }",
            schema => schema.BindRoot("Query", query => query.Field("must", int () => throw new GraphQLException("no"))),
            options: null,
            new Watch());

        var answer = await server.AskAsync("query A { must }");

        JsonDocument.Parse(answer).RootElement.GetProperty("data").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.ShouldEndWith(""","data":null,"extensions":{"cost":7}}""");
    }

    [Fact]
    public async Task A_step_that_throws_takes_its_request_with_it_and_nothing_else()
    {
        var server = Server(new Broken());

        using var result = await server.ExecuteAsync("{ x }");

        result.Outcome.ShouldBe(RequestOutcome.GivenUp);
        server.Unexpected.ShouldHaveSingleItem().Exception.Message.ShouldBe("broken step");
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task A_request_step_that_throws_takes_its_request_with_it(bool isLate)
    {
        var server = Server(new BrokenAtOnceOrLater(isLate));

        using var result = await server.ExecuteAsync("{ x }");

        result.Outcome.ShouldBe(RequestOutcome.GivenUp);
        server.Unexpected.ShouldHaveSingleItem().Exception.Message.ShouldBe("broken step");
    }

    [Fact]
    public void Request_steps_that_answer_at_once_cost_no_task()
    {
        var server = Server(new Passing(), new Passing());

        server.ExecuteAsync("{ x }").AsTask().IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task Each_request_is_measured_when_somebody_listens()
    {
        var seen = new List<string>();
        using var activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == GraphQLTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => seen.Add($"activity {activity.GetTagItem("graphql.operation.name")}"),
        };
        ActivitySource.AddActivityListener(activities);
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == GraphQLTelemetry.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<double>((instrument, _, _, _) => seen.Add(instrument.Name));
        meters.Start();

        await Server().AskAsync("query OnlyMine { x }");

        seen.ShouldContain("activity OnlyMine");
        seen.ShouldContain("graphql.request.duration");
    }

    private static TestServer Server(params object[] steps) => new(
        "type Query { x: Int }",
        schema => schema.BindRoot("Query", query => query.Field("x", () => 1)),
        options: null,
        steps);

    private sealed class StoredDocuments : IRequestStep
    {
        public async ValueTask<StepResult> OnRequestAsync(GraphQLRequest request, CancellationToken cancel)
        {
            await Task.Yield();
            return request.Extensions.GetProperty("id").GetString() == "known"
                ? StepResult.Continue(request with { Document = DocumentText.Of("{ x }") })
                : StepResult.Reject(new GraphQLError { Message = "Not stored.", Code = "UNKNOWN_DOCUMENT" });
        }
    }

    private sealed class Watch : IDocumentStep, IOperationStep
    {
        public List<string> Seen { get; } = [];

        public IReadOnlyList<GraphQLError> OnDocument(PreparedDocument document)
        {
            Seen.Add("document");
            return [];
        }

        public GraphQLError? OnOperation(OperationStart start)
        {
            Seen.Add(start.Operation.Name!);
            start.Extend("cost", 7);
            return start.Operation.Name == "Forbidden" ? new GraphQLError { Message = "Too costly." } : null;
        }
    }

    private sealed class Broken : IOperationStep
    {
        public GraphQLError? OnOperation(OperationStart start) => throw new InvalidOperationException("broken step");
    }

    private sealed class Passing : IRequestStep
    {
        public ValueTask<StepResult> OnRequestAsync(GraphQLRequest request, CancellationToken cancel) =>
            new(StepResult.Continue(request));
    }

    private sealed class BrokenAtOnceOrLater(bool isLate) : IRequestStep
    {
        public ValueTask<StepResult> OnRequestAsync(GraphQLRequest request, CancellationToken cancel) =>
            isLate ? LaterAsync() : throw new InvalidOperationException("broken step");

        private static async ValueTask<StepResult> LaterAsync()
        {
            await Task.Yield();
            throw new InvalidOperationException("broken step");
        }
    }
}

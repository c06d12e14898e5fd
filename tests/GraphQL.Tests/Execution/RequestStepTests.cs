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
    public async Task A_step_that_throws_takes_its_request_with_it_and_nothing_else()
    {
        var server = Server(new Broken());

        using var result = await server.ExecuteAsync("{ x }");

        result.Outcome.ShouldBe(RequestOutcome.GivenUp);
        server.Unexpected.ShouldHaveSingleItem().Exception.Message.ShouldBe("broken step");
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

        public GraphQLError? OnOperation(
            PreparedOperation operation,
            IReadOnlyDictionary<string, object?> variables)
        {
            Seen.Add(operation.Name!);
            return operation.Name == "Forbidden" ? new GraphQLError { Message = "Too costly." } : null;
        }
    }

    private sealed class Broken : IOperationStep
    {
        public GraphQLError? OnOperation(
            PreparedOperation operation,
            IReadOnlyDictionary<string, object?> variables) => throw new InvalidOperationException("broken step");
    }
}

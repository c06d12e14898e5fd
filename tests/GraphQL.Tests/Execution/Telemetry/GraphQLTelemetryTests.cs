using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Tests.Execution.Telemetry;

/// <summary>The span of a request: what it says, and what it keeps to itself.</summary>
public sealed class GraphQLTelemetryTests
{
    private const string Sdl = "type Query { x(secret: String, n: Int): Int, fails: Int, odd: Int, slow: Int }";

    [Fact]
    public async Task A_request_has_a_span_named_by_its_type_with_name_hash_and_outcome()
    {
        const string document = "query Mine { x }";
        using var spans = new RecordedSpans();

        await Server().AskAsync(document);

        var span = spans.Requests.ShouldHaveSingleItem();
        span.DisplayName.ShouldBe("query");
        span.Kind.ShouldBe(ActivityKind.Server);
        span.Status.ShouldBe(ActivityStatusCode.Unset);
        Tags(span).ShouldBe([
            "graphql.document.cached=False",
            $"graphql.document.hash={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)))[..32]}",
            "graphql.operation.name=Mine",
            "graphql.operation.type=query",
            "graphql.outcome=Executed",
        ]);
        spans.ParentOf(span).ShouldBe("test");
        Activity.Current.ShouldNotBeNull().SpanId.ShouldBe(spans.RootId);
    }

    [Fact]
    public async Task Only_a_document_that_is_not_ready_is_parsed_and_validated()
    {
        using var spans = new RecordedSpans();
        var server = Server();

        await server.AskAsync("{ x }");
        await server.AskAsync("{ x }");

        spans.All.Select(span => span.DisplayName).ShouldBe(["graphql.parse", "graphql.validate", "query", "query"]);
        spans.Requests.Select(span => span.GetTagItem("graphql.document.cached")).ShouldBe([false, true]);
        spans.ParentOf(spans.All[0]).ShouldBe("query");
        spans.ParentOf(spans.All[1]).ShouldBe("query");
    }

    [Fact]
    public async Task Errors_are_told_by_their_codes_and_never_by_their_words()
    {
        using var spans = new RecordedSpans();

        await Server().AskAsync("{ fails again: fails odd }");

        var span = spans.Requests.ShouldHaveSingleItem();
        span.Status.ShouldBe(ActivityStatusCode.Error);
        span.GetTagItem("graphql.error.count").ShouldBe(3);
        span.GetTagItem("graphql.error.codes").ShouldBe(new[] { "NO_LUCK", "INTERNAL" });
        span.GetTagItem("error.type").ShouldBe("NO_LUCK");
        span.GetTagItem("graphql.outcome").ShouldBe("Executed");
        EverythingOf(spans).ShouldNotContain("Jane");
    }

    [Theory]
    [InlineData("{ nothing }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{ x ", "GRAPHQL_PARSE_FAILED")]
    public async Task What_is_no_operation_has_no_name_of_one(string document, string code)
    {
        using var spans = new RecordedSpans();

        await Server().AskAsync(document);

        var span = spans.Requests.ShouldHaveSingleItem();
        span.DisplayName.ShouldBe("GraphQL Operation");
        span.GetTagItem("graphql.outcome").ShouldBe("Rejected");
        span.GetTagItem("error.type").ShouldBe(code);
        span.GetTagItem("graphql.document.hash").ShouldBeNull();
    }

    [Fact]
    public async Task What_clients_filled_in_is_not_told()
    {
        using var spans = new RecordedSpans();

        await Server().AskAsync("query Q($s: String) { x(secret: \"Jane Doe\") y: x(secret: $s) }", """{"s":"Jane Roe"}""");

        EverythingOf(spans).ShouldNotContain("Jane");
        EverythingOf(spans).ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_document_that_is_asked_for_comes_without_what_was_filled_in()
    {
        using var spans = new RecordedSpans();
        var server = Server(new() { RecordDocuments = true });

        await server.AskAsync("query Q { # Jane\n  x(secret: \"Jane Doe\", n: 42) }");

        spans.Requests.ShouldHaveSingleItem().GetTagItem("graphql.document").ShouldBe("query Q { x(secret: ? n: ?) }");
        EverythingOf(spans).ShouldNotContain("Jane");
        EverythingOf(spans).ShouldNotContain("42");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_request_that_a_step_made_anew_is_measured_in_the_place_of_the_first(bool atOnce)
    {
        using var spans = new RecordedSpans();

        await Server(steps: new Replacing(atOnce)).AskAsync("query First { x }");

        spans.Requests.ShouldHaveSingleItem().GetTagItem("graphql.operation.name").ShouldBe("Second");
    }

    [Fact]
    public async Task A_request_that_its_client_leaves_is_cancelled()
    {
        using var spans = new RecordedSpans();
        using var leaving = new CancellationTokenSource();

        var running = Server().ExecuteAsync("{ slow }", cancel: leaving.Token).AsTask();
        await leaving.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(running);
        spans.Requests.ShouldHaveSingleItem().GetTagItem("graphql.outcome").ShouldBe("Cancelled");
    }

    private static TestServer Server(TelemetryOptions? telemetry = null, params object[] steps) => new(
        Sdl,
        schema => schema.BindRoot("Query", query => query
            .Field("x", (string? secret, int? n) => 1)
            .Field("fails", () => Fail(new GraphQLException("Jane has no luck.", "NO_LUCK")))
            .Field("odd", () => Fail(new InvalidOperationException("Jane again.")))
            .Field("slow", async (CancellationToken cancel) =>
            {
                await Task.Delay(Timeout.Infinite, cancel);
                return (int?)1;
            })),
        new ExecutionOptions { Telemetry = telemetry ?? new() },
        steps);

    private static int? Fail(Exception failure) => throw failure;

    private static IEnumerable<string> Tags(Activity span) =>
        span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal);

    private static string EverythingOf(RecordedSpans spans) => string.Join('\n', spans.All.SelectMany(span =>
        span.TagObjects.Select(tag => tag.Value is string[] several ? string.Join(',', several) : tag.Value?.ToString())
            .Append(span.DisplayName).Append(span.StatusDescription)
            .Concat(span.Events.SelectMany(e => e.Tags.Select(tag => tag.Value?.ToString())))));

    private sealed class Replacing(bool atOnce) : IRequestStep
    {
        public async ValueTask<StepResult> OnRequestAsync(GraphQLRequest request, CancellationToken cancel)
        {
            if (!atOnce)
            {
                await Task.Yield();
            }

            return StepResult.Continue(GraphQLRequest.For("query Second { x }"));
        }
    }
}

using System.Diagnostics;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Tests.Execution.Incremental;

namespace NetworkLens.GraphQL.Tests.Execution.Telemetry;

/// <summary>The spans of an answer in parts.</summary>
public sealed class PartsTelemetryTests
{
    private const string Document = "{ one { id ... @defer { slow fails best { odd } } } many(count: 2) @stream { fails } }";

    [Fact]
    public async Task The_span_of_a_request_lasts_until_its_last_part_and_tells_the_errors_of_all()
    {
        using var spans = new RecordedSpans();
        using var result = await World().ExecuteAsync(Document);
        spans.Requests.ShouldBeEmpty();

        await foreach (var part in result.Following!)
        {
            part.Dispose();
            Activity.Current.ShouldNotBeNull().SpanId.ShouldBe(spans.RootId);
        }

        var span = spans.Requests.ShouldHaveSingleItem();
        span.Duration.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(15));
        span.GetTagItem("graphql.outcome").ShouldBe("Executed");
        span.GetTagItem("graphql.error.count").ShouldBe(4);
        span.GetTagItem("graphql.error.codes").ShouldBeOfType<string[]>().ShouldContain("INTERNAL");
    }

    [Fact]
    public async Task The_fields_of_parts_have_spans_below_that_of_the_request()
    {
        using var spans = new RecordedSpans();

        await IncrementalClient.ReadAsync(await World().ExecuteAsync(Document));

        spans.Fields.Select(span => $"{spans.ParentOf(span)} > {span.DisplayName}").ShouldBe(
            ["query > Query.one", "query > Query.many", "query > Thing.slow", "query > Thing.best"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_request_whose_client_leaves_between_parts_is_cancelled()
    {
        using var spans = new RecordedSpans();
        using (var result = await World().ExecuteAsync("{ one { id ... @defer { gated } } }"))
        {
            spans.Requests.ShouldBeEmpty();
        }

        spans.Requests.ShouldHaveSingleItem().GetTagItem("graphql.outcome").ShouldBe("Cancelled");
    }

    private static PartsWorld World() => new(new ExecutionOptions { Telemetry = new() { TraceFields = _ => true } });
}

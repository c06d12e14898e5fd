using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Execution.Planning;

namespace NetworkLens.GraphQL.Tests.Execution;

/// <summary>What is kept between requests is bounded, by number and by size, and found by the whole text.</summary>
public sealed class DocumentCacheTests
{
    [Fact]
    public async Task A_document_is_prepared_once()
    {
        var server = ExecutionTests.People();
        var text = DocumentText.Of("{ ada { name } }");

        await server.AskAsync("{ ada { name } }");
        server.Executor.Documents.TryGet(text, out var first).ShouldBeTrue();
        await server.AskAsync("{ ada { name } }");
        server.Executor.Documents.TryGet(text, out var second).ShouldBeTrue();

        second.ShouldBeSameAs(first);
    }

    [Fact]
    public async Task More_documents_than_are_kept_drop_those_that_nobody_uses()
    {
        var server = Server(new ExecutionOptions { MaxCachedDocuments = 10 });
        await server.AskAsync("{ x0: x }");
        for (var i = 1; i < 100; i++)
        {
            await server.AskAsync($"{{ x{i}: x }}");
            await server.AskAsync("{ x0: x }");
        }

        server.Executor.Documents.Count.ShouldBe(10);
        server.Executor.Documents.TryGet(DocumentText.Of("{ x0: x }"), out _).ShouldBeTrue();
        server.Executor.Documents.TryGet(DocumentText.Of("{ x50: x }"), out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Documents_together_stay_within_their_memory()
    {
        var server = Server(new ExecutionOptions { MaxCachedBytes = 40_000 });
        for (var i = 0; i < 200; i++)
        {
            var document = $"{{ x{i}: x a: x b: x c: x }}";
            await server.AskAsync(document);
            await server.AskAsync(document);
            server.Executor.Documents.Bytes.ShouldBeLessThanOrEqualTo(40_000);
        }

        server.Executor.Documents.Count.ShouldBeInRange(2, 20);
    }

    [Fact]
    public async Task A_document_whose_operations_are_used_one_after_another_stays_within_its_share()
    {
        const int bound = 1_000_000;
        var server = Nodes(bound);
        await server.AskAsync("{ n { x } }");
        var document = Fields("Query", "n { x }") + string.Concat(Enumerable.Range(0, 40).Select(i => $" query Q{i} {{ ...F }}"));
        var heaviest = 0;
        for (var i = 0; i < 40; i++)
        {
            using var result = await server.ExecuteAsync(document, operationName: $"Q{i}");
            result.Errors.ShouldBeEmpty();
            server.Executor.Documents.Bytes.ShouldBeLessThanOrEqualTo(bound);
            heaviest = Math.Max(heaviest, PlannedFields(server, document));
        }

        // Forty plans of a hundred fields each would take twice of all there is.
        heaviest.ShouldBeInRange(200, bound / 4 / BytesOfField);
        PlannedFields(server, "{ n { x } }").ShouldBe(2);
    }

    [Fact]
    public async Task Documents_that_are_asked_once_each_stay_within_their_memory_with_all_their_plans()
    {
        const int bound = 1_000_000;
        var server = Nodes(bound);
        var documents = Enumerable.Range(0, 60)
            .Select(i => $"{{ d{i}: n {{ ...F }} a: n {{ ...F }} b: n {{ ...F }} c: n {{ ...F }} }} {Fields("Node", "x")}").ToList();
        foreach (var document in documents)
        {
            await server.AskAsync(document);
            server.Executor.Documents.Bytes.ShouldBeLessThanOrEqualTo(bound);
        }

        documents.Sum(document => PlannedFields(server, document)).ShouldBeInRange(408, bound / BytesOfField);
    }

    [Fact]
    public async Task A_document_that_is_wrong_is_not_kept()
    {
        var server = Server(new ExecutionOptions());

        await server.AskAsync("{ nothing }");
        await server.AskAsync("{ x");

        server.Executor.Documents.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Outcomes_of_conditions_beyond_the_bound_are_planned_and_dropped()
    {
        var server = Server(new ExecutionOptions());
        var names = Enumerable.Range(0, 6).Select(i => $"v{i}").ToArray();
        var document = $"query({string.Join(' ', names.Select(n => $"${n}: Boolean!"))}) {{ "
            + string.Join(' ', names.Select(n => $"{n}: x @include(if: ${n})")) + " }";

        for (var mask = 0; mask < 64; mask++)
        {
            var values = names.Select((name, i) => $"\"{name}\":{((mask >> i) & 1) == 1}".ToLowerInvariant());
            var expected = names.Where((_, i) => ((mask >> i) & 1) == 1).Select(name => $"\"{name}\":1");
            (await server.AskAsync(document, $"{{{string.Join(',', values)}}}"))
                .ShouldBe($"{{\"data\":{{{string.Join(',', expected)}}}}}");
        }

        server.Executor.Documents.TryGet(DocumentText.Of(document), out var prepared).ShouldBeTrue();
        prepared!.Operations[0].PlanCount.ShouldBe(PreparedOperation.MaxPlans);
    }

    [Fact]
    public async Task A_document_larger_than_allowed_is_rejected_before_it_is_read()
    {
        var server = Server(new ExecutionOptions { MaxDocumentBytes = 20 });

        using var fits = await server.ExecuteAsync("{ x aaaaaaaaaaa: x }");
        using var larger = await server.ExecuteAsync("{ x aaaaaaaaaaaa: x }");

        fits.Outcome.ShouldBe(RequestOutcome.Executed);
        larger.Errors.ShouldHaveSingleItem().Code.ShouldBe(ExecutionErrorCodes.RequestTooLarge);
    }

    // No planned field takes less.
    private const int BytesOfField = 300;

    private static string Fields(string type, string field) =>
        $"fragment F on {type} {{ {string.Concat(Enumerable.Range(0, 50).Select(i => $" f{i}: {field}"))} }}";

    private static int PlannedFields(TestServer server, string document) =>
        server.Executor.Documents.TryGet(DocumentText.Of(document), out var kept) ? kept.PlannedFieldCount : 0;

    private static TestServer Nodes(long maxBytes) => new(
        "type Query { n: Node! } type Node { x: Int! }",
        schema => schema.Bind<Node>("Node").BindRoot("Query", query => query.Field("n", () => new Node(1))),
        new ExecutionOptions { MaxCachedBytes = maxBytes });

    private sealed record Node(int X);

    private static TestServer Server(ExecutionOptions options) => new(
        "type Query { x: Int }",
        schema => schema.BindRoot("Query", query => query.Field("x", () => 1)),
        options);
}

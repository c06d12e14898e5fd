using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Protection;
using NetworkLens.GraphQL.Server;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.Protection.Attacks;

/// <summary>
/// A server with nothing set but its defaults, a cost limit and persisted queries, asked through the whole of what answers HTTP, on the
/// thread of the test: so all that an attack makes it allocate can be counted.
/// </summary>
internal sealed class AttackTarget
{
    private const int WideFields = 400;

    private static readonly string Sdl = $$"""
        {{IncrementalDirectives.Sdl}}
        {{CostDirectives.Sdl}}
        directive @tag(n: Int) repeatable on FIELD | QUERY | VARIABLE_DEFINITION
        scalar Upload
        scalar JSON
        type Query {
          a: Int
          b: Inner
          wide: Wide
          find(by: By, many: [Int], lists: [[[Int]]], text: String, number: Float, any: JSON): Int
          people(first: Int, last: Int): [Person!] @listSize(slicingArguments: ["first", "last"], requireOneSlicingArgument: false)
        }
        type Mutation { set(n: Int): Int  keep(file: Upload!): Int }
        type Inner { a(n: Int): Int  b: Inner }
        type Person { name: String  friends(first: Int = 10): [Person!] @listSize(slicingArguments: ["first"]) }
        type Wide { {{string.Join(' ', Enumerable.Range(0, WideFields).Select(i => $"field{i}: Int"))}} }
        input By { not: By  and: [By!]  n: Int  text: String }
        """;

    private readonly List<UnexpectedFailure> unexpected = [];
    private readonly GraphQLHttpHandler handler;

    public AttackTarget(GraphQLHttpOptions? http = null)
    {
        var built = SchemaBuilder.Build([new Source(Sdl, "attacked.graphql")]);
        built.Errors.ShouldBeEmpty();
        var bound = Bind(new SchemaBinder(built.Schema!));
        Queries = new AutomaticPersistedQueries();
        var cost = CostLimit.For(bound.Schema, new CostOptions());
        Executor = new GraphQLExecutor(bound, new ExecutionOptions { OnUnexpected = unexpected.Add }, Queries, cost);
        handler = new GraphQLHttpHandler(Executor, http ?? new GraphQLHttpOptions());
    }

    public GraphQLExecutor Executor { get; }

    public AutomaticPersistedQueries Queries { get; }

    /// <summary>A body of JSON.</summary>
    /// <param name="document">The document.</param>
    /// <param name="variables">JSON, put in as it is.</param>
    public static string Question(string document, string? variables = null) =>
        $"{{\"query\":{JsonSerializer.Serialize(document)},\"variables\":{variables ?? "null"}}}";

    public Task<AttackAnswer> AskAsync(string document, string? variables = null) => PostAsync(Question(document, variables));

    public Task<AttackAnswer> PostAsync(string body, string? contentType = "application/json", params string[] headers) =>
        SendAsync("POST", "", Encoding.UTF8.GetBytes(body), contentType, headers);

    /// <summary>Sends a request; nothing in it may have failed unexpectedly, and the answer is to be ready at once.</summary>
    /// <param name="method">Of HTTP.</param>
    /// <param name="query">The address from its question mark.</param>
    /// <param name="body">The body.</param>
    /// <param name="contentType">Of the body.</param>
    /// <param name="headers">Each as "Name: value".</param>
    public async Task<AttackAnswer> SendAsync(string method, string query, byte[] body, string? contentType, params string[] headers)
    {
        var context = new DefaultHttpContext();
        using var sent = new MemoryStream();
        (context.Request.Method, context.Request.QueryString) = (method, new QueryString(query));
        (context.Request.Body, context.Request.ContentLength, context.Response.Body) = (new MemoryStream(body), body.Length, sent);
        context.Request.ContentType = contentType;
        context.Request.Headers.Accept = MediaType.GraphQL;
        foreach (var header in headers)
        {
            context.Request.Headers[header[..header.IndexOf(':')]] = header[(header.IndexOf(':') + 2)..];
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var handling = handler.HandleAsync(context);
        var allocated = handling.IsCompleted ? GC.GetAllocatedBytesForCurrentThread() - before : long.MaxValue;
        await handling;
        unexpected.ShouldBeEmpty();
        return new AttackAnswer(context.Response.StatusCode, Encoding.UTF8.GetString(sent.ToArray()), allocated);
    }

    private static ExecutableSchema Bind(SchemaBinder binder) => binder
        .Bind<Inner>("Inner", inner => inner.Field("a", (_, _) => (int?)1).Field("b", (_, _) => Inner.One))
        .Bind<Person>("Person", person => person.Field(
            "friends", (_, context) => Enumerable.Repeat(Person.One, context.Argument<int?>("first") ?? 10)))
        .Bind<Wide>("Wide", wide =>
        {
            for (var i = 0; i < WideFields; i++)
            {
                wide.Field($"field{i}", (_, _) => (int?)1);
            }
        })
        .BindRoot("Query", query => query
            .Field("a", () => 1)
            .Field("b", () => Inner.One)
            .Field("wide", () => Wide.One)
            .Field("find", (By? by, int?[]? many, int?[]?[]?[]? lists, string? text, double? number, object? any) => (many?.Length ?? 0)
                + (text?.Length ?? 0) + (by is null ? 0 : 1) + (lists?.Length ?? 0) + (number is null ? 0 : 1) + (any is null ? 0 : 1))
            .Field("people", (int? first, int? last) => Enumerable.Repeat(Person.One, Math.Max(0, first ?? last ?? 10))))
        .BindRoot("Mutation", mutation => mutation
            .Field("set", (int? n) => n)
            .Field("keep", (IUploadedFile file) => (int)file.Length))
        .Build();

    private sealed record Inner
    {
        public static Inner One { get; } = new();
    }

    private sealed record Wide
    {
        public static Wide One { get; } = new();
    }

    private sealed record Person(string Name)
    {
        public static Person One { get; } = new("Ada");
    }

    private sealed record By(By? Not, By[]? And, int? N, string? Text);
}

/// <summary>What came of an attack.</summary>
/// <param name="Status">Of HTTP.</param>
/// <param name="Body">What was sent.</param>
/// <param name="Allocated">How many bytes were allocated to answer; the greatest number where the answer was not ready at once.</param>
internal sealed record AttackAnswer(int Status, string Body, long Allocated)
{
    /// <summary>The codes of the errors, each once, in the order of their first.</summary>
    public string Codes => string.Join(' ', Errors().Select(error => error.Code).Distinct(StringComparer.Ordinal));

    /// <summary>How many errors it tells.</summary>
    public int ErrorCount => Errors().Count;

    /// <summary>Holds an answer to what is known of it; a failure tells the whole of it.</summary>
    public void ShouldBe(string name, int status, string codes, int errors, string says, int bytes, int kilobytes)
    {
        var size = Encoding.UTF8.GetByteCount(Body);
        var start = Body[..Math.Min(Body.Length, 300)];
        var told = $"{name}: {Status} {Codes} x{ErrorCount}, {size} bytes, {Allocated >> 10} KB allocated: {start}";
        Status.ShouldBe(status, told);
        Codes.ShouldBe(codes, told);
        ErrorCount.ShouldBe(errors, told);
        Body.ShouldContain(says, customMessage: told);
        size.ShouldBeLessThanOrEqualTo(bytes, told);
        (Allocated >> 10).ShouldBeLessThanOrEqualTo(kilobytes, told);
    }

    private List<(string Message, string Code)> Errors()
    {
        using var json = JsonDocument.Parse(Body);
        return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("errors", out var errors)
            ? [.. errors.EnumerateArray().Select(error => (
                error.GetProperty("message").GetString()!,
                error.GetProperty("extensions").GetProperty("code").GetString()!))]
            : [];
    }
}

using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Server;
using static NetworkLens.Fuzzing.BrokenPromiseException;

namespace NetworkLens.Fuzzing;

/// <summary>The real server on a loopback port, asked by bodies, query strings and headers of every shape.</summary>
public sealed class FuzzServer : IAsyncDisposable
{
    private static readonly int[] Allowed = [200, 204, 400, 405, 406, 413, 415];

    private static readonly string[] Bodies =
    [
        "", "{}", "[]", "null", "1", "\"\"", "{\"query\": 1}", "{\"query\": null}", "{\"query\": \"\"}", "[[]]", "[1]",
        "{\"query\": \"{ number }\", \"query\": \"{ text }\"}", "{\"query\": \"\\ud800\"}",
        "{\"query\": \"{ number }\", \"variables\": {\"\\ud800\": 1}}", "{\"query\": \"{ number }\"} x",
        "{\"query\": \"query ($v: Any) { echo(any: $v) }\", \"variables\": {\"v\": \"\\udc00\"}}", "\uFEFF{\"query\": \"{ number }\"}",
        "{\"query\": \"query ($v: Any) { echo(any: $v) }\", \"variables\": {\"v\": 1e999}}", new string('[', 5_000),
        "{\"query\": \"{ number }\", \"variables\": " + new string('[', 100) + new string(']', 100) + "}",
        "{\"query\": \"" + new string('{', 9_000) + "\"}",
    ];

    private readonly List<UnexpectedFailure> unexpected = [];
    private readonly World world;
    private readonly WebApplication application;
    private readonly HttpClient client = new();

    /// <summary>Makes a server that is not started yet.</summary>
    public FuzzServer()
    {
        world = new World(FuzzSchema.Sdl, new ExecutionOptions { OnUnexpected = Remember });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        application = builder.Build();
        application.MapGraphQL("/graphql", world.Executor, new GraphQLHttpOptions { MaxBodyBytes = 20_000, MaxBatch = 3 });
        Target = new FuzzTarget("server", Make, TryAsync);
    }

    /// <summary>Requests of every shape; the answer is never a 500, always JSON, and nothing unexpected happens inside.</summary>
    public FuzzTarget Target { get; }

    /// <summary>Starts to listen.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        await application.StartAsync(cancel);
        client.BaseAddress = new Uri(application.Urls.Single() + "/graphql");
        client.DefaultRequestHeaders.Add("GraphQL-Preflight", "1");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await application.DisposeAsync();
    }

    private void Remember(UnexpectedFailure failure)
    {
        lock (unexpected)
        {
            unexpected.Add(failure);
        }
    }

    // A line each: method, content type, accept; then the body, or the query string of a GET.
    private string Make(Random random)
    {
        var request = random.Chance(0.2)
            ? random.Pick(Corpus.All)
            : new DocumentGenerator(world.Schema, random, random.Of(0.0, 0.1)).Next();
        var isGet = random.Chance(0.15);
        var method = isGet ? "GET" : random.Chance(0.05) ? random.Of("PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "QUERY") : "POST";
        var content = random.Chance(0.8) ? "application/json" : random.Of(
            "application/json; charset=utf-8", "application/json; charset=utf-16", "text/plain", "application/graphql",
            "multipart/form-data", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded",
            "application/json;;;", "*/*", "é", "");
        var accept = random.Chance(0.5) ? "*/*" : random.Of(
            "application/json", "application/graphql-response+json", "text/html", "text/event-stream", "multipart/mixed", "",
            "application/json;q=0", "application/json;q=x, */*;q=0.1", ",,,", "multipart/mixed;deferSpec=20220824, application/json",
            new string('a', 3_000), "application/*;q=1.0000");
        var body = isGet ? QueryString(request, random) : Body(request, random);
        return $"{method}\n{content}\n{accept}\n{body}";
    }

    private static string QueryString(GeneratedRequest request, Random random)
    {
        var text = $"?query={Escape(request.Document)}";
        text += request.Variables is null ? "" : $"&variables={Escape(request.Variables)}";
        text += request.OperationName is null ? "" : $"&operationName={Escape(request.OperationName)}";
        return random.Chance(0.3) ? "?" + new Mutator(random).Break(text[1..]) : text[..Math.Min(text.Length, 6_000)];
    }

    private static string Escape(string text) =>
        string.Concat(text.Where(c => !char.IsSurrogate(c)).Select(c => Uri.EscapeDataString($"{c}")));

    private static string Body(GeneratedRequest request, Random random)
    {
        var variables = request.Variables ?? random.Of("null", "{}", "1", "[]", "\"\"");
        var extensions = random.Of(
            "", "", ", \"extensions\": {}", ", \"extensions\": null", ", \"extensions\": []", ", \"extensions\": {\"persistedQuery\": {}}",
            ", \"extensions\": {\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \"x\"}}", ", \"id\": \"x\"", ", \"é\": [[[]]]");
        var name = JsonSerializer.Serialize(request.OperationName);
        var query = JsonSerializer.Serialize(request.Document);
        var body = $"{{\"query\": {query}, \"variables\": {variables}, \"operationName\": {name}{extensions}}}";
        body = random.Chance(0.05) ? $"[{string.Join(',', Enumerable.Repeat(body, random.Next(5)))}]" : body;
        return random.Next(6) switch
        {
            0 => new Mutator(random).Break(body),
            1 => random.Pick(Bodies),
            _ => body,
        };
    }

    private async ValueTask TryAsync(string input)
    {
        var parts = input.Split('\n', 4);
        var isGet = parts[0] == "GET";
        using var request = new HttpRequestMessage(new HttpMethod(parts[0]), isGet ? parts[3].Replace('\n', ' ') : "");
        if (!isGet)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(parts[3]));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", IsAscii(parts[1]) ? parts[1] : "x/y");
        }

        request.Headers.TryAddWithoutValidation("Accept", parts[2]);
        using var response = await client.SendAsync(request);
        var status = (int)response.StatusCode;
        var isTooLong = isGet && response.StatusCode == HttpStatusCode.RequestUriTooLong;
        ThrowUnless(Allowed.Contains(status) || isTooLong, $"Not {Values.Text(status)}.");
        var body = await response.Content.ReadAsStringAsync();
        if (response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true && parts[0] != "HEAD")
        {
            using var json = JsonDocument.Parse(body);
            ThrowUnless(json.RootElement.ValueKind is JsonValueKind.Array or JsonValueKind.Object, "The answer is JSON.");
        }

        lock (unexpected)
        {
            ThrowUnless(unexpected.Count == 0, unexpected.Count == 0 ? "" : unexpected[0].Exception.ToString());
        }
    }

    private static bool IsAscii(string text) => text.All(char.IsAscii);
}

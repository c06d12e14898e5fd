using System.Runtime.InteropServices;
using System.Text.Json;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Server;
using NetworkLens.GraphQL.Tests.Execution;
using NetworkLens.GraphQL.Tests.Server.WebSockets;

namespace NetworkLens.GraphQL.Tests.Server;

/// <summary>A subscription may last for days; the megabyte that asked for it does not.</summary>
public sealed class RequestTextTests
{
    private const string Query = "subscription { quiet }";

    [Fact]
    public async Task Over_WebSocket_the_text_goes_when_the_subscription_has_begun()
    {
        var texts = new Texts();
        await using var server = await LoopbackServer.StartAsync(Server(texts), new());
        using var client = await SocketClient.OpenAsync(server.Address);
        await client.SendAsync("""{"type":"connection_init"}""");
        await client.ReceiveAsync();
        await client.SubscribeAsync("1", Query + new string(' ', 100_000));
        (await client.ReceiveAsync()).ShouldContain("next");
        await texts.ShouldGoAsync();
    }

    [Fact]
    public async Task Over_HTTP_the_text_goes_when_the_stream_has_begun()
    {
        var texts = new Texts();
        await using var server = await LoopbackServer.StartAsync(Server(texts), new());
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Address);
        request.Headers.Add("Accept", "text/event-stream");
        request.Content = new StringContent(
            JsonSerializer.Serialize(new { query = Query + new string(' ', 100_000) }), System.Text.Encoding.UTF8, "application/json");
        using var response = await server.Client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync();
        await Streams.StreamClient.ReadUntilAsync(body, "quiet");
        await texts.ShouldGoAsync();
    }

    [Fact]
    public async Task Of_a_form_the_text_goes_when_the_stream_has_begun()
    {
        var texts = new Texts();
        await using var server = await LoopbackServer.StartAsync(Server(texts), new());
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Address);
        request.Headers.Add("Accept", "text/event-stream");
        request.Headers.Add("GraphQL-Preflight", "1");
        var operations = JsonSerializer.Serialize(new { query = Query + new string(' ', 100_000) });
        request.Content = new MultipartFormDataContent
        {
            { new StringContent(operations), "operations" }, { new StringContent("{}"), "map" },
        };
        using var response = await server.Client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync();
        await Streams.StreamClient.ReadUntilAsync(body, "quiet");
        await texts.ShouldGoAsync();
    }

    private static TestServer Server(Texts texts) => new(
        "scalar Upload type Query { a(file: Upload): Int } type Subscription { quiet: Int! }",
        schema => schema
            .BindRoot("Query", query => query.Field("a", (NetworkLens.GraphQL.Types.IUploadedFile? file) => (int?)file?.Length))
            .BindRoot("Subscription", root => root.Subscribe("quiet", (CancellationToken cancel) => QuietAsync(cancel))),
        options: null,
        texts);

    private static async IAsyncEnumerable<int> QuietAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        yield return 1;
        await Task.Delay(Timeout.Infinite, cancel);
    }

    /// <summary>Sees where the texts of requests lie, and does not keep them.</summary>
    private sealed class Texts : IRequestStep
    {
        private readonly List<WeakReference> seen = [];

        public ValueTask<StepResult> OnRequestAsync(GraphQLRequest request, CancellationToken cancel)
        {
            MemoryMarshal.TryGetArray(request.Document.Utf8, out var array).ShouldBeTrue();
            seen.Add(new WeakReference(array.Array));
            return ValueTask.FromResult(StepResult.Continue(request));
        }

        public async Task ShouldGoAsync()
        {
            seen.Count.ShouldBe(1);
            await StreamingServer.UntilAsync(() =>
            {
                GC.Collect();
                return !seen[0].IsAlive;
            });
        }
    }
}

using System.Net;
using System.Net.WebSockets;
using NetworkLens.GraphQL.Server;
using NetworkLens.GraphQL.Tests.Server.WebSockets;

namespace NetworkLens.GraphQL.Tests.Server;

/// <summary>One caller cannot take all connections, operations and streams: the others still get theirs.</summary>
public sealed class CallerBoundsTests
{
    private const string Quiet = "&query=subscription{quiet}";

    [Fact]
    public async Task Streams_of_one_caller_are_bounded()
    {
        await using var server = await StartAsync(new() { Streams = new() { MaxStreamsPerCaller = 1 } });
        using var client = new HttpClient();
        using var first = await OpenAsync(client, server, "a");
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var second = await OpenAsync(client, server, "a");
        second.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        second.Headers.RetryAfter.ShouldNotBeNull();
        (await second.Content.ReadAsStringAsync()).ShouldBe(
            """{"errors":[{"message":"Too many streams from here are open; end one, or try again later.","""
            + "\"extensions\":{\"code\":\"TOO_MANY_OPEN\"}}]}");
        using var other = await OpenAsync(client, server, "b");
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Connections_of_one_caller_are_bounded()
    {
        await using var server = await StartAsync(new() { WebSockets = new() { MaxConnectionsPerCaller = 1 } });
        using var first = await SocketClient.OpenAsync(Of(server, "a"));
        var refused = await Should.ThrowAsync<WebSocketException>(() => SocketClient.OpenAsync(Of(server, "a")));
        refused.Message.ShouldContain("429");
        using var other = await SocketClient.OpenAsync(Of(server, "b"));
        other.State.ShouldBe(WebSocketState.Open);
    }

    [Fact]
    public async Task Operations_on_all_connections_of_one_caller_are_bounded_together()
    {
        await using var server = await StartAsync(new() { WebSockets = new() { MaxOperationsPerCaller = 1 } });
        using var first = await ConnectAsync(server, "a");
        await first.SubscribeAsync("1", "subscription { quiet }");
        (await first.ReceiveAsync()).ShouldContain("next");
        using var second = await ConnectAsync(server, "a");
        await second.SubscribeAsync("1", "{ hello }");
        var refused = await second.ReceiveAsync();
        refused.ShouldStartWith("""{"id":"1","type":"error","payload":[{"message":"1 operations from here""");
        refused.ShouldContain("TOO_MANY_OPERATIONS");
        using var other = await ConnectAsync(server, "b");
        await other.SubscribeAsync("1", "{ hello }");
        (await other.ReceiveAsync()).ShouldContain("world");

        await first.SendAsync("""{"id":"1","type":"complete"}""");
        await StreamingServer.UntilAsync(() => server.Closed == 1);
        var answer = "";
        for (var i = 2; i < 1_000 && !answer.Contains("world", StringComparison.Ordinal); i++)
        {
            await second.SubscribeAsync($"{i}", "{ hello }"); // The source is closed a moment before its operation is over.
            answer = await second.ReceiveAsync();
        }

        answer.ShouldContain("world");
    }

    private static Uri Of(StreamingServer server, string caller) => new($"{server.Url}?who={caller}");

    private static Task<StreamingServer> StartAsync(GraphQLHttpOptions options) =>
        StreamingServer.StartAsync(options with { CallerOf = context => context.Request.Query["who"].ToString() });

    private static async Task<SocketClient> ConnectAsync(StreamingServer server, string caller)
    {
        var client = await SocketClient.OpenAsync(Of(server, caller));
        await client.SendAsync("""{"type":"connection_init"}""");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"connection_ack"}""");
        return client;
    }

    private static Task<HttpResponseMessage> OpenAsync(HttpClient client, StreamingServer server, string caller)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Of(server, caller) + Quiet);
        request.Headers.Add("Accept", "text/event-stream");
        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }
}

using System.Net.WebSockets;
using System.Text.Json;

namespace NetworkLens.Api.Tests;

/// <summary>A WebSocket to the API that speaks <c>graphql-transport-ws</c>, acknowledged.</summary>
internal sealed class GraphQLSocket : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();

    private GraphQLSocket() => _socket.Options.AddSubProtocol("graphql-transport-ws");

    public static async Task<GraphQLSocket> OpenAsync(TestApi api, CancellationToken cancel)
    {
        var made = new GraphQLSocket();
        var url = new UriBuilder(api.Client.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri;
        await made._socket.ConnectAsync(url, cancel);
        await made.SendAsync(new { type = "connection_init" }, cancel);
        (await made.NextAsync(cancel)).ShouldBe("""{"type":"connection_ack"}""");
        return made;
    }

    public Task SendAsync(object message, CancellationToken cancel) =>
        _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, cancel);

    /// <summary>The next message that is no ping, as it came; pings are answered.</summary>
    public async Task<string> NextAsync(CancellationToken cancel)
    {
        while (true)
        {
            var text = await ReceiveAsync(cancel);
            if (JsonDocument.Parse(text).RootElement.GetProperty("type").GetString() != "ping")
            {
                return text;
            }

            await SendAsync(new { type = "pong" }, cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_socket.State == WebSocketState.Open)
        {
            await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }

        _socket.Dispose();
    }

    private async Task<string> ReceiveAsync(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        using var message = new MemoryStream();
        var part = new byte[4_096];
        WebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(part, limit.Token);
            message.Write(part, 0, received.Count);
        }
        while (!received.EndOfMessage);

        received.MessageType.ShouldBe(WebSocketMessageType.Text, $"{_socket.CloseStatus} {_socket.CloseStatusDescription}");
        return System.Text.Encoding.UTF8.GetString(message.ToArray());
    }
}

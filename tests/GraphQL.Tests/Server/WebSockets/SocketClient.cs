using System.Net.WebSockets;
using System.Text;

namespace NetworkLens.GraphQL.Tests.Server.WebSockets;

/// <summary>A client that sends whatever it is told, be it right or wrong.</summary>
internal sealed class SocketClient : IDisposable
{
    private const string Protocol = "graphql-transport-ws";

    private readonly ClientWebSocket socket = new();

    public string? SubProtocol => socket.SubProtocol;

    public WebSocketState State => socket.State;

    /// <summary>Opens a socket.</summary>
    public static Task<SocketClient> OpenAsync(StreamingServer server, string? protocol = Protocol, string? origin = null) =>
        OpenAsync(server.Url, protocol, origin);

    /// <summary>Opens a socket at an address of HTTP.</summary>
    public static async Task<SocketClient> OpenAsync(Uri url, string? protocol = Protocol, string? origin = null)
    {
        var client = new SocketClient();
        client.socket.Options.KeepAliveInterval = TimeSpan.Zero;
        if (protocol is not null)
        {
            client.socket.Options.AddSubProtocol(protocol);
        }

        if (origin is not null)
        {
            client.socket.Options.SetRequestHeader("Origin", origin);
        }

        await client.socket.ConnectAsync(new UriBuilder(url) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
        return client;
    }

    /// <summary>Opens a socket and introduces itself.</summary>
    public static async Task<SocketClient> ConnectAsync(StreamingServer server)
    {
        var client = await OpenAsync(server);
        await client.SendAsync("""{"type":"connection_init"}""");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"connection_ack"}""");
        return client;
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text);

    public Task SendAsync(byte[] bytes, WebSocketMessageType type, bool isLast = true) =>
        socket.SendAsync(bytes, type, isLast, TestContext.Current.CancellationToken);

    /// <summary>Asks for an operation.</summary>
    public Task SubscribeAsync(string id, string query) =>
        SendAsync($$$"""{"id":"{{{id}}}","type":"subscribe","payload":{"query":"{{{query}}}"}}""");

    /// <summary>The next message; a close as "4400 reason".</summary>
    public async Task<string> ReceiveAsync()
    {
        var text = new MemoryStream();
        var buffer = new byte[64 << 10];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                var close = $"{(int)socket.CloseStatus!} {socket.CloseStatusDescription}";
                if (socket.State == WebSocketState.CloseReceived)
                {
                    await CloseAsync();
                }

                return close;
            }

            text.Write(buffer, 0, received.Count);
            if (received.EndOfMessage)
            {
                return Encoding.UTF8.GetString(text.ToArray());
            }
        }
    }

    public async Task<string[]> ReceiveAsync(int count)
    {
        var all = new string[count];
        for (var i = 0; i < count; i++)
        {
            all[i] = await ReceiveAsync();
        }

        return all;
    }

    public Task CloseAsync() =>
        socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);

    /// <summary>Goes without a word, as a machine does that loses its power.</summary>
    public void Abort() => socket.Abort();

    public void Dispose() => socket.Dispose();
}

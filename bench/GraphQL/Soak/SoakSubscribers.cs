using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using NetworkLens.GraphQL.Bench.Yardstick;

namespace NetworkLens.GraphQL.Bench.Soak;

/// <summary>Subscribers that come, read some events and go: politely, or without a word.</summary>
internal sealed class SoakSubscribers(Uri address, SoakGate gate, SoakTally tally)
{
    private const string OverSocket = "subscription over WebSocket";
    private const string OverEvents = "subscription over server-sent events";
    private static readonly HttpClient Client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 });

    /// <summary>One subscription after the other over a WebSocket of its own.</summary>
    public Task UseSocketsAsync(int seed, CancellationToken stop) => RepeatAsync(OverSocket, seed, SubscribeAsync, stop);

    /// <summary>One subscription after the other over server-sent events.</summary>
    public Task UseEventsAsync(int seed, CancellationToken stop) => RepeatAsync(OverEvents, seed, StreamAsync, stop);

    private async Task RepeatAsync(string kind, int seed, Func<Random, CancellationToken, Task> once, CancellationToken stop)
    {
        var random = new Random(seed);
        while (!stop.IsCancellationRequested)
        {
            await gate.EnterAsync();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            try
            {
                await once(random, patience.Token);
                tally.Add(kind);
            }
            catch (Exception failure)
                when (failure is WebSocketException or HttpRequestException or IOException or OperationCanceledException
                    or InvalidOperationException or JsonException)
            {
                tally.AddWrong(kind, failure.Message);
                await Task.Delay(50, CancellationToken.None);
            }
            finally
            {
                gate.Leave();
            }
        }
    }

    private async Task SubscribeAsync(Random random, CancellationToken patience)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws" }.Uri, patience);
        await SendAsync(socket, """{"type":"connection_init"}""", patience);
        Expect(await ReceiveAsync(socket, patience), "\"connection_ack\"");
        var counts = random.Next(2) == 0;
        var query = counts ? "subscription { counted(to: 5) }" : "subscription { seen { name organisation { name } } }";
        await SendAsync(socket, $$$"""{"id":"1","type":"subscribe","payload":{"query":"{{{query}}}"}}""", patience);
        for (var i = 0; i < 5; i++)
        {
            Expect(await ReceiveAsync(socket, patience), counts ? $"\"counted\":{i + 1}" : "\"seen\":{\"name\"");
        }

        if (counts)
        {
            Expect(await ReceiveAsync(socket, patience), "\"complete\"");
        }
        else if (random.Next(2) == 0)
        {
            return; // Gone without a word, while events still come.
        }

        await SendAsync(socket, """{"id":"1","type":"complete"}""", patience);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience);
    }

    private async Task StreamAsync(Random random, CancellationToken patience)
    {
        var counts = random.Next(2) == 0;
        var query = counts ? "subscription { counted(to: 5) }" : "subscription { seen { name } }";
        using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(Queries.Body(query)) };
        message.Content.Headers.ContentType = new("application/json");
        message.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await Client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, patience);
        response.EnsureSuccessStatusCode();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(patience));
        for (var i = 0; i < 5; i++)
        {
            Expect(await DataAsync(reader, patience), counts ? $"\"counted\":{i + 1}" : "\"seen\":{\"name\"");
        }

        while (counts && await reader.ReadLineAsync(patience) is not null)
        {
            // To the end, which must come; the other stream is left while it goes on.
        }
    }

    private static async Task<string> DataAsync(StreamReader reader, CancellationToken patience)
    {
        while (await reader.ReadLineAsync(patience) is { } line)
        {
            if (line.StartsWith("data:", StringComparison.Ordinal) && line.Length > "data:".Length + 1)
            {
                return line;
            }
        }

        throw new IOException("The stream has ended early.");
    }

    private static ValueTask SendAsync(ClientWebSocket socket, string text, CancellationToken patience) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text).AsMemory(), WebSocketMessageType.Text, endOfMessage: true, patience);

    private static async Task<string> ReceiveAsync(ClientWebSocket socket, CancellationToken patience)
    {
        var buffer = new byte[8192];
        var received = await socket.ReceiveAsync(buffer.AsMemory(), patience);
        return received.MessageType == WebSocketMessageType.Text
            ? Encoding.UTF8.GetString(buffer.AsSpan(0, received.Count))
            : throw new IOException($"The server closed: {socket.CloseStatus} {socket.CloseStatusDescription}");
    }

    private static void Expect(string message, string part)
    {
        if (!message.Contains(part, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{part} was expected in: {message}");
        }
    }
}

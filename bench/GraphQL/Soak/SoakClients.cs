using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using NetworkLens.GraphQL.Bench.Yardstick;

namespace NetworkLens.GraphQL.Bench.Soak;

/// <summary>Clients over HTTP: some wait for their answers, some leave before they come.</summary>
internal sealed class SoakClients(Uri address, SoakGate gate, SoakTally tally)
{
    private static readonly SoakRequest[] Weighted =
        [.. SoakRequests.All.SelectMany(request => Enumerable.Repeat(request, request.Weight))];

    private static readonly string[] Long =
    [
        "{ slow(ms: 2000) }", "{ people(first: 1000) { contacts(first: 20) { name contacts(first: 5) { id name } } } }",
        "{ slow(ms: 200) people(first: 20) { contacts(first: 20) { name } } }",
    ];

    private static readonly HttpClient Client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 });

    /// <summary>Sends one request after the other, and looks at each answer.</summary>
    public async Task AskAsync(int seed, CancellationToken stop)
    {
        var random = new Random(seed);
        for (var number = seed * 1_000_000; !stop.IsCancellationRequested; number++)
        {
            var request = Weighted[random.Next(Weighted.Length)];
            await gate.EnterAsync();
            try
            {
                await AskOnceAsync(request, number);
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException)
            {
                tally.AddWrong(request.Kind, failure.Message);
            }
            finally
            {
                gate.Leave();
            }
        }
    }

    /// <summary>Asks for what takes long or is long, and leaves at some moment.</summary>
    public async Task LeaveAsync(int seed, CancellationToken stop)
    {
        var random = new Random(seed);
        while (!stop.IsCancellationRequested)
        {
            await gate.EnterAsync();
            await (random.Next(3) == 0 ? HangUpAsync(random) : LeaveOnceAsync(random));
            gate.Leave();
        }
    }

    private async Task LeaveOnceAsync(Random random)
    {
        using var leaving = new CancellationTokenSource(random.Next(1, 30));
        try
        {
            using var content = new ByteArrayContent(Queries.Body(Long[random.Next(Long.Length)]));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await Client.PostAsync(address, content, leaving.Token);
        }
        catch (Exception left) when (left is OperationCanceledException or HttpRequestException)
        {
            // That was the intention.
        }

        tally.Add("left before the answer");
    }

    // Sends a part of a request, or a whole one without reading the answer, and closes the connection.
    private async Task HangUpAsync(Random random)
    {
        var body = Queries.Body(Queries.C);
        var head = $"POST {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\n"
            + FormattableString.Invariant($"Content-Length: {body.Length}\r\n\r\n");
        byte[] whole = [.. Encoding.ASCII.GetBytes(head), .. body];
        try
        {
            using var socket = new TcpClient { LingerState = new LingerOption(enable: true, seconds: 0) };
            await socket.ConnectAsync(address.Host, address.Port);
            await socket.GetStream().WriteAsync(whole.AsMemory(0, random.Next(1, whole.Length + 1)));
        }
        catch (Exception closed) when (closed is SocketException or IOException)
        {
            // A server may be quicker to close.
        }

        tally.Add("hung up");
        await Task.Delay(random.Next(1, 5));
    }

    private async Task AskOnceAsync(SoakRequest request, int number)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(request.Body(number)) };
        message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(request.ContentType);
        message.Headers.Accept.ParseAdd(request.Accept);
        using var response = await Client.SendAsync(message);
        var text = await response.Content.ReadAsStringAsync();
        if ((int)response.StatusCode == request.Status && text.Contains(request.Expects, StringComparison.Ordinal))
        {
            tally.Add(request.Kind);
        }
        else
        {
            tally.AddWrong(request.Kind, $"{(int)response.StatusCode} {text[..Math.Min(text.Length, 300)]}");
        }
    }
}

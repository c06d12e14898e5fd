using NetworkLens.GraphQL.Server;
using NetworkLens.GraphQL.Server.WebSockets;

namespace NetworkLens.GraphQL.Tests.Server.WebSockets;

/// <summary>
/// Floods over one socket that keep to the protocol. Connections without an introduction, too many connections, operations and bytes, and
/// clients that read nothing are in <see cref="SocketConnectionTests"/> and <see cref="SocketOperationTests"/>.
/// </summary>
public sealed class SocketAttacksTests
{
    [Fact]
    public async Task Each_ping_of_a_flood_has_its_pong_and_nothing_else_stops()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.ConnectAsync(server);
        for (var i = 0; i < 2_000; i++)
        {
            await client.SendAsync($$$"""{"type":"ping","payload":{"n":{{{i}}}}}""");
        }

        await client.SubscribeAsync("a", "{ hello }");
        var answers = await client.ReceiveAsync(2_002);

        answers.Take(2_000).ShouldBe(Enumerable.Range(0, 2_000).Select(i => $$$"""{"type":"pong","payload":{"n":{{{i}}}}}"""));
        answers[2_000].ShouldBe("""{"id":"a","type":"next","payload":{"data":{"hello":"world"}}}""");
        answers[2_001].ShouldBe("""{"id":"a","type":"complete"}""");
    }

    [Fact]
    public async Task A_flood_of_pings_whose_pongs_nobody_reads_is_cut_off_and_piles_nothing_up()
    {
        await using var server = await StreamingServer.StartAsync(
            new() { WebSockets = new GraphQLWebSocketOptions { SendTimeoutMs = 300, PingIntervalMs = 60_000 } });
        using var client = await SocketClient.ConnectAsync(server);
        var ping = $$$"""{"type":"ping","payload":{"x":"{{{new string('x', 500_000)}}}"}}""";
        var sent = 0;

        // What fills the buffers of both sides stops the server's reading too, so that the flood ends up waiting, then fails.
        await Should.ThrowAsync<System.Net.WebSockets.WebSocketException>(async () =>
        {
            for (; sent < 1_000; sent++)
            {
                await client.SendAsync(ping);
            }
        });

        sent.ShouldBeLessThan(200);
    }

    [Fact]
    public async Task Completes_of_what_never_ran_are_passed_over()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.ConnectAsync(server);
        for (var i = 0; i < 2_000; i++)
        {
            await client.SendAsync($$$"""{"type":"complete","id":"none{{{i}}}"}""");
        }

        await client.SubscribeAsync("a", "{ hello }");

        (await client.ReceiveAsync()).ShouldBe("""{"id":"a","type":"next","payload":{"data":{"hello":"world"}}}""");
    }

    [Fact]
    public async Task Subscriptions_that_begin_and_end_in_turn_leave_no_source_open()
    {
        await using var server = await StreamingServer.StartAsync(
            new() { WebSockets = new GraphQLWebSocketOptions { MaxOperations = 2_000 } });
        using var client = await SocketClient.ConnectAsync(server);
        for (var i = 0; i < 500; i++)
        {
            await client.SubscribeAsync($"s{i}", "subscription { quiet }");
            await client.SendAsync($$$"""{"type":"complete","id":"s{{{i}}}"}""");
        }

        await client.SendAsync("""{"type":"ping"}""");
        while (await client.ReceiveAsync() != """{"type":"pong"}""")
        {
        }

        await StreamingServer.UntilAsync(() => server.Closed == server.Opened);
        server.Unexpected.ShouldBeEmpty();
    }
}

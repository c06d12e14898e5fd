using System.Text.Json;
using NetworkLens.GraphQL.Server;
using NetworkLens.GraphQL.Server.WebSockets;

namespace NetworkLens.GraphQL.Tests.Server.WebSockets;

/// <summary>Operations over a connection: each kind, several at once, stopped, and those that fail.</summary>
public sealed class SocketOperationTests
{
    [Theory]
    [InlineData("{ hello }", """{"data":{"hello":"world"}}""")]
    [InlineData("mutation { set(n: 3) }", """{"data":{"set":3}}""")]
    [InlineData("query A { hello } query B { hello }", null)]
    public async Task A_single_result_is_one_next_and_a_complete(string query, string? expected)
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.ConnectAsync(server);
        await client.SubscribeAsync("x", query);
        if (expected is null)
        {
            (await client.ReceiveAsync()).ShouldStartWith("""{"id":"x","type":"error","payload":[{"message":"Must provide""");
            return;
        }

        (await client.ReceiveAsync()).ShouldBe($$"""{"id":"x","type":"next","payload":{{expected}}}""");
        (await client.ReceiveAsync()).ShouldBe("""{"id":"x","type":"complete"}""");
    }

    [Fact]
    public async Task Variables_and_the_operation_name_are_used()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.ConnectAsync(server);
        await client.SendAsync("""
            {"id":"\u00e9\"1","type":"subscribe","payload":{"operationName":"B","variables":{"t":"ä"},"extensions":{"k":1},
             "query":"query A { hello } query B($t: String!) { echo(text: $t) }"}}
            """);
        (await client.ReceiveAsync()).ShouldBe("""{"id":"é\"1","type":"next","payload":{"data":{"echo":"ä"}}}""");
    }

    [Fact]
    public async Task A_subscription_is_a_next_for_each_event_and_a_complete()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.ConnectAsync(server);
        await client.SubscribeAsync("s", "subscription { counted(to: 3) }");
        (await client.ReceiveAsync(4)).ShouldBe(
        [
            """{"id":"s","type":"next","payload":{"data":{"counted":1}}}""",
            """{"id":"s","type":"next","payload":{"data":{"counted":2}}}""",
            """{"id":"s","type":"next","payload":{"data":{"counted":3}}}""",
            """{"id":"s","type":"complete"}""",
        ]);
        await client.SubscribeAsync("s", "subscription { counted(to: 0) }");
        (await client.ReceiveAsync()).ShouldBe("""{"id":"s","type":"complete"}""");
    }

    [Theory]
    [InlineData("{", "Syntax Error")]
    [InlineData("{ nothing }", "Cannot query field")]
    [InlineData("subscription { refused }", "not for you")]
    public async Task An_operation_that_is_not_executed_is_an_error_and_no_complete(string query, string message)
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.ConnectAsync(server);
        await client.SubscribeAsync("1", query);
        var error = JsonElement.Parse(await client.ReceiveAsync());
        error.GetProperty("type").GetString().ShouldBe("error");
        error.GetProperty("payload")[0].GetProperty("message").GetString()!.ShouldContain(message);
        await client.SubscribeAsync("1", "{ hello }");
        (await client.ReceiveAsync()).ShouldContain("\"next\"");
    }

    [Fact]
    public async Task A_field_that_fails_is_a_result_with_errors()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.ConnectAsync(server);
        await client.SubscribeAsync("1", "{ fails }");
        var next = await client.ReceiveAsync();
        next.ShouldStartWith("""{"id":"1","type":"next","payload":{"errors":[{"message":"no""");
        next.ShouldEndWith("\"data\":null}}");
    }

    [Fact]
    public async Task A_source_that_fails_ends_its_operation_with_an_error_that_keeps_the_secret()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.ConnectAsync(server);
        await client.SubscribeAsync("1", "subscription { broken(after: 1) }");
        (await client.ReceiveAsync()).ShouldContain("""{"data":{"broken":1}}""");
        var error = await client.ReceiveAsync();
        error.ShouldStartWith("""{"id":"1","type":"error","payload":[{"message":"Unexpected error.""");
        error.ShouldNotContain("secret");
        server.Unexpected.Single().Exception.Message.ShouldBe("a secret");
    }

    [Fact]
    public async Task Completing_disposes_of_the_source_and_frees_the_id()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.ConnectAsync(server);
        await client.SubscribeAsync("1", "subscription { quiet }");
        await client.ReceiveAsync();
        await client.SendAsync("""{"id":"1","type":"complete"}""");
        await client.SubscribeAsync("1", "{ hello }");
        (await client.ReceiveAsync()).ShouldContain("\"hello\"");
        (await client.ReceiveAsync()).ShouldContain("\"complete\"");
        await StreamingServer.UntilAsync(() => server.Closed == 1);
        await client.SendAsync("""{"id":"1","type":"complete"}""");
        await client.SendAsync("""{"id":"never","type":"complete"}""");
        await client.SendAsync("""{"type":"ping"}""");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"pong"}""");
    }

    [Fact]
    public async Task Completing_stops_a_query_and_nothing_is_sent_for_it()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.ConnectAsync(server);
        await client.SubscribeAsync("1", "{ never }");
        await StreamingServer.UntilAsync(() => server.Opened == 1);
        await client.SendAsync("""{"id":"1","type":"complete"}""");
        await StreamingServer.UntilAsync(() => server.Closed == 1);
        await client.SendAsync("""{"type":"ping"}""");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"pong"}""");
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task A_client_that_leaves_ends_all_its_operations(bool politely)
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.ConnectAsync(server);
        for (var i = 0; i < 5; i++)
        {
            await client.SubscribeAsync($"s{i}", "subscription { quiet }");
            await client.SubscribeAsync($"q{i}", "{ never }");
        }

        await StreamingServer.UntilAsync(() => server.Opened == 10);
        if (politely)
        {
            await client.CloseAsync();
        }
        else
        {
            client.Abort();
        }

        await StreamingServer.UntilAsync(() => server.Closed == 10);
    }

    [Fact]
    public async Task Operations_run_beside_each_other_and_messages_are_never_mixed()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.ConnectAsync(server);
        for (var i = 0; i < 20; i++)
        {
            await client.SubscribeAsync($"s{i}", "subscription { counted(to: 20) }");
            await client.SubscribeAsync($"q{i}", "{ large(bytes: 100000) }");
        }

        var nexts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var completed = 0; completed < 40;)
        {
            var message = JsonElement.Parse(await client.ReceiveAsync());
            var id = message.GetProperty("id").GetString()!;
            if (message.GetProperty("type").GetString() == "complete")
            {
                completed++;
                continue;
            }

            var count = nexts[id] = nexts.GetValueOrDefault(id) + 1;
            var data = message.GetProperty("payload").GetProperty("data");
            if (id[0] == 's')
            {
                data.GetProperty("counted").GetInt32().ShouldBe(count, id);
            }
            else
            {
                data.GetProperty("large").GetString()!.Length.ShouldBe(100_000, id);
            }
        }

        nexts.Values.Sum().ShouldBe(20 * 20 + 20);
    }

    [Fact]
    public async Task More_operations_than_may_run_at_once_are_answered_with_an_error()
    {
        await using var server = await StartAsync(new() { MaxOperations = 2 });
        using var client = await SocketClient.ConnectAsync(server);
        await client.SubscribeAsync("1", "{ never }");
        await client.SubscribeAsync("2", "{ never }");
        await client.SubscribeAsync("3", "{ hello }");
        var error = await client.ReceiveAsync();
        error.ShouldStartWith("""{"id":"3","type":"error",""");
        error.ShouldContain("TOO_MANY_OPERATIONS");
        await StreamingServer.UntilAsync(() => server.Opened == 2);
        await client.SendAsync("""{"id":"1","type":"complete"}""");
        await StreamingServer.UntilAsync(() => server.Closed == 1);
        string answer;
        do
        {
            await client.SubscribeAsync("3", "{ hello }");
            answer = await client.ReceiveAsync();
        }
        while (answer.Contains("TOO_MANY_OPERATIONS", StringComparison.Ordinal)); // The one before is just leaving.

        answer.ShouldContain("world");
    }

    [Fact]
    public async Task A_result_larger_than_a_fragment_arrives_whole()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.ConnectAsync(server);
        foreach (var bytes in new[] { 0, 65_480, 65_485, 65_490, 65_536, 3_000_000 })
        {
            await client.SubscribeAsync("1", $"{{ large(bytes: {bytes}) }}");
            var data = JsonElement.Parse(await client.ReceiveAsync()).GetProperty("payload").GetProperty("data");
            data.GetProperty("large").GetString()!.Length.ShouldBe(bytes);
            (await client.ReceiveAsync()).ShouldContain("complete");
        }
    }

    [Fact]
    public async Task A_client_that_does_not_read_slows_the_source_and_loses_nothing()
    {
        await using var server = await StartAsync(new() { SendTimeoutMs = 60_000 });
        using var client = await SocketClient.ConnectAsync(server);
        await client.SubscribeAsync("1", "subscription { flood(bytes: 1000000) }");
        var (before, stable) = (0, 0);
        await StreamingServer.UntilAsync(() =>
        {
            (stable, before) = (server.Given == before && before > 0 ? stable + 1 : 0, server.Given);
            return stable > 50;
        });
        before.ShouldBeLessThan(100);
        for (var i = 0; i <= before; i++)
        {
            (await client.ReceiveAsync()).Length.ShouldBeGreaterThan(1_000_000);
        }

        await StreamingServer.UntilAsync(() => server.Given > before);
        client.Abort();
        await StreamingServer.UntilAsync(() => server.Closed == 1);
    }

    [Fact]
    public async Task A_client_that_accepts_nothing_for_too_long_is_cut_off()
    {
        await using var server = await StartAsync(new() { SendTimeoutMs = 100 });
        using var client = await SocketClient.ConnectAsync(server);
        await client.SubscribeAsync("1", "subscription { flood(bytes: 1000000) }");
        await StreamingServer.UntilAsync(() => server.Closed == 1);
    }

    [Fact]
    public async Task Each_operation_and_each_event_has_services_of_its_own()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.ConnectAsync(server);
        await client.SubscribeAsync("1", "{ a: scope b: scope }");
        (await client.ReceiveAsync(2))[0].ShouldContain("""{"a":1,"b":1}""");
        await client.SubscribeAsync("2", "{ scope }");
        (await client.ReceiveAsync(2))[0].ShouldContain("""{"scope":2}""");
        await client.SubscribeAsync("3", "subscription { scopes }");
        var events = await client.ReceiveAsync(3);
        events[0].ShouldContain("""{"scopes":3}""");
        events[1].ShouldContain("""{"scopes":4}""");
    }

    private static Task<StreamingServer> StartAsync(GraphQLWebSocketOptions options) =>
        StreamingServer.StartAsync(new GraphQLHttpOptions { WebSockets = options });
}

using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using NetworkLens.GraphQL.Server;
using NetworkLens.GraphQL.Server.WebSockets;
using NetworkLens.GraphQL.Tests.Execution;

namespace NetworkLens.GraphQL.Tests.Server.WebSockets;

/// <summary>How a connection begins, lives and ends: every close code of graphql-transport-ws, by a client that breaks its rules.</summary>
public sealed class SocketConnectionTests
{
    private const string Init = """{"type":"connection_init"}""";
    private const string Ack = """{"type":"connection_ack"}""";
    private const string Hello = """{"id":"1","type":"subscribe","payload":{"query":"{ hello }"}}""";

    [Fact]
    public async Task A_client_that_introduces_itself_is_acknowledged()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.OpenAsync(server);
        client.SubProtocol.ShouldBe("graphql-transport-ws");
        await client.SendAsync("""{"type":"connection_init","payload":null}""");
        (await client.ReceiveAsync()).ShouldBe(Ack);
        await client.CloseAsync();
        (await client.ReceiveAsync()).ShouldStartWith("1000");
    }

    [Theory]
    [InlineData(null), InlineData("graphql-ws")]
    public async Task A_client_of_another_protocol_is_closed_with_4406(string? protocol)
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.OpenAsync(server, protocol);
        (await client.ReceiveAsync()).ShouldBe("4406 Subprotocol not acceptable");
    }

    [Fact]
    public async Task A_client_that_does_not_introduce_itself_is_closed_with_4408()
    {
        await using var server = await StartAsync(new() { InitTimeoutMs = 50 });
        using var client = await SocketClient.OpenAsync(server);
        (await client.ReceiveAsync()).ShouldBe("4408 Connection initialisation timeout");
    }

    [Fact]
    public async Task A_client_that_introduces_itself_twice_is_closed_with_4429()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.ConnectAsync(server);
        await client.SendAsync(Init);
        (await client.ReceiveAsync()).ShouldBe("4429 Too many initialisation requests");
    }

    [Fact]
    public async Task A_client_that_asks_before_it_is_acknowledged_is_closed_with_4401()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.OpenAsync(server);
        await client.SendAsync(Hello);
        (await client.ReceiveAsync()).ShouldBe("4401 Unauthorized");
    }

    [Fact]
    public async Task An_id_that_is_in_use_closes_with_4409_and_ends_what_ran()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.ConnectAsync(server);
        await client.SubscribeAsync("a", "subscription { quiet }");
        (await client.ReceiveAsync()).ShouldBe("""{"id":"a","type":"next","payload":{"data":{"quiet":1}}}""");
        await client.SubscribeAsync("a", "{ hello }");
        (await client.ReceiveAsync()).ShouldBe("4409 Subscriber for a already exists");
        await StreamingServer.UntilAsync(() => server.Closed == 1);
    }

    [Theory]
    [InlineData("", "not valid JSON")]
    [InlineData("nonsense", "not valid JSON")]
    [InlineData("{} {}", "not valid JSON")]
    [InlineData("[]", "must be a JSON object")]
    [InlineData("{}", "must have a \"type\"")]
    [InlineData("""{"type":1}""", "must be strings")]
    [InlineData("""{"type":"ping","payload":[]}""", "\"payload\" an object")]
    [InlineData("""{"type":"start","id":"1"}""", "no message of type \"start\"")]
    [InlineData("""{"type":"next","id":"1","payload":{}}""", "no message of type \"next\"")]
    [InlineData("""{"type":"subscribe","payload":{"query":"{ hello }"}}""", "must have an \"id\"")]
    [InlineData("""{"type":"subscribe","id":"","payload":{"query":"{ hello }"}}""", "must have an \"id\"")]
    [InlineData("""{"type":"subscribe","id":"1"}""", "must have a \"payload\"")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{}}""", "\"query\" must be given")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":7}}""", "\"query\" must be a string")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":"{ hello }","variables":[]}}""", "\"variables\" must be an object")]
    [InlineData("""{"type":"complete"}""", "must have an \"id\"")]
    [InlineData("""{"type":"\ud800"}""", "not Unicode")]
    [InlineData("""{"type":"ping","payload":{"half":"\ud800"}}""", "not Unicode")]
    public async Task A_message_that_is_none_closes_with_4400_and_says_why(string message, string why)
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.ConnectAsync(server);
        await client.SendAsync(message);
        var close = await client.ReceiveAsync();
        close.ShouldStartWith("4400 ");
        close.ShouldContain(why);
    }

    [Theory]
    [InlineData(256, "{\"id\":\"")]
    [InlineData(257, "4400 An \"id\" may have 256 characters at most.")]
    public async Task An_id_is_kept_while_its_operation_lasts_and_so_is_bounded(int length, string answer)
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.ConnectAsync(server);
        await client.SubscribeAsync(new string('a', length), "{ hello }");
        (await client.ReceiveAsync()).ShouldStartWith(answer);
    }

    [Fact]
    public async Task A_binary_message_closes_with_4400()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.ConnectAsync(server);
        await client.SendAsync(Encoding.UTF8.GetBytes(Hello), WebSocketMessageType.Binary);
        (await client.ReceiveAsync()).ShouldBe("4400 Messages must be text.");
    }

    [Fact]
    public async Task A_long_reason_is_cut_between_characters()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.ConnectAsync(server);
        await client.SendAsync($$"""{"type":"{{string.Concat(Enumerable.Repeat("\U0001F600", 60))}}"}""");
        var close = await client.ReceiveAsync();
        close.ShouldStartWith("4400 Clients send no message of type \"\U0001F600");
        Encoding.UTF8.GetByteCount(close[5..]).ShouldBeInRange(120, 123);
    }

    [Theory]
    [InlineData(1_000, true), InlineData(1_001, false)]
    public async Task A_message_may_be_as_large_as_its_bound_and_no_larger(int bytes, bool isTaken)
    {
        await using var server = await StartAsync(new() { MaxMessageBytes = 1_000 });
        using var client = await SocketClient.ConnectAsync(server);
        const string Start = """{"type":"ping","payload":{"a":"b"}""";
        await client.SendAsync(Start + new string(' ', bytes - Start.Length - 1) + "}");
        (await client.ReceiveAsync()).ShouldBe(
            isTaken ? """{"type":"pong","payload":{"a":"b"}}""" : "1009 The message is larger than 1,000 bytes.");
    }

    [Fact]
    public async Task A_message_may_come_in_fragments()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.ConnectAsync(server);
        var bytes = Encoding.UTF8.GetBytes(Hello);
        for (var i = 0; i < bytes.Length; i++)
        {
            await client.SendAsync([bytes[i]], WebSocketMessageType.Text, isLast: i == bytes.Length - 1);
        }

        (await client.ReceiveAsync()).ShouldBe("""{"id":"1","type":"next","payload":{"data":{"hello":"world"}}}""");
    }

    [Fact]
    public async Task Pings_are_answered_with_what_they_carry_even_before_the_acknowledgement()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.OpenAsync(server);
        await client.SendAsync("""{"type":"ping"}""");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"pong"}""");
        await client.SendAsync("""{"payload": {"n" : [1]}, "type":"ping", "more": {"x":[]}}""");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"pong","payload":{"n" : [1]}}""");
        await client.SendAsync("""{"type":"pong","payload":{}}""");
        await client.SendAsync(Init);
        (await client.ReceiveAsync()).ShouldBe(Ack);
    }

    [Fact]
    public async Task A_client_that_answers_pings_stays_and_one_that_does_not_is_closed_with_4499()
    {
        await using var server = await StartAsync(new() { InitTimeoutMs = 100, PingIntervalMs = 50, PongTimeoutMs = 1_000 });
        using var client = await SocketClient.ConnectAsync(server);
        for (var i = 0; i < 3; i++)
        {
            (await client.ReceiveAsync()).ShouldBe("""{"type":"ping"}""");
            await client.SendAsync("""{"type":"pong"}""");
        }

        (await client.ReceiveAsync()).ShouldBe("""{"type":"ping"}""");
        (await client.ReceiveAsync()).ShouldBe("4499 Nothing came after a ping.");
    }

    [Fact]
    public async Task OnConnect_reads_the_payload_and_gives_the_acknowledgement_and_the_services()
    {
        var options = new GraphQLWebSocketOptions
        {
            OnConnect = (init, _) => ValueTask.FromResult(ConnectionAdmission.Accept(
                JsonSerializer.SerializeToElement(new { path = init.Http.Request.Path.Value }),
                new One(new Viewer(init.Payload.GetProperty("token").GetString()!)))),
        };
        await using var server = await StartAsync(options);
        using var client = await SocketClient.OpenAsync(server);
        await client.SendAsync("""{"type":"connection_init","payload":{"token":"Ada"}}""");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"connection_ack","payload":{"path":"/graphql"}}""");
        await client.SubscribeAsync("1", "{ viewer }");
        (await client.ReceiveAsync()).ShouldContain("""{"data":{"viewer":"Ada"}}""");
    }

    // As docs/graphql.md has it.
    [Theory]
    [InlineData(""), InlineData(",\"payload\":null"), InlineData(",\"payload\":{}"), InlineData(",\"payload\":{\"token\":\"x\"}")]
    public async Task OnConnect_may_look_for_what_is_not_there(string payload)
    {
        var options = new GraphQLWebSocketOptions
        {
            OnConnect = (init, _) => ValueTask.FromResult(init.Payload.TryGetProperty("token", out var _)
                ? ConnectionAdmission.Accept()
                : ConnectionAdmission.Refuse("Sign in first.")),
        };
        await using var server = await StartAsync(options);
        using var client = await SocketClient.OpenAsync(server);
        await client.SendAsync($$"""{"type":"connection_init"{{payload}}}""");
        var isKnown = payload.Contains("token", StringComparison.Ordinal);
        (await client.ReceiveAsync()).ShouldBe(isKnown ? Ack : "4403 Sign in first.");
    }

    [Fact]
    public async Task OnConnect_refuses_with_4403_and_a_reason()
    {
        var refuses = new GraphQLWebSocketOptions { OnConnect = (_, _) => ValueTask.FromResult(ConnectionAdmission.Refuse("No token.")) };
        await using var server = await StartAsync(refuses);
        using var client = await SocketClient.OpenAsync(server);
        await client.SendAsync(Init);
        (await client.ReceiveAsync()).ShouldBe("4403 No token.");
    }

    [Fact]
    public async Task OnConnect_that_fails_closes_with_4500_and_tells_only_the_log_why()
    {
        await using var server = await StartAsync(new() { OnConnect = (_, _) => throw new InvalidOperationException("a secret") });
        using var client = await SocketClient.OpenAsync(server);
        await client.SendAsync(Init);
        (await client.ReceiveAsync()).ShouldBe("4500 Internal server error");
        server.Unexpected.Single().Exception.Message.ShouldBe("a secret");
    }

    [Fact]
    public async Task OnConnect_that_takes_too_long_closes_with_4408()
    {
        var hangs = new GraphQLWebSocketOptions
        {
            InitTimeoutMs = 50,
            OnConnect = async (_, cancel) =>
            {
                await Task.Delay(Timeout.Infinite, cancel);
                return ConnectionAdmission.Accept();
            },
        };
        await using var server = await StartAsync(hangs);
        using var client = await SocketClient.OpenAsync(server);
        await client.SendAsync(Init);
        (await client.ReceiveAsync()).ShouldBe("4408 Connection initialisation timeout");
        server.Unexpected.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://elsewhere.example", false), InlineData("null", false), InlineData("https://friend.example", true)]
    [InlineData("https://friend.example.org", false), InlineData(null, true)]
    public async Task Only_pages_of_this_host_and_those_allowed_may_open_a_socket(string? origin, bool isWelcome)
    {
        await using var server = await StreamingServer.StartAsync(new() { AllowedOrigins = ["https://friend.example"] });
        if (isWelcome)
        {
            using var client = await SocketClient.OpenAsync(server, origin: origin);
            client.State.ShouldBe(WebSocketState.Open);
            return;
        }

        var refused = await Should.ThrowAsync<WebSocketException>(() => SocketClient.OpenAsync(server, origin: origin));
        refused.Message.ShouldContain("403");
    }

    [Fact]
    public async Task A_page_of_this_host_may_open_a_socket()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.OpenAsync(server, origin: server.Url.GetLeftPart(UriPartial.Authority));
        client.State.ShouldBe(WebSocketState.Open);
    }

    [Fact]
    public async Task Further_connections_are_refused_until_one_ends()
    {
        await using var server = await StartAsync(new() { MaxConnections = 1 });
        using (var first = await SocketClient.ConnectAsync(server))
        {
            var refused = await Should.ThrowAsync<WebSocketException>(() => SocketClient.OpenAsync(server));
            refused.Message.ShouldContain("503");
            first.Abort();
        }

        SocketClient? second = null;
        for (var i = 0; second is null && i < 6_000; i++)
        {
            try
            {
                second = await SocketClient.OpenAsync(server);
            }
            catch (WebSocketException)
            {
                await Task.Delay(10);
            }
        }

        second.ShouldNotBeNull();
        second.Dispose();
    }

    [Fact]
    public async Task A_server_that_stops_says_goodbye_with_1001_and_ends_its_sources()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.ConnectAsync(server);
        await client.SubscribeAsync("1", "subscription { quiet }");
        await client.ReceiveAsync();
        server.BeginStopping();
        (await client.ReceiveAsync()).ShouldBe("1001 The server is going away.");
        await server.StopAsync();
        server.Closed.ShouldBe(1);
    }

    [Fact]
    public async Task A_client_that_does_not_answer_a_close_is_cut_off()
    {
        await using var server = await StartAsync(new() { CloseTimeoutMs = 50, MaxConnections = 1 });
        using var client = await SocketClient.ConnectAsync(server);
        await client.SendAsync("nonsense");
        var isOpen = false;
        for (var i = 0; !isOpen && i < 6_000; i++)
        {
            try
            {
                using var other = await SocketClient.OpenAsync(server);
                isOpen = true;
            }
            catch (WebSocketException)
            {
                await Task.Delay(10); // Until the server has cut the first one; there is nothing else to see of it.
            }
        }

        isOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task What_resolvers_do_when_they_are_cancelled_does_not_keep_a_connection_from_its_end()
    {
        var listens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var graphQL = new TestServer(
            "type Query { hangs: Int }",
            schema => schema.BindRoot("Query", query => query.Field("hangs", async Task<int?> (CancellationToken cancel) =>
            {
                await using var told = cancel.Register(() => throw new InvalidOperationException("told"));
                listens.SetResult();
                await Task.Delay(Timeout.Infinite, cancel);
                return null;
            })));
        await using var server = await LoopbackServer.StartAsync(graphQL, new() { WebSockets = new() { MaxConnections = 1 } });
        using (var client = await SocketClient.OpenAsync(server.Address))
        {
            await client.SendAsync(Init);
            (await client.ReceiveAsync()).ShouldBe(Ack);
            await client.SubscribeAsync("1", "{ hangs }");
            // A resolver cancelled before it listens would be told within itself, and throw what it was told.
            await listens.Task.WaitAsync(TestContext.Current.CancellationToken);
            await client.SendAsync(Init);
            (await client.ReceiveAsync()).ShouldBe("4429 Too many initialisation requests");
        }

        await StreamingServer.UntilAsync(() => graphQL.Unexpected.Count > 0);
        graphQL.Unexpected[0].Exception.ShouldBeOfType<AggregateException>().Flatten().InnerExceptions
            .ShouldContain(inner => inner.Message == "told");
    }

    [Fact]
    public async Task A_socket_may_come_over_HTTP_2()
    {
        await using var server = await LoopbackServer.StartAsync(
            Tests.Server.Hello.Server(),
            new(),
            builder => builder.WebHost.ConfigureKestrel(kestrel =>
                kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2)));
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.HttpVersion = HttpVersion.Version20;
        socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        using var invoker = new HttpMessageInvoker(new SocketsHttpHandler());
        await socket.ConnectAsync(
            new UriBuilder(server.Address) { Scheme = "ws" }.Uri, invoker, TestContext.Current.CancellationToken);
        socket.SubProtocol.ShouldBe("graphql-transport-ws");
        await socket.SendAsync(Encoding.UTF8.GetBytes(Init), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        var buffer = new byte[1_000];
        var received = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        Encoding.UTF8.GetString(buffer, 0, received.Count).ShouldBe(Ack);
        await socket.SendAsync(Encoding.UTF8.GetBytes(Hello), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        received = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        Encoding.UTF8.GetString(buffer, 0, received.Count).ShouldContain("world");
    }

    [Fact]
    public async Task Other_requests_to_the_address_are_served_as_ever()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = new HttpClient();
        using var upgrade = new HttpRequestMessage(HttpMethod.Get, server.Url + "?query={hello}");
        upgrade.Headers.Connection.Add("Upgrade");
        upgrade.Headers.Upgrade.ParseAdd("other/1");
        using var response = await client.SendAsync(upgrade);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"data":{"hello":"world"}}""");
    }

    [Fact]
    public async Task Without_the_option_there_are_no_sockets()
    {
        await using var server = await StreamingServer.StartAsync(new() { WebSockets = null });
        var refused = await Should.ThrowAsync<WebSocketException>(() => SocketClient.OpenAsync(server));
        refused.Message.ShouldContain("400");
    }

    private static Task<StreamingServer> StartAsync(GraphQLWebSocketOptions options) =>
        StreamingServer.StartAsync(new GraphQLHttpOptions { WebSockets = options });

    private sealed class One(object service) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == service.GetType() ? service : null;
    }
}

using System.Net.Http.Headers;
using System.Text.Json;
using NetworkLens.GraphQL.Tests.Server.WebSockets;

namespace NetworkLens.GraphQL.Tests.Server.Streams;

/// <summary>Answers in parts over each transport: the first does not wait for the rest, and what is left ends with the client.</summary>
public sealed class IncrementalDeliveryTests
{
    private const string Query = "{ person { name ... @defer { gated } } }";
    private const string First = """{"data":{"person":{"name":"Ada"}},"pending":[{"id":"0","path":["person"]}],"hasNext":true}""";
    private const string Rest = """
        {"hasNext":false,"incremental":[{"id":"0","data":{"gated":"open"}}],"completed":[{"id":"0"}]}
        """;

    private const string Whole = """{"data":{"person":{"name":"Ada","gated":"open"}}}""";
    private const string Part = "\r\nContent-Type: application/json; charset=utf-8\r\n\r\n";

    [Theory]
    [InlineData("multipart/mixed", "", $"\r\n---{Part}{First}\r\n---", $"{Part}{Rest}\r\n-----\r\n")]
    [InlineData(
        "multipart/mixed;incrementalSpec=v0.2, application/json;q=0.9",
        "; incrementalSpec=v0.2", $"\r\n---{Part}{First}\r\n---", $"{Part}{Rest}\r\n-----\r\n")]
    [InlineData(
        "text/event-stream", null,
        $":\n\nevent: next\ndata: {First}\n\n", $"event: next\ndata: {Rest}\n\nevent: complete\ndata: \n\n")]
    public async Task The_first_part_is_sent_while_the_rest_is_waited_for(string accept, string? parameters, string first, string rest)
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = new StreamClient(server);
        using var response = await client.PostAsync(Query, accept);
        var expected = parameters is null ? "text/event-stream; charset=utf-8" : "multipart/mixed; boundary=\"-\"" + parameters;
        response.Content.Headers.ContentType.ShouldBe(MediaTypeHeaderValue.Parse(expected));
        await using var body = await response.Content.ReadAsStreamAsync();
        await StreamClient.ReadUntilAsync(body, first);
        server.Gate.SetResult("open");
        using var reader = new StreamReader(body);
        (await reader.ReadToEndAsync()).ShouldBe(rest);
    }

    [Theory]
    [InlineData("application/json"), InlineData("multipart/mixed; deferSpec=20220824, application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task A_client_that_takes_no_parts_gets_the_whole(string accept)
    {
        await using var server = await StreamingServer.StartAsync();
        server.Gate.SetResult("open");
        using var client = new StreamClient(server);
        (await client.TextAsync(Query, accept)).ShouldBe(Whole);
    }

    [Fact]
    public async Task What_is_refused_or_has_no_parts_is_JSON_wherever_the_client_takes_it()
    {
        const string Accept = "multipart/mixed, application/graphql-response+json";
        await using var server = await StreamingServer.StartAsync();
        using var client = new StreamClient(server);
        using var refused = await client.PostAsync("{ person { name ... @defer { nothing } } }", Accept);
        ((int)refused.StatusCode).ShouldBe(400);
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/graphql-response+json");
        (await client.TextAsync("{ hello }", Accept)).ShouldBe("""{"data":{"hello":"world"}}""");
    }

    [Fact]
    public async Task An_answer_in_parts_has_no_ETag()
    {
        await using var server = await StreamingServer.StartAsync(new() { Version = _ => ValueTask.FromResult<string?>("1") });
        server.Gate.SetResult("open");
        using var client = new StreamClient(server);
        using var parts = await client.GetAsync(Query, "multipart/mixed, application/json;q=0.5");
        parts.Content.Headers.ContentType!.MediaType.ShouldBe("multipart/mixed");
        parts.Headers.ETag.ShouldBeNull();
        using var whole = await client.GetAsync(Query, "application/json");
        whole.Headers.ETag.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_server_that_stops_sends_the_parts_that_it_has_promised()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = new StreamClient(server);
        using var response = await client.PostAsync(Query, "multipart/mixed");
        await using var body = await response.Content.ReadAsStreamAsync();
        await StreamClient.ReadUntilAsync(body, First);
        server.BeginStopping();
        server.Gate.SetResult("open");
        await StreamClient.ReadUntilAsync(body, Rest);
    }

    [Fact]
    public async Task A_batch_is_answered_whole()
    {
        await using var server = await StreamingServer.StartAsync(new() { MaxBatch = 2 });
        server.Gate.SetResult("open");
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Accept.ParseAdd("multipart/mixed, application/json");
        var body = JsonSerializer.Serialize(new[] { new { query = Query }, new { query = "{ hello }" } });
        using var response = await client.PostAsync(server.Url, new StringContent(body, new MediaTypeHeaderValue("application/json")));
        (await response.Content.ReadAsStringAsync()).ShouldBe($$$"""[{{{Whole}}},{"data":{"hello":"world"}}]""");
    }

    [Fact]
    public async Task Over_a_socket_each_payload_is_a_next()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = await SocketClient.ConnectAsync(server);
        await client.SubscribeAsync("d", Query);
        (await client.ReceiveAsync()).ShouldBe($$$"""{"id":"d","type":"next","payload":{{{First}}}}""");
        server.Gate.SetResult("open");
        (await client.ReceiveAsync()).ShouldBe($$$"""{"id":"d","type":"next","payload":{{{Rest}}}}""");
        (await client.ReceiveAsync()).ShouldBe("""{"id":"d","type":"complete"}""");
    }

    [Theory]
    [InlineData("multipart/mixed"), InlineData("text/event-stream")]
    public async Task A_client_that_leaves_after_the_first_part_ends_the_work_for_the_rest(string accept)
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = new StreamClient(server);
        using (var response = await client.PostAsync("{ hello ... @defer { never } }", accept))
        {
            await using var body = await response.Content.ReadAsStreamAsync();
            await StreamClient.ReadUntilAsync(body, "world");
            await StreamingServer.UntilAsync(() => server.Opened == 1);
        }

        await StreamingServer.UntilAsync(() => server.Closed == 1);
        server.Unexpected.ShouldBeEmpty();
    }
}

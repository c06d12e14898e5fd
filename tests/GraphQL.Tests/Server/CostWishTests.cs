using NetworkLens.GraphQL.Protection;
using NetworkLens.GraphQL.Tests.Execution;
using NetworkLens.GraphQL.Tests.Server.WebSockets;

namespace NetworkLens.GraphQL.Tests.Server;

/// <summary>A client learns the cost over every transport, headers or not.</summary>
public sealed class CostWishTests
{
    private const string Cost = "\"extensions\":{\"operationCost\":{\"fieldCost\":1,\"typeCost\":2}}";

    [Theory]
    [InlineData("report", """{"data":{"item":{"a":1}},""")]
    [InlineData("validate", """{"data":null,""")]
    public async Task Over_WebSocket_and_in_any_body_the_extensions_ask(string wish, string expected)
    {
        await using var server = await LoopbackServer.StartAsync(Server(), new());
        var body = "{\"query\":\"{ item { a } }\",\"extensions\":{\"GraphQL-Cost\":\"" + wish + "\"}}";
        (await server.PostAsync(body)).Body.ShouldBe(expected + Cost + "}");

        using var client = await SocketClient.OpenAsync(server.Address);
        await client.SendAsync("""{"type":"connection_init"}""");
        await client.ReceiveAsync();
        await client.SendAsync("{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":" + body + "}");
        (await client.ReceiveAsync()).ShouldBe("{\"id\":\"1\",\"type\":\"next\",\"payload\":" + expected + Cost + "}}");
        await client.ReceiveAsync();
        await client.SubscribeAsync("2", "{ item { a } }");
        (await client.ReceiveAsync()).ShouldNotContain("operationCost");
    }

    [Theory]
    [InlineData("&extensions={\"GraphQL-Cost\":\"report\"}", null, true), InlineData("", "report", true), InlineData("", null, false)]
    [InlineData("&extensions={\"GraphQL-Cost\":7}", null, false), InlineData("&extensions={\"GraphQL-Cost\":\"no\"}", "report", false)]
    public async Task An_event_stream_tells_it_as_well(string extensions, string? header, bool isTold)
    {
        await using var server = await LoopbackServer.StartAsync(Server(), new());
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address + "?query={item{a}}" + extensions);
        request.Headers.Add("Accept", "text/event-stream");
        if (header is not null)
        {
            request.Headers.Add("GraphQL-Cost", header);
        }

        (await server.SendAsync(request)).Body.Contains(Cost, StringComparison.Ordinal).ShouldBe(isTold);
    }

    private static TestServer Server()
    {
        const string Sdl = "type Query { item: Item } type Item { a: Int }";
        return new TestServer(
            Sdl,
            binder => binder.BindRoot("Query", query => query.Field("item", () => new Item(1))).Bind<Item>("Item"),
            options: null,
            new LateLimit());
    }

    private sealed record Item(int A);

    // The limit belongs to the schema that is executed, which the server makes.
    private sealed class LateLimit : NetworkLens.GraphQL.Execution.IOperationStep
    {
        private CostLimit? limit;

        public NetworkLens.GraphQL.Errors.GraphQLError? OnOperation(NetworkLens.GraphQL.Execution.OperationStart start) =>
            (limit ??= CostLimit.For(start.Operation.Document.Schema.Schema)).OnOperation(start);
    }
}

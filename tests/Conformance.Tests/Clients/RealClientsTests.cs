using System.Text.Json;
using NetworkLens.GraphQL.Tests.Server;

namespace NetworkLens.Conformance.Tests.Clients;

/// <summary>
/// Clients that others wrote, as npm has them, against the library's server: each asks a query, a mutation, a subscription, one in parts, a
/// mistake, and leaves a subscription that would never end, which the server's source must notice.
/// </summary>
public sealed class RealClientsTests
{
    [Fact]
    public async Task Graphql_ws_is_served()
    {
        var told = await AskAsync("graphql-ws");
        IncrementalPayloads(told);
    }

    [Fact]
    public async Task Graphql_sse_is_served()
    {
        var told = await AskAsync("graphql-sse");
        IncrementalPayloads(told);
    }

    [Fact]
    public async Task Urql_is_served()
    {
        var told = await AskAsync("urql");
        told.GetProperty("deferred")[0].GetRawText().ShouldBe("""{"person":{"name":"Ada"}}""");
        told.GetProperty("deferred")[1].GetRawText().ShouldBe("""{"person":{"name":"Ada","late":"Ada late"}}""");
    }

    [Fact]
    public async Task Apollo_Client_is_served()
    {
        var told = await AskAsync("apollo");
        var deferred = told.GetProperty("deferred").EnumerateArray().ToArray();
        deferred[0].TryGetProperty("late", out _).ShouldBeFalse();
        deferred[0].GetProperty("name").GetString().ShouldBe("Ada");
        deferred[^1].GetProperty("late").GetString().ShouldBe("Ada late");
        told.GetProperty("socketSubscription").GetRawText().ShouldBe("[1,2,3]");
        told.GetProperty("socketQuery").GetString().ShouldBe(told.GetProperty("query").GetString());
        told.GetProperty("socketFirst").GetInt32().ShouldBe(1);
    }

    // What all of them must have seen; and nothing is left open behind them.
    private static async Task<JsonElement> AskAsync(string client)
    {
        await using var server = await StreamingServer.StartAsync();
        var told = await NodeScripts.RunAsync($"Clients/{client}.mjs", new { url = server.Url }, TestContext.Current.CancellationToken);
        told.GetProperty("query").GetString().ShouldBe("grüße, \"世界\" 😀");
        told.GetProperty("mutation").GetInt32().ShouldBe(7);
        told.GetProperty("subscription").GetRawText().ShouldBe("[1,2,3]");
        told.GetProperty("error").GetString()!.ShouldContain("Cannot query field \"nothing\"");
        told.GetProperty("first").GetInt32().ShouldBe(1);
        told.GetProperty("after").GetString().ShouldBe("after");
        await StreamingServer.UntilAsync(() => server.Opened >= 2 && server.Closed == server.Opened);
        server.Unexpected.ShouldBeEmpty();
        return told;
    }

    // These clients hand the payloads on as they come.
    private static void IncrementalPayloads(JsonElement told)
    {
        var payloads = told.GetProperty("deferred").EnumerateArray().ToArray();
        payloads.Length.ShouldBeGreaterThan(1);
        payloads[0].GetProperty("data").GetRawText().ShouldBe("""{"person":{"name":"Ada"}}""");
        payloads[0].GetProperty("hasNext").GetBoolean().ShouldBeTrue();
        var id = payloads[0].GetProperty("pending")[0].GetProperty("id").GetString();
        var part = payloads.SelectMany(Parts).Single();
        part.GetProperty("id").GetString().ShouldBe(id);
        part.GetProperty("data").GetRawText().ShouldBe("""{"late":"Ada late"}""");
        payloads[^1].GetProperty("hasNext").GetBoolean().ShouldBeFalse();
    }

    private static IEnumerable<JsonElement> Parts(JsonElement payload) =>
        payload.TryGetProperty("incremental", out var parts) ? parts.EnumerateArray() : [];
}

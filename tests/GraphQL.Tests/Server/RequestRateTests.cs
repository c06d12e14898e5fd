using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using NetworkLens.GraphQL.Server;
using NetworkLens.GraphQL.Tests.Execution;
using NetworkLens.GraphQL.Tests.Server.WebSockets;

namespace NetworkLens.GraphQL.Tests.Server;

/// <summary>Who asks too often is told so and when to try again; nobody else is.</summary>
public sealed class RequestRateTests
{
    private const string Hello = """{"query":"{ hello }"}""";

    [Fact]
    public async Task The_request_beyond_the_permits_is_429_with_Retry_After()
    {
        using var limiter = Limiter(permits: 2);
        await using var server = await LoopbackServer.StartAsync(World(), new() { RateLimiter = limiter });

        (await server.PostAsync(Hello)).Status.ShouldBe(200);
        (await server.PostAsync("not JSON")).Status.ShouldBe(400);
        using var refused = await PostAsync(server, Hello, caller: null);

        ((int)refused.StatusCode).ShouldBe(429);
        refused.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldBe(TimeSpan.FromHours(1));
        var error = await ErrorOfAsync(refused);
        error.GetProperty("message").GetString().ShouldBe("Too many requests came from here. Try again in 3600 s.");
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("RATE_LIMITED");
        error.GetProperty("extensions").GetProperty("retryAfterSeconds").GetInt32().ShouldBe(3600);
    }

    [Fact]
    public async Task Callers_do_not_use_up_each_other_s_permits()
    {
        using var limiter = Limiter(permits: 1);
        await using var server = await LoopbackServer.StartAsync(World(), new() { RateLimiter = limiter });

        (await StatusAsync(server, "a")).ShouldBe(200);
        (await StatusAsync(server, "b")).ShouldBe(200);
        (await StatusAsync(server, "a")).ShouldBe(429);
    }

    [Theory]
    [InlineData(3, 200), InlineData(2, 429)]
    public async Task Each_request_of_a_batch_counts(int permits, int status)
    {
        using var limiter = Limiter(permits);
        await using var server = await LoopbackServer.StartAsync(World(), new() { RateLimiter = limiter, MaxBatch = 10 });

        (await server.PostAsync($"[{Hello},{Hello},{Hello}]")).Status.ShouldBe(status);
    }

    [Fact]
    public async Task The_page_is_free_and_a_GET_is_not()
    {
        using var limiter = Limiter(permits: 1);
        await using var server = await LoopbackServer.StartAsync(
            World(), new() { RateLimiter = limiter, GraphiQLPage = context => context.Response.WriteAsync("page") });

        (await GetAsync(server, "", "text/html")).ShouldBe(200);
        (await GetAsync(server, "?query={hello}", "application/json")).ShouldBe(200);
        (await GetAsync(server, "?query={hello}", "application/json")).ShouldBe(429);
        (await GetAsync(server, "", "text/html")).ShouldBe(200);
    }

    [Fact]
    public async Task What_another_site_has_a_browser_send_uses_nobody_s_permits_up()
    {
        using var limiter = Limiter(permits: 1);
        await using var server = await LoopbackServer.StartAsync(World(), new() { RateLimiter = limiter });
        using var stranger = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address + "?query={hello}"));
        stranger.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var form = new HttpRequestMessage(HttpMethod.Post, server.Address) { Content = new StringContent(Hello) };

        (await server.SendAsync(stranger)).Status.ShouldBe(403);
        (await server.SendAsync(form)).Status.ShouldBe(415);
        (await server.PostAsync(Hello)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Questions_about_what_may_be_asked_use_no_permit_up()
    {
        using var limiter = Limiter(permits: 1);
        await using var server = await LoopbackServer.StartAsync(World(), new() { RateLimiter = limiter });
        foreach (var (method, status) in new[] { (HttpMethod.Options, 204), (HttpMethod.Put, 405), (HttpMethod.Delete, 405) })
        {
            using var request = new HttpRequestMessage(method, server.Address);
            (await server.SendAsync(request)).Status.ShouldBe(status);
        }

        (await server.PostAsync(Hello, "text/plain")).Status.ShouldBe(406);
        (await server.PostAsync(Hello)).Status.ShouldBe(200);
        (await server.PostAsync(Hello)).Status.ShouldBe(429);
    }

    [Fact]
    public async Task Permits_that_are_given_back_serve_the_next_request()
    {
        using var limiter = PartitionedRateLimiter.Create<HttpContext, int>(_ =>
            RateLimitPartition.GetConcurrencyLimiter(0, _ => new() { PermitLimit = 1, QueueLimit = 0 }));
        await using var server = await LoopbackServer.StartAsync(World(), new() { RateLimiter = limiter });

        // The permit is given back when the response is over, which the client may learn a moment earlier.
        for (var i = 0; i < 5; i++)
        {
            (await server.PostAsync(Hello)).Status.ShouldBe(200);
            await StreamingServer.UntilAsync(() => limiter.GetStatistics(new DefaultHttpContext())?.CurrentAvailablePermits != 0);
        }
    }

    [Fact]
    public async Task Each_operation_over_WebSocket_counts_and_so_does_the_connection()
    {
        using var limiter = Limiter(permits: 2);
        await using var server = await LoopbackServer.StartAsync(World(), new() { RateLimiter = limiter, WebSockets = new() });
        using var client = await SocketClient.OpenAsync(server.Address);
        await client.SendAsync("""{"type":"connection_init"}""");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"connection_ack"}""");

        await client.SubscribeAsync("1", "{ hello }");
        (await client.ReceiveAsync()).ShouldBe("""{"id":"1","type":"next","payload":{"data":{"hello":"world"}}}""");
        (await client.ReceiveAsync()).ShouldBe("""{"id":"1","type":"complete"}""");
        await client.SubscribeAsync("2", "{ hello }");
        var refused = await client.ReceiveAsync();
        refused.ShouldStartWith("""{"id":"2","type":"error","payload":[{"message":"Too many requests came from here.""");
        refused.ShouldContain("RATE_LIMITED");
    }

    private static TestServer World() => new(
        "type Query { hello: String! }", schema => schema.BindRoot("Query", query => query.Field("hello", () => "world")));

    // No permit comes back while a test runs.
    private static PartitionedRateLimiter<HttpContext> Limiter(int permits) => PartitionedRateLimiter.Create<HttpContext, string>(context =>
        RateLimitPartition.GetTokenBucketLimiter(context.Request.Headers["Caller"].ToString(), _ => new()
        {
            TokenLimit = permits,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromHours(1),
            QueueLimit = 0,
        }));

    private static async Task<int> StatusAsync(LoopbackServer server, string caller)
    {
        using var response = await PostAsync(server, Hello, caller);
        return (int)response.StatusCode;
    }

    private static async Task<HttpResponseMessage> PostAsync(LoopbackServer server, string json, string? caller)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Address);
        request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        if (caller is not null)
        {
            request.Headers.Add("Caller", caller);
        }

        return await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<int> GetAsync(LoopbackServer server, string query, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address + query));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        return (await server.SendAsync(request)).Status;
    }

    private static async Task<JsonElement> ErrorOfAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return JsonDocument.Parse(body).RootElement.GetProperty("errors")[0];
    }
}

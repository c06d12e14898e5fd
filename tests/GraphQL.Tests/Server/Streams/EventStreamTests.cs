using System.IO.Pipelines;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NetworkLens.GraphQL.Server;
using NetworkLens.GraphQL.Server.Streams;
using NetworkLens.GraphQL.Tests.Execution;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.Server.Streams;

/// <summary>Server-sent events, as graphql-sse has them in its distinct connections mode.</summary>
public sealed class EventStreamTests
{
    private const string Events = "text/event-stream";
    private const string End = "event: complete\ndata: \n\n";

    [Theory]
    [InlineData("{ hello }", """{"data":{"hello":"world"}}""")]
    [InlineData("mutation { set(n: 3) }", """{"data":{"set":3}}""")]
    [InlineData("subscription { counted(to: 2) }", """{"data":{"counted":1}}""", """{"data":{"counted":2}}""")]
    [InlineData("subscription { counted(to: 0) }")]
    public async Task Results_are_next_events_before_a_complete(string query, params string[] results)
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = new StreamClient(server);
        using var response = await client.PostAsync(query, Events);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/event-stream; charset=utf-8");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Headers.TransferEncodingChunked.ShouldBe(true);
        var body = await response.Content.ReadAsStringAsync();
        body.ShouldBe(":\n\n" + string.Concat(results.Select(result => $"event: next\ndata: {result}\n\n")) + End);
    }

    [Fact]
    public async Task Queries_and_subscriptions_may_be_asked_by_GET_and_mutations_not()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = new StreamClient(server);
        using var query = await client.GetAsync("{ hello }", Events);
        (await query.Content.ReadAsStringAsync()).ShouldContain("""data: {"data":{"hello":"world"}}""");
        using var subscription = await client.GetAsync("subscription { counted(to: 1) }", Events);
        (await subscription.Content.ReadAsStringAsync()).ShouldContain("""data: {"data":{"counted":1}}""");
        using var mutation = await client.GetAsync("mutation { set(n: 1) }", Events);
        mutation.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        mutation.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    [Theory]
    [InlineData("{", "Syntax Error")]
    [InlineData("{ nothing }", "Cannot query field")]
    [InlineData("subscription { refused }", "not for you")]
    public async Task What_is_not_executed_is_told_in_the_stream(string query, string message)
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = new StreamClient(server);
        using var response = await client.PostAsync(query, Events);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var body = await response.Content.ReadAsStringAsync();
        body.ShouldStartWith(":\n\nevent: next\ndata: {\"errors\":[{\"message\":\"" + message);
        body.ShouldEndWith(End);
    }

    [Fact]
    public async Task A_source_that_fails_ends_the_stream_with_an_error_that_keeps_the_secret()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = new StreamClient(server);
        var body = await client.TextAsync("subscription { broken(after: 1) }", Events);
        body.ShouldContain("""data: {"data":{"broken":1}}""");
        body.ShouldContain("Unexpected error.");
        body.ShouldNotContain("secret");
        body.ShouldEndWith(End);
    }

    // A value that came from elsewhere as text keeps its spaces, and a line end among them would end the event.
    [Fact]
    public async Task No_value_can_break_a_line()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = new StreamClient(server);
        var lines = (await client.TextAsync("{ verbatim }", Events)).Split('\n');
        var data = lines.Single(line => line.StartsWith("data: {", StringComparison.Ordinal))["data: ".Length..];
        JsonElement.Parse(data).GetProperty("data").GetProperty("verbatim").GetProperty("a").GetArrayLength().ShouldBe(2);
        data.ShouldNotContain('\r');
        lines.Length.ShouldBe(9);
    }

    [Fact]
    public async Task Events_are_sent_as_they_come_and_a_client_that_leaves_ends_the_source()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = new StreamClient(server);
        using (var response = await client.PostAsync("subscription { quiet }", Events))
        {
            await using var body = await response.Content.ReadAsStreamAsync();
            await StreamClient.ReadUntilAsync(body, """{"data":{"quiet":1}}""");
            server.Closed.ShouldBe(0);
        }

        await StreamingServer.UntilAsync(() => server.Closed == 1);
    }

    [Fact]
    public async Task A_silent_stream_is_kept_alive_by_comments()
    {
        await using var server = await StartAsync(new() { KeepAliveMs = 20 });
        using var client = new StreamClient(server);
        using var response = await client.PostAsync("subscription { quiet }", Events);
        await using var body = await response.Content.ReadAsStreamAsync();
        await StreamClient.ReadUntilAsync(body, "{\"data\":{\"quiet\":1}}\n\n:\n\n:\n\n:\n\n");
    }

    // Proxies close what is silent for long, nginx after a minute, some after fifteen seconds.
    [Fact]
    public async Task A_stream_that_falls_silent_carries_a_comment_after_twelve_seconds_and_not_before()
    {
        var clock = new FakeClock();
        await using var server = await StreamingServer.StartAsync(new() { Clock = clock });
        using var client = new StreamClient(server);
        using var response = await client.PostAsync("subscription { quiet }", Events);
        await using var body = await response.Content.ReadAsStreamAsync();
        await StreamClient.ReadUntilAsync(body, "{\"data\":{\"quiet\":1}}\n\n");
        for (var i = 0; i < 3; i++)
        {
            await StreamingServer.UntilAsync(() => clock.Waits is [{ } wait] && wait == TimeSpan.FromSeconds(12));
            clock.Advance(TimeSpan.FromSeconds(12) - TimeSpan.FromTicks(1));
            clock.Waits.ShouldBe([TimeSpan.FromTicks(1)]);
            clock.Advance(TimeSpan.FromTicks(1));
            await StreamClient.ReadUntilAsync(body, ":\n\n").WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData("subscription{counted}", Events, 2), InlineData("{...@defer{a}}", "multipart/mixed", 1)]
    public async Task What_cannot_be_sent_breaks_the_connection_and_ends_the_source(string query, string accept, int failsAt)
    {
        var graphQL = new TestServer(
            IncrementalDirectives.Sdl + " type Query { a: Int } type Subscription { counted: Int! }",
            schema => schema
                .BindRoot("Query", root => root.Field("a", () => 1))
                .BindRoot("Subscription", root => root.Subscribe("counted", (CancellationToken cancel) => CountAsync(cancel))));
        var escaped = new List<Exception>();
        await using var server = await LoopbackServer.StartAsync(graphQL, new(), use: app => app.Use(async (context, next) =>
        {
            var inner = context.Features.Get<IHttpResponseBodyFeature>()!;
            context.Features.Set<IHttpResponseBodyFeature>(new FailingBody(inner, failsAt));
            try
            {
                await next(context);
            }
            catch (Exception failure)
            {
                escaped.Add(failure);
            }
        }));
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address + "?query=" + query);
        request.Headers.Add("Accept", accept);
        await Should.ThrowAsync<HttpRequestException>(() => server.SendAsync(request));
        escaped.ShouldBeEmpty();
        graphQL.Unexpected.Single().Exception.Message.ShouldBe("The cable is cut.");
    }

    private static async IAsyncEnumerable<int> CountAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        for (var i = 0; ; i++)
        {
            yield return i;
            await Task.Yield();
            cancel.ThrowIfCancellationRequested();
        }
    }

    [Fact]
    public async Task A_server_that_stops_ends_the_stream_without_a_complete_so_that_the_client_comes_back()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = new StreamClient(server);
        using var response = await client.PostAsync("subscription { quiet }", Events);
        await using var body = await response.Content.ReadAsStreamAsync();
        await StreamClient.ReadUntilAsync(body, "quiet");
        server.BeginStopping();
        using var rest = new StreamReader(body);
        (await rest.ReadToEndAsync()).ShouldNotContain("complete");
        await server.StopAsync();
        server.Closed.ShouldBe(1);
    }

    [Fact]
    public async Task A_client_that_does_not_read_slows_the_source_and_is_cut_off_in_the_end()
    {
        await using var server = await StartAsync(new() { SendTimeoutMs = 500 });
        using var client = new StreamClient(server);
        using var response = await client.PostAsync("subscription { flood(bytes: 1000000) }", Events);
        await StreamingServer.UntilAsync(() => server.Closed == 1);
        server.Given.ShouldBeLessThan(100);
        server.Unexpected.ShouldBeEmpty();
    }

    [Fact]
    public async Task Further_streams_are_refused_until_one_ends()
    {
        await using var server = await StartAsync(new() { MaxStreams = 1 });
        using var client = new StreamClient(server);
        using (var first = await client.PostAsync("subscription { quiet }", Events))
        {
            using var second = await client.PostAsync("subscription { quiet }", Events);
            second.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            second.Headers.RetryAfter.ShouldNotBeNull();
            (await second.Content.ReadAsStringAsync()).ShouldBe(
                """{"errors":[{"message":"Too many streams are open; try again later.","extensions":{"code":"TOO_MANY_OPEN"}}]}""");
        }

        await StreamingServer.UntilAsync(() => server.Closed == 2);
        HttpStatusCode status;
        do
        {
            using var third = await client.PostAsync("{ hello }", Events);
            status = third.StatusCode;
        }
        while (status == HttpStatusCode.ServiceUnavailable); // The first is just leaving.

        status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Each_event_has_services_of_its_own()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = new StreamClient(server);
        var body = await client.TextAsync("subscription { scopes }", Events);
        body.ShouldContain("""{"scopes":1}""");
        body.ShouldContain("""{"scopes":2}""");
    }

    [Fact]
    public async Task Without_the_option_there_are_no_streams()
    {
        await using var server = await StreamingServer.StartAsync(new() { Streams = null });
        using var client = new StreamClient(server);
        using var only = await client.PostAsync("{ hello }", Events);
        only.StatusCode.ShouldBe(HttpStatusCode.NotAcceptable);
        using var also = await client.PostAsync("{ hello }", Events + ", application/json;q=0.1");
        (await also.Content.ReadAsStringAsync()).ShouldBe("""{"data":{"hello":"world"}}""");
    }

    private static Task<StreamingServer> StartAsync(GraphQLStreamOptions options) =>
        StreamingServer.StartAsync(new GraphQLHttpOptions { Streams = options });

    private sealed class FailingBody(IHttpResponseBodyFeature inner, int failsAt) : StreamResponseBodyFeature(inner.Stream, inner),
        IHttpResponseBodyFeature
    {
        PipeWriter IHttpResponseBodyFeature.Writer { get; } = new FailingWriter(inner.Writer, failsAt);
    }

    private sealed class FailingWriter(PipeWriter inner, int failsAt) : PipeWriter
    {
        private int flushes;

        public override void Advance(int bytes) => inner.Advance(bytes);

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
            ++flushes >= failsAt ? throw new InvalidOperationException("The cable is cut.") : inner.FlushAsync(cancellationToken);

        public override Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);
    }
}

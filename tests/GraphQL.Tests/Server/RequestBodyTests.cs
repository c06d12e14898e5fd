using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using NetworkLens.GraphQL.Server;

namespace NetworkLens.GraphQL.Tests.Server;

/// <summary>Bodies that come in odd ways.</summary>
public sealed class RequestBodyTests
{
    private const string Question = """{"query":"{ hello }"}""";

    [Fact]
    public async Task A_compressed_body_is_415_and_the_answer_says_what_is_taken()
    {
        await using var server = await LoopbackServer.StartAsync(Hello.Server(), new());
        using var content = Compressed(Question);

        using var response = await server.Client.PostAsync((Uri?)null, content, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        response.Headers.GetValues("Accept-Encoding").ShouldBe(["identity"]);
    }

    [Theory]
    [InlineData(3_000, 200)]
    [InlineData(100_000, 413)]
    public async Task A_host_that_decompresses_has_the_bound_hold_for_what_comes_out(int padding, int status)
    {
        await using var server = await LoopbackServer.StartAsync(
            Hello.Server(),
            new() { MaxBodyBytes = 10_000 },
            builder => builder.Services.AddRequestDecompression(),
            application => application.UseRequestDecompression());
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Address);
        request.Content = Compressed(Question + new string(' ', padding));

        (await server.SendAsync(request)).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("Content-Length: 100", "{\"query\":", 408)]
    [InlineData("Transfer-Encoding: chunked", "5\r\n{\"que", 408)]
    [InlineData("Transfer-Encoding: chunked", "no chunk\r\n", 400)]
    [InlineData("Transfer-Encoding: chunked", "ffffffff\r\n", 400)]
    [InlineData("Transfer-Encoding: chunked", "6\r\n{\"quer\r\nf\r\ny\":\"{ hello }\"}\r\n0\r\n\r\n", 200)]
    public async Task A_body_that_stops_or_is_broken_is_answered(string framing, string body, int status)
    {
        await using var server = await LoopbackServer.StartAsync(
            Hello.Server(),
            new(),
            builder => builder.WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1_000, gracePeriod: TimeSpan.FromSeconds(1.1));
                kestrel.Limits.MaxRequestBodySize = 1 << 20;
            }));
        var cancel = TestContext.Current.CancellationToken;
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Address.Host, server.Address.Port, cancel);
        var stream = socket.GetStream();
        var head = $"POST /graphql HTTP/1.1\r\nHost: {server.Address.Authority}\r\nContent-Type: application/json\r\n{framing}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + body), cancel);

        using var reader = new StreamReader(stream);
        (await reader.ReadLineAsync(cancel)).ShouldNotBeNull().ShouldStartWith($"HTTP/1.1 {status} ");
    }

    [Theory]
    [InlineData("\uFEFF", 200)]
    [InlineData(" \r\n\t", 200)]
    [InlineData("\uFEFF\uFEFF", 400)]
    [InlineData("\u00A0", 400)]
    public async Task A_byte_order_mark_is_stepped_over(string before, int status)
    {
        await using var server = await LoopbackServer.StartAsync(Hello.Server(), new() { MaxBatch = 1 });

        (await server.PostAsync(before + Question)).Status.ShouldBe(status);
        (await server.PostAsync(before + "[" + Question + "]")).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("""{"query":"{ hello }","query":"{ hello }"}""", "query")]
    [InlineData("""{"query":null,"query":"{ hello }"}""", "query")]
    [InlineData("""{"query":"{ hello }","\u0071uery":"{ hello }"}""", "query")]
    [InlineData("""{"query":"{ hello }","variables":{},"variables":{}}""", "variables")]
    [InlineData("""{"operationName":null,"query":"{ hello }","operationName":"A"}""", "operationName")]
    [InlineData("""{"extensions":{},"query":"{ hello }","extensions":null}""", "extensions")]
    public async Task A_parameter_given_twice_is_400(string body, string name)
    {
        await using var server = await LoopbackServer.StartAsync(Hello.Server(), new());

        var (status, answer) = await server.PostAsync(body);

        status.ShouldBe(400);
        answer.ShouldContain($"The parameter \\\"{name}\\\" must be given once.");
    }

    [Theory]
    [InlineData("?query={hello}&query={hello}")]
    [InlineData("?query={hello}&variables={}&variables={}")]
    [InlineData("?query={hello}&extensions={}&extensions={}")]
    [InlineData("?query=query A{hello}&operationName=A&operationName=A")]
    public async Task A_parameter_given_twice_in_the_address_is_400(string query)
    {
        await using var server = await LoopbackServer.StartAsync(Hello.Server(), new());
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address + query);

        (await server.SendAsync(request)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task OPTIONS_tells_the_methods_and_no_other_site_anything()
    {
        await using var server = await LoopbackServer.StartAsync(Hello.Server(), new());
        using var request = new HttpRequestMessage(HttpMethod.Options, server.Address);
        request.Headers.Add("Origin", "https://evil.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");

        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        response.Content.Headers.Allow.ShouldBe(["GET", "HEAD", "POST"], ignoreOrder: true);
        response.Headers.ShouldNotContain(header => header.Key.StartsWith("Access-Control"));
    }

    private static ByteArrayContent Compressed(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        var content = new ByteArrayContent(bytes.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }
}

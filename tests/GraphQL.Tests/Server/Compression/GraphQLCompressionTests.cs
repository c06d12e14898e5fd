using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using NetworkLens.GraphQL.Server.Compression;
using NetworkLens.GraphQL.Tests.Execution;

namespace NetworkLens.GraphQL.Tests.Server.Compression;

/// <summary>Compressed answers, read by hand: the client's own decompression is off.</summary>
public sealed class GraphQLCompressionTests
{
    [Theory]
    [InlineData("br", 5_000, "application/json", "br")]
    [InlineData("gzip, deflate, br", 5_000, "application/graphql-response+json", "br")]
    [InlineData("gzip", 5_000, "application/json", "gzip")]
    [InlineData("br;q=0.1, gzip", 5_000, "application/json", "gzip")]
    [InlineData("br", 100, "application/json", null)]
    [InlineData("br", 1_379, "application/json", null)] // Twenty bytes are around the text: 1,399.
    [InlineData("br", 1_380, "application/json", "br")]
    [InlineData("deflate", 5_000, "application/json", null)]
    [InlineData("br;q=0", 5_000, "application/json", null)]
    [InlineData(null, 5_000, "application/json", null)]
    public async Task A_large_answer_is_compressed_as_the_client_likes(string? takes, int length, string accept, string? encoding)
    {
        await using var server = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address + $"?query={{long(length:{length})}}");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", takes);
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));

        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.Content.Headers.ContentEncoding.ShouldBe(encoding is null ? [] : [encoding]);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        (await DecodeAsync(bytes, encoding)).ShouldBe($$$"""{"data":{"long":"{{{new string('x', length)}}}"}}""");
        (bytes.Length < length).ShouldBe(encoding is not null);
        if (encoding is not null)
        {
            response.Headers.Vary.ShouldContain("Accept-Encoding");
        }
    }

    [Theory]
    [InlineData("text/event-stream", "event: next")]
    [InlineData("multipart/mixed;subscriptionSpec=1.0", "---")]
    public async Task Events_are_not_held_back(string accept, string line)
    {
        var end = new TaskCompletionSource();
        var source = new TestServer(
            "type Query { a: Int } type Subscription { tick: Int! }",
            schema => schema
                .BindRoot("Query", query => query.Field("a", () => 1))
                .BindRoot("Subscription", subscription => subscription.Subscribe("tick", () => TickAsync(end.Task))));
        await using var server = await StartAsync(source);
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Address);
        request.Content = new StringContent("""{"query":"subscription { tick }"}""", Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br, gzip");

        using var response = await server.Client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        response.Content.Headers.ContentEncoding.ShouldBeEmpty();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var lines = new List<string?>();
        while (!lines.Exists(each => each?.Contains("\"tick\":1", StringComparison.Ordinal) == true))
        {
            lines.Add((await reader.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull());
        }

        lines.ShouldContain(line); // The event is here, and the source is still open.
        end.SetResult();
    }

    private static async IAsyncEnumerable<int> TickAsync(Task end)
    {
        yield return 1;
        await end;
    }

    private static Task<LoopbackServer> StartAsync(TestServer? graphQL = null) => LoopbackServer.StartAsync(
        graphQL ?? Hello.Server(),
        new(),
        builder => builder.Services.AddGraphQLCompression(),
        application => application.UseResponseCompression());

    private static async Task<string> DecodeAsync(byte[] bytes, string? encoding)
    {
        using var source = new MemoryStream(bytes);
        await using Stream plain = encoding switch
        {
            "br" => new BrotliStream(source, CompressionMode.Decompress),
            "gzip" => new GZipStream(source, CompressionMode.Decompress),
            _ => source,
        };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}

using System.Text.Json;
using NetworkLens.GraphQL.Server;

namespace NetworkLens.GraphQL.Tests.Server;

/// <summary>What the application fails to give for a request is told as any fault of the server is.</summary>
public sealed class RequestAnswerTests
{
    [Theory]
    [InlineData(true, null), InlineData(true, "application/graphql-response+json"), InlineData(true, "text/event-stream")]
    [InlineData(false, null)]
    public async Task A_root_value_that_cannot_be_had_is_an_error_with_a_code_and_is_logged(bool isPost, string? accept)
    {
        var hello = Hello.Server();
        await using var server = await LoopbackServer.StartAsync(hello, Failing);
        using var get = new HttpRequestMessage(HttpMethod.Get, $"{server.Address}?query=%7Bhello%7D");

        var (_, body) = isPost ? await server.PostAsync("""{"query":"query Who { hello }"}""", accept) : await server.SendAsync(get);

        var failure = hello.Unexpected.ShouldHaveSingleItem();
        failure.Exception.Message.ShouldBe("no such tenant");
        body.ShouldContain("Unexpected error.");
        body.ShouldContain("\"code\":\"INTERNAL\"");
        body.ShouldContain(failure.Id);
        body.ShouldNotContain("tenant");
    }

    [Fact]
    public async Task In_a_batch_each_request_has_the_error()
    {
        var hello = Hello.Server();
        await using var server = await LoopbackServer.StartAsync(hello, Failing with { MaxBatch = 2 });

        var (status, body) = await server.PostAsync("""[{"query":"{ hello }"},{"query":"{ hello }"}]""");

        status.ShouldBe(200);
        JsonDocument.Parse(body).RootElement.EnumerateArray()
            .Select(each => each.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString())
            .ShouldBe(["INTERNAL", "INTERNAL"]);
        hello.Unexpected.Count.ShouldBe(2);
    }

    private static GraphQLHttpOptions Failing => new() { RootValue = _ => throw new InvalidOperationException("no such tenant") };
}

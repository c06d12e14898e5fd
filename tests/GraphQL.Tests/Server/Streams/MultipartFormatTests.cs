using System.Net;
using NetworkLens.GraphQL.Server;

namespace NetworkLens.GraphQL.Tests.Server.Streams;

/// <summary>Answers as the parts of a multipart body.</summary>
public sealed class MultipartFormatTests
{
    private const string Apollo = "multipart/mixed;boundary=\"graphql\";subscriptionSpec=1.0,application/json";
    private const string Start = "\r\n---";
    private const string End = "\r\n-----\r\n";
    private const string Head = "\r\nContent-Type: application/json; charset=utf-8\r\n\r\n";

    [Theory]
    [InlineData("{ hello }", """{"data":{"hello":"world"}}""")]
    [InlineData("mutation { set(n: 1) }", """{"data":{"set":1}}""")]
    public async Task A_client_that_takes_nothing_else_gets_a_whole_answer_as_one_part(string query, string result)
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = new StreamClient(server);
        using var response = await client.PostAsync(query, "multipart/mixed");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("multipart/mixed; boundary=\"-\"");
        (await response.Content.ReadAsStringAsync()).ShouldBe(Start + Head + result + End);
    }

    [Fact]
    public async Task A_subscription_of_Apollo_is_a_part_for_each_event()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = new StreamClient(server);
        (await client.TextAsync("subscription { counted(to: 2) }", Apollo)).ShouldBe(
            Start + Head + Event(1) + Start + Head + Event(2) + End);
        (await client.TextAsync("{ hello }", Apollo)).ShouldBe("""{"data":{"hello":"world"}}""");
    }

    [Fact]
    public async Task A_silent_subscription_of_Apollo_is_kept_alive_by_empty_objects()
    {
        await using var server = await StreamingServer.StartAsync(new GraphQLHttpOptions { Streams = new() { KeepAliveMs = 20 } });
        using var client = new StreamClient(server);
        using var response = await client.PostAsync("subscription { quiet }", Apollo);
        await using var body = await response.Content.ReadAsStreamAsync();
        await StreamClient.ReadUntilAsync(body, $$"""{{Start}}{{Head}}{}{{Start}}{{Head}}{}{{Start}}""");
    }

    [Fact]
    public async Task A_subscription_is_not_carried_by_parts_that_no_client_could_tell_apart()
    {
        await using var server = await StreamingServer.StartAsync();
        using var client = new StreamClient(server);
        using var response = await client.PostAsync("subscription { counted(to: 2) }", "multipart/mixed");
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    private static string Event(int number) => "{\"payload\":{\"data\":{\"counted\":" + number + "}}}";
}

using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetworkLens.Api.Tests.CommandLine;
using NetworkLens.Data.Databases;
using NetworkLens.Data.Versions;
using NetworkLens.Testing;

namespace NetworkLens.Api.Tests.Networks;

/// <summary>The subscription over server-sent events, while the program imports in another process.</summary>
public sealed class OnNetworkChangedTests
{
    private const string Query = "subscription Changes($lens: LensInput) { onNetworkChanged(lens: $lens) { peopleCount tieCount } }";

    [Fact]
    public async Task It_tells_the_network_at_once_and_again_when_another_process_imports()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var program = new ProgramRun();
        DatabaseAddress.TryParse($"Data Source={program.Database};Pooling=False", out var address, out _).ShouldBeTrue();
        await using var api = await TestApi.StartAsync(address!, folder: null, noSample: true, cancel);
        await using var changes = await ServerSentEvents.OpenAsync(api, Query, new { lens = new { allTime = true } }, cancel);
        (await changes.NextAsync(cancel)).ShouldBe("""{"data":{"onNetworkChanged":{"peopleCount":0,"tieCount":0}}}""");

        foreach (var (people, ties, expected) in new[] { ("1\n2\n3\n", "1,2\n", "1"), ("1\n2\n3\n4\n", "1,2\n2,3\n3,4\n", "3") })
        {
            Survey.Write(program.Folder, people, ties);
            var (code, _, error) = await program.RunAsync(cancel, "import", "survey", "--map", Path.Combine("survey", "map.json"));
            code.ShouldBe(0, error);
            var count = people.Count(letter => letter == '\n').ToString(CultureInfo.InvariantCulture);
            (await changes.NextAsync(cancel)).ShouldBe(
                "{\"data\":{\"onNetworkChanged\":{\"peopleCount\":" + count + ",\"tieCount\":" + expected + "}}}");
        }

        api.Services.GetRequiredService<VersionFeed>().Watching.ShouldBe(3); // Who warms up and who keeps results watch all the time.
        await changes.DisposeAsync();
        await LeftAsync(api, cancel);
    }

    [Fact]
    public async Task It_is_told_over_a_socket_too_until_the_client_completes_it()
    {
        var cancel = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("networklens-socket-").FullName;
        DatabaseAddress.TryParse($"Data Source={Path.Combine(folder, "test.db")};Pooling=False", out var address, out _).ShouldBeTrue();
        await using var api = await TestApi.StartAsync(address!, folder, noSample: true, cancel);
        await using var socket = await GraphQLSocket.OpenAsync(api, cancel);
        var payload = new { query = Query, variables = new { lens = new { allTime = true } } };
        await socket.SendAsync(new { id = "changes", type = "subscribe", payload }, cancel);
        (await socket.NextAsync(cancel)).ShouldBe(Next(people: 0, ties: 0));

        var survey = Survey.Write(folder, "1\n2\n3\n", "1,2\n");
        await api.ImportAsync(survey, Path.Combine(survey, "map.json"), cancel);
        (await socket.NextAsync(cancel)).ShouldBe(Next(people: 3, ties: 1));

        await socket.SendAsync(new { id = "changes", type = "complete" }, cancel);
        await LeftAsync(api, cancel);
        await socket.SendAsync(new { id = "once", type = "subscribe", payload = new { query = "{ people { totalCount } }" } }, cancel);
        (await socket.NextAsync(cancel)).ShouldBe("""{"id":"once","type":"next","payload":{"data":{"people":{"totalCount":3}}}}""");
        (await socket.NextAsync(cancel)).ShouldBe("""{"id":"once","type":"complete"}""");

        static string Next(int people, int ties) => "{\"id\":\"changes\",\"type\":\"next\",\"payload\":{\"data\":{\"onNetworkChanged\":"
            + string.Create(CultureInfo.InvariantCulture, $"{{\"peopleCount\":{people},\"tieCount\":{ties}}}") + "}}}";
    }

    [Fact]
    public async Task A_lens_that_cannot_be_is_refused_before_anything_is_told()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var api = await TestApi.StartEmptyAsync(cancel);
        await using var changes = await ServerSentEvents.OpenAsync(api, Query, new { lens = new { leastWeight = -1 } }, cancel);

        var answer = JsonDocument.Parse((await changes.NextAsync(cancel)).ShouldNotBeNull()).RootElement;
        answer.TryGetProperty("data", out _).ShouldBeFalse();
        answer.GetProperty("errors")[0].GetProperty("message").GetString().ShouldBe("This lens cannot be: leastWeight is 0 or more.");
        (await changes.NextAsync(cancel)).ShouldBeNull();
    }

    // Nobody watches but who warms up.
    private static Task LeftAsync(TestApi api, CancellationToken cancel) => Soon.UntilAsync(
        "the client is no longer among those who watch", () => api.Services.GetRequiredService<VersionFeed>().Watching <= 2, cancel);
}

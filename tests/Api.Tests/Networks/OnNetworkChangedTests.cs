using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetworkLens.Api.Tests.CommandLine;
using NetworkLens.Data.Databases;
using NetworkLens.Data.Versions;

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
            var survey = WriteSurvey(program.Folder, people, ties);
            var (code, _, error) = await program.RunAsync(cancel, "import", survey, "--map", Path.Combine(survey, "map.json"));
            code.ShouldBe(0, error);
            var count = people.Count(letter => letter == '\n').ToString(CultureInfo.InvariantCulture);
            (await changes.NextAsync(cancel)).ShouldBe(
                "{\"data\":{\"onNetworkChanged\":{\"peopleCount\":" + count + ",\"tieCount\":" + expected + "}}}");
        }

        api.Services.GetRequiredService<VersionFeed>().Watching.ShouldBe(1);
        await changes.DisposeAsync();
        while (api.Services.GetRequiredService<VersionFeed>().Watching > 0)
        {
            await Task.Delay(20, cancel); // The server sees that the client has left.
        }
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

    private static string WriteSurvey(string standingIn, string people, string ties)
    {
        var folder = Directory.CreateDirectory(Path.Combine(standingIn, "survey")).FullName;
        File.WriteAllText(Path.Combine(folder, "nodes.csv"), "id\n" + people);
        File.WriteAllText(Path.Combine(folder, "ties_advice.csv"), "from,to\n" + ties);
        File.WriteAllText(
            Path.Combine(folder, "map.json"),
            """
            {
              "source": "survey",
              "nodes": { "file": "nodes.csv", "are": "people", "id": "id" },
              "ties": [{ "file": "ties_advice.csv", "kind": "advice" }]
            }
            """);
        return "survey";
    }
}

using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using NetworkLens.Api.Hosting;
using NetworkLens.Api.Tests.CommandLine;
using NetworkLens.Data.Databases;
using NetworkLens.Testing;

namespace NetworkLens.Api.Tests;

/// <summary>Every command and every query of the README works as it is written.</summary>
public sealed partial class ReadmeTests(SampleApi sample)
{
    private static readonly string Text = File.ReadAllText(Repository.PathOf("README.md"));

    [Fact]
    public async Task Every_query_is_answered_without_an_error()
    {
        var queries = Blocks("graphql").Where(block => !block.StartsWith("subscription", StringComparison.Ordinal)).ToList();
        queries.Count.ShouldBe(6);
        foreach (var query in queries)
        {
            var data = await sample.Api.AskAsync(query, TestContext.Current.CancellationToken);
            data.GetRawText().ShouldNotContain("\"nodes\":[]", Case.Sensitive, query);
        }
    }

    [Fact]
    public async Task The_first_query_tells_the_three_dimensions_and_the_worst_gaps_of_the_sample()
    {
        var data = await sample.Api.AskAsync(Blocks("graphql").First(), TestContext.Current.CancellationToken);
        var network = data.GetProperty("network");
        foreach (var dimension in new[] { "vertical", "horizontal", "crossOrganisation" })
        {
            var figures = network.GetProperty("connectivity").GetProperty(dimension);
            figures.GetProperty("score").GetDouble().ShouldBeInRange(0, 100, dimension);
            figures.GetProperty("observed").GetInt32().ShouldBeGreaterThan(0, dimension);
            figures.GetProperty("distance").GetProperty("mean").GetDouble().ShouldBeGreaterThan(0, dimension);
        }

        var gaps = network.GetProperty("gaps").GetProperty("nodes").EnumerateArray().ToList();
        gaps.Count.ShouldBe(10);
        gaps.ShouldAllBe(gap => gap.GetProperty("summary").GetString()!.Length > 20);
    }

    [Fact]
    public async Task The_subscription_tells_the_network_of_the_sample_at_once()
    {
        var cancel = TestContext.Current.CancellationToken;
        var query = Blocks("graphql").Single(block => block.StartsWith("subscription", StringComparison.Ordinal));
        await using var events = await ServerSentEvents.OpenAsync(sample.Api, query, variables: null, cancel);

        var first = (await events.NextAsync(cancel)).ShouldNotBeNull();
        first.ShouldStartWith("""{"data":{"onNetworkChanged":{"version":""");
        first.ShouldContain("\"peopleCount\":2000");
    }

    [Fact]
    public async Task Every_command_of_the_program_works()
    {
        var cancel = TestContext.Current.CancellationToken;
        var commands = Blocks("sh").SelectMany(block => block.Split('\n'))
            .Where(line => line.Contains(" -- ", StringComparison.Ordinal)).ToList();
        commands.Count.ShouldBe(5);
        using var program = new ProgramRun();
        foreach (var command in commands)
        {
            command.ShouldStartWith("dotnet run --project src/Api -- ");
            var args = command[(command.IndexOf(" -- ", StringComparison.Ordinal) + 4)..];
            var (code, _, error) = await program.RunFromRootAsync(cancel, Prepare(program, args).Split(' '));
            code.ShouldBe(0, $"{command}\n{error}");
        }
    }

    [Fact]
    public async Task The_request_by_curl_is_answered()
    {
        var curl = Blocks("sh").Single(block => block.StartsWith("curl", StringComparison.Ordinal));
        curl.ShouldContain(NetworkLens.Api.Hosting.ApiHost.DefaultUrl);
        using var content = new StringContent(Body().Match(curl).Groups["body"].Value, System.Text.Encoding.UTF8, "application/json");
        using var response = await sample.Api.Client.PostAsync(
            new Uri("/graphql", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.ShouldStartWith("""{"data":{"network":{"peopleCount":""");
    }

    [Fact]
    public async Task The_two_ways_to_start_serve_the_sample()
    {
        var cancel = TestContext.Current.CancellationToken;
        var starts = Blocks("sh").SelectMany(block => block.Split('\n'))
            .Where(line => line.EndsWith("dotnet run --project src/Api", StringComparison.Ordinal)).ToList();
        starts.Count.ShouldBe(4);
        starts[0].ShouldBe("dotnet run --project src/Api");
        starts[1].ShouldStartWith("ConnectionStrings__NetworkLens='Host=");
        CorsOrigins.Read(Settings(starts[2], "Cors__Origins"), out _).ShouldBeNull();
        ViewerSettings.Read(Settings(starts[3], "Disclosure__Profile"), out var viewer).ShouldBeNull();
        viewer.ShouldBe(new("guest", SeesIndividuals: false, "MIN_GROUP_5", 5));

        await using var databases = new TestDatabases();
        var missing = await databases.MissingAsync(DatabaseKind.PostgreSql, cancel);
        Assert.SkipWhen(missing is not null, missing ?? "");
        var address = await databases.NewAddressAsync(DatabaseKind.PostgreSql, cancel);
        foreach (var connection in new[] { null, address.ConnectionString })
        {
            using var program = new ProgramRun(connection);
            await using var serving = await Serving.StartAsync(program, cancel, "--urls", "http://127.0.0.1:0");
            (await serving.AskAsync("{ network { peopleCount } }", cancel)).ShouldBe("""{"data":{"network":{"peopleCount":2000}}}""");
        }
    }

    // A start with one setting before it: NAME='value' dotnet run ...
    private static IConfiguration Settings(string start, string setting)
    {
        var (name, value) = (start[..start.IndexOf('=', StringComparison.Ordinal)], start.Split('\'')[1]);
        name.ShouldBe(setting);
        return new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { [name.Replace("__", ":", StringComparison.Ordinal)] = value }).Build();
    }

    // What the README calls DIR, as it is here.
    private static string Prepare(ProgramRun program, string args)
    {
        if (args.Contains("map.json", StringComparison.Ordinal))
        {
            var folder = Directory.CreateDirectory(Path.Combine(program.Folder, "survey")).FullName;
            File.WriteAllText(Path.Combine(folder, "nodes.csv"), "id,team\n1,A\n2,B\n3,B\n");
            File.WriteAllText(Path.Combine(folder, "ties_advice.csv"), "from,to\n1,2\n2,3\n");
            File.WriteAllText(
                Path.Combine(folder, "map.json"),
                """
                {
                  "source": "survey",
                  "nodes": { "file": "nodes.csv", "are": "people", "id": "id", "unit": "team" },
                  "ties": [{ "file": "ties_advice.csv", "kind": "advice" }]
                }
                """);
            return args.Replace("DIR", folder, StringComparison.Ordinal);
        }

        return args.Replace("DIR", Path.Combine(program.Folder, "out"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Blocks(string language) =>
        Fence().Matches(Text).Where(m => m.Groups["language"].Value == language).Select(m => m.Groups["text"].Value.Trim());

    [GeneratedRegex(
        "^```(?<language>[a-z]+)\n(?<text>.*?)^```",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();

    [GeneratedRegex("-d '(?<body>.*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Body();
}

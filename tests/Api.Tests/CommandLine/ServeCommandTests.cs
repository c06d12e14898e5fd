using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NetworkLens.Api.Tests.CommandLine;

public sealed partial class ServeCommandTests
{
    [Theory]
    [InlineData(true, 0), InlineData(false, 2000)]
    public async Task An_empty_database_is_filled_with_the_sample_unless_told_not_to(bool noSample, int people)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var program = new ProgramRun();
        string[] args = ["--urls", "http://127.0.0.1:0", .. noSample ? ["--no-sample"] : Array.Empty<string>()];
        using var process = program.Start(args);
        try
        {
            var url = await ReadyAsync(process.StandardOutput, cancel);
            using var client = new HttpClient { BaseAddress = new(url) };
            using var response = await client.PostAsJsonAsync("/graphql", new { query = "{ people { totalCount } network { peopleCount } }" }, cancel);
            var data = (await response.Content.ReadFromJsonAsync<JsonElement>(cancel)).GetProperty("data");
            data.GetProperty("people").GetProperty("totalCount").GetInt32().ShouldBeInRange(people, people + (people / 10));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(cancel);
        }
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080", "no sign-in"), InlineData("nowhere", "is not an address")]
    public async Task An_address_that_is_not_of_this_machine_is_refused(string urls, string reason)
    {
        using var program = new ProgramRun();
        var (code, _, error) = await program.RunAsync(TestContext.Current.CancellationToken, "--urls", urls);
        code.ShouldBe(2);
        error.ShouldContain(reason);
    }

    [Fact]
    public async Task A_port_in_use_is_told()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        using var program = new ProgramRun();
        var (code, _, error) = await program.RunAsync(cancel, "--no-sample", "--urls", $"http://{listener.LocalEndpoint}");
        code.ShouldBe(2);
        error.ShouldContain("in use");
    }

    private static async Task<string> ReadyAsync(StreamReader output, CancellationToken cancel)
    {
        while (await output.ReadLineAsync(cancel) is { } line)
        {
            if (Ready().Match(line) is { Success: true } ready)
            {
                return ready.Groups["url"].Value;
            }
        }

        throw new InvalidOperationException("It ended before it was ready.");
    }

    [GeneratedRegex("GraphQL at (?<url>http://[^ ]+)/graphql", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ready();
}

using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace NetworkLens.Api.Tests.CommandLine;

/// <summary>The program serving, from when it says that it is ready until it is killed.</summary>
internal sealed partial class Serving : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _client;

    private Serving(Process process, string url)
    {
        _process = process;
        _client = new() { BaseAddress = new(url) };
    }

    public Uri Url => _client.BaseAddress!;

    public static async Task<Serving> StartAsync(ProgramRun program, CancellationToken cancel, params string[] args)
    {
        var process = program.Start(args);
        while (await process.StandardOutput.ReadLineAsync(cancel) is { } line)
        {
            if (Ready().Match(line) is { Success: true } ready)
            {
                return new(process, ready.Groups["url"].Value);
            }
        }

        var error = await process.StandardError.ReadToEndAsync(cancel);
        process.Dispose();
        throw new InvalidOperationException($"It ended before it was ready. {error}");
    }

    public async Task<string> AskAsync(string query, CancellationToken cancel)
    {
        using var response = await _client.PostAsJsonAsync("/graphql", new { query }, cancel);
        return await response.Content.ReadAsStringAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex("GraphQL at (?<url>http://[^ ]+)/graphql", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ready();
}

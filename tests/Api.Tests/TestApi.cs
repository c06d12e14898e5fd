using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Hosting;
using NetworkLens.Data.Databases;
using NetworkLens.Data.Import;
using NetworkLens.Data.Reading;

namespace NetworkLens.Api.Tests;

/// <summary>The real API on a loopback port of its own, on a database of its own, asked over HTTP as any client asks.</summary>
public sealed class TestApi : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string? _folder;

    private TestApi(WebApplication app, string? folder)
    {
        _app = app;
        _folder = folder;
        Client = new HttpClient { BaseAddress = new(app.Urls.First()), Timeout = TimeSpan.FromMinutes(5) };
    }

    /// <summary>For tests that ask for more at once than the budget of one request allows.</summary>
    public static ApiProtection WithoutBudget { get; } = Protection(("MaxCost", "1000000"));

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>What settings under <c>GraphQL</c> make of the endpoint; they must be right.</summary>
    public static ApiProtection Protection(params (string Name, string Value)[] settings)
    {
        var all = settings.Select(each => KeyValuePair.Create<string, string?>($"GraphQL:{each.Name}", each.Value));
        ApiProtection.TryRead(new ConfigurationBuilder().AddInMemoryCollection(all).Build(), out var protection, out var fault)
            .ShouldBeTrue(fault);
        return protection!;
    }

    /// <summary>Starts on an empty SQLite file.</summary>
    public static async Task<TestApi> StartEmptyAsync(
        CancellationToken cancel,
        CorsOrigins? origins = null,
        ApiProtection? protection = null,
        Viewer? viewer = null,
        LongAnalysisLimits? limits = null)
    {
        var folder = Directory.CreateTempSubdirectory("networklens-api-").FullName;
        var connection = $"Data Source={Path.Combine(folder, "test.db")};Pooling=False";
        DatabaseAddress.TryParse(connection, out var address, out _).ShouldBeTrue();
        return await StartAsync(address!, folder, noSample: true, cancel, viewer, origins, protection, limits);
    }

    /// <summary>Starts on a database; with <paramref name="noSample"/> false an empty one is filled with the sample.</summary>
    public static async Task<TestApi> StartAsync(
        DatabaseAddress address,
        string? folder,
        bool noSample,
        CancellationToken cancel,
        Viewer? viewer = null,
        CorsOrigins? origins = null,
        ApiProtection? protection = null,
        LongAnalysisLimits? limits = null)
    {
        var app = ApiHost.Build(address, "http://127.0.0.1:0", viewer, origins, protection, feed: null, limits);
        (await DatabaseStart.ReadyAsync(app.Services, noSample, _ => { }, cancel)).ShouldBeNull();
        await app.StartAsync(cancel);
        return new(app, folder);
    }

    /// <summary>Imports a folder; the files must be right.</summary>
    public async Task<ImportReport> ImportAsync(string folder, string? map, CancellationToken cancel)
    {
        var outcome = await Services.GetRequiredService<Importer>().ImportAsync(folder, map, cancel: cancel);
        return outcome.Report ?? throw new InvalidOperationException(
            outcome.Faults is { } faults ? ImportReportText.Format(faults, 20) : outcome.DatabaseFault?.ToString());
    }

    /// <summary>Asks, and gives <c>data</c>; an error in the answer fails the test with its message.</summary>
    public async Task<JsonElement> AskAsync(string query, object? variables, CancellationToken cancel)
    {
        var answer = await SendAsync(query, variables, cancel);
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse($"{query}\n{errors}");
        return answer.GetProperty("data");
    }

    public Task<JsonElement> AskAsync(string query, CancellationToken cancel) => AskAsync(query, null, cancel);

    /// <summary>Asks, and gives the whole answer.</summary>
    public async Task<JsonElement> SendAsync(string query, object? variables, CancellationToken cancel)
    {
        using var response = await Client.PostAsJsonAsync("/graphql", new { query, variables }, cancel);
        return await response.Content.ReadFromJsonAsync<JsonElement>(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}

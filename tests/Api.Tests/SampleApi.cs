using NetworkLens.Api.Tests;
using NetworkLens.Data.Databases;

[assembly: AssemblyFixture(typeof(SampleApi))]

namespace NetworkLens.Api.Tests;

/// <summary>The API as a newcomer's first run leaves it: an empty database that was filled with Northmere. One for all tests.</summary>
public sealed class SampleApi : IAsyncLifetime
{
    private TestApi? _api;

    public TestApi Api => _api ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("networklens-sample-").FullName;
        var connection = $"Data Source={Path.Combine(folder, "data", "sample.db")};Pooling=False";
        DatabaseAddress.TryParse(connection, out var address, out _).ShouldBeTrue();
        _api = await TestApi.StartAsync(address!, folder, noSample: false, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _api?.DisposeAsync() ?? ValueTask.CompletedTask;
}

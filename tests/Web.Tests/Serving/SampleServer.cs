using NetworkLens.Api.Tests;
using NetworkLens.Data.Databases;

namespace NetworkLens.Web.Tests.Serving;

/// <summary>
/// The real API on a database that was filled with the sample, as a newcomer's first run leaves it. One for the tests of the collection
/// <see cref="Name"/>; tests that give the API's answers themselves do without it.
/// </summary>
[CollectionDefinition(Name)]
public sealed class SampleServer : IAsyncLifetime, ICollectionFixture<SampleServer>
{
    public const string Name = "API with the sample";

    private TestApi? api;

    public TestApi Api => api ?? throw new InvalidOperationException("Not started.");

    public Uri Address => Api.Client.BaseAddress!;

    public async ValueTask InitializeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("networklens-web-").FullName;
        DatabaseAddress.TryParse($"Data Source={Path.Combine(folder, "sample.db")};Pooling=False", out var address, out _).ShouldBeTrue();
        api = await TestApi.StartAsync(address!, folder, noSample: false, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }
}

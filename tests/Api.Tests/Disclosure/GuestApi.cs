using NetworkLens.Api.Disclosure;
using NetworkLens.Data.Databases;

namespace NetworkLens.Api.Tests.Disclosure;

/// <summary>The sample for a viewer who may see no individuals, and no group of fewer than five people.</summary>
public sealed class GuestApi : IAsyncLifetime
{
    /// <summary>Groups of fewer people are withheld.</summary>
    public const int LeastGroup = 5;

    private static readonly Viewer Guest = new("guest", SeesIndividuals: false, "MIN_GROUP_5", LeastGroup);

    private TestApi? _api;

    public TestApi Api => _api ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("networklens-guest-").FullName;
        var connection = $"Data Source={Path.Combine(folder, "test.db")};Pooling=False";
        DatabaseAddress.TryParse(connection, out var address, out _).ShouldBeTrue();
        _api = await TestApi.StartAsync(
            address!, folder, noSample: false, CancellationToken.None, Guest, origins: null, TestApi.WithoutBudget);
    }

    public ValueTask DisposeAsync() => _api?.DisposeAsync() ?? ValueTask.CompletedTask;
}

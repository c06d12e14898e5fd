using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetworkLens.Api.Hosting;
using NetworkLens.Data.Databases;
using NetworkLens.Data.Expectations;
using NetworkLens.Data.Reading;
using NetworkLens.Data.Versions;
using NetworkLens.Graph.Networks;
using NetworkLens.Testing;

namespace NetworkLens.Api.Tests.Hosting;

public sealed class WarmUpTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task What_one_host_imports_is_computed_ahead_by_another_on_the_same_database()
    {
        var cancel = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("networklens-warm-").FullName;
        DatabaseAddress.TryParse($"Data Source={Path.Combine(folder, "test.db")};Pooling=False", out var address, out _).ShouldBeTrue();
        await using var one = await TestApi.StartAsync(address!, folder, noSample: true, cancel);
        await using var other = await TestApi.StartAsync(address!, folder: null, noSample: true, cancel);
        var networks = other.Services.GetRequiredService<NetworkCache>();
        await UntilAsync(() => networks.Count == 1, cancel); // The empty network of its start.

        var survey = Survey.Write(folder, "1\n2\n3\n", "1,2\n");
        await one.ImportAsync(survey, Path.Combine(survey, "map.json"), cancel);

        await UntilAsync(() => networks.Count == 2, cancel);
        var network = await networks.GetAsync(Lens.Default, null, cancel);
        network.Network.PeopleCount.ShouldBe(3);
        await UntilAsync(() => network.ReportCount >= 2, cancel); // Connectivity and gaps.
    }

    [Fact]
    public async Task A_database_that_is_away_is_tried_again_and_stops_nothing()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var databases = new TestDatabases();
        await using var database = new TestDatabase(await databases.NewAddressAsync(DatabaseKind.Sqlite, cancel));
        var options = new VersionFeedOptions { Interval = TimeSpan.FromSeconds(0.1) };
        using var feed = new VersionFeed(database.Get<DataVersions>(), options, TimeProvider.System);
        var log = new FirstLine();
        var networks = database.Get<NetworkCache>();
        using var warmUp = new WarmUp(networks, new(database.Get<ExpectationStore>(), networks), feed, options, log);
        await warmUp.StartAsync(cancel);
        await log.Written.WaitAsync(Patience, cancel); // There are no tables yet.
        (await database.Get<DatabaseMigration>().MigrateAsync(cancel)).ShouldBeNull();

        await UntilAsync(() => networks.Count == 1, cancel);
        await warmUp.StopAsync(cancel);
        feed.Watching.ShouldBe(0);
    }

    private static async Task UntilAsync(Func<bool> holds, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        while (!holds())
        {
            await Task.Delay(20, limit.Token);
        }
    }

    private sealed class FirstLine : ILogger<WarmUp>
    {
        private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Written => _written.Task;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _written.TrySetResult();
    }
}

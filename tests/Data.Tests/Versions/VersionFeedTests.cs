using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NetworkLens.Data.Databases;
using NetworkLens.Data.Versions;
using NetworkLens.GraphQL.Tests.Server;
using NetworkLens.Testing;

namespace NetworkLens.Data.Tests.Versions;

public sealed class VersionFeedTests(TestDatabases databases) : DatabaseTestBase(databases)
{
    [Theory, MemberData(nameof(Both))]
    public async Task Who_watches_is_told_the_current_version_at_once_and_every_later_one(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        var feed = Feed(database);
        await using var watching = feed.WatchAsync(Cancel).GetAsyncEnumerator(Cancel);
        (await NextAsync(watching)).ShouldBe(0);

        var next = NextAsync(watching);
        next.IsCompleted.ShouldBeFalse();
        await PublishAsync(database);
        (await next).ShouldBe(1);

        // As another process does it: announced nowhere near this feed.
        await using var other = new TestDatabase(database.Address);
        next = NextAsync(watching);
        await PublishAsync(other);
        (await next).ShouldBe(2);

        await using var late = feed.WatchAsync(Cancel).GetAsyncEnumerator(Cancel);
        (await NextAsync(late)).ShouldBe(2);
    }

    [Fact]
    public async Task Who_is_slow_gets_the_newest_and_nothing_is_kept_for_them()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        await using var watching = Feed(database).WatchAsync(Cancel).GetAsyncEnumerator(Cancel);
        (await NextAsync(watching)).ShouldBe(0);
        for (var i = 0; i < 5; i++)
        {
            await PublishAsync(database);
        }

        (await NextAsync(watching)).ShouldBe(5);
    }

    [Fact]
    public async Task One_look_serves_all_who_watch_and_none_is_taken_when_nobody_does()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        using var commands = new CapturedCommands(database.Address);
        var clock = new FakeClock();
        var feed = new VersionFeed(database.Get<DataVersions>(), new(), clock);
        var watchers = Enumerable.Range(0, 50).Select(_ => feed.WatchAsync(Cancel).GetAsyncEnumerator(Cancel)).ToList();
        foreach (var watcher in watchers)
        {
            (await NextAsync(watcher)).ShouldBe(0);
        }

        feed.Watching.ShouldBe(50);
        clock.Waits.ShouldBe([TimeSpan.FromSeconds(2)]);
        var waiting = watchers.ConvertAll(NextAsync);
        await using var other = new TestDatabase(database.Address);
        await PublishAsync(other);
        commands.Clear();
        clock.Advance(TimeSpan.FromSeconds(2) - TimeSpan.FromTicks(1));
        commands.All.ShouldBeEmpty();
        clock.Advance(TimeSpan.FromTicks(1));
        (await Task.WhenAll(waiting)).ShouldAllBe(x => x == 1);
        commands.All.ShouldHaveSingleItem().Text.ShouldContain("data_versions");

        foreach (var watcher in watchers)
        {
            await watcher.DisposeAsync();
        }

        feed.Watching.ShouldBe(0);
        await Soon.UntilAsync("nothing is timed any more", () => clock.Waits.Count == 0, Cancel);
        commands.Clear();
        clock.Advance(TimeSpan.FromHours(1));
        commands.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Leaving_ends_the_wait()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        using var left = new CancellationTokenSource();
        var feed = Feed(database);
        await using var watching = feed.WatchAsync(left.Token).GetAsyncEnumerator(left.Token);
        await NextAsync(watching);
        var next = NextAsync(watching);
        await left.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => next);
        feed.Watching.ShouldBe(0);
    }

    [Theory, InlineData(0.05), InlineData(3601)]
    public async Task An_interval_out_of_bounds_is_refused(double seconds)
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        var options = new VersionFeedOptions { Interval = TimeSpan.FromSeconds(seconds) };
        Should.Throw<ArgumentOutOfRangeException>(() => new VersionFeed(database.Get<DataVersions>(), options, TimeProvider.System));
    }

    private static VersionFeed Feed(TestDatabase database) => new(
        database.Get<DataVersions>(), new() { Interval = TimeSpan.FromSeconds(0.1) }, TimeProvider.System);

    private static async Task<long> NextAsync(IAsyncEnumerator<long> watching)
    {
        (await watching.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1), Cancel)).ShouldBeTrue();
        return watching.Current;
    }

    private static async Task PublishAsync(TestDatabase database)
    {
        var versions = database.Get<DataVersions>();
        await using var context = await database.Contexts.CreateDbContextAsync(Cancel);
        await using var transaction = await context.Database.BeginTransactionAsync(Cancel);
        var version = await versions.PublishAsync(transaction.GetDbTransaction(), new VersionChanges(), "test", Cancel);
        await transaction.CommitAsync(Cancel);
        versions.Announce(version);
    }
}

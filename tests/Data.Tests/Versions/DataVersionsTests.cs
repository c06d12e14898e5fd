using System.Data.Common;
using NetworkLens.Data.Databases;
using NetworkLens.Data.Model;
using NetworkLens.Data.Versions;
using NetworkLens.Testing;

namespace NetworkLens.Data.Tests.Versions;

public sealed class DataVersionsTests(TestDatabases databases) : DatabaseTestBase(databases)
{
    [Theory, MemberData(nameof(Both))]
    public async Task Numbers_rise_by_one_and_the_newest_is_current_with_its_counts(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        var versions = database.Get<DataVersions>();
        (await versions.CurrentAsync(Cancel)).ShouldBeNull();
        (await PublishAsync(database, new() { People = 3, Interactions = 7 })).Number.ShouldBe(1);
        (await PublishAsync(database, new() { Posts = 2 })).Number.ShouldBe(2);
        var current = (await versions.CurrentAsync(Cancel)).ShouldNotBeNull();
        (current.Number, current.Posts, current.People, current.Source).ShouldBe((2, 2, 0, "a folder"));
        current.PublishedTicks.ShouldBeGreaterThan(0);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_version_that_is_rolled_back_was_never_there(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        var versions = database.Get<DataVersions>();
        await using (var connection = await database.Address.OpenAsync(Cancel))
        {
            await using var transaction = await connection.BeginTransactionAsync(Cancel);
            await versions.PublishAsync(transaction, new() { People = 1 }, "", Cancel);
            await transaction.RollbackAsync(Cancel);
        }

        (await versions.CurrentAsync(Cancel)).ShouldBeNull();
        (await PublishAsync(database, new() { People = 1 })).Number.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Writers_at_the_same_time_get_numbers_of_their_own(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        var versions = database.Get<DataVersions>();
        var published = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            using var turn = await versions.EnterAsync(Cancel);
            return (await PublishAsync(database, new() { People = 1 })).Number;
        })));
        published.Order().ShouldBe([1, 2, 3, 4, 5, 6, 7, 8]);
    }

    [Fact]
    public async Task Writers_of_two_processes_are_kept_apart_by_postgresql()
    {
        await using var database = await CreateAsync(DatabaseKind.PostgreSql);
        var published = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Task.Run(() => PublishAsync(database, new() { People = 1 }))));
        published.Select(x => x.Number).Order().ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public async Task Every_listener_is_told_until_it_leaves_even_when_another_fails()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        var versions = database.Get<DataVersions>();
        var told = new List<long>();
        using var failing = versions.Subscribe(_ => throw new InvalidOperationException("broken"));
        var listening = versions.Subscribe(x => told.Add(x.Number));
        Should.Throw<AggregateException>(() => versions.Announce(new DataVersion { Number = 1 }));
        listening.Dispose();
        Should.Throw<AggregateException>(() => versions.Announce(new DataVersion { Number = 2 }));
        told.ShouldBe([1]);
    }

    private static async Task<DataVersion> PublishAsync(TestDatabase database, VersionChanges changes)
    {
        await using DbConnection connection = await database.Address.OpenAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        var version = await database.Get<DataVersions>().PublishAsync(transaction, changes, "a folder", Cancel);
        await transaction.CommitAsync(Cancel);
        return version;
    }
}

using NetworkLens.Data.Databases;
using NetworkLens.Data.Reading;
using NetworkLens.Data.Versions;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.WhatIf;
using NetworkLens.Testing;

namespace NetworkLens.Data.Tests.Reading;

public sealed class NetworkCacheTests(TestDatabases databases) : DatabaseTestBase(databases)
{
    [Fact]
    public async Task The_same_lens_and_day_is_the_same_network_until_a_version_is_published()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        await database.AddAsync(Cancel, new RandomData(5).Everything);
        var cache = database.Get<NetworkCache>();
        var first = await cache.GetAsync(Lens.Default, null, Cancel);
        (await cache.GetAsync(new(), null, Cancel)).ShouldBeSameAs(first);
        (await cache.GetAsync(new(), first.AsOf, Cancel)).ShouldBeSameAs(first);
        await PublishAsync(database);
        var second = await cache.GetAsync(Lens.Default, null, Cancel);
        second.ShouldNotBeSameAs(first);
        second.Network.Version.ShouldNotBe(first.Network.Version);
        second.DataVersion.ShouldBe(1);
    }

    [Fact]
    public async Task A_changed_network_is_of_the_version_and_the_day_of_the_one_it_was_made_of()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        await database.AddAsync(Cancel, new RandomData(5).Everything);
        await PublishAsync(database);
        var cache = database.Get<NetworkCache>();
        var network = await cache.GetAsync(Lens.Default, null, Cancel);
        var changed = (await cache.WhatIfAsync(network, [new Leave(network.Network.PersonIds[0])], isRefitted: false, Cancel)).Network!;
        (changed.DataVersion, changed.AsOf.ShouldNotBeNull()).ShouldBe((1, network.AsOf!.Value));
    }

    [Fact]
    public async Task Callers_at_the_same_time_share_one_reading()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        await database.AddAsync(Cancel, new RandomData(5).Everything);
        var cache = database.Get<NetworkCache>();
        var all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => cache.GetAsync(Lens.Default, null, Cancel)));
        all.ShouldAllBe(x => ReferenceEquals(x, all[0]));
        cache.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_used_longest_ago_goes_first_and_stays_whole_for_its_readers()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        await database.AddAsync(Cancel, new RandomData(5).Everything);
        var cache = new NetworkCache(database.Get<NetworkReader>(), new() { MostNetworks = 2 });
        Lens[] lenses = [new() { LeastWeight = 1 }, new() { LeastWeight = 2 }, new() { LeastWeight = 3 }];
        var first = await cache.GetAsync(lenses[0], null, Cancel);
        var second = await cache.GetAsync(lenses[1], null, Cancel);
        (await cache.GetAsync(lenses[0], null, Cancel)).ShouldBeSameAs(first);
        await cache.GetAsync(lenses[2], null, Cancel);
        cache.Count.ShouldBe(2);
        (await cache.GetAsync(lenses[0], null, Cancel)).ShouldBeSameAs(first);
        (await cache.GetAsync(lenses[1], null, Cancel)).ShouldNotBeSameAs(second);
        (await second.GetOrComputeAsync("n", (network, _, _) => network.PeopleCount, Cancel)).ShouldBe(second.Network.PeopleCount);
    }

    [Fact]
    public async Task A_bound_of_bytes_leaves_the_newest()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        await database.AddAsync(Cancel, new RandomData(5).Everything);
        var cache = new NetworkCache(database.Get<NetworkReader>(), new() { MostBytes = 1 });
        await cache.GetAsync(new() { LeastWeight = 1 }, null, Cancel);
        await cache.GetAsync(new() { LeastWeight = 2 }, null, Cancel);
        cache.Count.ShouldBe(1);
    }

    private static async Task PublishAsync(TestDatabase database)
    {
        await using var connection = await database.Address.OpenAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await database.Get<DataVersions>().PublishAsync(transaction, new() { People = 1 }, "", Cancel);
        await transaction.CommitAsync(Cancel);
    }
}

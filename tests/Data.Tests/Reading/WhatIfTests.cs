using NetworkLens.Data.Databases;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.WhatIf;
using NetworkLens.Testing;

namespace NetworkLens.Data.Tests.Reading;

public sealed class WhatIfTests(TestDatabases databases) : DatabaseTestBase(databases)
{
    [Fact]
    public async Task The_same_changes_are_one_network_in_whatever_portions_they_come()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        var (cache, network) = await StartAsync(database);
        Change[] changes = [new Leave(Person(network, 0)), new Leave(Person(network, 1)), new Leave(Person(network, 2))];

        var all = await MakeAsync(cache, network, changes);
        (await MakeAsync(cache, network, changes)).ShouldBeSameAs(all);
        var some = await MakeAsync(cache, network, changes[..1]);
        var then = await MakeAsync(cache, some, changes[1..]);
        then.Network.Version.ShouldBe(all.Network.Version);
        then.Network.PersonKeys.ShouldBe(all.Network.PersonKeys);
        (all.Origin!.Depth, then.Origin!.Depth).ShouldBe((1, 2));
        then.Origin.Base.ShouldBeSameAs(network);
        then.Origin.Changes.ShouldBe(changes);
        all.Network.Version.ShouldStartWith(network.Network.Version);
        some.Network.Version.ShouldNotBe(all.Network.Version);
        cache.WhatIfCount.ShouldBe(3);
    }

    [Fact]
    public async Task How_deep_a_network_is_hangs_on_its_own_portions()
    {
        // The last portion of each is the same, and so is what all of them make.
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        var (cache, network) = await StartAsync(database);
        Change[] changes = [new Leave(Person(network, 0)), new Leave(Person(network, 1)), new Leave(Person(network, 2))];
        var half = await MakeAsync(cache, await MakeAsync(cache, network, changes[..1]), changes[1..2]);
        var deep = await MakeAsync(cache, half, changes[2..]);
        var flat = await MakeAsync(cache, await MakeAsync(cache, network, changes[..2]), changes[2..]);
        deep.Network.Version.ShouldBe(flat.Network.Version);
        (deep.Origin!.Depth, flat.Origin!.Depth).ShouldBe((3, 2));
        (await MakeAsync(cache, flat, [new Leave(Person(network, 3))])).Origin!.Depth.ShouldBe(3);
    }

    [Fact]
    public async Task Expectations_are_those_of_the_data_until_they_are_refitted()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        var (cache, network) = await StartAsync(database);
        Change[] changes = [new Leave(Person(network, 0))];
        var frozen = await MakeAsync(cache, network, changes);
        var fitted = (await cache.WhatIfAsync(network, changes, isRefitted: true, Cancel)).Network!;
        network.ExpectationsFrom.ShouldBeSameAs(network);
        frozen.ExpectationsFrom.ShouldBeSameAs(network);
        fitted.ExpectationsFrom.ShouldBeSameAs(fitted);
        fitted.Network.Version.ShouldNotBe(frozen.Network.Version);
        var more = await MakeAsync(cache, fitted, [new Leave(Person(network, 1))]);
        more.ExpectationsFrom.ShouldBeSameAs(more);
    }

    [Fact]
    public async Task What_if_nothing_were_otherwise_is_the_network_itself()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        var (cache, network) = await StartAsync(database);
        (await MakeAsync(cache, network, [])).ShouldBeSameAs(network);
        (await RefitAsync(cache, network, [])).ShouldBeSameAs(network);
        network.Origin.ShouldBeNull();
        cache.WhatIfCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_changed_network_can_be_fitted_anew_without_more_changes_however_deep_it_is()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        var (cache, network) = await StartAsync(database);
        var deep = network;
        for (var depth = 1; depth <= NetworkCache.MostDepth; depth++)
        {
            deep = await MakeAsync(cache, deep, [new Leave(Person(network, depth))]);
        }

        var fitted = await RefitAsync(cache, deep, []);
        fitted.ExpectationsFrom.ShouldBeSameAs(fitted);
        fitted.Origin!.Depth.ShouldBe(NetworkCache.MostDepth);
        fitted.Origin.Changes.ShouldBe(deep.Origin!.Changes);
        fitted.Network.PersonKeys.ShouldBe(deep.Network.PersonKeys);
        deep.ExpectationsFrom.ShouldBeSameAs(network);
        (await RefitAsync(cache, fitted, [])).ShouldBeSameAs(fitted);
        (await MakeAsync(cache, fitted, [])).ShouldBeSameAs(fitted);
        (await MakeAsync(cache, deep, [])).ShouldBeSameAs(deep);
        var once = await RefitAsync(cache, network, [new Leave(Person(network, 0))]);
        (await RefitAsync(cache, once, [])).ShouldBeSameAs(once);
        cache.WhatIfCount.ShouldBe(NetworkCache.MostDepth + 2);
    }

    [Fact]
    public async Task A_fault_is_told_by_its_place_in_what_each_of_many_asked()
    {
        // The same changes in other portions, asked for at once: one asked for the fault last of two, the other alone.
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        var (cache, network) = await StartAsync(database);
        Change[] changes =
        [
            .. Enumerable.Range(0, 400).Select(at => Rise(network, at)), new Leave(-1),
        ];
        var (some, most) = (await MakeAsync(cache, network, changes[..1]), await MakeAsync(cache, network, changes[..^1]));
        for (var time = 0; time < 20; time++)
        {
            var asked = await Task.WhenAll(
                cache.WhatIfAsync(some, changes[1..], isRefitted: false, Cancel),
                cache.WhatIfAsync(most, changes[^1..], isRefitted: false, Cancel));
            asked.Select(result => result.Fault!.At).ShouldBe([399, 0]);
        }
    }

    [Fact]
    public async Task A_fault_is_told_every_time_and_holds_nothing()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        var (cache, network) = await StartAsync(database);
        for (var time = 0; time < 2; time++)
        {
            var result = await cache.WhatIfAsync(network, [new Leave(-1)], isRefitted: false, Cancel);
            result.Network.ShouldBeNull();
            result.Fault!.Code.ShouldBe(ChangeFaultCode.UnknownPerson);
        }

        cache.WhatIfCount.ShouldBe(0);
    }

    [Fact]
    public async Task Trying_things_out_never_drives_out_what_everybody_reads()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        await database.AddAsync(Cancel, new RandomData(5).Everything);
        var cache = new NetworkCache(database.Get<NetworkReader>(), new() { MostNetworks = 1, MostWhatIfs = 2 });
        var network = await cache.GetAsync(Lens.Default, null, Cancel);
        var first = await MakeAsync(cache, network, [new Leave(Person(network, 0))]);
        for (var person = 1; person < 4; person++)
        {
            await MakeAsync(cache, network, [new Leave(Person(network, person))]);
        }

        cache.WhatIfCount.ShouldBe(2);
        (await cache.GetAsync(Lens.Default, null, Cancel)).ShouldBeSameAs(network);
        (await MakeAsync(cache, network, [new Leave(Person(network, 0))])).ShouldNotBeSameAs(first);
    }

    [Fact]
    public async Task Changed_networks_take_no_more_room_than_they_may()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        await database.AddAsync(Cancel, new RandomData(5).Everything);
        var cache = new NetworkCache(database.Get<NetworkReader>(), new() { MostWhatIfBytes = 1 });
        var network = await cache.GetAsync(Lens.Default, null, Cancel);
        for (var person = 0; person < 3; person++)
        {
            await MakeAsync(cache, network, [new Leave(Person(network, person))]);
            cache.WhatIfCount.ShouldBe(1); // The newest, whatever it takes.
        }

        cache.Count.ShouldBe(1);
    }

    // It would keep that one in memory, and nobody would count it.
    [Fact]
    public async Task A_changed_network_goes_with_the_one_it_was_made_of()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        await database.AddAsync(Cancel, new RandomData(5).Everything);
        var cache = new NetworkCache(database.Get<NetworkReader>(), new() { MostNetworks = 2 });
        var first = await cache.GetAsync(new() { LeastWeight = 1 }, null, Cancel);
        var second = await cache.GetAsync(new() { LeastWeight = 2 }, null, Cancel);
        var changed = await MakeAsync(cache, first, [new Leave(Person(first, 0))]);
        await MakeAsync(cache, changed, [new Leave(Person(first, 1))]);
        await MakeAsync(cache, second, [new Leave(Person(second, 0))]);
        cache.WhatIfCount.ShouldBe(3);

        await cache.GetAsync(new() { LeastWeight = 3 }, null, Cancel);
        (cache.Count, cache.WhatIfCount).ShouldBe((2, 1));

        // Whoever still holds it may try things out; that is not held either.
        var late = await MakeAsync(cache, first, [new Leave(Person(first, 2))]);
        late.Origin!.Base.ShouldBeSameAs(first);
        cache.WhatIfCount.ShouldBe(1);
        var again = await cache.GetAsync(new() { LeastWeight = 1 }, null, Cancel);
        (await MakeAsync(cache, again, [new Leave(Person(again, 0))])).Origin!.Base.ShouldBeSameAs(again);
    }

    [Fact]
    public async Task Analyses_that_nobody_will_ask_for_are_forgotten_in_every_network()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        var (cache, network) = await StartAsync(database);
        var changed = await MakeAsync(cache, network, [new Leave(Person(network, 0))]);
        foreach (var each in new[] { network, changed })
        {
            await each.GetOrComputeAsync("old", (_, _, _) => "report", Cancel);
            await each.GetOrComputeAsync("new", (_, _, _) => "report", Cancel);
            await each.GetOrComputeAsync("old", (_, _, _) => new object(), Cancel);
        }

        cache.Forget<string>(key => key == "old");
        foreach (var each in new[] { network, changed })
        {
            each.ReadyOf<string>("old").ShouldBeNull();
            each.ReadyOf<string>("new").ShouldBe("report");
            each.ReadyOf<object>("old").ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task The_order_of_changes_is_part_of_their_name()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        var (cache, network) = await StartAsync(database);
        Change[] changes =
        [
            Rise(network, 0), Rise(network, 1),
        ];
        var one = await MakeAsync(cache, network, changes);
        Array.Reverse(changes);
        (await MakeAsync(cache, network, changes)).Network.Version.ShouldNotBe(one.Network.Version);
    }

    [Fact]
    public async Task Too_deep_or_too_many_is_a_fault_of_the_caller()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        var (cache, network) = await StartAsync(database);
        var deep = network;
        for (var depth = 1; depth <= NetworkCache.MostDepth; depth++)
        {
            deep = await MakeAsync(cache, deep, [Rise(network, depth)]);
        }

        await Should.ThrowAsync<ArgumentException>(() => MakeAsync(cache, deep, [new Leave(Person(network, 0))]));
        Change[] many = [.. Enumerable.Range(0, ChangedNetwork.MostChanges).Select(at => Rise(network, at))];
        var full = await MakeAsync(cache, network, many);
        await Should.ThrowAsync<ArgumentException>(() => MakeAsync(cache, full, [new Leave(Person(network, 0))]));
    }

    [Fact]
    public void Changes_that_differ_have_texts_that_differ()
    {
        var post = new CreatePost("p", Level.Frontline, Discipline.Clinical);
        Change[] changes =
        [
            new AddTie(1, 2), new AddTie(2, 1), new AddTie(1, 2, 0.1 + 0.2), new AddTie(1, 2, 0.3), new DropTie(1, 2),
            new Leave(1), new Leave(12),
            new Move(1, "a"), new Move(1, null, "a"), new Move(1, "a", Level: Level.System), new Move(1, Level: Level.System),
            new Move(1, "a 1:b"), new Move(1, "a", "b"), new TakePost(1, "a"), new MergeUnits("a", "b"), new MergeUnits("a 1:b", ""),
            new MergeUnits("a b", "c"), new MergeUnits("a", "b c"), new Move(1, "-", Level: Level.System),
            new MergeOrganisations("a", "b"), post, post with { Key = "q" }, post with { Level = Level.System },
            post with { Discipline = Discipline.Hybrid }, post with { Unit = "u" }, post with { Organisation = "u" },
            post with { Holder = 1 }, post with { ReportsTo = "u" }, post with { WholeTimeShare = 0.5 }, post with { ManagementShare = 0 },
        ];
        changes.Select(ChangeText.Canonical).Distinct(StringComparer.Ordinal).Count().ShouldBe(changes.Length);
        ChangeText.Canonical(post with { }).ShouldBe(ChangeText.Canonical(post));
    }

    private static async Task<(NetworkCache Cache, SharedNetwork Network)> StartAsync(TestDatabase database)
    {
        await database.AddAsync(Cancel, new RandomData(5).Everything);
        var cache = database.Get<NetworkCache>();
        return (cache, await cache.GetAsync(Lens.Default, null, Cancel));
    }

    private static async Task<SharedNetwork> MakeAsync(NetworkCache cache, SharedNetwork network, Change[] changes)
    {
        var result = await cache.WhatIfAsync(network, changes, isRefitted: false, Cancel);
        result.Fault.ShouldBeNull();
        return result.Network!;
    }

    private static async Task<SharedNetwork> RefitAsync(NetworkCache cache, SharedNetwork network, Change[] changes) =>
        (await cache.WhatIfAsync(network, changes, isRefitted: true, Cancel)).Network!;

    // To another level than the person has, and than the one before it gave.
    private static Move Rise(SharedNetwork network, int step)
    {
        var person = Person(network, 0);
        var level = (int)network.Network.LevelOf[network.Network.PersonIds.IndexOf(person)];
        return new(person, Level: (Level)((level + 1 + (step % 6)) % 7));
    }

    // Of those who hold a post, so that they can move.
    private static long Person(SharedNetwork network, int number)
    {
        var of = network.Network;
        return of.PersonIds[Enumerable.Range(0, of.PeopleCount).Where(person => !of.PostsOf(person).IsEmpty).ElementAt(number)];
    }
}

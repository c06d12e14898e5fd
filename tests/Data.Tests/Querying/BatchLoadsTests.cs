using NetworkLens.Data.Databases;
using NetworkLens.Data.Querying;
using NetworkLens.Testing;

namespace NetworkLens.Data.Tests.Querying;

public sealed class BatchLoadsTests(TestDatabases databases) : DatabaseTestBase(databases)
{
    [Theory, MemberData(nameof(Both))]
    public async Task Everything_asked_for_comes_and_nothing_else(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        var data = new RandomData(seed: 4);
        await database.AddAsync(Cancel, data.Everything);
        var loads = database.Get<BatchLoads>();
        long[] people = [.. data.People.Take(20).Select(x => x.Id), 999_999];
        var byId = await loads.PeopleAsync(people, Cancel);
        byId.Keys.Order().ShouldBe(people[..20].Order());
        byId[people[3]].Key.ShouldBe(data.People[3].Key);
        var posts = await loads.PostsOfPeopleAsync(people, Cancel);
        var attributes = await loads.AttributesOfPeopleAsync(people, Cancel);
        foreach (var person in data.People.Take(20))
        {
            posts[person.Id].Select(x => x.Key).ShouldBe(person.Posts.Select(x => x.Key).Order(StringComparer.Ordinal));
            attributes[person.Id].Select(x => (x.Name, x.Value)).ShouldBe(person.Attributes.Select(x => (x.Name, x.Value)).Order());
        }

        posts[999_999].ShouldBeEmpty();
        var units = await loads.UnitsOfOrganisationsAsync(data.Organisations.Select(x => x.Id), Cancel);
        units.Sum(x => x.Count()).ShouldBe(data.Units.Count);
        var below = await loads.UnitsBelowAsync(data.Units.Select(x => x.Id), Cancel);
        below.Sum(x => x.Count()).ShouldBe(data.Units.Count(x => x.Parent is not null));
        var lines = await loads.LinesFromPostsAsync(data.Posts.Select(x => x.Id), Cancel);
        lines.Sum(x => x.Count()).ShouldBe(data.Posts.Sum(x => x.ReportsTo.Count));
        (await loads.LinesToPostsAsync(data.Posts.Select(x => x.Id), Cancel)).Sum(x => x.Count()).ShouldBe(lines.Sum(x => x.Count()));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task More_ids_than_one_statement_takes_are_no_trouble(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        var data = new RandomData(seed: 4);
        await database.AddAsync(Cancel, data.Everything);
        var loaded = await database.Get<BatchLoads>().InteractionsAsync(Enumerable.Range(-2_000, 4_000).Select(x => (long)x), Cancel);
        loaded.Count.ShouldBe(data.Interactions.Count);
    }
}

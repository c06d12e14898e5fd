using NetworkLens.Data.Databases;
using NetworkLens.Data.Model;
using NetworkLens.Data.Querying;
using NetworkLens.Testing;

namespace NetworkLens.Data.Tests.Querying;

/// <summary>Walking through a list that others change meanwhile.</summary>
public sealed class PagesUnderChangeTests(TestDatabases databases) : DatabaseTestBase(databases)
{
    [Theory, MemberData(nameof(Both))]
    public async Task Whoever_stays_is_met_exactly_once_and_in_order_whatever_comes_and_goes(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        var random = new Random(17);
        for (var walk = 0; walk < 12; walk++)
        {
            var world = new World(database, random);
            await world.FillAsync(walk, 40);
            var met = await WalkAsync(world, database, isBackward: walk % 2 == 1, OrderOf(walk));

            met.ShouldBeUnique();
            world.Stayed.ShouldBeSubsetOf(met);
            world.Stayed.Count.ShouldBeInRange(10, 35); // Some left, and not all.
            met.Except(world.Stayed).ShouldNotBeEmpty();
            var order = met.Where(world.Stayed.Contains).ToList();
            order.ShouldBe(await world.InOrderAsync(OrderOf(walk), walk % 2 == 1, order));
            await world.EmptyAsync();
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Whether_there_is_more_is_true_on_both_sides_also_when_the_row_of_the_cursor_is_gone(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        await database.AddAsync(Cancel, "abcdef".Select(x => NewPerson($"{x}", profession: null)));
        var request = new PageRequest<Person> { First = 2, Order = Order("name", "ASC"), WithFarSide = true };
        var first = await ReadAsync(database, request);
        (first.HasPreviousPage, first.HasNextPage).ShouldBe((false, true));
        var second = await ReadAsync(database, request with { After = first.EndCursor });
        (second.HasPreviousPage, second.HasNextPage).ShouldBe((true, true));
        await DeleteAsync(database, ["a", "b"]);
        second = await ReadAsync(database, request with { After = first.EndCursor });
        (Keys(second), second.HasPreviousPage, second.HasNextPage).ShouldBe(("cd", false, true));

        var back = request with { First = null, Last = 2 };
        var end = await ReadAsync(database, back);
        (Keys(end), end.HasPreviousPage, end.HasNextPage).ShouldBe(("ef", true, false));
        var before = await ReadAsync(database, back with { Before = end.StartCursor });
        (Keys(before), before.HasPreviousPage, before.HasNextPage).ShouldBe(("cd", false, true));
        await DeleteAsync(database, ["e", "f"]);
        before = await ReadAsync(database, back with { Before = end.StartCursor });
        (Keys(before), before.HasPreviousPage, before.HasNextPage).ShouldBe(("cd", false, false));
        var beyond = await ReadAsync(database, request with { After = end.EndCursor });
        (Keys(beyond), beyond.HasPreviousPage, beyond.HasNextPage).ShouldBe(("", true, false));
        var between = await ReadAsync(database, request with { First = 1, After = first.StartCursor, Before = end.EndCursor });
        (Keys(between), between.HasPreviousPage, between.HasNextPage).ShouldBe(("c", false, true));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Percent_underscore_and_backslash_stand_for_themselves(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        string[] keys = ["a%b", "a_b", "a\\b", "axb", "ab", "%", "_", "\\", "\\%", "[a]", "a*b", "a?b"];
        await database.AddAsync(Cancel, keys.Select(x => NewPerson(x, profession: null)));
        foreach (var part in (string[])["%", "_", "\\", "a%", "a_", "a\\", "\\%", "[", "*", "?", "a%b"])
        {
            (await FindAsync("contains", part)).ShouldBe(
                keys.Where(x => x.Contains(part, StringComparison.Ordinal)), ignoreOrder: true, part);
            (await FindAsync("startsWith", part)).ShouldBe(
                keys.Where(x => x.StartsWith(part, StringComparison.Ordinal)), ignoreOrder: true, part);
        }

        async Task<IEnumerable<string>> FindAsync(string operation, string part)
        {
            var where = new Dictionary<string, object?> { ["key"] = new Dictionary<string, object?> { [operation] = part } };
            return (await ReadAsync(database, new() { Where = where })).Items.Select(x => x.Node.Key);
        }
    }

    private static async Task<List<string>> WalkAsync(
        World world, TestDatabase database, bool isBackward, IReadOnlyList<IReadOnlyDictionary<string, object?>> order)
    {
        var met = new List<string>();
        var request = new PageRequest<Person> { Order = order };
        while (true)
        {
            var size = world.Random.Next(1, 6);
            var page = await ReadAsync(database, isBackward ? request with { Last = size } : request with { First = size });
            var items = page.Items.Select(x => x.Node.Key);
            met.AddRange(isBackward ? items.Reverse() : items);
            if (isBackward ? !page.HasPreviousPage : !page.HasNextPage)
            {
                return met;
            }

            request = isBackward ? request with { Before = page.StartCursor } : request with { After = page.EndCursor };
            await world.ChangeAsync();
        }
    }

    private static List<IReadOnlyDictionary<string, object?>> OrderOf(int walk) => (walk % 4) switch
    {
        0 => [],
        1 => Order("name", "DESC"),
        2 => Order("profession", "ASC"),
        _ => [.. Order("profession", "DESC"), .. Order("name", "ASC")],
    };

    private static List<IReadOnlyDictionary<string, object?>> Order(string field, string direction) =>
        [new Dictionary<string, object?>(StringComparer.Ordinal) { [field] = direction }];

    private static string Keys(Page<Person> page) => string.Concat(page.Items.Select(x => x.Node.Key));

    private static async Task<Page<Person>> ReadAsync(TestDatabase database, PageRequest<Person> request) =>
        (await database.Get<EntityPages>().ReadAsync(QueryFields.People, request, Cancel)).Value;

    private static async Task DeleteAsync(TestDatabase database, string[] keys)
    {
        await using var context = await database.Contexts.CreateDbContextAsync(Cancel);
        context.RemoveRange(context.People.Where(x => keys.Contains(x.Key)));
        await context.SaveChangesAsync(Cancel);
    }

    private static Person NewPerson(string key, string? profession, string? name = null) =>
        new() { Key = key, Name = name ?? key, NameFolded = name ?? key, Profession = profession };

    /// <summary>People with few different names and professions, of whom some leave and to whom others come.</summary>
    private sealed class World(TestDatabase database, Random random)
    {
        private int _made;
        private int _walk;

        public Random Random => random;

        public HashSet<string> Stayed { get; } = [];

        public async Task FillAsync(int walk, int count)
        {
            _walk = walk;
            var people = Enumerable.Range(0, count).Select(_ => Make()).ToList();
            await database.AddAsync(Cancel, people);
            Stayed.UnionWith(people.Select(x => x.Key));
        }

        public async Task ChangeAsync()
        {
            await database.AddAsync(Cancel, Enumerable.Range(0, random.Next(3)).Select(_ => Make()));
            string[] leaving = [.. Stayed.Where(_ => random.NextDouble() < 0.03)];
            Stayed.ExceptWith(leaving);
            await DeleteAsync(database, leaving);
        }

        public async Task<List<string>> InOrderAsync(
            IReadOnlyList<IReadOnlyDictionary<string, object?>> order, bool isBackward, IReadOnlyCollection<string> keys)
        {
            var all = await ReadAsync(database, new() { First = 500, Order = order });
            var names = all.Items.Select(x => x.Node.Key).Where(keys.Contains).ToList();
            if (isBackward)
            {
                names.Reverse();
            }

            return names;
        }

        public Task EmptyAsync() => DeleteAsync(database, [.. Enumerable.Range(0, _made + 1).Select(Key)]);

        private Person Make() => NewPerson(
            Key(++_made), random.Next(3) == 0 ? null : $"profession {random.Next(3)}", $"name {random.Next(6)}");

        private string Key(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_walk}-{number}");
    }
}

using System.Text.Json;
using NetworkLens.Data.Databases;
using NetworkLens.Data.Model;
using NetworkLens.Data.Querying;
using NetworkLens.Testing;

namespace NetworkLens.Data.Tests.Querying;

public sealed class EntityPagesTests(TestDatabases databases) : DatabaseTestBase(databases)
{
    [Theory, MemberData(nameof(Both))]
    public async Task Random_questions_get_the_rows_that_plain_loops_find_forward_and_backward(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        var data = new RandomData(seed: 11, people: 25);
        await database.AddAsync(Cancel, data.Everything);
        var random = new Random(7);
        var found = 0;
        for (var i = 0; i < 10; i++)
        {
            found += await CheckAsync(database, QueryFields.Organisations, data.Organisations, random);
            found += await CheckAsync(database, QueryFields.Units, data.Units, random);
            found += await CheckAsync(database, QueryFields.People, data.People, random);
            found += await CheckAsync(database, QueryFields.Posts, data.Posts, random);
            found += await CheckAsync(database, QueryFields.Interactions, data.Interactions, random);
        }

        found.ShouldBeGreaterThan(300); // Questions that match nothing would prove nothing.
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Rows_that_come_and_go_neither_repeat_nor_hide_others(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        await database.AddAsync(Cancel, "bdfhj".Select(x => NewPerson($"{x}")));
        var request = new PageRequest<Person> { First = 2, Order = [Order("name", "ASC")] };
        var first = await ReadAsync(database, request);
        first.Items.Select(x => x.Node.Key).ShouldBe(["b", "d"]);
        await database.AddAsync(Cancel, NewPerson("a"), NewPerson("c"), NewPerson("e"));
        await using (var context = await database.Contexts.CreateDbContextAsync(Cancel))
        {
            context.Remove(context.People.Single(x => x.Key == "d")); // The very row that the cursor was made of.
            await context.SaveChangesAsync(Cancel);
        }

        var second = await ReadAsync(database, request with { After = first.EndCursor });
        second.Items.Select(x => x.Node.Key).ShouldBe(["e", "f"]);
        (second.HasPreviousPage, second.HasNextPage).ShouldBe((true, true));
        var back = await ReadAsync(database, request with { First = null, Last = 9, Before = second.StartCursor });
        back.Items.Select(x => x.Node.Key).ShouldBe(["a", "b", "c"]);
        (back.HasPreviousPage, back.HasNextPage).ShouldBe((false, true));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_page_is_bounded_and_its_total_is_counted_only_when_asked(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        await database.AddAsync(Cancel, Enumerable.Range(0, 501).Select(x => NewPerson($"p{x}")));
        (await ReadAsync(database, new())).Items.Count.ShouldBe(50);
        var most = await ReadAsync(database, new() { First = 500, WithTotal = true });
        (most.Items.Count, most.HasNextPage, most.TotalCount).ShouldBe((500, true, 501));
        var none = await ReadAsync(database, new() { First = 0 });
        (none.Items.Count, none.HasNextPage, none.TotalCount, none.EndCursor).ShouldBe((0, true, null, null));
        (await ReadAsync(database, new() { Scope = x => x.Key == "p7", WithTotal = true })).TotalCount.ShouldBe(1);
        var counted = await database.Get<EntityPages>().CountAsync(
            QueryFields.People, new() { Where = Where("""{ "key": { "startsWith": "p50" } }""") }, Cancel);
        counted.Value.ShouldBe(2);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Names_are_found_in_any_case_and_without_accents(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        await database.AddAsync(Cancel, NewPerson("Siân O’Brien"), NewPerson("Zoë"), NewPerson("100%"));
        (await KeysAsync("""{ "name": { "contains": "SIAN o'b" } }""")).ShouldBe(["Siân O’Brien"]);
        (await KeysAsync("""{ "name": { "startsWith": "zoe" } }""")).ShouldBe(["Zoë"]);
        (await KeysAsync("""{ "name": { "contains": "%" } }""")).ShouldBe(["100%"]);
        (await KeysAsync("""{ "key": { "startsWith": "zoe" } }""")).ShouldBeEmpty();

        async Task<string[]> KeysAsync(string where) =>
            [.. (await ReadAsync(database, new() { Where = Where(where) })).Items.Select(x => x.Node.Key)];
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Not_turns_every_no_into_a_yes_also_of_a_blank(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        await database.AddAsync(Cancel, NewPerson("blank"));
        string[] conditions =
        [
            """{ "profession": { "gt": "m" } }""", """{ "profession": { "lte": "m" } }""", """{ "profession": { "contains": "m" } }""",
            """{ "profession": { "startsWith": "m" } }""", """{ "profession": { "in": ["m"] } }""", """{ "profession": { "eq": "m" } }""",
            """{ "posts": { "some": { "start": { "lt": "2025-01-01" } } } }""",
        ];
        foreach (var condition in conditions)
        {
            (await ReadAsync(database, new() { Where = Where(condition) })).Items.ShouldBeEmpty(condition);
            (await ReadAsync(database, new() { Where = Where($$"""{ "not": {{condition}} }""") })).Items.Count.ShouldBe(1, condition);
        }
    }

    [Theory]
    [InlineData("""{ "colour": { "eq": "x" } }""", "where.colour", "no such field")]
    [InlineData("""{ "name": { "like": "x" } }""", "where.name.like", "no such operator")]
    [InlineData("""{ "name": "x" }""", "where.name", "not an object")]
    [InlineData("""{ "name": null }""", "where.name", "null")]
    [InlineData("""{ "name": { "eq": 5 } }""", "where.name.eq", "not text")]
    [InlineData("""{ "name": { "gt": null } }""", "where.name.gt", "null")]
    [InlineData("""{ "name": { "eq": "a\u0000b" } }""", "where.name.eq", "code 0")]
    [InlineData("""{ "id": { "eq": "x" } }""", "where.id.eq", "no id")]
    [InlineData("""{ "and": [ { }, { "posts": { "some": { "level": { "in": ["EXECUTIVE", "BOSS"] } } } } ] }""",
        "where.and[1].posts.some.level.in[1]", "none of the values")]
    [InlineData("""{ "posts": { "some": { "start": { "gt": "1.2.2025" } } } }""", "where.posts.some.start.gt", "not a date")]
    [InlineData("""{ "posts": { "some": { "grade": { "in": null } } } }""", "where.posts.some.grade.in", "null")]
    [InlineData("""{ "or": null }""", "where.or", "null")]
    [InlineData("""{ "attributes": { "any": null } }""", "where.attributes.any", "no such operator")]
    public void A_question_that_makes_no_sense_is_a_fault_with_place_and_mend(string where, string path, string problem)
    {
        var fault = QueryFields.People.ReadWhere(Where(where)).Fault.ShouldNotBeNull();
        fault.Path.ShouldBe(path);
        fault.Problem.ShouldContain(problem);
        fault.Mend.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_question_is_bounded_in_depth_width_and_length()
    {
        Fault(Nest(QueryLimits.MostDepth)).ShouldBeNull();
        Fault(Nest(QueryLimits.MostDepth + 1)).ShouldNotBeNull().Problem.ShouldContain("deep");
        Fault(Wide(QueryLimits.MostConditions / 2)).ShouldBeNull();
        Fault(Wide((QueryLimits.MostConditions / 2) + 1)).ShouldNotBeNull().Problem.ShouldContain("conditions");
        Fault(Long(QueryLimits.MostListValues)).ShouldBeNull();
        Fault(Long(QueryLimits.MostListValues + 1)).ShouldNotBeNull().ToString().ShouldEndWith("too long. Write at most 1,000 values.");
        Fault(Text(QueryLimits.MostTextLength)).ShouldBeNull();
        Fault(Text(QueryLimits.MostTextLength + 1)).ShouldNotBeNull().ToString()
            .ShouldEndWith("too long. Write at most 1,000 characters.");

        static QueryFault? Fault(Dictionary<string, object?> where) => QueryFields.People.ReadWhere(where).Fault;
        static Dictionary<string, object?> Nest(int depth) => depth == 0 ? [] : new() { ["not"] = Nest(depth - 1) };
        static Dictionary<string, object?> Wide(int width) => new() { ["and"] = Enumerable.Repeat(Text(1), width).ToList() };
        static Dictionary<string, object?> Text(int length) =>
            new() { ["key"] = new Dictionary<string, object?> { ["eq"] = new string('x', length) } };
        static Dictionary<string, object?> Long(int length) =>
            new() { ["key"] = new Dictionary<string, object?> { ["in"] = Enumerable.Repeat<object?>("x", length).ToList() } };
    }

    [Fact]
    public async Task Pages_and_orders_that_make_no_sense_are_faults()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        await database.AddAsync(Cancel, NewPerson("a"), NewPerson("b"));
        var cursor = (await ReadAsync(database, new() { Order = [Order("name", "ASC")] })).EndCursor!;
        (PageRequest<Person> Request, string Path)[] senseless =
        [
            (new() { First = 1, Last = 1 }, "last"), (new() { First = -1 }, "first"), (new() { Last = 501 }, "last"),
            (new() { After = "" }, "after"), (new() { After = "!" }, "after"), (new() { Before = "abcd" }, "before"),
            (new() { After = cursor }, "after"),
            (new() { Order = [Order("name", "DESC")], After = cursor }, "after"),
            (new() { Order = [Order("name", "ASC")], After = cursor[..^4] }, "after"),
            (new() { Order = [Order("name", "ASC")], After = new string('A', 99_999) }, "after"),
            (new() { Order = [Order("colour", "ASC")] }, "order[0].colour"), (new() { Order = [Order("name", "UP")] }, "order[0].name"),
            (new() { Order = [.. Enumerable.Repeat(Order("name", "ASC"), 6)] }, "order"),
        ];
        foreach (var (request, path) in senseless)
        {
            var answer = await database.Get<EntityPages>().ReadAsync(QueryFields.People, request, Cancel);
            answer.Fault.ShouldNotBeNull(path).Path.ShouldBe(path);
        }
    }

    [Fact]
    public void Ids_are_read_as_the_host_says()
    {
        var where = Where("""{ "posts": { "some": { "organisation": { "id": { "eq": "Organisation!5" } } } } }""");
        var asked = "";
        QueryFields.People.ReadWhere(where, (type, _) =>
        {
            asked = type;
            return 5;
        }).Fault.ShouldBeNull();
        asked.ShouldBe("Organisation");
        QueryFields.People.ReadWhere(where, (_, _) => null).Fault.ShouldNotBeNull();
    }

    private static async Task<int> CheckAsync<T>(TestDatabase database, EntityFields<T> fields, List<T> rows, Random random)
        where T : class
    {
        var where = QueryOracle.MakeWhere(fields.TypeName, random, depth: 3);
        var order = QueryOracle.MakeOrder(fields.TypeName, random);
        var expected = rows.FindAll(x => QueryOracle.Holds(fields.TypeName, x, where));
        expected.Sort((x, y) => QueryOracle.Compare(fields.TypeName, x, y, order));
        long[] ids = [.. expected.Select(Id)];
        var question = $"{fields.TypeName} {JsonSerializer.Serialize(where)} {JsonSerializer.Serialize(order)}";
        var size = Math.Max(random.Next(1, 9), (expected.Count / 4) + 1);

        var request = new PageRequest<T> { Where = where, Order = order, First = size, WithTotal = true };
        var forward = new List<long>();
        for (var page = await ReadAsync(request); ; page = await ReadAsync(request with { After = page.EndCursor }))
        {
            page.TotalCount.ShouldBe(ids.Length, question);
            forward.AddRange(page.Items.Select(x => Id(x.Node)));
            if (!page.HasNextPage)
            {
                break;
            }
        }

        forward.ToArray().ShouldBe(ids, customMessage: question);
        request = request with { First = null, Last = size, WithTotal = false };
        var backward = new List<long>();
        for (var page = await ReadAsync(request); ; page = await ReadAsync(request with { Before = page.StartCursor }))
        {
            backward.InsertRange(0, page.Items.Select(x => Id(x.Node)));
            if (!page.HasPreviousPage)
            {
                break;
            }
        }

        backward.ToArray().ShouldBe(ids, customMessage: question);
        return ids.Length;

        Task<Page<T>> ReadAsync(PageRequest<T> page) => EntityPagesTests.ReadAsync(database, fields, page);

        long Id(T row) => (long)typeof(T).GetProperty("Id")!.GetValue(row)!;
    }

    private static async Task<Page<T>> ReadAsync<T>(TestDatabase database, EntityFields<T> fields, PageRequest<T> request)
        where T : class => (await database.Get<EntityPages>().ReadAsync(fields, request, Cancel)).Value;

    private static Task<Page<Person>> ReadAsync(TestDatabase database, PageRequest<Person> request) =>
        ReadAsync(database, QueryFields.People, request);

    private static Dictionary<string, object?> Order(string field, string direction) => new(StringComparer.Ordinal) { [field] = direction };

    private static Dictionary<string, object?> Where(string json) =>
        (Dictionary<string, object?>)Plain(JsonDocument.Parse(json).RootElement)!;

    private static object? Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(x => x.Name, x => Plain(x.Value), StringComparer.Ordinal),
        JsonValueKind.Array => json.EnumerateArray().Select(Plain).ToList(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? whole : json.GetDouble(),
        JsonValueKind.Null => null,
        _ => json.GetBoolean(),
    };

    private static Person NewPerson(string name) => new() { Key = name, Name = name, NameFolded = TextFolding.Fold(name) };
}

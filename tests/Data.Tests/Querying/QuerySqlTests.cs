using System.Linq.Expressions;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NetworkLens.Data.Databases;
using NetworkLens.Data.Model;
using NetworkLens.Data.Querying;
using NetworkLens.Testing;

namespace NetworkLens.Data.Tests.Querying;

/// <summary>What pages are in SQL: what is read, by which way, and that it ends when nobody waits for it.</summary>
public sealed partial class QuerySqlTests(TestDatabases databases) : DatabaseTestBase(databases)
{
    [Theory, MemberData(nameof(Both))]
    public async Task No_page_counts_rows_off(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        using var commands = new CapturedCommands(database.Address);
        await database.AddAsync(Cancel, new RandomData(seed: 3).Everything);
        commands.Clear();
        foreach (var order in (string[])["", "name", "profession"])
        {
            var request = new PageRequest<Person> { First = 7, Order = Order(order, "DESC"), WithTotal = true, WithFarSide = true };
            var first = await ReadAsync(database, QueryFields.People, request);
            var second = await ReadAsync(database, QueryFields.People, request with { After = first.EndCursor });
            await ReadAsync(database, QueryFields.People, request with { First = null, Last = 3, Before = second.EndCursor });
        }

        commands.All.Count.ShouldBe(24); // Nine pages, as many totals, six looks behind.
        commands.All.ShouldAllBe(x => !x.Text.Contains("OFFSET", StringComparison.OrdinalIgnoreCase));
        commands.All.Count(x => x.Text.Contains("LIMIT", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(9);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Only_the_columns_that_are_asked_for_are_read(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        using var commands = new CapturedCommands(database.Address);
        await database.AddAsync(Cancel, new RandomData(seed: 3).Everything);
        commands.Clear();
        var some = await ReadAsync(database, QueryFields.Posts, new() { First = 5, Columns = Columns("Title", "Start", "Level") });
        var none = await ReadAsync(database, QueryFields.Posts, new() { First = 5, Columns = Columns(), Order = Order("grade", "ASC") });
        var all = await ReadAsync(database, QueryFields.Posts, new() { First = 5 });

        Read(commands.All[0]).ShouldBe(["id", "level", "start_day", "title"]);
        Read(commands.All[1]).ShouldBe(["grade", "id"]);
        Read(commands.All[2]).Length.ShouldBe(13);
        some.Items.Select(x => (x.Node.Id, x.Node.Title, x.Node.Start, x.Node.Level)).ShouldBe(
            all.Items.Select(x => (x.Node.Id, x.Node.Title, x.Node.Start, x.Node.Level)));
        some.Items.ShouldAllBe(x => x.Node.Key == null && x.Node.OrganisationId == null);
        some.EndCursor.ShouldBe(all.EndCursor);
        none.Items.Count.ShouldBe(5);
        await Should.ThrowAsync<ArgumentException>(() => ReadAsync(database, QueryFields.Posts, new() { Columns = Columns("Colour") }));

        static string[] Read(CapturedCommand command) =>
        [
            .. Column().Matches(command.Text.Split("FROM")[0]).Select(x => x.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal),
        ];
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_page_without_rows_checks_the_question_and_asks_for_the_total_alone(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        using var commands = new CapturedCommands(database.Address);
        await database.AddAsync(Cancel, new RandomData(seed: 3).Everything);
        commands.Clear();
        var page = await ReadAsync(database, QueryFields.People, new() { WithRows = false, WithTotal = true });

        (page.Items.Count, page.TotalCount).ShouldBe((0, 40));
        commands.All.ShouldHaveSingleItem();
        (await database.Get<EntityPages>().ReadAsync(QueryFields.People, new() { WithRows = false, After = "x" }, Cancel))
            .Fault.ShouldNotBeNull().Path.ShouldBe("after");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_deep_page_by_time_seeks_in_an_index_either_way_and_sorts_nothing(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        using var commands = new CapturedCommands(database.Address);
        await database.AddAsync(Cancel, new RandomData(seed: 3, people: 200).Everything);
        commands.Clear();
        foreach (var direction in (string[])["ASC", "DESC"])
        {
            commands.Clear();
            var request = new PageRequest<Interaction> { First = 5, Order = Order("when", direction) };
            var first = await ReadAsync(database, QueryFields.Interactions, request);
            await ReadAsync(database, QueryFields.Interactions, request with { After = first.EndCursor });

            var plan = await ExplainAsync(database, commands.All[1]);
            plan.ShouldContain("ox_interactions_when", Case.Sensitive, commands.All[1].Text);
            if (kind == DatabaseKind.Sqlite)
            {
                plan.ShouldContain("SEARCH");
                plan.ShouldNotContain("TEMP B-TREE");
            }
            else
            {
                plan.ShouldContain("Index Cond:");
                plan.ShouldNotContain("Sort");
            }
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_condition_that_SQL_cannot_say_is_a_fault_that_names_its_field(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        using var commands = new CapturedCommands(database.Address);
        await database.AddAsync(Cancel, new RandomData(seed: 3).Everything);
        commands.Clear();
        var fields = new EntityFields<Person>("Person", x => x.Id)
            .AddFilter(new TextField("backwards", (Expression<Func<Person, string>>)(x => Backwards(x.Name)), isFolded: false))
            .AddFilter(new TextField("key", (Expression<Func<Person, string>>)(x => x.Key), isFolded: false));
        var like = new Dictionary<string, object?> { ["eq"] = "p1" };
        var request = new PageRequest<Person>
        {
            Where = new Dictionary<string, object?>
            {
                ["key"] = like,
                ["or"] = new object[] { Not(new Dictionary<string, object?> { ["backwards"] = like }) },
            },
        };

        var pages = database.Get<EntityPages>();
        var fault = (await pages.ReadAsync(fields, request, Cancel)).Fault.ShouldNotBeNull();
        fault.Path.ShouldBe("where.or[0].not.backwards");
        (await pages.CountAsync(fields, request, Cancel)).Fault.ShouldBe(fault);
        commands.All.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_order_that_SQL_cannot_say_is_a_fault_that_names_its_field(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        using var commands = new CapturedCommands(database.Address);
        await database.AddAsync(Cancel, new RandomData(seed: 3).Everything);
        commands.Clear();
        var fields = new EntityFields<Person>("Person", x => x.Id).AddSort("key", x => x.Key).AddSort("backwards", x => Backwards(x.Name));
        var request = new PageRequest<Person>
        {
            Where = new Dictionary<string, object?> { ["id"] = new Dictionary<string, object?> { ["neq"] = 1L } },
            Order = [.. Order("key", "ASC"), .. Order("backwards", "DESC")],
        };

        var pages = database.Get<EntityPages>();
        (await pages.ReadAsync(fields, request, Cancel)).Fault.ShouldNotBeNull().Path.ShouldBe("order[1].backwards");
        (await pages.ReadAsync(fields, request with { Where = null, First = 0 }, Cancel)).Fault.ShouldNotBeNull();
        commands.All.ShouldBeEmpty();
        (await pages.ReadAsync(fields, request with { Order = Order("key", "ASC") }, Cancel)).Value.Items.ShouldNotBeEmpty();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_query_without_end_ends_when_nobody_waits_for_it(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        using var commands = new CapturedCommands(database.Address);
        await database.AddAsync(Cancel, new RandomData(seed: 3, people: 300).Everything);
        commands.Clear();
        await using var context = await database.Contexts.CreateDbContextAsync(Cancel);
        await using var transaction = await context.Database.BeginTransactionAsync(Cancel);
        if (kind == DatabaseKind.PostgreSql)
        {
            // It plans its way through any maze, but not past a lock.
            await context.Database.ExecuteSqlRawAsync("LOCK TABLE people IN ACCESS EXCLUSIVE MODE", Cancel);
        }

        using var left = new CancellationTokenSource();
        var reading = Task.Run(() => database.Get<EntityPages>().ReadAsync(QueryFields.People, Endless(), left.Token), Cancel);
        await commands.Started.WaitAsync(TimeSpan.FromMinutes(1), Cancel);
        if (kind == DatabaseKind.PostgreSql)
        {
            await Soon.UntilAsync("the query is at work", async () => await WorkingAsync(context) == 1, Cancel);
        }
        else
        {
            await Task.Delay(50, Cancel); // So that it is at work, most likely: SQLite does not tell, and it must end in any case.
        }

        reading.IsCompleted.ShouldBeFalse();
        await left.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => reading.WaitAsync(TimeSpan.FromMinutes(1), Cancel));
        if (kind == DatabaseKind.PostgreSql)
        {
            (await WorkingAsync(context)).ShouldBe(0);
        }

        await transaction.RollbackAsync(Cancel);
        (await ReadAsync(database, QueryFields.People, new() { First = 2 })).Items.Count.ShouldBe(2); // The connection is as good as new.
    }

    // Within the transaction, where the statistics of others are read anew only if they are told to be.
    private static async Task<int> WorkingAsync(DbContext context)
    {
        const string Working = "SELECT count(*)::int AS \"Value\" FROM pg_stat_activity " +
            "WHERE datname = current_database() AND state = 'active' AND pid <> pg_backend_pid()";
        await context.Database.ExecuteSqlRawAsync("SELECT pg_stat_clear_snapshot()", Cancel);
        return await context.Database.SqlQueryRaw<int>(Working).SingleAsync(Cancel);
    }

    // Every post of every unit of every organisation, five times over: more combinations than anybody can wait for, and none that fits.
    private static PageRequest<Person> Endless()
    {
        object where = new Dictionary<string, object?> { ["title"] = new Dictionary<string, object?> { ["eq"] = "nowhere" } };
        for (var i = 0; i < 4; i++)
        {
            var posts = new Dictionary<string, object?> { ["posts"] = new Dictionary<string, object?> { ["some"] = where } };
            where = new Dictionary<string, object?> { ["organisation"] = posts };
        }

        return new()
        {
            Where = new Dictionary<string, object?> { ["posts"] = new Dictionary<string, object?> { ["some"] = where } },
        };
    }

    private static async Task<string> ExplainAsync(TestDatabase database, CapturedCommand captured)
    {
        await using var context = await database.Contexts.CreateDbContextAsync(Cancel);
        await context.Database.OpenConnectionAsync(Cancel);
        if (database.Address.Kind == DatabaseKind.PostgreSql)
        {
            // A table this small is better read whole; the question is whether the index can do it.
            await context.Database.ExecuteSqlRawAsync("ANALYZE; SET enable_seqscan = off; SET enable_bitmapscan = off", Cancel);
        }

        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = (database.Address.Kind == DatabaseKind.Sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + captured.Text;
        foreach (var (name, value) in captured.Parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        var plan = new List<string>();
        await using var rows = await command.ExecuteReaderAsync(Cancel);
        while (await rows.ReadAsync(Cancel))
        {
            plan.Add(rows.GetString(rows.FieldCount - 1));
        }

        return string.Join('\n', plan);
    }

    private static Dictionary<string, object?> Not(object condition) => new() { ["not"] = condition };

    private static string Backwards(string text) => string.Concat(text.Reverse());

    private static HashSet<string> Columns(params string[] names) => [.. names];

    private static List<IReadOnlyDictionary<string, object?>> Order(string field, string direction) =>
        field.Length == 0 ? [] : [new Dictionary<string, object?>(StringComparer.Ordinal) { [field] = direction }];

    private static async Task<Page<T>> ReadAsync<T>(TestDatabase database, EntityFields<T> fields, PageRequest<T> request)
        where T : class => (await database.Get<EntityPages>().ReadAsync(fields, request, Cancel)).Value;

    [GeneratedRegex("[a-z]\\d*\"?\\.\"?(?<name>[a-z_]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Column();
}

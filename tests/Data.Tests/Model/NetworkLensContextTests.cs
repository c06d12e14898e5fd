using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NetworkLens.Data.Databases;
using NetworkLens.Data.Model;
using NetworkLens.Graph.Networks;
using NetworkLens.Testing;
using Person = NetworkLens.Data.Model.Person;
using Post = NetworkLens.Data.Model.Post;

namespace NetworkLens.Data.Tests.Model;

public sealed class NetworkLensContextTests(TestDatabases databases) : DatabaseTestBase(databases)
{
    [Theory, MemberData(nameof(Both))]
    public async Task Model_and_migrations_agree(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        await using var context = await database.Contexts.CreateDbContextAsync(Cancel);
        context.Database.HasPendingModelChanges().ShouldBeFalse();
        (await context.Database.GetPendingMigrationsAsync(Cancel)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Every_index_of_the_model_exists_and_is_as_unique_as_it_says(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        await using var context = await database.Contexts.CreateDbContextAsync(Cancel);
        var expected = context.Model.GetEntityTypes().SelectMany(x => x.GetIndexes())
            .Select(x => $"{x.GetDatabaseName()} {x.IsUnique}").Order(StringComparer.Ordinal);
        var sql = kind == DatabaseKind.Sqlite
            ? "SELECT name || CASE WHEN sql LIKE 'CREATE UNIQUE%' THEN ' True' ELSE ' False' END AS \"Value\" " +
                "FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
            : "SELECT indexname || CASE WHEN indexdef LIKE 'CREATE UNIQUE%' THEN ' True' ELSE ' False' END AS \"Value\" FROM pg_indexes " +
                "WHERE schemaname = 'public' AND indexname NOT LIKE 'PK\\_%'";
        var actual = await context.Database.SqlQueryRaw<string>(sql).ToListAsync(Cancel);
        actual.Order(StringComparer.Ordinal).ShouldBe(expected);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Every_column_of_the_model_exists_and_takes_null_only_where_the_model_does(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        await using var context = await database.Contexts.CreateDbContextAsync(Cancel);
        var expected = context.Model.GetEntityTypes()
            .SelectMany(x => x.GetProperties(), (x, p) => $"{x.GetTableName()}.{p.GetColumnName()} {p.IsColumnNullable(Table(x))}")
            .Order(StringComparer.Ordinal);
        var sql = kind == DatabaseKind.Sqlite
            ? "SELECT m.name || '.' || c.name || CASE WHEN c.\"notnull\" = 0 THEN ' True' ELSE ' False' END AS \"Value\" " +
                "FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\' " +
                "AND m.name NOT LIKE 'sqlite%'"
            : "SELECT table_name || '.' || column_name || CASE WHEN is_nullable = 'YES' THEN ' True' ELSE ' False' END AS \"Value\" " +
                "FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_%'";
        var actual = await context.Database.SqlQueryRaw<string>(sql).ToListAsync(Cancel);
        actual.Order(StringComparer.Ordinal).ShouldBe(expected);

        static StoreObjectIdentifier Table(IEntityType type) => StoreObjectIdentifier.Table(type.GetTableName()!);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Text_orders_by_code_point(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        string[] keys = ["b", "A", "a-b", "ab", "a b", "Z", "é", "z", "", "007", "7", "ﬀ", "𝒜"];
        await database.AddAsync(Cancel, keys.Select(key => new Person { Key = key, Name = key, NameFolded = TextFolding.Fold(key) }));
        await using var context = await database.Contexts.CreateDbContextAsync(Cancel);
        var ordered = await context.People.OrderBy(x => x.Key).Select(x => x.Key).ToListAsync(Cancel);
        ordered.ShouldBe(["", "007", "7", "A", "Z", "a b", "a-b", "ab", "b", "z", "é", "ﬀ", "𝒜"]);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_interaction_of_unknown_time_is_there_once(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        var (a, b) = (NewPerson("a"), NewPerson("b"));
        await database.AddAsync(Cancel, new Interaction { FromPerson = a, ToPerson = b, Kind = TieKind.Advice });
        await Should.ThrowAsync<DbUpdateException>(() => database.AddAsync(Cancel, Same()));
        var dated = Same();
        dated.WhenTicks = 0;
        await database.AddAsync(Cancel, dated);
        await using var context = await database.Contexts.CreateDbContextAsync(Cancel);
        (await context.Interactions.CountAsync(Cancel)).ShouldBe(2);

        Interaction Same() => new() { FromPersonId = a.Id, ToPersonId = b.Id, Kind = TieKind.Advice };
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Rows_that_make_no_sense_are_refused(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        var (a, b) = (NewPerson("a"), NewPerson("b"));
        await database.AddAsync(Cancel, a, b);
        object[] senseless =
        [
            new Interaction { FromPersonId = a.Id, ToPersonId = a.Id, Kind = TieKind.Advice },
            new Interaction { FromPersonId = a.Id, ToPersonId = b.Id, Kind = TieKind.OperationalLine },
            new Interaction { FromPersonId = a.Id, ToPersonId = b.Id, Kind = TieKind.Advice, Count = 0 },
            new Interaction { FromPersonId = a.Id, ToPersonId = b.Id, Kind = TieKind.Advice, Strength = 0 },
            new Interaction { FromPersonId = a.Id, ToPersonId = 999, Kind = TieKind.Advice },
            new Post { Key = "p", Title = "p", WholeTimeShare = 0 },
            new Post { Key = "p", Title = "p", ManagementShare = 1.5 },
            NewPerson("a"),
        ];
        foreach (var row in senseless)
        {
            await Should.ThrowAsync<DbUpdateException>(() => database.AddAsync(Cancel, row), row.ToString());
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Erasing_a_person_takes_their_interactions_and_attributes_and_leaves_the_post_vacant(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        var (a, b) = (NewPerson("a"), NewPerson("b"));
        a.Attributes.Add(new() { Name = "gender", Value = "2" });
        a.Posts.Add(new() { Key = "p", Title = "Matron", Start = new DateOnly(2020, 2, 29) });
        await database.AddAsync(Cancel, new Interaction { FromPerson = b, ToPerson = a, Kind = TieKind.Trust });
        await using var context = await database.Contexts.CreateDbContextAsync(Cancel);
        await context.People.Where(x => x.Key == "a").ExecuteDeleteAsync(Cancel);
        (await context.Interactions.AnyAsync(Cancel)).ShouldBeFalse();
        (await context.PersonAttributes.AnyAsync(Cancel)).ShouldBeFalse();
        var post = await context.Posts.SingleAsync(Cancel);
        post.PersonId.ShouldBeNull();
        post.Start.ShouldBe(new DateOnly(2020, 2, 29));
    }

    private static Person NewPerson(string key) => new() { Key = key, Name = key, NameFolded = key };
}

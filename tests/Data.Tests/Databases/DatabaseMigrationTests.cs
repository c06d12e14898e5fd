using Microsoft.EntityFrameworkCore;
using NetworkLens.Data.Databases;
using NetworkLens.Testing;

namespace NetworkLens.Data.Tests.Databases;

public sealed class DatabaseMigrationTests(TestDatabases databases) : DatabaseTestBase(databases)
{
    [Theory, MemberData(nameof(Both))]
    public async Task A_missing_database_is_made_and_a_second_run_changes_nothing(DatabaseKind kind)
    {
        await using var database = new TestDatabase(await NewAddressAsync(kind));
        (await database.Get<DatabaseMigration>().MigrateAsync(Cancel)).ShouldBeNull();
        await database.AddAsync(Cancel, new NetworkLens.Data.Model.Person { Key = "a", Name = "a", NameFolded = "a" });
        (await database.Get<DatabaseMigration>().MigrateAsync(Cancel)).ShouldBeNull();
        await using var context = await database.Contexts.CreateDbContextAsync(Cancel);
        (await context.People.CountAsync(Cancel)).ShouldBe(1);
        (await context.Database.GetAppliedMigrationsAsync(Cancel)).ShouldBe(context.Database.GetMigrations());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Starters_at_the_same_time_do_not_collide(DatabaseKind kind)
    {
        var address = await NewAddressAsync(kind);
        var starters = Enumerable.Range(0, 4).Select(_ => new TestDatabase(address)).ToArray();
        var faults = await Task.WhenAll(starters.Select(x => Task.Run(() => x.Get<DatabaseMigration>().MigrateAsync(Cancel), Cancel)));
        faults.ShouldAllBe(x => x == null);
        foreach (var starter in starters)
        {
            await starter.DisposeAsync();
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_database_of_a_newer_program_is_left_alone(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        await using var context = await database.Contexts.CreateDbContextAsync(Cancel);
        await context.Database.ExecuteSqlRawAsync(
            "INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('29990101000000_Later', '99')", Cancel);
        var fault = await database.Get<DatabaseMigration>().MigrateAsync(Cancel);
        fault.ShouldNotBeNull().Problem.ShouldContain("29990101000000_Later");
    }

    [Fact]
    public async Task A_lock_that_a_killed_program_left_does_not_stop_the_next_start()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        await using var context = await database.Contexts.CreateDbContextAsync(Cancel);
        await context.Database.ExecuteSqlRawAsync(
            "CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); " +
            "INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2020-01-01')", Cancel);
        (await database.Get<DatabaseMigration>().MigrateAsync(Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_said_to_be_none_and_left_as_it_is()
    {
        var address = await NewAddressAsync(DatabaseKind.Sqlite);
        var text = new string('x', 8192);
        await File.WriteAllTextAsync(address.Place, text, Cancel);
        await using var database = new TestDatabase(address);
        var fault = await database.Get<DatabaseMigration>().MigrateAsync(Cancel);
        fault.ShouldBe(new DatabaseFault(
            address.Place, "The file is not a SQLite database.", "Name another file; this one is left as it is."));
        (await File.ReadAllTextAsync(address.Place, Cancel)).ShouldBe(text);
    }

    [Fact]
    public async Task A_folder_in_the_place_of_the_file_is_a_fault()
    {
        var address = await NewAddressAsync(DatabaseKind.Sqlite);
        Directory.CreateDirectory(address.Place);
        await using var database = new TestDatabase(address);
        (await database.Get<DatabaseMigration>().MigrateAsync(Cancel)).ShouldNotBeNull().Problem.ShouldBe("The file cannot be opened.");
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_fault_with_its_place_and_without_the_password()
    {
        DatabaseAddress.TryParse("Host=127.0.0.1;Port=1;Username=u;Password=secret;Timeout=2", out var address, out _).ShouldBeTrue();
        await using var database = new TestDatabase(address!);
        var fault = await database.Get<DatabaseMigration>().MigrateAsync(Cancel);
        fault.ShouldBe(new DatabaseFault(
            "127.0.0.1:1/networklens",
            "No PostgreSQL server answers there.",
            "Start the server, or correct host and port in the connection string."));
    }

    [Fact]
    public async Task Folders_above_the_file_are_made_and_the_file_lets_readers_read_while_one_writes()
    {
        var near = (await NewAddressAsync(DatabaseKind.Sqlite)).Place;
        DatabaseAddress.TryParse($"Data Source={Path.ChangeExtension(near, null)}/a/b/lens.db", out var address, out _).ShouldBeTrue();
        await using var database = new TestDatabase(address!);
        (await database.Get<DatabaseMigration>().MigrateAsync(Cancel)).ShouldBeNull();
        await using var context = await database.Contexts.CreateDbContextAsync(Cancel);
        (await AskAsync("SELECT CAST(journal_mode AS TEXT) AS \"Value\" FROM pragma_journal_mode")).ShouldBe("wal");
        (await AskAsync("SELECT CAST(foreign_keys AS TEXT) AS \"Value\" FROM pragma_foreign_keys")).ShouldBe("1");
        (await AskAsync("SELECT CAST(synchronous AS TEXT) AS \"Value\" FROM pragma_synchronous")).ShouldBe("1");

        Task<string> AskAsync(string sql) => context.Database.SqlQueryRaw<string>(sql).SingleAsync(Cancel);
    }
}

using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NetworkLens.Data.Model;
using Npgsql;

namespace NetworkLens.Data.Databases;

/// <summary>Brings a database to the tables that this program knows, making it first where there is none.</summary>
/// <param name="address">Which database.</param>
/// <param name="contexts">Makes contexts on it.</param>
public sealed class DatabaseMigration(DatabaseAddress address, IDbContextFactory<NetworkLensContext> contexts)
{
    // Any number that no other program is likely to lock: the letters "NWLENS".
    private const long AdvisoryLock = 0x4E_57_4C_45_4E_53;
    private static readonly TimeSpan LongestMigration = TimeSpan.FromMinutes(10);

    /// <summary>Migrates; a database that is up to date is left alone. Two starters at once do not collide: the second waits.</summary>
    /// <param name="cancel">Stops it; what is done so far stays, whole migration by whole migration.</param>
    /// <returns>Null when the database is ready, otherwise why it is not.</returns>
    public async Task<DatabaseFault?> MigrateAsync(CancellationToken cancel)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        bounded.CancelAfter(LongestMigration);
        try
        {
            return address.Kind == DatabaseKind.Sqlite
                ? await MigrateSqliteAsync(bounded.Token)
                : await MigratePostgreSqlAsync(bounded.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(
                address.Place,
                string.Create(
                    CultureInfo.InvariantCulture, $"It could not be brought up to date within {LongestMigration.TotalMinutes} minutes."),
                "See that no other program holds it locked, and start again.");
        }
        catch (Exception error) when (DatabaseFaults.Explain(error, address) is not null)
        {
            return DatabaseFaults.Explain(error, address);
        }
    }

    private async Task<DatabaseFault?> MigrateSqliteAsync(CancellationToken cancel)
    {
        var folder = Path.GetDirectoryName(address.Place);
        if (!string.IsNullOrEmpty(folder))
        {
            Directory.CreateDirectory(folder);
        }

        // A lock file of our own, which stays (to delete it is a race): EF's lock is a row that a program that was killed leaves for ever.
        await using var gate = await OpenLockFileAsync(address.Place + ".migrating", cancel);
        await using (var connection = await address.OpenAsync(cancel))
        {
            await ExecuteAsync(connection, "PRAGMA journal_mode = WAL", cancel);
            await ExecuteAsync(connection, "DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancel);
        }

        return await MigrateTablesAsync(cancel);
    }

    private static async Task<FileStream> OpenLockFileAsync(string path, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return new FileStream(
                    path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(50, cancel);
            }
        }
    }

    private async Task<DatabaseFault?> MigratePostgreSqlAsync(CancellationToken cancel)
    {
        await MakeDatabaseAsync(cancel);
        await using var gate = await address.OpenAsync(cancel);
        await ExecuteAsync(gate, string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_lock({AdvisoryLock})"), cancel);
        try
        {
            return await MigrateTablesAsync(cancel);
        }
        finally
        {
            await ExecuteAsync(
                gate, string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_unlock({AdvisoryLock})"), CancellationToken.None);
        }
    }

    private async Task MakeDatabaseAsync(CancellationToken cancel)
    {
        try
        {
            await using var there = await address.OpenAsync(cancel);
            return;
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            // Made below.
        }

        var target = new NpgsqlConnectionStringBuilder(address.ConnectionString);
        var name = target.Database!;
        target.Database = "postgres";
        target.Pooling = false;
        await using var maintenance = new NpgsqlConnection(target.ToString());
        await maintenance.OpenAsync(cancel);
        try
        {
            var quoted = "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
            await ExecuteAsync(maintenance, $"CREATE DATABASE {quoted} ENCODING 'UTF8' TEMPLATE template0", cancel);
        }
        catch (PostgresException other) when (other.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another starter was quicker.
        }
    }

    private async Task<DatabaseFault?> MigrateTablesAsync(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = await context.Database.GetAppliedMigrationsAsync(cancel);
        if (applied.FirstOrDefault(migration => !known.Contains(migration)) is { } newer)
        {
            return new(
                address.Place, $"A newer NetworkLens has changed its tables ({newer}).", "Start that version, or name another database.");
        }

        context.Database.SetCommandTimeout(LongestMigration); // An index of a large table takes longer than a query may.
        await context.Database.MigrateAsync(cancel);
        return null;
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }
}

using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace NetworkLens.Data.Databases;

/// <summary>Which of the two databases.</summary>
public enum DatabaseKind : byte
{
    /// <summary>A SQLite file: the embedded default.</summary>
    Sqlite = 0,

    /// <summary>A PostgreSQL server.</summary>
    PostgreSql = 1,
}

/// <summary>Where the data are: read from one connection string, <c>Data Source=FILE</c> or <c>Host=...</c>.</summary>
public sealed record DatabaseAddress
{
    /// <summary>
    /// Seconds that one command on PostgreSQL may take, unless the connection string says otherwise. SQLite has no such bound: there it is
    /// the caller's token that ends a query, see <see cref="StoppableQueries"/>.
    /// </summary>
    public const int CommandTimeoutSeconds = 30;

    private DatabaseAddress(DatabaseKind kind, string connectionString, string place)
    {
        Kind = kind;
        ConnectionString = connectionString;
        Place = place;
    }

    /// <summary>Which database.</summary>
    public DatabaseKind Kind { get; }

    /// <summary>The connection string with our settings in it. May hold a password: never show it.</summary>
    public string ConnectionString { get; }

    /// <summary>The file, or host, port and database name: fit to be shown.</summary>
    public string Place { get; }

    /// <summary>Reads a connection string.</summary>
    /// <param name="text"><c>Data Source=FILE</c> or <c>Host=HOST;Database=NAME;Username=USER;Password=...</c>.</param>
    /// <param name="address">The address, when true is returned.</param>
    /// <param name="fault">What is wrong, when false is returned.</param>
    public static bool TryParse(
        string? text, [NotNullWhen(true)] out DatabaseAddress? address, [NotNullWhen(false)] out DatabaseFault? fault)
    {
        (address, fault) = Parse(text);
        return address is not null;
    }

    /// <summary>Opens a connection of its own, with the settings that every connection of ours has. The caller disposes it.</summary>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<DbConnection> OpenAsync(CancellationToken cancel)
    {
        DbConnection connection = Kind == DatabaseKind.Sqlite
            ? new SqliteConnection(ConnectionString)
            : new NpgsqlConnection(ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            if (Kind == DatabaseKind.Sqlite)
            {
                await SqliteSettings.ApplyAsync(connection, cancel);
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Points EF at the database.</summary>
    /// <param name="options">Options to add to.</param>
    public void Configure(DbContextOptionsBuilder options)
    {
        if (Kind == DatabaseKind.Sqlite)
        {
            options.UseSqlite(ConnectionString).AddInterceptors(SqliteSettings.Interceptor);
        }
        else
        {
            options.UseNpgsql(ConnectionString);
        }
    }

    /// <summary>The address without its password.</summary>
    public override string ToString() => $"{Kind} {Place}";

    private static (DatabaseAddress? Address, DatabaseFault? Fault) Parse(string? text)
    {
        const string Forms = "Write \"Data Source=FILE\" for a SQLite file, or " +
            "\"Host=HOST;Database=NAME;Username=USER;Password=PASSWORD\" for PostgreSQL.";
        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, new("connection string", "It is empty.", Forms));
        }

        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = text };
            if (parts.ContainsKey("Data Source") || parts.ContainsKey("DataSource") || parts.ContainsKey("Filename"))
            {
                return ParseSqlite(text);
            }

            return parts.ContainsKey("Host") || parts.ContainsKey("Server")
                ? ParsePostgreSql(text)
                : (null, new("connection string", "It names neither a file nor a host.", Forms));
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException)
        {
            // The message may quote the text, and with it a password: it is not passed on.
            return (null, new("connection string", "It cannot be read: an unknown name, or a value of the wrong kind.", Forms));
        }
    }

    private static (DatabaseAddress? Address, DatabaseFault? Fault) ParseSqlite(string text)
    {
        var given = new SqliteConnectionStringBuilder(text);
        if (given.DataSource.Length == 0 || given.DataSource == ":memory:" || given.Mode == SqliteOpenMode.Memory
            || given.DataSource.StartsWith("file:", StringComparison.Ordinal))
        {
            return (null, new(
                "connection string", "Each connection to a SQLite database in memory would see one of its own.", "Name a file instead."));
        }

        given.ForeignKeys = true;
        given.RecursiveTriggers = false;
        given.Cache = SqliteCacheMode.Default;
        if (!text.Contains("Timeout", StringComparison.OrdinalIgnoreCase))
        {
            given.DefaultTimeout = SqliteSettings.BusyTimeoutSeconds;
        }

        given.DataSource = Path.GetFullPath(given.DataSource);
        return (new(DatabaseKind.Sqlite, given.ToString(), given.DataSource), null);
    }

    private static (DatabaseAddress? Address, DatabaseFault? Fault) ParsePostgreSql(string text)
    {
        var given = new NpgsqlConnectionStringBuilder(text);
        given.Database ??= "networklens";
        given.ApplicationName ??= "NetworkLens";
        if (!text.Contains("Command Timeout", StringComparison.OrdinalIgnoreCase)
            && !text.Contains("CommandTimeout", StringComparison.OrdinalIgnoreCase))
        {
            given.CommandTimeout = CommandTimeoutSeconds;
        }

        given.IncludeErrorDetail = false; // Details quote rows, and rows are about people.
        return (new(DatabaseKind.PostgreSql, given.ToString(), $"{given.Host}:{given.Port}/{given.Database}"), null);
    }
}

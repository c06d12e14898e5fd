using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace NetworkLens.Data.Databases;

/// <summary>What every SQLite connection of ours is told when it opens.</summary>
internal static class SqliteSettings
{
    /// <summary>How long a writer waits for another one to finish.</summary>
    public const int BusyTimeoutSeconds = 30;

    // Readers never wait for the writer (WAL is set once, in the file); a commit survives a crash of the program, and the file is never
    // damaged by a power cut, though the last commits may be lost by one.
    private const string OnOpen = "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY;";

    /// <summary>Applies the settings to EF's connections.</summary>
    public static DbConnectionInterceptor Interceptor { get; } = new OnOpenInterceptor();

    /// <summary>Applies the settings to a connection that is open.</summary>
    public static async Task ApplyAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = OnOpen;
        await command.ExecuteNonQueryAsync(cancel);
    }

    private sealed class OnOpenInterceptor : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = OnOpen;
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
            ApplyAsync(connection, cancellationToken);
    }
}

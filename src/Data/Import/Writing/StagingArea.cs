using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace NetworkLens.Data.Import.Writing;

/// <summary>Temporary tables in the transaction of one import, and the statements that move rows on from them.</summary>
/// <param name="connection">An open connection.</param>
/// <param name="transaction">The import's transaction.</param>
internal sealed class StagingArea(DbConnection connection, DbTransaction transaction)
{
    // Large imports are expected to take minutes; the caller's cancellation ends them, not a clock.
    private const int TimeoutSeconds = 0;

    private bool IsSqlite => connection is SqliteConnection;

    /// <summary>Makes the temporary table, empty.</summary>
    public async Task CreateAsync(StageTable table, CancellationToken cancel)
    {
        await ExecuteAsync($"DROP TABLE IF EXISTS {(IsSqlite ? "temp" : "pg_temp")}.{table.Stage}", cancel);
        var columns = string.Join(", ", table.Columns.Select(column => $"{column.Name} {TypeOf(column.Type)}"));
        await ExecuteAsync(
            $"CREATE TEMPORARY TABLE {table.Stage} (n {TypeOf(StageType.Whole)} PRIMARY KEY, {columns})"
                + (IsSqlite ? "" : " ON COMMIT DROP"), cancel);
    }

    /// <summary>Fills the temporary table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="from">Index of the first row.</param>
    /// <param name="end">Index after the last row.</param>
    /// <param name="write">Writes the columns of a row.</param>
    /// <param name="cancel">Stops it.</param>
    public void Fill(StageTable table, int from, int end, Action<StageWriter, int> write, CancellationToken cancel)
    {
        using StageWriter writer = IsSqlite
            ? new SqliteStageWriter((SqliteConnection)connection, (SqliteTransaction)transaction, table)
            : new PostgreSqlStageWriter((NpgsqlConnection)connection, table);
        for (var row = from; row < end; row++)
        {
            if (row % 4_096 == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            writer.Begin(row);
            write(writer, row);
            writer.End();
        }

        writer.Complete();
    }

    /// <summary>Lets the planner know the temporary table: without it, PostgreSQL guesses.</summary>
    public async Task AnalyseAsync(StageTable table, CancellationToken cancel)
    {
        if (!IsSqlite)
        {
            await ExecuteAsync($"ANALYZE {table.Stage}", cancel);
        }
    }

    /// <summary>Empties the temporary table.</summary>
    public Task ClearAsync(StageTable table, CancellationToken cancel) =>
        ExecuteAsync(IsSqlite ? $"DELETE FROM {table.Stage}" : $"TRUNCATE {table.Stage}", cancel);

    /// <summary>Drops the temporary table, which on SQLite would outlive the transaction.</summary>
    public Task DropAsync(StageTable table, CancellationToken cancel) =>
        ExecuteAsync($"DROP TABLE IF EXISTS {(IsSqlite ? "temp" : "pg_temp")}.{table.Stage}", cancel);

    /// <summary>Runs a statement; how many rows it changed.</summary>
    public async Task<long> ExecuteAsync(string sql, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        await using var command = Command(sql);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Ids of the staged rows by index; 0 where a row is not in the table yet.</summary>
    public async Task<long[]> IdsAsync(StageTable table, int count, CancellationToken cancel)
    {
        var ids = new long[count];
        await using var command = Command(table.SelectIds);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            ids[reader.GetInt64(0)] = reader.GetInt64(1);
        }

        return ids;
    }

    /// <summary>The first column of every row that a query gives.</summary>
    public async Task<List<long>> NumbersAsync(string sql, CancellationToken cancel)
    {
        var numbers = new List<long>();
        await using var command = Command(sql);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            numbers.Add(reader.GetInt64(0));
        }

        return numbers;
    }

    /// <summary>Hands over every row that a query gives.</summary>
    public async Task EachAsync(string sql, Action<DbDataReader> take, CancellationToken cancel)
    {
        await using var command = Command(sql);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            take(reader);
        }
    }

    private string TypeOf(StageType type) => type switch
    {
        StageType.Whole => IsSqlite ? "INTEGER" : "bigint",
        StageType.Text => IsSqlite ? "TEXT" : "text COLLATE \"C\"",
        StageType.Real => IsSqlite ? "REAL" : "double precision",
        _ => IsSqlite ? "INTEGER" : "boolean",
    };

    private DbCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandTimeout = TimeoutSeconds;
        command.CommandText = sql;
        return command;
    }
}

using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NetworkLens.Data.Model;
using SQLitePCL;

namespace NetworkLens.Data.Databases;

/// <summary>
/// Runs queries that end when their caller leaves. PostgreSQL's provider sees to that itself; SQLite's looks at the token before a query
/// and between its rows only, so that one that finds no row would go on for as long as it takes.
/// </summary>
internal static class StoppableQueries
{
    // Steps of SQLite's machine between two looks at the token: a fraction of a millisecond, and no measurable cost.
    private const int StepsBetweenLooks = 4_000;

    /// <summary>Runs queries of a context, all on one connection.</summary>
    /// <typeparam name="T">What they give.</typeparam>
    /// <param name="context">The context that the queries are of.</param>
    /// <param name="query">One query or several.</param>
    /// <param name="cancel">Stops them.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public static async Task<T> RunAsync<T>(this NetworkLensContext context, Func<Task<T>> query, CancellationToken cancel)
    {
        await context.Database.OpenConnectionAsync(cancel);
        try
        {
            return await RunAsync(context.Database.GetDbConnection(), query, cancel);
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Runs queries on a connection that is open.</summary>
    /// <typeparam name="T">What they give.</typeparam>
    /// <param name="connection">The connection.</param>
    /// <param name="query">One query or several, all on this connection.</param>
    /// <param name="cancel">Stops them.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public static async Task<T> RunAsync<T>(DbConnection connection, Func<Task<T>> query, CancellationToken cancel)
    {
        if (connection is not SqliteConnection { Handle: { } database } || !cancel.CanBeCanceled)
        {
            return await query();
        }

        raw.sqlite3_progress_handler(database, StepsBetweenLooks, _ => cancel.IsCancellationRequested ? 1 : 0, null);
        try
        {
            return await query();
        }
        catch (SqliteException stopped) when (stopped.SqliteErrorCode == raw.SQLITE_INTERRUPT && cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException("Whoever asked has left.", stopped, cancel);
        }
        finally
        {
            raw.sqlite3_progress_handler(database, 0, null, null);
        }
    }
}

using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NetworkLens.Data.Model;
using SQLitePCL;

namespace NetworkLens.Data.Databases;

/// <summary>
/// Runs queries that end when their caller leaves, and SQLite's so many at a time. PostgreSQL's provider sees to both itself; SQLite's
/// looks at the token before a query and between its rows only, so that one that finds no row would go on for as long as it takes.
/// </summary>
/// <remarks>
/// SQLite answers on the thread that asks, whatever its methods are called: each of its queries holds a thread of the pool until it is
/// done. Beyond <see cref="SqliteAtOnce"/> they wait without one, in the order of asking, so that slow queries cannot take every thread
/// from those who ask for something else. Never run queries from within queries.
/// </remarks>
internal static class StoppableQueries
{
    /// <summary>How many queries of SQLite may be at work at a time: they keep a processor busy each, more would only be slower.</summary>
    public static readonly int SqliteAtOnce = Math.Max(4, Environment.ProcessorCount);

    // Steps of SQLite's machine between two looks at the token: a fraction of a millisecond, and no measurable cost.
    private const int StepsBetweenLooks = 4_000;

    private static readonly SemaphoreSlim SqliteTurns = new(SqliteAtOnce, SqliteAtOnce);

    /// <summary>
    /// Lets the pool have the threads that SQLite's queries hold beside those that it has for everybody; it would find out that it needs
    /// them too late, one every half second.
    /// </summary>
    public static void MakeRoom()
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, Environment.ProcessorCount + SqliteAtOnce), ports);
    }

    /// <summary>Runs queries of a context, all on one connection.</summary>
    /// <typeparam name="T">What they give.</typeparam>
    /// <param name="context">The context that the queries are of.</param>
    /// <param name="query">One query or several.</param>
    /// <param name="cancel">Stops them.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public static Task<T> RunAsync<T>(this NetworkLensContext context, Func<Task<T>> query, CancellationToken cancel) =>
        InTurnAsync(context.Database.GetDbConnection(), () => OpenAndRunAsync(context, query, cancel), cancel);

    /// <summary>Runs queries on a connection that is open.</summary>
    /// <typeparam name="T">What they give.</typeparam>
    /// <param name="connection">The connection.</param>
    /// <param name="query">One query or several, all on this connection.</param>
    /// <param name="cancel">Stops them.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public static Task<T> RunAsync<T>(DbConnection connection, Func<Task<T>> query, CancellationToken cancel) =>
        InTurnAsync(connection, () => StoppablyAsync(connection, query, cancel), cancel);

    private static async Task<T> InTurnAsync<T>(DbConnection connection, Func<Task<T>> run, CancellationToken cancel)
    {
        if (connection is not SqliteConnection)
        {
            return await run();
        }

        await SqliteTurns.WaitAsync(cancel);
        try
        {
            return await run();
        }
        finally
        {
            SqliteTurns.Release();
        }
    }

    private static async Task<T> OpenAndRunAsync<T>(NetworkLensContext context, Func<Task<T>> query, CancellationToken cancel)
    {
        await context.Database.OpenConnectionAsync(cancel);
        try
        {
            return await StoppablyAsync(context.Database.GetDbConnection(), query, cancel);
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }

    private static async Task<T> StoppablyAsync<T>(DbConnection connection, Func<Task<T>> query, CancellationToken cancel)
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

using System.Data.Common;
using NetworkLens.Data.Databases;
using NetworkLens.Testing;

namespace NetworkLens.Data.Tests.Databases;

/// <summary>Slow queries of SQLite hold a thread each, so many at a time and no more.</summary>
public sealed class StoppableQueriesTests(TestDatabases databases) : DatabaseTestBase(databases)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Beyond_so_many_slow_queries_the_next_waits_its_turn_without_a_thread_and_can_leave()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        using var stop = new CancellationTokenSource();
        var started = 0;
        var slow = Enumerable.Range(0, StoppableQueries.SqliteAtOnce)
            .Select(_ => Task.Run(() => EndlessAsync(database.Address, () => Interlocked.Increment(ref started), stop.Token), Cancel))
            .ToList();
        await UntilAsync(() => Volatile.Read(ref started) == slow.Count);

        // Many more, all asked for by one thread, which is none the poorer for it.
        using var leave = new CancellationTokenSource();
        await using var connection = await database.Address.OpenAsync(Cancel);
        var late = 0;
        var waiting = Enumerable.Range(0, 100)
            .Select(_ => StoppableQueries.RunAsync(connection, () => Task.FromResult(Interlocked.Increment(ref late)), leave.Token))
            .ToList();
        await Task.Delay(100, Cancel);
        late.ShouldBe(0);
        waiting.ShouldAllBe(x => !x.IsCompleted);

        await leave.CancelAsync();
        foreach (var left in waiting)
        {
            await Should.ThrowAsync<OperationCanceledException>(() => left.WaitAsync(Patience, Cancel));
        }

        var next = StoppableQueries.RunAsync(connection, () => Task.FromResult(7), Cancel);
        await stop.CancelAsync();
        (await next.WaitAsync(Patience, Cancel)).ShouldBe(7);
        late.ShouldBe(0);
        foreach (var stopped in slow)
        {
            await Should.ThrowAsync<OperationCanceledException>(() => stopped.WaitAsync(Patience, Cancel));
        }
    }

    [Fact]
    public void The_pool_has_room_for_them_beside_what_it_has_for_everybody()
    {
        StoppableQueries.MakeRoom();
        StoppableQueries.MakeRoom();
        ThreadPool.GetMinThreads(out var workers, out _);
        workers.ShouldBeGreaterThanOrEqualTo(Environment.ProcessorCount + StoppableQueries.SqliteAtOnce);
    }

    private static async Task EndlessAsync(DatabaseAddress address, Action started, CancellationToken stop)
    {
        await using DbConnection connection = await address.OpenAsync(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n WHERE x < 0";
        await StoppableQueries.RunAsync(
            connection,
            () =>
            {
                started();
                return command.ExecuteScalarAsync(stop);
            },
            stop);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(Patience);
        while (!holds())
        {
            await Task.Delay(20, limit.Token);
        }
    }
}

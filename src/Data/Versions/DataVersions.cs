using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NetworkLens.Data.Databases;
using NetworkLens.Data.Model;
using Npgsql;

namespace NetworkLens.Data.Versions;

/// <summary>Publishes versions of the data, tells which is current, and tells those who want to know when that changes.</summary>
/// <remarks>
/// A writer takes <see cref="EnterAsync"/>, writes in one transaction, calls <see cref="PublishAsync"/> in that same transaction,
/// commits, and then calls <see cref="Announce"/>. Readers so see the rows and the number that names them together, or neither.
/// Safe for several threads.
/// </remarks>
/// <param name="address">Which database.</param>
/// <param name="contexts">Makes contexts on it.</param>
/// <param name="clock">What time it is.</param>
public sealed class DataVersions(DatabaseAddress address, IDbContextFactory<NetworkLensContext> contexts, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly Lock _gate = new();
    private Action<DataVersion>[] _listeners = [];

    /// <summary>The version that is current, by whatever process it was published; null before the first. One look at an index.</summary>
    /// <param name="cancel">Stops it.</param>
    public async Task<DataVersion?> CurrentAsync(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await context.DataVersions.AsNoTracking().OrderByDescending(x => x.Number).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Waits until no other writer of this process is at work. Other processes are kept apart by the database itself.</summary>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Dispose it when the write is committed or rolled back.</returns>
    public async Task<IDisposable> EnterAsync(CancellationToken cancel)
    {
        await _writer.WaitAsync(cancel);
        return new Turn(_writer);
    }

    /// <summary>
    /// Writes the next version in the transaction of the change itself. On PostgreSQL a second writer waits here until the first is done,
    /// so numbers rise by one in the order of commits.
    /// </summary>
    /// <param name="transaction">The writer's transaction on this database.</param>
    /// <param name="changes">What it did.</param>
    /// <param name="source">Where it came from; never the name of a person. Cut to <see cref="ColumnLimits.VersionSource"/>.</param>
    /// <param name="cancel">Stops it; the caller then rolls back.</param>
    public async Task<DataVersion> PublishAsync(DbTransaction transaction, VersionChanges changes, string source, CancellationToken cancel)
    {
        var connection = transaction.Connection ?? throw new ArgumentException("The transaction is over.", nameof(transaction));
        if (connection is NpgsqlConnection)
        {
            await ExecuteAsync(connection, transaction, "LOCK TABLE data_versions IN EXCLUSIVE MODE", [], cancel);
        }

        var last = Convert.ToInt64(
            await ExecuteAsync(connection, transaction, "SELECT coalesce(max(number), 0) FROM data_versions", [], cancel),
            CultureInfo.InvariantCulture);
        var version = changes.ToVersion(
            last + 1,
            clock.GetUtcNow().UtcTicks,
            source.Length <= ColumnLimits.VersionSource ? source : source[..ColumnLimits.VersionSource]);
        await ExecuteAsync(
            connection,
            transaction,
            "INSERT INTO data_versions (number, published_ticks, source, organisations, organisation_links, units, people, posts, " +
            "reporting_lines, interactions) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9)",
            [
                version.Number, version.PublishedTicks, version.Source, version.Organisations, version.OrganisationLinks, version.Units,
                version.People, version.Posts, version.ReportingLines, version.Interactions,
            ],
            cancel);
        return version;
    }

    /// <summary>Tells every listener of this process of a version, after its transaction is committed.</summary>
    /// <param name="version">What <see cref="PublishAsync"/> gave.</param>
    /// <exception cref="AggregateException">Listeners threw; all were told nevertheless.</exception>
    public void Announce(DataVersion version)
    {
        List<Exception>? thrown = null;
        foreach (var listener in Volatile.Read(ref _listeners))
        {
            try
            {
                listener(version);
            }
            catch (Exception error)
            {
                (thrown ??= []).Add(error);
            }
        }

        if (thrown is not null)
        {
            throw new AggregateException("A listener to new versions failed.", thrown);
        }
    }

    /// <summary>Asks to be told of every version announced from now on, on the announcer's thread: be quick.</summary>
    /// <param name="listener">What to call.</param>
    /// <returns>Dispose it to be told no more.</returns>
    public IDisposable Subscribe(Action<DataVersion> listener)
    {
        Action<DataVersion> own = version => listener(version); // A delegate of its own, so that one listener may subscribe twice.
        lock (_gate)
        {
            _listeners = [.. _listeners, own];
        }

        return new Subscription(this, own);
    }

    /// <summary>The database that the versions are of.</summary>
    public DatabaseAddress Address => address;

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private static async Task<object?> ExecuteAsync(
        DbConnection connection, DbTransaction transaction, string sql, object[] values, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"p{i}");
            parameter.Value = values[i];
            command.Parameters.Add(parameter);
        }

        return await command.ExecuteScalarAsync(cancel);
    }

    private sealed class Turn(SemaphoreSlim writer) : IDisposable
    {
        private SemaphoreSlim? _writer = writer;

        public void Dispose() => Interlocked.Exchange(ref _writer, null)?.Release();
    }

    private sealed class Subscription(DataVersions versions, Action<DataVersion> listener) : IDisposable
    {
        public void Dispose()
        {
            lock (versions._gate)
            {
                versions._listeners = Array.FindAll(versions._listeners, x => !ReferenceEquals(x, listener));
            }
        }
    }
}

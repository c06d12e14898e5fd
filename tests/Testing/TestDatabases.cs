using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetworkLens.Data.Databases;
using NetworkLens.Data.Model;
using Npgsql;

namespace NetworkLens.Testing;

/// <summary>
/// Fresh databases for tests, one per call, of both kinds. Meant as an assembly fixture, so that one server serves a whole assembly:
/// <c>[assembly: AssemblyFixture(typeof(TestDatabases))]</c>. Safe for several threads.
/// </summary>
public sealed class TestDatabases : IAsyncDisposable
{
    private const string Template = "template_of_tests";
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly string _folder = Directory.CreateTempSubdirectory("networklens-tests-").FullName;
    private PostgreSqlServer? _server;
    private string? _missing;
    private bool _hasSqliteTemplate;
    private bool _hasPostgreSqlTemplate;
    private int _count;

    /// <summary>Why this kind cannot be had on this machine, or null where it can. Tests skip with this text.</summary>
    /// <param name="kind">Which database.</param>
    /// <param name="cancel">Stops waiting for a server to start.</param>
    public async Task<string?> MissingAsync(DatabaseKind kind, CancellationToken cancel)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            return null;
        }

        await _gate.WaitAsync(cancel);
        try
        {
            if (_server is null && _missing is null)
            {
                (_server, _missing) = await PostgreSqlServer.StartAsync(cancel);
            }

            return _missing;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>A database of its own, with our tables and no rows.</summary>
    /// <param name="kind">Which database; ask <see cref="MissingAsync"/> first.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<TestDatabase> CreateAsync(DatabaseKind kind, CancellationToken cancel)
    {
        var address = await NewAddressAsync(kind, cancel);
        await _gate.WaitAsync(cancel);
        try
        {
            if (kind == DatabaseKind.Sqlite)
            {
                await CopySqliteAsync(address.Place, cancel);
            }
            else
            {
                await CopyPostgreSqlAsync(new NpgsqlConnectionStringBuilder(address.ConnectionString).Database!, cancel);
            }
        }
        finally
        {
            _gate.Release();
        }

        return new(address);
    }

    /// <summary>The address of a database that does not exist yet.</summary>
    /// <param name="kind">Which database; ask <see cref="MissingAsync"/> first.</param>
    /// <param name="cancel">Stops waiting for a server to start.</param>
    public async Task<DatabaseAddress> NewAddressAsync(DatabaseKind kind, CancellationToken cancel)
    {
        if (await MissingAsync(kind, cancel) is { } missing)
        {
            throw new InvalidOperationException(missing);
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _count)}");
        return kind == DatabaseKind.Sqlite
            ? Parse("Data Source=" + Path.Combine(_folder, name + ".db"))
            : Parse(_server!.ConnectionString(name));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
        _gate.Dispose();
    }

    private async Task CopySqliteAsync(string target, CancellationToken cancel)
    {
        var template = Path.Combine(_folder, Template + ".db");
        if (!_hasSqliteTemplate)
        {
            await MigrateAsync(Parse($"Data Source={template};Pooling=False"), cancel);
            _hasSqliteTemplate = true;
        }

        File.Copy(template, target);
    }

    private async Task CopyPostgreSqlAsync(string target, CancellationToken cancel)
    {
        if (!_hasPostgreSqlTemplate)
        {
            await MigrateAsync(Parse(_server!.ConnectionString(Template) + ";Pooling=False"), cancel);
            _hasPostgreSqlTemplate = true;
        }

        await using var connection = new NpgsqlConnection(_server!.ConnectionString("postgres") + ";Pooling=False");
        await connection.OpenAsync(cancel);
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {target} TEMPLATE {Template} STRATEGY FILE_COPY";
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task MigrateAsync(DatabaseAddress address, CancellationToken cancel)
    {
        await using var database = new TestDatabase(address);
        if (await database.Get<DatabaseMigration>().MigrateAsync(cancel) is { } fault)
        {
            throw new InvalidOperationException(fault.ToString());
        }
    }

    private static DatabaseAddress Parse(string text) =>
        DatabaseAddress.TryParse(text, out var address, out var fault) ? address : throw new InvalidOperationException(fault.ToString());
}

/// <summary>One database of a test and the services of the data room on it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <summary>Services on a database that exists or is about to be migrated.</summary>
    /// <param name="address">Which database.</param>
    public TestDatabase(DatabaseAddress address)
    {
        Address = address;
        _services = new ServiceCollection().AddNetworkLensData(address).BuildServiceProvider();
    }

    /// <summary>Where it is; <see cref="DatabaseAddress.ConnectionString"/> may be given to a host under test.</summary>
    public DatabaseAddress Address { get; }

    /// <summary>Makes contexts on it.</summary>
    public IDbContextFactory<NetworkLensContext> Contexts => Get<IDbContextFactory<NetworkLensContext>>();

    /// <summary>A service of the data room.</summary>
    /// <typeparam name="T">Which.</typeparam>
    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Adds entities in one save.</summary>
    /// <param name="cancel">Stops it.</param>
    /// <param name="entities">Entities, and those that they refer to.</param>
    public async Task AddAsync(CancellationToken cancel, params IEnumerable<object> entities)
    {
        await using var context = await Contexts.CreateDbContextAsync(cancel);
        context.AddRange(entities);
        await context.SaveChangesAsync(cancel);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

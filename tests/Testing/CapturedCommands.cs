using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NetworkLens.Data.Databases;
using Npgsql;

namespace NetworkLens.Testing;

/// <summary>A command as it was sent.</summary>
/// <param name="Text">The SQL.</param>
/// <param name="Parameters">Its values by name.</param>
public sealed record CapturedCommand(string Text, IReadOnlyList<KeyValuePair<string, object?>> Parameters);

/// <summary>
/// What Entity Framework sends to one database while this lives. It tells all listeners of all commands of the process: those of other
/// databases are left out. Make it before the first command: Entity Framework looks for listeners once a second only.
/// </summary>
public sealed class CapturedCommands : IDisposable
{
    private const string Source = "Microsoft.EntityFrameworkCore";
    private readonly ConcurrentQueue<CapturedCommand> _all = new();
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DatabaseAddress _address;
    private TaskCompletionSource<string> _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Begins to listen.</summary>
    /// <param name="address">Which database.</param>
    public CapturedCommands(DatabaseAddress address)
    {
        _address = address;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(new Observer<DiagnosticListener>(listener =>
        {
            if (listener.Name == Source)
            {
                _subscriptions.Add(listener.Subscribe(new Observer<KeyValuePair<string, object?>>(happened => Note(happened.Value))));
            }
        })));
    }

    /// <summary>The commands so far, in the order in which they were sent.</summary>
    public IReadOnlyList<CapturedCommand> All => [.. _all];

    /// <summary>Done when the first command has been sent.</summary>
    public Task Started => _started.Task;

    /// <summary>Done when a command has failed or was cancelled: why.</summary>
    public Task<string> Stopped => _stopped.Task;

    /// <summary>Forgets the commands so far, and that any of them has stopped.</summary>
    public void Clear()
    {
        _all.Clear();
        _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }
    }

    private void Note(object? happened)
    {
        if (happened is not CommandEventData data || !IsOurs(data.Command.Connection))
        {
            return;
        }

        if (happened is CommandErrorEventData || data.EventId == RelationalEventId.CommandCanceled)
        {
            _stopped.TrySetResult((happened as CommandErrorEventData)?.Exception.Message ?? "cancelled");
        }
        else if (data.EventId == RelationalEventId.CommandExecuting)
        {
            var parameters = data.Command.Parameters.Cast<DbParameter>()
                .Select(x => KeyValuePair.Create(x.ParameterName, x.Value is DBNull ? null : x.Value));
            _all.Enqueue(new(data.Command.CommandText, [.. parameters]));
            _started.TrySetResult();
        }
    }

    private bool IsOurs(DbConnection? connection) => connection is not null && (_address.Kind == DatabaseKind.Sqlite
        ? connection.DataSource == _address.Place
        : connection.Database == new NpgsqlConnectionStringBuilder(_address.ConnectionString).Database);

    private sealed class Observer<T>(Action<T> next) : IObserver<T>
    {
        public void OnNext(T value) => next(value);

        public void OnError(Exception error)
        {
        }

        public void OnCompleted()
        {
        }
    }
}

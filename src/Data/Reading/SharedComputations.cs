using System.Diagnostics.CodeAnalysis;

namespace NetworkLens.Data.Reading;

/// <summary>Results by key, each computed once and shared by all who ask while it runs and after.</summary>
/// <remarks>
/// A caller who leaves stops only its own waiting; the computation is cancelled when the last one has left. A computation that fails or
/// is cancelled is forgotten, so that the next caller starts it anew. Safe for several threads. Results are never removed by
/// themselves: see <see cref="Remove"/>.
/// </remarks>
/// <typeparam name="TKey">What names a result.</typeparam>
/// <typeparam name="TValue">What is computed.</typeparam>
internal sealed class SharedComputations<TKey, TValue>
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Computation> _byKey = [];

    /// <summary>How many results are held or under way.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _byKey.Count;
            }
        }
    }

    /// <summary>The result, if it is ready.</summary>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_gate)
        {
            var isReady = _byKey.TryGetValue(key, out var computation) && computation.Task.IsCompletedSuccessfully;
            value = isReady ? computation!.Task.Result : default;
            return isReady;
        }
    }

    /// <summary>The result, computed on another thread if nobody did yet.</summary>
    /// <param name="key">What names it.</param>
    /// <param name="compute">How to make it; its token is cancelled when all callers have left.</param>
    /// <param name="cancel">Stops this caller's waiting.</param>
    public async Task<TValue> GetAsync(TKey key, Func<CancellationToken, Task<TValue>> compute, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var computation = Join(key, compute);
        try
        {
            return await computation.Task.WaitAsync(cancel);
        }
        finally
        {
            Leave(key, computation);
        }
    }

    /// <summary>Forgets a result; whoever holds or awaits it is not disturbed.</summary>
    public void Remove(TKey key)
    {
        lock (_gate)
        {
            _byKey.Remove(key);
        }
    }

    private Computation Join(TKey key, Func<CancellationToken, Task<TValue>> compute)
    {
        lock (_gate)
        {
            if (!_byKey.TryGetValue(key, out var computation))
            {
                var stop = new CancellationTokenSource();
                computation = new(Task.Run(() => compute(stop.Token), stop.Token), stop);
                _byKey.Add(key, computation);
            }

            computation.Waiting++;
            return computation;
        }
    }

    private void Leave(TKey key, Computation computation)
    {
        lock (_gate)
        {
            if (--computation.Waiting > 0 || computation.Task.IsCompletedSuccessfully)
            {
                return;
            }

            if (_byKey.TryGetValue(key, out var held) && ReferenceEquals(held, computation))
            {
                _byKey.Remove(key);
            }
        }

        // Outside of the lock: cancelling runs whatever others have registered on the token.
        computation.Stop.Cancel();
    }

    private sealed class Computation(Task<TValue> task, CancellationTokenSource stop)
    {
        public Task<TValue> Task { get; } = task;

        public CancellationTokenSource Stop { get; } = stop;

        public int Waiting { get; set; }
    }
}

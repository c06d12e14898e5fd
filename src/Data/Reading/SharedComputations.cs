using System.Diagnostics.CodeAnalysis;

namespace NetworkLens.Data.Reading;

/// <summary>Results by key, each computed once and shared by all who ask while it runs and after.</summary>
/// <remarks>
/// A caller who leaves stops only its own waiting; the computation is cancelled when the last one has left. A computation that fails or
/// is cancelled is forgotten, so that the next caller starts it anew. Of the results what was not asked for the longest goes first; what
/// is under way stays, since somebody waits for it. Safe for several threads.
/// </remarks>
/// <typeparam name="TKey">What names a result.</typeparam>
/// <typeparam name="TValue">What is computed.</typeparam>
/// <param name="most">Results held, at least 1.</param>
internal sealed class SharedComputations<TKey, TValue>(int most = int.MaxValue)
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Computation> _byKey = [];
    private long _uses;

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
            if (_byKey.TryGetValue(key, out var computation) && computation.IsReady)
            {
                computation.LastUse = ++_uses;
                value = computation.Value!;
                return true;
            }

            value = default;
            return false;
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

    /// <summary>Forgets the results of some keys, in the same way.</summary>
    public void RemoveWhere(Predicate<TKey> isGone)
    {
        lock (_gate)
        {
            foreach (var key in _byKey.Keys.Where(key => isGone(key)).ToList())
            {
                _byKey.Remove(key);
            }
        }
    }

    private Computation Join(TKey key, Func<CancellationToken, Task<TValue>> compute)
    {
        lock (_gate)
        {
            if (!_byKey.TryGetValue(key, out var computation))
            {
                computation = new();
                computation.Task = Task.Run(() => RunAsync(computation, compute), computation.Stop.Token);
                _byKey.Add(key, computation);
            }

            computation.LastUse = ++_uses;
            computation.Waiting++;
            return computation;
        }
    }

    private async Task<TValue> RunAsync(Computation computation, Func<CancellationToken, Task<TValue>> compute)
    {
        var value = await compute(computation.Stop.Token);
        lock (_gate)
        {
            (computation.Value, computation.IsReady, computation.LastUse) = (value, true, ++_uses);
            Trim();
        }

        return value;
    }

    // Under the gate.
    private void Trim()
    {
        while (_byKey.Count > most
            && _byKey.Where(each => each.Value.IsReady).OrderBy(each => each.Value.LastUse).ToList() is { } ready && ready.Count > most)
        {
            _byKey.Remove(ready[0].Key);
        }
    }

    private void Leave(TKey key, Computation computation)
    {
        lock (_gate)
        {
            if (--computation.Waiting > 0 || computation.IsReady)
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

    private sealed class Computation
    {
        public CancellationTokenSource Stop { get; } = new();

        // Given before anybody else sees it.
        public Task<TValue> Task { get; set; } = null!;

        public int Waiting { get; set; }

        public bool IsReady { get; set; }

        public TValue? Value { get; set; }

        public long LastUse { get; set; }
    }
}

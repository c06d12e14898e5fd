using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.DataLoading;

/// <summary>
/// Fetches values by key for one request: resolvers ask one key at a time, the fetch gets all that were asked at one
/// depth of the response; no key is fetched twice.
/// </summary>
/// <remarks>
/// A fetch starts when the execution can go no further without it and no other fetch is under way, so that batches do not depend
/// on which fetch is quicker: one per loader and depth. Resolvers that await a value go on together when the
/// whole batch is there, so what they ask next is again one batch. Safe for use by many threads.
/// </remarks>
/// <typeparam name="TKey">What values are found by; compared by its equality.</typeparam>
/// <typeparam name="TValue">What is found.</typeparam>
public abstract class BatchLoader<TKey, TValue> : DataLoader
    where TKey : notnull
{
    private readonly Lock gate = new();
    private KeyTable<TKey, TValue>? table;
    private List<TKey>? asked;
    private bool isOver;

    /// <summary>The most keys of one fetch; more are fetched side by side. At least 1.</summary>
    protected virtual int MaxBatchSize => 1_000;

    /// <summary>
    /// The value of a key: null, or what <see cref="Missing"/> says, when there is none. Await it once, as any <c>ValueTask</c>; ask
    /// again for the value again, which is then there.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The request is over.</exception>
    public ValueTask<TValue?> LoadAsync(TKey key)
    {
        ValueTask<TValue?> answer;
        var isFirst = false;
        lock (gate)
        {
            ref var state = ref StateOf(key, out var isKnown);
            if (state.IsDone)
            {
                return state.Failure is null ? new(state.Value) : ValueTask.FromException<TValue?>(state.Failure);
            }

            answer = AddAsk(ref state);
            if (!isKnown)
            {
                asked ??= new List<TKey>(Math.Min(table!.LargestBatch, MaxBatchSize));
                asked.Add(key);
                table!.Open++;
                isFirst = asked.Count == 1;
            }
        }

        if (isFirst)
        {
            Set.Enlist(this);
        }

        return answer;
    }

    /// <summary>The values of several keys, in their order.</summary>
    public async ValueTask<IReadOnlyList<TValue?>> LoadManyAsync(IEnumerable<TKey> keys)
    {
        // All are asked for before any is waited for: else each would be a batch of its own.
        List<ValueTask<TValue?>> answers = [.. keys.Select(LoadAsync)];
        var values = new TValue?[answers.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = await answers[i];
        }

        return values;
    }

    /// <summary>
    /// Gives a value that is known already, so that it is not fetched; a key asked for before keeps its value.
    /// </summary>
    public void Prime(TKey key, TValue? value)
    {
        lock (gate)
        {
            ref var state = ref StateOf(key, out var isKnown);
            if (!isKnown)
            {
                state.IsDone = true;
                state.Value = value;
            }
        }
    }

    internal sealed override void Dispatch()
    {
        List<TKey>? keys;
        lock (gate)
        {
            (keys, asked) = (asked, null);
            if (keys is null)
            {
                return;
            }

            table!.LargestBatch = Math.Max(table.LargestBatch, keys.Count);
        }

        var size = Math.Max(1, MaxBatchSize);
        for (var start = 0; start < keys.Count; start += size)
        {
            var batch = keys.Count <= size ? keys : keys.GetRange(start, Math.Min(size, keys.Count - start));
            Fetch(batch);
        }
    }

    /// <summary>Fetches the values of keys, all different. Keys without a value are left out of the answer.</summary>
    /// <param name="keys">At least one, at most <see cref="MaxBatchSize"/>.</param>
    /// <param name="cancel">Cancelled when the client has gone or the request's time is up.</param>
    protected abstract Task<IReadOnlyDictionary<TKey, TValue>> FetchAsync(
        IReadOnlyList<TKey> keys,
        CancellationToken cancel);

    /// <summary>What a key has that the fetch did not answer.</summary>
    protected virtual TValue? Missing(TKey key) => default;

    private void Fetch(List<TKey> keys)
    {
        Set.Begin(this);
        var span = GraphQLTelemetry.StartBatch(GetType().Name, keys.Count);
        Task<IReadOnlyDictionary<TKey, TValue>> answer;
        try
        {
            answer = FetchAsync(keys, Set.Cancel)
                ?? throw new InvalidOperationException($"The fetch of {GetType()} gave no task.");
        }
        catch (Exception failure)
        {
            answer = Task.FromException<IReadOnlyDictionary<TKey, TValue>>(failure);
        }

        var batch = new Batch(this, keys, answer);
        if (answer.IsCompleted)
        {
            span?.StopWith(answer);
            Set.Post(batch);
        }
        else
        {
            span?.Pause();
            answer.GetAwaiter().UnsafeOnCompleted(() =>
            {
                span?.StopWith(answer);
                Set.Post(batch);
            });
        }
    }

    internal sealed override void Forget()
    {
        lock (gate)
        {
            if (table is { Open: 0 })
            {
                table.Return();
                table = null;
            }
        }
    }

    internal sealed override void End()
    {
        lock (gate)
        {
            isOver = true;
            table?.Return();
            table = null;
        }
    }

    private ref KeyState<TValue> StateOf(TKey key, out bool isKnown)
    {
        ObjectDisposedException.ThrowIf(isOver, this);
        table ??= KeyTable<TKey, TValue>.Rent();
        return ref table.Of(key, out isKnown);
    }

    private static ValueTask<TValue?> AddAsk(ref KeyState<TValue> state)
    {
        var ask = Ask<TValue?>.Rent();
        ask.Next = state.LastAsk?.Next ?? ask;
        if (state.LastAsk is { } last)
        {
            last.Next = ask;
        }

        state.LastAsk = ask;
        return ask.Answer;
    }

    private void Complete(TKey key, TValue? value, Exception? failure)
    {
        Ask<TValue?>? last;
        lock (gate)
        {
            if (table is null)
            {
                return; // The request has ended without waiting for this.
            }

            ref var state = ref table.Of(key, out _);
            (last, state.LastAsk) = (state.LastAsk, null);
            (state.IsDone, state.Value, state.Failure) = (true, value, failure);
            table.Open--;
        }

        if (last is null)
        {
            return;
        }

        // First come, first served. An ask that has its value may serve another key before the call returns.
        var ask = last.Next;
        while (true)
        {
            var (next, isLast) = (ask.Next, ReferenceEquals(ask, last));
            if (failure is null)
            {
                ask.SetResult(value);
            }
            else
            {
                ask.SetException(failure);
            }

            if (isLast)
            {
                return;
            }

            ask = next;
        }
    }

    /// <summary>
    /// A fetch whose answer is published on the request's loop, so that all who wait go on there, in order.
    /// </summary>
    private sealed class Batch(
        BatchLoader<TKey, TValue> loader,
        List<TKey> keys,
        Task<IReadOnlyDictionary<TKey, TValue>> answer) : IWork
    {
        public void Run()
        {
            loader.Set.Finish(loader);
            IReadOnlyDictionary<TKey, TValue> values;
            try
            {
                values = answer.Taken()
                    ?? throw new InvalidOperationException($"The fetch of {loader.GetType()} gave null instead of its values.");
            }
            catch (Exception failure)
            {
                foreach (var key in keys)
                {
                    loader.Complete(key, default, failure);
                }

                return;
            }

            foreach (var key in keys)
            {
                Answer(key, values);
            }
        }

        // What the loader's own code throws for one key is that key's failure, not the request's.
        private void Answer(TKey key, IReadOnlyDictionary<TKey, TValue> values)
        {
            TValue? value = default;
            Exception? failure = null;
            try
            {
                value = values.TryGetValue(key, out var found) ? found : loader.Missing(key);
            }
            catch (Exception thrown)
            {
                failure = thrown;
            }

            loader.Complete(key, value, failure);
        }
    }
}

/// <summary>Fetches lists by key; a key without an answer has the empty list.</summary>
/// <typeparam name="TKey">What lists are found by.</typeparam>
/// <typeparam name="TItem">What they hold.</typeparam>
public abstract class GroupLoader<TKey, TItem> : BatchLoader<TKey, IReadOnlyList<TItem>>
    where TKey : notnull
{
    /// <summary>The empty list.</summary>
    protected sealed override IReadOnlyList<TItem>? Missing(TKey key) => [];
}

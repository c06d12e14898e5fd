using System.Collections.Concurrent;

namespace NetworkLens.GraphQL.Execution;

/// <summary>
/// What the requests of one batch have in common: where a limit that holds for all of them together, such as a budget of cost, is kept.
/// </summary>
/// <param name="count">How many requests it has.</param>
public sealed class RequestBatch(int count)
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> shared = new();

    /// <summary>How many requests it has.</summary>
    public int Count { get; } = count;

    /// <summary>
    /// The one <typeparamref name="T"/> of the batch, made by whoever asks first. Requests of a batch may run at once: it must be safe for
    /// several threads.
    /// </summary>
    /// <param name="make">Makes it; called once.</param>
    public T Share<T>(Func<T> make)
        where T : class =>
        (T)shared.GetOrAdd(typeof(T), static (_, make) => new Lazy<object>(make), make).Value;
}

using System.Collections.Concurrent;

namespace NetworkLens.GraphQL.Execution;

/// <summary>Keeps a bounded number of objects for reuse. Safe for use by many threads.</summary>
internal sealed class Pool<T>(int maxCount)
    where T : class
{
    private readonly ConcurrentQueue<T> free = new();
    private int count;

    /// <summary>An object returned earlier, or null.</summary>
    public T? TryTake()
    {
        if (!free.TryDequeue(out var item))
        {
            return null;
        }

        Interlocked.Decrement(ref count);
        return item;
    }

    /// <summary>Keeps the object, which its user must have cleared; drops it when enough are kept.</summary>
    public void Return(T item)
    {
        if (Interlocked.Increment(ref count) <= maxCount)
        {
            free.Enqueue(item);
        }
        else
        {
            Interlocked.Decrement(ref count);
        }
    }
}

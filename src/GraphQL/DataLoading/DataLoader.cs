namespace NetworkLens.GraphQL.DataLoading;

/// <summary>
/// Something that fetches for one request, many keys at a time. Derive from <see cref="BatchLoader{TKey,
/// TValue}"/>.
/// </summary>
public abstract class DataLoader
{
    private protected DataLoader()
    {
    }

    /// <summary>The request's loaders, which say when to fetch.</summary>
    private protected LoaderSet Set { get; private set; } = null!;

    internal void Attach(LoaderSet set)
    {
        if (Set is not null && !ReferenceEquals(Set, set))
        {
            throw new InvalidOperationException(
                $"{GetType()} already serves another request: register it as transient, or not at all.");
        }

        Set = set;
    }

    /// <summary>Whether fetches of other loaders wait for it.</summary>
    internal bool ServesFetches { get; set; }

    /// <summary>How many of its fetches are under way. On the loop.</summary>
    internal int Fetching { get; set; }

    /// <summary>
    /// Another loader of the request, for use inside a fetch. A fetch must come by other loaders in this way: they are then
    /// not held back until fetches under way have ended, which would wait for each other for ever.
    /// </summary>
    protected T Loader<T>()
        where T : DataLoader => Set.GetForFetch<T>();

    /// <summary>Starts to fetch every key asked for since the last time.</summary>
    internal abstract void Dispatch();

    /// <summary>Forgets the values it has, unless some are waited for. Safe from any thread.</summary>
    internal abstract void Forget();

    /// <summary>The request is over: nobody waits for anything any more.</summary>
    internal abstract void End();
}

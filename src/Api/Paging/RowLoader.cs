using NetworkLens.GraphQL.DataLoading;

namespace NetworkLens.Api.Paging;

/// <summary>Loads one row for each id, many ids at a time.</summary>
/// <typeparam name="T">The row.</typeparam>
/// <param name="load">Loads rows by their ids; ids that name nothing are not in the answer.</param>
internal abstract class RowLoader<T>(Func<IReadOnlyList<long>, CancellationToken, Task<Dictionary<long, T>>> load) : BatchLoader<long, T>
    where T : class
{
    protected override async Task<IReadOnlyDictionary<long, T>> FetchAsync(IReadOnlyList<long> keys, CancellationToken cancel) =>
        await load(keys, cancel);
}

/// <summary>Loads the rows that belong to each id, many ids at a time; none is an empty list.</summary>
/// <typeparam name="T">The rows.</typeparam>
/// <param name="load">Loads rows by what they belong to.</param>
internal abstract class RowsLoader<T>(Func<IReadOnlyList<long>, CancellationToken, Task<ILookup<long, T>>> load)
    : GroupLoader<long, T>
{
    protected override async Task<IReadOnlyDictionary<long, IReadOnlyList<T>>> FetchAsync(
        IReadOnlyList<long> keys, CancellationToken cancel) =>
        (await load(keys, cancel)).ToDictionary(rows => rows.Key, rows => (IReadOnlyList<T>)[.. rows]);
}

/// <summary>Loading what may not be there.</summary>
internal static class RowLoaderExtensions
{
    /// <summary>The row of an id; null for no id.</summary>
    public static ValueTask<T?> LoadOrNullAsync<T>(this BatchLoader<long, T> loader, long? id)
        where T : class => id is { } row ? loader.LoadAsync(row) : ValueTask.FromResult<T?>(null);
}

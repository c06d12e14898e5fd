using Microsoft.EntityFrameworkCore;
using NetworkLens.Data.Model;

namespace NetworkLens.Data.Querying;

/// <summary>Answers questions for lists of entities, page by page, wholly in the database.</summary>
/// <remarks>
/// Pages are cut by keys, so that rows that come and go elsewhere neither repeat nor hide others, and a deep page costs what the first
/// one does where an index serves the order. Both databases give the same pages. Safe for several threads.
/// </remarks>
/// <param name="contexts">Makes contexts on the database.</param>
public sealed class EntityPages(IDbContextFactory<NetworkLensContext> contexts)
{
    /// <summary>Reads a page.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="fields">What it can be filtered and ordered by: one of <see cref="QueryFields"/>.</param>
    /// <param name="request">Which page.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<QueryResult<Page<T>>> ReadAsync<T>(EntityFields<T> fields, PageRequest<T> request, CancellationToken cancel)
        where T : class
    {
        try
        {
            return QueryResult<Page<T>>.Of(await ReadPageAsync(fields, request, cancel));
        }
        catch (QueryFaultException error)
        {
            return QueryResult<Page<T>>.Of(error.Fault);
        }
    }

    /// <summary>Counts the rows that meet the conditions of a request, whatever page it is.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="fields">What it can be filtered by.</param>
    /// <param name="request">Whose <c>Where</c> and <c>Scope</c> count.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<QueryResult<int>> CountAsync<T>(EntityFields<T> fields, PageRequest<T> request, CancellationToken cancel)
        where T : class
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancel);
            return QueryResult<int>.Of(await Rows(context, fields, request).CountAsync(cancel));
        }
        catch (QueryFaultException error)
        {
            return QueryResult<int>.Of(error.Fault);
        }
    }

    private async Task<Page<T>> ReadPageAsync<T>(EntityFields<T> fields, PageRequest<T> request, CancellationToken cancel)
        where T : class
    {
        var size = PageSize(request.First, request.Last);
        var isBackward = request.Last is not null;
        var keyset = new Keyset<T>(fields, fields.Order(request.Order));
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var all = Rows(context, fields, request);
        var rows = all;
        if (request.After is { } after)
        {
            rows = keyset.Beyond(rows, after, isBefore: false);
        }

        if (request.Before is { } before)
        {
            rows = keyset.Beyond(rows, before, isBefore: true);
        }

        // One row more than asked for tells whether there are more.
        var read = await keyset.WithKeys(keyset.Sort(rows, isBackward).Take(size + 1)).ToListAsync(cancel);
        var hasMore = read.Count > size;
        var items = read.Take(size).Select(x => new PageItem<T>(x.Node, keyset.CursorOf(x))).ToList();
        if (isBackward)
        {
            items.Reverse();
        }

        var total = request.WithTotal ? await all.CountAsync(cancel) : (int?)null;
        return new(
            items,
            HasPreviousPage: isBackward ? hasMore : request.After is not null,
            HasNextPage: isBackward ? request.Before is not null : hasMore,
            total);
    }

    private static IQueryable<T> Rows<T>(NetworkLensContext context, EntityFields<T> fields, PageRequest<T> request)
        where T : class
    {
        IQueryable<T> rows = context.Set<T>().AsNoTracking();
        if (request.Scope is { } scope)
        {
            rows = rows.Where(scope);
        }

        return request.Where is null ? rows : rows.Where(fields.Where(request.Where, request.ReadId));
    }

    private static int PageSize(int? first, int? last)
    {
        if (first is not null && last is not null)
        {
            throw new QueryFaultException(new("last", "Both first and last are given.", "Give one of them."));
        }

        var size = first ?? last ?? QueryLimits.DefaultPageSize;
        return size is >= 0 and <= QueryLimits.MostPageSize
            ? size
            : throw new QueryFaultException(new(
                first is null ? "last" : "first", "The page is out of bounds.", $"Ask for 0 to {QueryLimits.MostPageSize} rows."));
    }
}

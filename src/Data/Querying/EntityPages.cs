using Microsoft.EntityFrameworkCore;
using NetworkLens.Data.Databases;
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
        catch (InvalidOperationException) when (FindUntranslated(fields, request) is { } fault)
        {
            return QueryResult<Page<T>>.Of(fault);
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
            var rows = Rows(context, fields, request);
            return QueryResult<int>.Of(await context.RunAsync(() => rows.CountAsync(cancel), cancel));
        }
        catch (QueryFaultException error)
        {
            return QueryResult<int>.Of(error.Fault);
        }
        catch (InvalidOperationException) when (FindUntranslated(fields, request) is { } fault)
        {
            return QueryResult<int>.Of(fault);
        }
    }

    private async Task<Page<T>> ReadPageAsync<T>(EntityFields<T> fields, PageRequest<T> request, CancellationToken cancel)
        where T : class
    {
        var size = PageSize.Read(request.First, request.Last);
        if (size.Fault is { } fault)
        {
            throw new QueryFaultException(fault);
        }

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

        return await context.RunAsync(() => ReadRowsAsync(keyset, request, all, rows, size.Value, cancel), cancel);
    }

    private static async Task<Page<T>> ReadRowsAsync<T>(
        Keyset<T> keyset, PageRequest<T> request, IQueryable<T> all, IQueryable<T> rows, int size, CancellationToken cancel)
        where T : class
    {
        // One row more than asked for tells whether there are more.
        var isBackward = request.Last is not null;
        var wanted = keyset.WithKeys(keyset.Sort(rows, isBackward).Take(size + 1), request.Columns);
        var read = request.WithRows ? await wanted.ToListAsync(cancel) : [];
        var hasMore = read.Count > size;
        var items = read.Take(size).Select(x => new PageItem<T>(x.Node, keyset.CursorOf(x))).ToList();
        if (isBackward)
        {
            items.Reverse();
        }

        var behind = isBackward ? request.Before : request.After;
        var isBehind = behind is not null
            && (!request.WithFarSide || await keyset.Beyond(all, behind, isBefore: !isBackward, orAt: true).AnyAsync(cancel));
        var total = request.WithTotal ? await all.CountAsync(cancel) : (int?)null;
        return new(
            items,
            HasPreviousPage: isBackward ? hasMore : isBehind,
            HasNextPage: isBackward ? isBehind : hasMore,
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

    // What EF cannot put into SQL is never carried out here instead, over rows it would have to fetch all of.
    private QueryFault? FindUntranslated<T>(EntityFields<T> fields, PageRequest<T> request)
        where T : class
    {
        using var context = contexts.CreateDbContext();
        var rows = context.Set<T>();
        if (request.Where is { } where)
        {
            foreach (var (path, condition) in fields.Conditions(where, request.ReadId))
            {
                if (!IsTranslated(rows.Where(condition)))
                {
                    return new(path, "The database cannot answer this condition.", "Leave it out, and look through the rows that come.");
                }
            }
        }

        foreach (var step in fields.Order(request.Order))
        {
            if (!IsTranslated(new Keyset<T>(fields, [step]).Sort(rows, isBackward: false)))
            {
                return new(step.Path, "The database cannot order by this field.", "Leave it out, and put the rows that come in order.");
            }
        }

        return null;
    }

    private static bool IsTranslated<T>(IQueryable<T> rows)
    {
        try
        {
            rows.ToQueryString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}

using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NetworkLens.Data.Databases;
using NetworkLens.Data.Model;

namespace NetworkLens.Data.Querying;

/// <summary>Loads many things by their ids at once: what the data loaders of a request are made of.</summary>
/// <remarks>
/// Ids that name nothing are not in the answer. Lists come in ordinal order of key (attributes: of name; links: of id), the same on both
/// databases. Ids go to the database in portions. Rows are untracked and without what they refer to. Safe for several threads.
/// </remarks>
/// <param name="contexts">Makes contexts on the database.</param>
public sealed class BatchLoads(IDbContextFactory<NetworkLensContext> contexts)
{
    private const int IdsAtOnce = 500;

    /// <summary>People by id.</summary>
    public Task<Dictionary<long, Person>> PeopleAsync(IEnumerable<long> ids, CancellationToken cancel) =>
        OneEachAsync<Person>(ids, x => x.Id, x => x.Id, cancel);

    /// <summary>Organisations by id.</summary>
    public Task<Dictionary<long, Organisation>> OrganisationsAsync(IEnumerable<long> ids, CancellationToken cancel) =>
        OneEachAsync<Organisation>(ids, x => x.Id, x => x.Id, cancel);

    /// <summary>Units by id.</summary>
    public Task<Dictionary<long, Unit>> UnitsAsync(IEnumerable<long> ids, CancellationToken cancel) =>
        OneEachAsync<Unit>(ids, x => x.Id, x => x.Id, cancel);

    /// <summary>Posts by id.</summary>
    public Task<Dictionary<long, Post>> PostsAsync(IEnumerable<long> ids, CancellationToken cancel) =>
        OneEachAsync<Post>(ids, x => x.Id, x => x.Id, cancel);

    /// <summary>Interactions by id.</summary>
    public Task<Dictionary<long, Interaction>> InteractionsAsync(IEnumerable<long> ids, CancellationToken cancel) =>
        OneEachAsync<Interaction>(ids, x => x.Id, x => x.Id, cancel);

    /// <summary>Rules that users keep, by id.</summary>
    public Task<Dictionary<long, KeptExpectation>> ExpectationsAsync(IEnumerable<long> ids, CancellationToken cancel) =>
        OneEachAsync<KeptExpectation>(ids, x => x.Id, x => x.Id, cancel);

    /// <summary>Names of organisations by key.</summary>
    public Task<Dictionary<string, string>> OrganisationNamesAsync(IEnumerable<string> keys, CancellationToken cancel) =>
        NamesAsync(keys, (context, portion) => context.Organisations.Where(x => portion.Contains(x.Key))
            .Select(x => new KeyValuePair<string, string>(x.Key, x.Name)), cancel);

    /// <summary>Names of units by key.</summary>
    public Task<Dictionary<string, string>> UnitNamesAsync(IEnumerable<string> keys, CancellationToken cancel) =>
        NamesAsync(keys, (context, portion) => context.Units.Where(x => portion.Contains(x.Key))
            .Select(x => new KeyValuePair<string, string>(x.Key, x.Name)), cancel);

    /// <summary>Posts that each person holds, past and future ones included.</summary>
    public Task<ILookup<long, Post>> PostsOfPeopleAsync(IEnumerable<long> personIds, CancellationToken cancel) =>
        ManyEachAsync<Post, string>(personIds, x => x.PersonId, x => x.PersonId!.Value, x => x.Key, cancel);

    /// <summary>Posts of each unit itself, not of those below.</summary>
    public Task<ILookup<long, Post>> PostsOfUnitsAsync(IEnumerable<long> unitIds, CancellationToken cancel) =>
        ManyEachAsync<Post, string>(unitIds, x => x.UnitId, x => x.UnitId!.Value, x => x.Key, cancel);

    /// <summary>Free attributes of each person.</summary>
    public Task<ILookup<long, PersonAttribute>> AttributesOfPeopleAsync(IEnumerable<long> personIds, CancellationToken cancel) =>
        ManyEachAsync<PersonAttribute, string>(personIds, x => x.PersonId, x => x.PersonId, x => x.Name, cancel);

    /// <summary>Units of each organisation, of every depth.</summary>
    public Task<ILookup<long, Unit>> UnitsOfOrganisationsAsync(IEnumerable<long> organisationIds, CancellationToken cancel) =>
        ManyEachAsync<Unit, string>(organisationIds, x => x.OrganisationId, x => x.OrganisationId, x => x.Key, cancel);

    /// <summary>Units right below each unit.</summary>
    public Task<ILookup<long, Unit>> UnitsBelowAsync(IEnumerable<long> unitIds, CancellationToken cancel) =>
        ManyEachAsync<Unit, string>(unitIds, x => x.ParentId, x => x.ParentId!.Value, x => x.Key, cancel);

    /// <summary>Links of each organisation to those it belongs to.</summary>
    public Task<ILookup<long, OrganisationLink>> ParentsOfOrganisationsAsync(IEnumerable<long> organisationIds, CancellationToken cancel) =>
        ManyEachAsync<OrganisationLink, long>(organisationIds, x => x.ChildId, x => x.ChildId, x => x.Id, cancel);

    /// <summary>Links of each organisation to those that belong to it.</summary>
    public Task<ILookup<long, OrganisationLink>> ChildrenOfOrganisationsAsync(IEnumerable<long> parentIds, CancellationToken cancel) =>
        ManyEachAsync<OrganisationLink, long>(parentIds, x => x.ParentId, x => x.ParentId, x => x.Id, cancel);

    /// <summary>Reporting lines from each post.</summary>
    public Task<ILookup<long, ReportingLine>> LinesFromPostsAsync(IEnumerable<long> postIds, CancellationToken cancel) =>
        ManyEachAsync<ReportingLine, long>(postIds, x => x.FromPostId, x => x.FromPostId, x => x.Id, cancel);

    /// <summary>Reporting lines to each post.</summary>
    public Task<ILookup<long, ReportingLine>> LinesToPostsAsync(IEnumerable<long> postIds, CancellationToken cancel) =>
        ManyEachAsync<ReportingLine, long>(postIds, x => x.ToPostId, x => x.ToPostId, x => x.Id, cancel);

    private async Task<Dictionary<string, string>> NamesAsync(
        IEnumerable<string> keys,
        Func<NetworkLensContext, List<string>, IQueryable<KeyValuePair<string, string>>> named,
        CancellationToken cancel)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        foreach (var portion in keys.Distinct(StringComparer.Ordinal).Chunk(IdsAtOnce))
        {
            var rows = named(context, [.. portion]);
            foreach (var (key, name) in await context.RunAsync(() => rows.ToListAsync(cancel), cancel))
            {
                names[key] = name;
            }
        }

        return names;
    }

    private async Task<Dictionary<long, T>> OneEachAsync<T>(
        IEnumerable<long> ids, Expression<Func<T, long?>> column, Func<T, long> id, CancellationToken cancel)
        where T : class =>
        (await LoadAsync(ids, column, x => x, cancel)).ToDictionary(id);

    private async Task<ILookup<long, T>> ManyEachAsync<T, TKey>(
        IEnumerable<long> ids,
        Expression<Func<T, long?>> column,
        Func<T, long> id,
        Expression<Func<T, TKey>> order,
        CancellationToken cancel)
        where T : class =>
        (await LoadAsync(ids, column, rows => rows.OrderBy(order), cancel)).ToLookup(id);

    private async Task<List<T>> LoadAsync<T>(
        IEnumerable<long> ids, Expression<Func<T, long?>> column, Func<IQueryable<T>, IQueryable<T>> sort, CancellationToken cancel)
        where T : class
    {
        var loaded = new List<T>();
        await using var context = await contexts.CreateDbContextAsync(cancel);
        foreach (var portion in ids.Distinct().Chunk(IdsAtOnce))
        {
            var entity = column.Parameters[0];
            List<long?> wanted = [.. portion];
            var isWanted = Expression.Lambda<Func<T, bool>>(
                Expression.Call(Expressions.Parameter(wanted), nameof(List<>.Contains), null, column.Body), entity);
            var rows = sort(context.Set<T>().AsNoTracking().Where(isWanted));
            loaded.AddRange(await context.RunAsync(() => rows.ToListAsync(cancel), cancel));
        }

        return loaded;
    }
}

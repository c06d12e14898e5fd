using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NetworkLens.Data.Databases;
using NetworkLens.Data.Model;
using NetworkLens.Data.Versions;

namespace NetworkLens.Data.Expectations;

/// <summary>A rule as it is to be written.</summary>
/// <param name="Id">Which one to change; null for a new one.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What its author says about it.</param>
/// <param name="Definition">What it says.</param>
/// <param name="TargetCompliance">The share of people who are to comply.</param>
public sealed record ExpectationDraft(
    long? Id, string Name, string Description, ExpectationDefinition Definition, double TargetCompliance);

/// <summary>Why a rule was not written.</summary>
public enum ExpectationConflict
{
    /// <summary>There is none of that id.</summary>
    NotFound,

    /// <summary>Another one has that name, whatever its case and accents.</summary>
    NameTaken,

    /// <summary>There are as many as may be.</summary>
    TooMany,
}

/// <summary>What became of writing a rule: the rule, or why not.</summary>
/// <param name="Written">The rule; null where there is a conflict.</param>
/// <param name="Conflict">Why it was not written.</param>
/// <param name="TakenBy">Whose name it is, for <see cref="ExpectationConflict.NameTaken"/>.</param>
public sealed record ExpectationOutcome(KeptExpectation? Written, ExpectationConflict? Conflict = null, long? TakenBy = null);

/// <summary>Keeps the rules that users write, and how they came out version by version.</summary>
/// <remarks>
/// Every change moves one counter on, in its own transaction and before anything else: writers so wait for each other, of whatever process,
/// and what is looked at before a write still holds at its end. Safe for several threads.
/// </remarks>
/// <param name="contexts">Makes contexts on the database.</param>
/// <param name="versions">Keeps the writers of this process apart.</param>
/// <param name="clock">What time it is.</param>
public sealed class ExpectationStore(IDbContextFactory<NetworkLensContext> contexts, DataVersions versions, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private Action[] _listeners = [];

    /// <summary>Asks to be told after every change of this process, on the thread of whoever made it: be quick.</summary>
    /// <param name="listener">What to call.</param>
    /// <returns>Dispose it to be told no more.</returns>
    public IDisposable Subscribe(Action listener)
    {
        Action own = () => listener(); // A delegate of its own, so that one listener may subscribe twice.
        lock (_gate)
        {
            _listeners = [.. _listeners, own];
        }

        return new Subscription(this, own);
    }

    /// <summary>The number that rises with every change, of whatever process. One look at one row.</summary>
    /// <param name="cancel">Stops it.</param>
    public async Task<long> RevisionAsync(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await context.ExpectationRevisions.Select(x => x.Number).FirstOrDefaultAsync(cancel);
    }

    /// <summary>
    /// Names all rules as they read now: 8 hex digits, others whenever one says something else; empty where there are none.
    /// </summary>
    /// <param name="cancel">Stops it.</param>
    public async Task<string> NameAsync(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var rows = context.Expectations.AsNoTracking().OrderBy(x => x.Id)
            .Select(x => new { x.Id, x.Name, x.Description, x.Fingerprint, x.TargetCompliance });
        var rules = await context.RunAsync(() => rows.ToListAsync(cancel), cancel);
        return rules.Count == 0
            ? ""
            : Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(rules)).AsSpan(0, 4));
    }

    /// <summary>All rules, by id.</summary>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<KeptExpectation>> ListAsync(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await context.RunAsync(() => context.Expectations.AsNoTracking().OrderBy(x => x.Id).ToListAsync(cancel), cancel);
    }

    /// <summary>A rule as it is now; null where there is none.</summary>
    /// <param name="id">Which.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<KeptExpectation?> FindAsync(long id, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await context.Expectations.AsNoTracking().FirstOrDefaultAsync(x => x.Id == id, cancel);
    }

    /// <summary>Writes a rule: a new one, or a change of one.</summary>
    /// <param name="draft">What to write; checked by the caller but for what others may have written meanwhile.</param>
    /// <param name="cancel">Stops it; nothing is then written.</param>
    public Task<ExpectationOutcome> WriteAsync(ExpectationDraft draft, CancellationToken cancel) =>
        ChangeAsync(context => WriteAsync(context, draft, cancel), outcome => outcome.Conflict is null, cancel);

    /// <summary>Removes a rule with its records.</summary>
    /// <param name="id">Which.</param>
    /// <param name="cancel">Stops it; nothing is then removed.</param>
    /// <returns>Whether there was one.</returns>
    public Task<bool> RemoveAsync(long id, CancellationToken cancel) => ChangeAsync(
        async context => await context.Expectations.Where(x => x.Id == id).ExecuteDeleteAsync(cancel) > 0, isDone => isDone, cancel);

    /// <summary>Keeps records; one that is there already stays as it is, and one of a rule that is gone is dropped.</summary>
    /// <param name="records">Records, of any rules.</param>
    /// <param name="cancel">Stops it; nothing is then kept.</param>
    public Task RecordAsync(IReadOnlyList<ExpectationRecord> records, CancellationToken cancel) => records.Count == 0
        ? Task.CompletedTask
        : ChangeAsync(context => RecordAsync(context, records, cancel), isDone => isDone, cancel);

    /// <summary>The records of a rule as it reads now, of versions before one, the newest first.</summary>
    /// <param name="expectation">The rule.</param>
    /// <param name="before">Number of a version.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<ExpectationRecord>> RecordsAsync(
        KeptExpectation expectation, long before, int most, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var rows = context.ExpectationRecords.AsNoTracking()
            .Where(x => x.ExpectationId == expectation.Id && x.Fingerprint == expectation.Fingerprint && x.Version < before)
            .OrderByDescending(x => x.Version).Take(most);
        return await context.RunAsync(() => rows.ToListAsync(cancel), cancel);
    }

    /// <summary>The rules that have no record of a version yet, by id.</summary>
    /// <param name="version">Number of the version.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<KeptExpectation>> UnrecordedAsync(long version, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var rows = context.Expectations.AsNoTracking()
            .Where(x => !x.Records.Any(y => y.Version == version && y.Fingerprint == x.Fingerprint))
            .OrderBy(x => x.Id);
        return await context.RunAsync(() => rows.ToListAsync(cancel), cancel);
    }

    private async Task<T> ChangeAsync<T>(Func<NetworkLensContext, Task<T>> change, Func<T, bool> isDone, CancellationToken cancel)
    {
        T done;
        using (await versions.EnterAsync(cancel))
        {
            await using var context = await contexts.CreateDbContextAsync(cancel);
            await using var transaction = await context.Database.BeginTransactionAsync(cancel);
            await context.ExpectationRevisions.ExecuteUpdateAsync(x => x.SetProperty(r => r.Number, r => r.Number + 1), cancel);
            done = await change(context);
            if (!isDone(done))
            {
                await transaction.RollbackAsync(cancel);
                return done;
            }

            await transaction.CommitAsync(cancel);
        }

        foreach (var listener in Volatile.Read(ref _listeners))
        {
            listener();
        }

        return done;
    }

    private async Task<ExpectationOutcome> WriteAsync(NetworkLensContext context, ExpectationDraft draft, CancellationToken cancel)
    {
        var kept = draft.Id is { } id
            ? await context.Expectations.AsTracking().FirstOrDefaultAsync(x => x.Id == id, cancel)
            : new() { Name = "", NameFolded = "", Definition = "", Fingerprint = "" };
        if (kept is null)
        {
            return new(null, ExpectationConflict.NotFound);
        }

        var folded = TextFolding.Fold(draft.Name);
        var sameName = await context.Expectations.Where(x => x.NameFolded == folded && x.Id != kept.Id)
            .Select(x => (long?)x.Id).FirstOrDefaultAsync(cancel);
        if (sameName is not null)
        {
            return new(null, ExpectationConflict.NameTaken, sameName);
        }

        if (draft.Id is null && await context.Expectations.CountAsync(cancel) >= ExpectationLimits.MostExpectations)
        {
            return new(null, ExpectationConflict.TooMany);
        }

        (kept.Name, kept.NameFolded, kept.Description) = (draft.Name, folded, draft.Description);
        (kept.Definition, kept.Fingerprint) = (ExpectationText.Write(draft.Definition), draft.Definition.Fingerprint);
        (kept.TargetCompliance, kept.WrittenTicks) = (draft.TargetCompliance, clock.GetUtcNow().UtcTicks);
        if (draft.Id is null)
        {
            context.Add(kept);
        }

        await context.SaveChangesAsync(cancel);
        return new(kept);
    }

    private static async Task<bool> RecordAsync(
        NetworkLensContext context, IReadOnlyList<ExpectationRecord> records, CancellationToken cancel)
    {
        var isNew = false;
        foreach (var record in records)
        {
            var rule = record.ExpectationId;
            if (!await context.Expectations.AnyAsync(x => x.Id == rule, cancel)
                || await context.ExpectationRecords.AnyAsync(
                    x => x.ExpectationId == rule && x.Fingerprint == record.Fingerprint && x.Version == record.Version, cancel))
            {
                continue;
            }

            context.Add(record);
            await context.SaveChangesAsync(cancel);
            isNew = true;
            await ForgetOldestAsync(context, rule, cancel);
        }

        return isNew;
    }

    private static async Task ForgetOldestAsync(NetworkLensContext context, long rule, CancellationToken cancel)
    {
        var kept = await context.ExpectationRecords.CountAsync(x => x.ExpectationId == rule, cancel);
        if (kept <= ExpectationLimits.MostRecords)
        {
            return;
        }

        var oldest = await context.ExpectationRecords.Where(x => x.ExpectationId == rule)
            .OrderBy(x => x.Version).Select(x => x.Version).Skip(kept - ExpectationLimits.MostRecords - 1).FirstAsync(cancel);
        await context.ExpectationRecords.Where(x => x.ExpectationId == rule && x.Version <= oldest).ExecuteDeleteAsync(cancel);
    }

    private sealed class Subscription(ExpectationStore store, Action listener) : IDisposable
    {
        public void Dispose()
        {
            lock (store._gate)
            {
                store._listeners = Array.FindAll(store._listeners, x => !ReferenceEquals(x, listener));
            }
        }
    }
}

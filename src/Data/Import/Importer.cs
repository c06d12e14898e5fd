using System.Data;
using System.Data.Common;
using NetworkLens.Data.Databases;
using NetworkLens.Data.Import.Writing;
using NetworkLens.Data.Model;
using NetworkLens.Data.Versions;
using Npgsql;

namespace NetworkLens.Data.Import;

/// <summary>Writes batches into the database: all or nothing, one at a time, and the same again changes nothing.</summary>
/// <remarks>
/// Rows are found by external key and brought to what the files say; rows that the files do not name stay as they are. A new data
/// version is published in the same transaction if and only if a row was added, changed or removed. Time is linear in the rows of the
/// batch times the depth of the indices; memory is bounded by the batch and one part of its interactions.
/// </remarks>
/// <param name="versions">Publishes versions, and lets one writer in at a time.</param>
/// <param name="clock">Knows what day is today: interactions dated later are told of.</param>
public sealed class Importer(DataVersions versions, TimeProvider clock)
{
    /// <summary>Reads a folder and writes it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="mapPath">A mapping file, or null for the full folder.</param>
    /// <param name="limits">Bounds; null for <see cref="ImportLimits.Default"/>.</param>
    /// <param name="progress">Is told now and then, on the thread of the import.</param>
    /// <param name="cancel">Stops it; the database is then as it was.</param>
    public async Task<ImportOutcome> ImportAsync(
        string folder,
        string? mapPath = null,
        ImportLimits? limits = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancel = default)
    {
        var reading = await ImportSource.ReadAsync(folder, mapPath, limits, progress, cancel);
        return reading.Batch is { } batch ? await ImportAsync(batch, progress, cancel) : new ImportOutcome(null, reading.Faults, null);
    }

    /// <summary>
    /// Fills a database that never held data with the sample, and marks it as such: an import of anything else sets it aside, as long as
    /// nothing else was ever published. A database that holds a version, were it published a moment ago, is left alone.
    /// </summary>
    /// <param name="folder">The folder of the sample.</param>
    /// <param name="cancel">Stops it; the database is then as it was.</param>
    public async Task<ImportOutcome> FillWithSampleAsync(string folder, CancellationToken cancel = default)
    {
        var reading = await ImportSource.ReadAsync(folder, mapPath: null, cancel: cancel);
        return reading.Batch is { } batch
            ? await ImportAsync(batch, isAutomatic: true, null, cancel)
            : new ImportOutcome(null, reading.Faults, null);
    }

    /// <summary>Writes a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="progress">Is told now and then, on the thread of the import.</param>
    /// <param name="cancel">Stops it; the database is then as it was.</param>
    /// <returns>
    /// A report; or faults, where lines or links would form a circle with those of earlier imports; or why the
    /// database could not be written.
    /// </returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Task<ImportOutcome> ImportAsync(
        ImportBatch batch, IProgress<ImportProgress>? progress = null, CancellationToken cancel = default) =>
        ImportAsync(batch, isAutomatic: false, progress, cancel);

    private async Task<ImportOutcome> ImportAsync(
        ImportBatch batch, bool isAutomatic, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        try
        {
            using var turn = await versions.EnterAsync(cancel);
            var (report, version, faults) = await WriteAsync(batch, isAutomatic, progress, cancel);
            if (faults is not null)
            {
                return new ImportOutcome(null, faults, null);
            }

            if (version is not null)
            {
                versions.Announce(version);
            }

            return new ImportOutcome(report, null, null);
        }
        catch (DbException error) when (!cancel.IsCancellationRequested && DatabaseFaults.Explain(error, versions.Address) is { } fault)
        {
            return new ImportOutcome(null, null, fault);
        }
    }

    private async Task<(ImportReport Report, DataVersion? Version, ImportFaults? Faults)> WriteAsync(
        ImportBatch batch, bool isAutomatic, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var bytes = batch.Files.Sum(file => file.Bytes);
        await using var connection = await versions.Address.OpenAsync(cancel);

        // On SQLite this is BEGIN IMMEDIATE, which waits for other processes; on PostgreSQL the lock below does.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.Unspecified, cancel);
        var area = new StagingArea(connection, transaction);
        if (connection is NpgsqlConnection)
        {
            await area.ExecuteAsync("LOCK TABLE data_versions IN EXCLUSIVE MODE", cancel);
        }

        if (isAutomatic && (await area.NumbersAsync("SELECT count(*) FROM data_versions", cancel))[0] > 0)
        {
            return (new ImportReport { Name = batch.Name }, null, null); // Somebody's own data came while the sample was being read.
        }

        var aside = !isAutomatic && !IsSample(batch) && await AutomaticSample.IsAllThereIsAsync(area, cancel)
            ? await AutomaticSample.SetAsideAsync(area, cancel)
            : null;

        void Tell(ImportPhase phase, string table, long rows) => progress?.Report(new ImportProgress(phase, table, rows, bytes, bytes));
        var writer = new BatchWriter(area, batch, (table, rows) => Tell(ImportPhase.Writing, table, rows), cancel);
        var report = await writer.WriteAsync();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        IEnumerable<ImportNotice?> notices =
        [
            aside, await AutomaticSample.OthersAsync(area, batch, cancel),
            .. report.Notices, .. InteractionDates.Notices(batch.Interactions, today),
        ];
        report = report with { Notices = [.. notices.OfType<ImportNotice>()] };
        if (await EarlierRows.FaultsAsync(area, batch, report, cancel) is { IsEmpty: false } faults)
        {
            return (report, null, faults); // The transaction is disposed of without a commit.
        }

        DataVersion? version = null;
        if (report.HasChanges)
        {
            version = await versions.PublishAsync(transaction, Changes(report), isAutomatic ? AutomaticSample.Source : batch.Name, cancel);
            report = report with { Version = version.Number };
        }

        Tell(ImportPhase.Publishing, "data_versions", version is null ? 0 : 1);
        cancel.ThrowIfCancellationRequested();
        await transaction.CommitAsync(CancellationToken.None); // Past this point it is done, whoever cancels.
        return (report, version, null);
    }

    // The folder that the fill itself reads: imported by hand, it holds nothing new and takes nobody's place.
    private static bool IsSample(ImportBatch batch) => string.Equals(batch.Name, "northmere", StringComparison.Ordinal);

    private static VersionChanges Changes(ImportReport report) => new()
    {
        Organisations = report.Organisations.Touched,
        OrganisationLinks = report.OrganisationLinks.Touched,
        Units = report.Units.Touched,
        People = report.People.Touched,
        Posts = report.Posts.Touched,
        ReportingLines = report.ReportingLines.Touched,
        Interactions = report.Interactions.Touched,
    };
}

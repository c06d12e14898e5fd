using NetworkLens.Data.Import.Reading;

namespace NetworkLens.Data.Import;

/// <summary>Reads the full folder of docs/import.md: organisations, units, people, posts, interactions, links and lines.</summary>
public static class FolderReader
{
    /// <summary>Reads and checks a folder; touches no database.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="limits">Bounds; null for <see cref="ImportLimits.Default"/>.</param>
    /// <param name="progress">Is told every 20,000 rows and after each file.</param>
    /// <param name="cancel">Ends the reading with <see cref="OperationCanceledException"/>.</param>
    /// <returns>A batch, or every fault that was found: reading goes on after a fault as far as it makes sense.</returns>
    public static Task<ImportReading> ReadAsync(
        string folder, ImportLimits? limits = null, IProgress<ImportProgress>? progress = null, CancellationToken cancel = default)
    {
        var session = new ReadingSession(folder, limits ?? ImportLimits.Default, progress, cancel);
        return Task.Run(() => Read(session), cancel);
    }

    private static ImportReading Read(ReadingSession session)
    {
        if (!session.FolderIsThere())
        {
            return new ImportReading(null, session.Faults);
        }

        if (FolderFiles.IsPlainPair(session.Folder))
        {
            session.Faults.Add(session.FolderName, 0, 0, null,
                $"looks like a plain pair: it holds {FolderFiles.Nodes} and no {FolderFiles.Organisations}",
                "Give its mapping file with --map; docs/import.md shows one");
            return new ImportReading(null, session.Faults);
        }

        session.MeasureBytes(FolderFiles.All);
        FolderFiles.NoticeOthers(session);
        var batch = new BatchBuilder(session);
        var organisations = OrganisationsFile.Read(session, batch);
        OrganisationLinksFile.Read(session, batch, organisations);
        var units = UnitsFile.Read(session, batch, organisations);
        var people = PeopleFile.Read(session, batch);
        var posts = PostsFile.Read(session, batch, organisations, units, people);
        ReportingLinesFile.Read(session, batch, posts);
        InteractionsFile.Read(session, batch, people);
        return batch.Finish();
    }
}

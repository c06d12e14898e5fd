using NetworkLens.Data.Import.PlainPair;
using NetworkLens.Data.Import.Reading;

namespace NetworkLens.Data.Import;

/// <summary>Reads a plain pair of docs/import.md: a nodes file and ties files, whose meaning a mapping file gives.</summary>
public static class PlainPairReader
{
    /// <summary>Reads and checks a folder; touches no database.</summary>
    /// <param name="folder">The folder of the CSV files.</param>
    /// <param name="mapPath">The mapping file, wherever it is.</param>
    /// <param name="limits">Bounds; null for <see cref="ImportLimits.Default"/>.</param>
    /// <param name="progress">Is told every 20,000 rows and after each file.</param>
    /// <param name="cancel">Ends the reading with <see cref="OperationCanceledException"/>.</param>
    /// <returns>A batch, or every fault that was found. Faults of the mapping file come alone: without it the rest means nothing.</returns>
    public static Task<ImportReading> ReadAsync(
        string folder,
        string mapPath,
        ImportLimits? limits = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancel = default)
    {
        var session = new ReadingSession(folder, limits ?? ImportLimits.Default, progress, cancel);
        return Task.Run(() => Read(session, mapPath), cancel);
    }

    private static ImportReading Read(ReadingSession session, string mapPath)
    {
        if (!session.FolderIsThere() || MapReader.Read(session, mapPath) is not { } map)
        {
            return new ImportReading(null, session.Faults);
        }

        session.MeasureBytes([map.Nodes.File, .. map.Ties.Select(ties => ties.File)]);
        var batch = new BatchBuilder(session);
        var mapFile = Path.GetFileName(mapPath);
        var nodes = NodesFile.Read(session, batch, map.Nodes, mapFile);
        foreach (var ties in map.Ties)
        {
            TiesFile.Read(session, batch, map, ties, nodes, mapFile);
        }

        return batch.Finish();
    }
}

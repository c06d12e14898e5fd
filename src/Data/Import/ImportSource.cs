namespace NetworkLens.Data.Import;

/// <summary>Reads whichever shape of folder is meant: with a mapping file a plain pair, without one the full folder.</summary>
public static class ImportSource
{
    /// <summary>Reads and checks a folder; touches no database.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="mapPath">A mapping file, or null for the full folder.</param>
    /// <param name="limits">Bounds; null for <see cref="ImportLimits.Default"/>.</param>
    /// <param name="progress">Is told now and then.</param>
    /// <param name="cancel">Ends the reading with <see cref="OperationCanceledException"/>.</param>
    public static Task<ImportReading> ReadAsync(
        string folder,
        string? mapPath,
        ImportLimits? limits = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancel = default) => mapPath is null
            ? FolderReader.ReadAsync(folder, limits, progress, cancel)
            : PlainPairReader.ReadAsync(folder, mapPath, limits, progress, cancel);
}

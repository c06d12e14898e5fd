using NetworkLens.Data.Import.Records;

namespace NetworkLens.Data.Import.Reading;

/// <summary>What the readers of one import's files share: the folder, the bounds, what went wrong, what has been read.</summary>
/// <param name="folder">Folder of the files.</param>
/// <param name="limits">Bounds.</param>
/// <param name="progress">Is told now and then; may be null.</param>
/// <param name="cancel">Ends the reading.</param>
internal sealed class ReadingSession(
    string folder, ImportLimits limits, IProgress<ImportProgress>? progress, CancellationToken cancel)
{
    private long _bytesOfEarlierFiles;

    public string Folder { get; } = folder;

    /// <summary>Name of the folder itself, which names the import where nothing else does.</summary>
    public string FolderName { get; } = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    public ImportLimits Limits { get; } = limits;

    public CancellationToken Cancel { get; } = cancel;

    public ImportFaults Faults { get; } = new(limits.ShownFaults);

    public List<ImportNotice> Notices { get; } = [];

    public List<ImportFile> Files { get; } = [];

    /// <summary>Bytes of all files that will be read, for the progress.</summary>
    public long BytesTotal { get; set; }

    public void Notice(string file, long count, string text) => Notices.Add(new ImportNotice(file, count, text));

    /// <summary>Adds the fault of a key that no row of its file has, unless that file could not be read whole.</summary>
    public void Unknown(KeyIndex keys, string key, Place place)
    {
        if (keys.IsWhole)
        {
            Faults.Add(place.File, place.Line, place.Column, key, $"is not a key of {keys.File}", keys.MendUnknown(key));
        }
    }

    public void Report(string file, long rows, long bytesOfFile) =>
        progress?.Report(new ImportProgress(ImportPhase.Reading, file, rows, _bytesOfEarlierFiles + bytesOfFile, BytesTotal));

    /// <summary>Adds a file to what has been read.</summary>
    public void Finish(ImportFile file)
    {
        Files.Add(file);
        Report(file.Name, file.Rows, file.Bytes);
        _bytesOfEarlierFiles += file.Bytes;
    }

    /// <summary>Adds up the sizes of the files that are there.</summary>
    public void MeasureBytes(IEnumerable<string> files) =>
        BytesTotal = files.Select(file => new FileInfo(Path.Combine(Folder, file))).Where(file => file.Exists).Sum(file => file.Length);

    /// <summary>Whether the folder can be read at all; a fault where it cannot.</summary>
    public bool FolderIsThere()
    {
        if (File.Exists(Folder))
        {
            Faults.Add(FolderName, 0, 0, null, "is a file", "Name the folder that holds it");
            return false;
        }

        if (!Directory.Exists(Folder))
        {
            Faults.Add(FolderName, 0, 0, null, "is not there", "Name a folder that holds the CSV files");
            return false;
        }

        if (Directory.EnumerateFiles(Folder).Any())
        {
            return true;
        }

        Faults.Add(FolderName, 0, 0, null, "is an empty folder", "Put the CSV files into it; docs/import.md says which");
        return false;
    }
}

namespace NetworkLens.Data.Import.Reading;

/// <summary>Which row has which key, for one file. Keys are text and compare ordinally: 007 and 7 are two.</summary>
/// <param name="file">The file that the keys are of.</param>
internal sealed class KeyIndex(string file)
{
    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);

    /// <summary>The file that the keys are of.</summary>
    public string File { get; } = file;

    /// <summary>Index of the row with that key, or -1.</summary>
    public int Find(string key) => _rows.GetValueOrDefault(key, -1);

    /// <summary>Notes the key of a row; false where an earlier row has it.</summary>
    public bool TryAdd(string key, int row) => _rows.TryAdd(key, row);

    /// <summary>Advice for a key that is not here.</summary>
    public string MendUnknown(string key) =>
        Nearest.To(key, _rows.Keys) is { } near ? $"Add it there, or write '{near}' if that is meant" : "Add it there, or correct it";
}

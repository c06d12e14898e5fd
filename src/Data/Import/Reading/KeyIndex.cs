namespace NetworkLens.Data.Import.Reading;

/// <summary>Which row has which key, for one file. Keys are text and compare ordinally: 007 and 7 are two.</summary>
/// <param name="file">The file that the keys are of.</param>
internal sealed class KeyIndex(string file)
{
    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);
    private Dictionary<string, string>? _numbers;

    /// <summary>The file that the keys are of.</summary>
    public string File { get; } = file;

    /// <summary>
    /// Whether all keys of the file were read. Where they were not, a key that is not here is no fault: the file has one of its own, and
    /// every row that refers to it would only repeat that.
    /// </summary>
    public bool IsWhole { get; set; }

    /// <summary>Index of the row with that key, or -1.</summary>
    public int Find(string key) => _rows.GetValueOrDefault(key, -1);

    /// <summary>Notes the key of a row; false where an earlier row has it.</summary>
    public bool TryAdd(string key, int row) => _rows.TryAdd(key, row);

    /// <summary>Advice for a key that is not here, once all keys are noted.</summary>
    public string MendUnknown(string key)
    {
        if (Number(key) is { } number && Numbers().TryGetValue(number, out var same))
        {
            return $"Write '{same}' if that is meant: spreadsheets drop leading zeros";
        }

        return Nearest.To(key, _rows.Keys) is { } near
            ? $"Add it there, or write '{near}' if that is meant"
            : "Add it there, or correct it";
    }

    /// <summary>The keys that are numbers, by what a spreadsheet makes of them; built once, and only where a key is unknown.</summary>
    private Dictionary<string, string> Numbers()
    {
        if (_numbers is null)
        {
            _numbers = new(StringComparer.Ordinal);
            foreach (var key in _rows.Keys)
            {
                if (Number(key) is { } number)
                {
                    _numbers.TryAdd(number, key);
                }
            }
        }

        return _numbers;
    }

    /// <summary>A key of digits without its leading zeros; null for any other key.</summary>
    private static string? Number(string key) => key.AsSpan().ContainsAnyExceptInRange('0', '9') ? null : key.TrimStart('0');
}

namespace NetworkLens.Data.Import.Reading;

/// <summary>Names of the files of the full folder.</summary>
internal static class FolderFiles
{
    public const string Organisations = "organisations.csv";
    public const string OrganisationLinks = "organisation_links.csv";
    public const string Units = "units.csv";
    public const string People = "people.csv";
    public const string Posts = "posts.csv";
    public const string ReportingLines = "reporting_lines.csv";
    public const string Interactions = "interactions.csv";

    public static readonly string[] All =
        [Organisations, OrganisationLinks, Units, People, Posts, ReportingLines, Interactions];

    /// <summary>Name that the nodes file of a plain pair commonly has.</summary>
    public const string Nodes = "nodes.csv";

    /// <summary>Whether a folder looks like the other shape, so that it can be told instead of a fault for each missing file.</summary>
    public static bool IsPlainPair(string folder) =>
        File.Exists(Path.Combine(folder, Nodes)) && !File.Exists(Path.Combine(folder, Organisations));

    /// <summary>Says which CSV files of the folder are not read: a misspelt name of an optional file would be lost silently.</summary>
    public static void NoticeOthers(ReadingSession session)
    {
        foreach (var path in Directory.EnumerateFiles(session.Folder, "*.csv").Order(StringComparer.Ordinal).Take(100))
        {
            var name = Path.GetFileName(path);
            if (!All.Contains(name))
            {
                session.Notice(name, 0, $"This file is none of those that are read{Hint(name)}");
            }
        }
    }

    /// <summary>The file of the folder that may be meant by a name that is missing there, as a hint.</summary>
    public static string Hint(string folder, string missing)
    {
        var others = Directory.EnumerateFiles(folder).Take(1_000).Select(path => Path.GetFileName(path)).Where(name => !All.Contains(name));
        return Nearest.To(Stem(missing), [.. others.Select(Stem)]) is { } near ? $" (did you mean the file '{near}.csv'?)" : "";
    }

    private static string Hint(string unread) =>
        Nearest.To(Stem(unread), [.. All.Select(Stem)]) is { } near ? $" (did you mean '{near}.csv'?)" : "";

    // The ending is alike in all names and would make any two of them look near.
    private static string Stem(string name) => name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;

    /// <summary>Notes which optional columns a file does not have.</summary>
    public static void NoteAbsent(BatchBuilder batch, string table, RowFields fields, params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (!fields.Has(column))
            {
                batch.AbsentColumns.Add($"{table}.{column}");
            }
        }
    }

    /// <summary>A file without which there is nothing to import must have a row.</summary>
    public static void NeedRows(CsvTable table)
    {
        if (table.Header.Length > 0 && table.Rows == 0 && !table.IsCut)
        {
            table.Fault(table.Line, 0, null, "is a header without rows", "Add at least one row");
        }
    }

    /// <summary>Notes a key, or reports that an earlier row has it.</summary>
    public static void AddKey(KeyIndex keys, List<int> lines, RowFields row, string key)
    {
        if (key.Length > 0 && !keys.TryAdd(key, lines.Count))
        {
            row.Bad("key", key, $"is the key of line {lines[keys.Find(key)]} too", "Give each row a key of its own");
        }

        lines.Add(row.Line);
    }
}

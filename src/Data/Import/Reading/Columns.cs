namespace NetworkLens.Data.Import.Reading;

/// <summary>Where the columns of a file are, checked against those that it may have.</summary>
internal sealed class Columns
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    private Columns(bool isUsable) => IsUsable = isUsable;

    /// <summary>False where a column is missing or doubled, so that rows would only repeat that fault.</summary>
    public bool IsUsable { get; private set; }

    /// <summary>Index of a column, or -1 where the file does not have it.</summary>
    public int this[string name] => _index.GetValueOrDefault(name, -1);

    /// <summary>Checks a header: no blank or doubled name, every needed column there, no unknown one.</summary>
    /// <param name="table">The file.</param>
    /// <param name="needed">Columns that must be there.</param>
    /// <param name="allowed">Columns that may.</param>
    /// <param name="extra">Takes the columns that are neither; null makes them faults.</param>
    public static Columns Of(CsvTable table, string[] needed, string[] allowed, List<int>? extra = null)
    {
        var columns = new Columns(table.Header.Length > 0);
        if (!columns.IsUsable || columns.IsOtherDelimiter(table))
        {
            return columns;
        }

        for (var column = 0; column < table.Header.Length; column++)
        {
            var name = table.Header[column];
            if (name.Length == 0)
            {
                columns.Refuse(table, column, null, "has no name", "Name the column, or remove it");
            }
            else if (!columns._index.TryAdd(name, column))
            {
                columns.Refuse(table, column, name, "is a second column of that name", "Remove one of the two");
            }
            else if (extra is not null && !needed.Contains(name) && !allowed.Contains(name))
            {
                extra.Add(column);
            }
        }

        columns.CheckNames(table, needed, allowed, areExtraAllowed: extra is not null);
        return columns;
    }

    /// <summary>A semicolon or a tab between the names makes one column of them all: one clear fault instead of many.</summary>
    private bool IsOtherDelimiter(CsvTable table)
    {
        var separator = table.Header.Length > 1 ? -1 : table.Header[0].AsSpan().IndexOfAny(";\t|");
        if (separator < 0)
        {
            return false;
        }

        var name = table.Header[0][separator] switch { ';' => "semicolons", '\t' => "tabs", _ => "bars" };
        Refuse(table, 0, table.Header[0], $"is one column: the file is separated by {name}", "Save it with commas between the fields");
        return true;
    }

    private void CheckNames(CsvTable table, string[] needed, string[] allowed, bool areExtraAllowed)
    {
        string[] known = [.. needed, .. allowed];
        var missing = needed.Where(name => !_index.ContainsKey(name)).ToList();
        var unknown = table.Header.Where(name => name.Length > 0 && !known.Contains(name)).Distinct().ToList();
        foreach (var name in missing)
        {
            var near = Nearest.To(name, unknown);
            Refuse(table, -1, null, $"has no column '{name}'", near is null ? "Add it to the header" : $"Rename the column '{near}'");
            unknown.Remove(near ?? "");
        }

        if (areExtraAllowed)
        {
            return;
        }

        var free = known.Where(name => !_index.ContainsKey(name)).ToList();
        foreach (var name in unknown)
        {
            var near = Nearest.To(name, free);
            Refuse(table, _index[name], name, "is not a column of this file",
                near is null ? $"Remove it; the columns are {string.Join(", ", known)}" : $"Write '{near}'");
        }
    }

    private void Refuse(CsvTable table, int column, string? value, string problem, string mend)
    {
        IsUsable = false;
        table.Fault(table.Line, column + 1, value, problem, mend);
    }
}

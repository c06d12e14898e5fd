using NetworkLens.Data.Import.Reading;

namespace NetworkLens.Data.Import.PlainPair;

/// <summary>Finds the columns that a mapping names in the header of a file.</summary>
/// <param name="session">The reading.</param>
/// <param name="table">The file.</param>
/// <param name="mapFile">The mapping file, where a fault of a name belongs.</param>
internal sealed class MappedColumns(ReadingSession session, CsvTable table, string mapFile)
{
    /// <summary>False where the header lacks a column that the mapping names.</summary>
    public bool AreAllThere { get; private set; } = table.Header.Length > 0;

    /// <summary>Index of a column that the mapping names; -1 where it names none, or after a fault.</summary>
    public int Of(string? name, string path)
    {
        if (name is null || table.Header.Length == 0)
        {
            return -1;
        }

        var index = Array.IndexOf(table.Header, name);
        if (index < 0)
        {
            AreAllThere = false;
            var near = Nearest.To(name, table.Header);
            var mend = near is null ? $"Write one of {string.Join(", ", table.Header.Take(20))}" : $"Write '{near}'";
            var problem = $"is not a column of {table.File}";
            session.Faults.Add(new ImportFault(mapFile, 0, 0, ImportFault.Shown(name), problem, mend) { Path = path });
        }
        else if (Array.LastIndexOf(table.Header, name) != index)
        {
            AreAllThere = false;
            table.Fault(table.Line, Array.LastIndexOf(table.Header, name) + 1, name, "is a second column of that name",
                "Remove one of the two");
        }

        return index;
    }

    /// <summary>How to read what a reference names; null where there is none.</summary>
    public MappedValue? Of(ColumnReference? reference) =>
        reference is null ? null : new MappedValue(table, Of(reference.Column, reference.Path), reference.Value);
}

/// <summary>Reads a mapped value of the current row.</summary>
/// <param name="table">The file.</param>
/// <param name="column">Index of the column, or -1 where <paramref name="constant"/> stands in every row.</param>
/// <param name="constant">The value of every row.</param>
internal sealed class MappedValue(CsvTable table, int column, string? constant)
{
    /// <summary>Number of the field in its row, for faults.</summary>
    public int FieldNumber => column + 1;

    /// <summary>The text, null where blank; too long a text is a fault and null.</summary>
    public string? Text(int most)
    {
        var text = constant ?? table[column];
        if (text is null || text.Length <= most)
        {
            return text;
        }

        table.Fault(table.Line, FieldNumber, text, RowFields.LongerThan(most, text), "Shorten it");
        return null;
    }
}

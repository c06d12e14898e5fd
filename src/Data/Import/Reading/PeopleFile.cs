using NetworkLens.Data.Import.Records;
using NetworkLens.Data.Model;

namespace NetworkLens.Data.Import.Reading;

/// <summary>Reads people.csv, whose further columns are free attributes.</summary>
internal static class PeopleFile
{
    private static readonly string[] Needed = ["key", "name"];
    private static readonly string[] Allowed = ["profession"];

    public static KeyIndex Read(ReadingSession session, BatchBuilder batch)
    {
        var keys = new KeyIndex(FolderFiles.People);
        var free = new List<int>();
        using var table = CsvTable.Open(session, keys.File, isNeeded: true, session.Limits.People);
        if (table is null || Columns.Of(table, Needed, Allowed, free) is not { IsUsable: true } columns)
        {
            return keys;
        }

        var row = new RowFields(table, columns);
        FolderFiles.NoteAbsent(batch, "people", row, Allowed);
        NameAttributes(session, batch, table, row, free);
        var lines = new List<int>();
        while (row.Next())
        {
            var key = row.Key();
            FolderFiles.AddKey(keys, lines, row, key);
            var attributes = new string?[free.Count];
            for (var i = 0; i < attributes.Length; i++)
            {
                attributes[i] = row.Text(free[i], ColumnLimits.AttributeValue);
            }

            batch.People.Add(new PersonRecord(
                key, row.Needed("name", ColumnLimits.Name), row.Text("profession", ColumnLimits.Label), attributes));
        }

        keys.IsWhole = table.IsWhole;
        FolderFiles.NeedRows(table);
        return keys;
    }

    private static void NameAttributes(ReadingSession session, BatchBuilder batch, CsvTable table, RowFields row, List<int> free)
    {
        foreach (var column in free)
        {
            var name = table.Header[column];
            batch.AttributeNames.Add(name);
            if (name.Length > ColumnLimits.Label)
            {
                table.Fault(table.Line, column + 1, name, $"is longer than {ColumnLimits.Label} characters",
                    "Shorten the name of the column");
            }

            // A misspelt column would otherwise become an attribute without a word.
            if (!row.Has("profession") && Nearest.To(name, Allowed) is { } near)
            {
                session.Notice(table.File, 0, $"Column '{name}' is read as a free attribute (did you mean '{near}'?)");
            }
        }
    }
}

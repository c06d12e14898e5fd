using NetworkLens.Data.Import.Records;
using NetworkLens.Data.Model;

namespace NetworkLens.Data.Import.Reading;

/// <summary>Reads units.csv.</summary>
internal static class UnitsFile
{
    private static readonly string[] Needed = ["key", "organisation", "name"];
    private static readonly string[] Allowed = ["parent", "site", "service_line"];

    public static KeyIndex Read(ReadingSession session, BatchBuilder batch, KeyIndex organisations)
    {
        var keys = new KeyIndex(FolderFiles.Units);
        using var table = CsvTable.Open(session, keys.File, isNeeded: true, session.Limits.Units);
        if (table is null || Columns.Of(table, Needed, Allowed) is not { IsUsable: true } columns)
        {
            return keys;
        }

        var row = new RowFields(table, columns);
        FolderFiles.NoteAbsent(batch, "units", row, Allowed);
        var lines = new List<int>();
        var parents = new List<string?>();
        while (row.Next())
        {
            var key = row.Key();
            FolderFiles.AddKey(keys, lines, row, key);
            parents.Add(row.Text("parent", ColumnLimits.Key));
            batch.Units.Add(new UnitRecord(
                key,
                row.Reference("organisation", organisations, isNeeded: true),
                row.Needed("name", ColumnLimits.Name),
                -1,
                row.Text("site", ColumnLimits.Label),
                row.Text("service_line", ColumnLimits.Label)));
        }

        keys.IsWhole = table.IsWhole;
        Resolve(session, batch.Units, keys, parents, lines, columns["parent"] + 1);
        return keys;
    }

    private static void Resolve(
        ReadingSession session, List<UnitRecord> units, KeyIndex keys, List<string?> parents, List<int> lines, int column)
    {
        var arcs = new List<DatedArc>();
        for (var unit = 0; unit < units.Count; unit++)
        {
            if (parents[unit] is not { } name)
            {
                continue;
            }

            var parent = keys.Find(name);
            if (parent < 0)
            {
                session.Unknown(keys, name, new Place(keys.File, lines[unit], column));
                continue;
            }

            units[unit] = units[unit] with { Parent = parent };
            arcs.Add(new DatedArc(unit, parent, null, null, new Place(keys.File, lines[unit], column)));
            if (units[unit].Organisation >= 0 && units[parent].Organisation >= 0 && units[unit].Organisation != units[parent].Organisation)
            {
                session.Faults.Add(keys.File, lines[unit], column, name, "is a unit of another organisation",
                    "Name a parent of the same organisation; links between organisations go to organisations.csv");
            }
        }

        Circles.Report(session, "closes a circle of units", units.Count, i => units[i].Key, [.. arcs]);
    }
}

using NetworkLens.Data.Import.Records;
using NetworkLens.Data.Model;

namespace NetworkLens.Data.Import.Reading;

/// <summary>Reads organisations.csv.</summary>
internal static class OrganisationsFile
{
    private static readonly string[] Needed = ["key", "name", "kind"];
    private static readonly string[] Allowed = ["ods_code", "parents"];

    public static KeyIndex Read(ReadingSession session, BatchBuilder batch)
    {
        var keys = new KeyIndex(FolderFiles.Organisations);
        using var table = CsvTable.Open(session, keys.File, isNeeded: true, session.Limits.Organisations);
        if (table is null || Columns.Of(table, Needed, Allowed) is not { IsUsable: true } columns)
        {
            return keys;
        }

        var row = new RowFields(table, columns);
        FolderFiles.NoteAbsent(batch, "organisations", row, Allowed);
        var lines = new List<int>();
        var parents = new List<(int Child, Place Place, string Keys)>();
        while (row.Next())
        {
            var key = row.Key();
            FolderFiles.AddKey(keys, lines, row, key);
            if (row.Text("parents", int.MaxValue) is { } listed)
            {
                parents.Add((batch.Organisations.Count, new Place(table.File, table.Line, columns["parents"] + 1), listed));
            }

            batch.Organisations.Add(new OrganisationRecord(
                key,
                row.Needed("name", ColumnLimits.Name),
                row.Word("kind", Words.OrganisationKinds, isNeeded: true),
                row.Text("ods_code", ColumnLimits.OdsCode)));
        }

        keys.IsWhole = table.IsWhole;
        FolderFiles.NeedRows(table);
        foreach (var (child, place, listed) in parents)
        {
            AddParents(session, batch, keys, child, place, listed);
        }

        return keys;
    }

    private static void AddParents(ReadingSession session, BatchBuilder batch, KeyIndex keys, int child, Place place, string listed)
    {
        var names = listed.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length > session.Limits.ParentsOfOne)
        {
            session.Faults.Add(place.File, place.Line, place.Column, listed,
                $"names {names.Length} parents where {session.Limits.ParentsOfOne} are the most", "Leave some out");
            return;
        }

        foreach (var name in names)
        {
            var parent = keys.Find(name);
            if (parent < 0)
            {
                session.Unknown(keys, name, place);
            }
            else if (!batch.TryAddLink(new OrganisationLinkRecord(child, parent, null, null, place)))
            {
                session.Faults.Add(place.File, place.Line, place.Column, name, "is named twice", "Name each parent once");
            }
        }
    }
}

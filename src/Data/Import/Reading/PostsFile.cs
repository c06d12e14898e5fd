using NetworkLens.Data.Import.Records;
using NetworkLens.Data.Model;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Import.Reading;

/// <summary>Reads posts.csv, and the reporting lines that its columns name.</summary>
internal static class PostsFile
{
    private static readonly string[] Needed = ["key", "title"];

    private static readonly string[] Allowed =
    [
        "organisation", "unit", "person", "level", "discipline", "management_share", "grade", "whole_time_share", "start", "end",
        "reports_to", "professional_reports_to",
    ];

    private static readonly (string Column, TieKind Kind)[] Lines =
        [("reports_to", TieKind.OperationalLine), ("professional_reports_to", TieKind.ProfessionalLine)];

    public static KeyIndex Read(
        ReadingSession session, BatchBuilder batch, KeyIndex organisations, KeyIndex units, KeyIndex people)
    {
        var keys = new KeyIndex(FolderFiles.Posts);
        using var table = CsvTable.Open(session, keys.File, isNeeded: true, session.Limits.Posts);
        if (table is null || Columns.Of(table, Needed, Allowed) is not { IsUsable: true } columns)
        {
            return keys;
        }

        var row = new RowFields(table, columns);
        FolderFiles.NoteAbsent(batch, "posts", row, Allowed);
        var lines = new List<int>();
        var bosses = new List<(int Post, string Key, TieKind Kind, Place Place)>();
        while (row.Next())
        {
            var key = row.Key();
            FolderFiles.AddKey(keys, lines, row, key);
            foreach (var (column, kind) in Lines)
            {
                if (row.Text(column, ColumnLimits.Key) is { } boss)
                {
                    bosses.Add((batch.Posts.Count, boss, kind, new Place(table.File, table.Line, columns[column] + 1)));
                }
            }

            batch.Posts.Add(Post(row, key, batch, organisations, units, people));
        }

        keys.IsWhole = table.IsWhole;
        foreach (var (post, boss, kind, place) in bosses)
        {
            var to = keys.Find(boss);
            if (to < 0)
            {
                session.Unknown(keys, boss, place);
            }
            else
            {
                batch.TryAddLine(new ReportingLineRecord(post, to, kind, null, null, place));
            }
        }

        return keys;
    }

    private static PostRecord Post(
        RowFields row, string key, BatchBuilder batch, KeyIndex organisations, KeyIndex units, KeyIndex people)
    {
        var title = row.Needed("title", ColumnLimits.Name);
        var organisation = row.Reference("organisation", organisations);
        var unit = row.Reference("unit", units);
        var person = row.Reference("person", people);
        if (unit >= 0)
        {
            var owner = batch.Units[unit].Organisation;
            if (organisation >= 0 && owner >= 0 && organisation != owner)
            {
                row.Bad("unit", batch.Units[unit].Key,
                    $"is a unit of organisation {ImportFault.Shown(batch.Organisations[owner].Key)}, not of " +
                        $"{ImportFault.Shown(batch.Organisations[organisation].Key)}",
                    "Leave the organisation blank, or name a unit of it");
            }

            organisation = owner;
        }

        var (start, end) = row.Period("start", "end");
        return new PostRecord(
            key,
            title,
            organisation,
            unit,
            person,
            row.Word("level", Words.Levels),
            row.Word("discipline", Words.Disciplines),
            row.Number("management_share", 0, 1),
            row.Text("grade", ColumnLimits.Label),
            row.Number("whole_time_share", 0, 2, isLeastIn: false) ?? 1,
            start,
            end);
    }
}

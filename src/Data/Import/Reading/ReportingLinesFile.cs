using NetworkLens.Data.Import.Records;

namespace NetworkLens.Data.Import.Reading;

/// <summary>Reads reporting_lines.csv, which may be absent.</summary>
internal static class ReportingLinesFile
{
    private static readonly string[] Needed = ["from", "to", "kind"];
    private static readonly string[] Allowed = ["start", "end"];

    public static void Read(ReadingSession session, BatchBuilder batch, KeyIndex posts)
    {
        using var table = CsvTable.Open(session, FolderFiles.ReportingLines, isNeeded: false, session.Limits.Links);
        if (table is null || Columns.Of(table, Needed, Allowed) is not { IsUsable: true } columns)
        {
            return;
        }

        var row = new RowFields(table, columns);
        while (row.Next())
        {
            var from = row.Reference("from", posts, isNeeded: true);
            var to = row.Reference("to", posts, isNeeded: true);
            var kind = row.Word("kind", Words.Lines, isNeeded: true);
            var (start, end) = row.Period("start", "end");
            var line = new ReportingLineRecord(from, to, kind, start, end, new Place(table.File, table.Line, 0));
            if (!row.IsBad && !batch.TryAddLine(line))
            {
                table.Fault(table.Line, 0, null, "is a reporting line that is there already, with the same start",
                    "Write it once, here or in posts.csv");
            }
        }
    }
}

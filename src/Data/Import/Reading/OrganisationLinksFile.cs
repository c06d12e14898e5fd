using NetworkLens.Data.Import.Records;

namespace NetworkLens.Data.Import.Reading;

/// <summary>Reads organisation_links.csv, which may be absent.</summary>
internal static class OrganisationLinksFile
{
    private static readonly string[] Needed = ["child", "parent"];
    private static readonly string[] Allowed = ["from", "to"];

    public static void Read(ReadingSession session, BatchBuilder batch, KeyIndex organisations)
    {
        using var table = CsvTable.Open(session, FolderFiles.OrganisationLinks, isNeeded: false, session.Limits.Links);
        if (table is null || Columns.Of(table, Needed, Allowed) is not { IsUsable: true } columns)
        {
            return;
        }

        var row = new RowFields(table, columns);
        while (row.Next())
        {
            var child = row.Reference("child", organisations, isNeeded: true);
            var parent = row.Reference("parent", organisations, isNeeded: true);
            var (from, to) = row.Period("from", "to");
            if (!row.IsBad && !batch.TryAddLink(new OrganisationLinkRecord(child, parent, from, to, new Place(table.File, table.Line, 0))))
            {
                table.Fault(table.Line, 0, null, "is a link that is there already, with the same start",
                    "Write it once, here or in the column parents");
            }
        }
    }
}

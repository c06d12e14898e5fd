using System.Data.Common;
using NetworkLens.Data.Import.Reading;
using NetworkLens.Data.Import.Records;

namespace NetworkLens.Data.Import.Writing;

/// <summary>Finds what no file shows: circles that the rows of this import close together with rows of earlier ones.</summary>
internal static class EarlierRows
{
    private const string Links =
        """
        SELECT f.key, t.key, l.from_day, l.to_day FROM organisation_links AS l
        JOIN organisations AS f ON f.id = l.child_id JOIN organisations AS t ON t.id = l.parent_id
        """;

    private const string Lines =
        """
        SELECT f.key, t.key, l.start_day, l.end_day FROM reporting_lines AS l
        JOIN posts AS f ON f.id = l.from_post_id JOIN posts AS t ON t.id = l.to_post_id
        """;

    /// <summary>Looks at the tables as they are before the commit. Nothing is read where only rows of this import are there.</summary>
    public static async Task<ImportFaults> FaultsAsync(
        StagingArea area, ImportBatch batch, ImportReport report, CancellationToken cancel)
    {
        var session = new ReadingSession(batch.Name, ImportLimits.Default, null, cancel);
        if (report.OrganisationLinks.Touched > 0)
        {
            await CheckAsync(area, session, batch.OrganisationLinks.Count, Links, "organisation_links", "organisations", cancel);
        }

        foreach (var (word, kind) in Words.Lines)
        {
            if (report.ReportingLines.Touched > 0)
            {
                var own = batch.ReportingLines.Count(line => line.Kind == kind);
                var where = $" WHERE l.kind = {(int)kind}";
                await CheckAsync(area, session, own, Lines + where, "reporting_lines AS l" + where, $"{word} reporting lines", cancel);
            }
        }

        return session.Faults;
    }

    private static async Task CheckAsync(
        StagingArea area, ReadingSession session, int own, string select, string table, string what, CancellationToken cancel)
    {
        var all = (await area.NumbersAsync($"SELECT count(*) FROM {table}", cancel))[0];
        if (all == own)
        {
            return;
        }

        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var keys = new List<string>();
        var arcs = new List<DatedArc>();
        await area.EachAsync(
            select,
            row => arcs.Add(new DatedArc(Index(row.GetString(0)), Index(row.GetString(1)), Day(row, 2), Day(row, 3), default)),
            cancel);
        var place = new Place(session.FolderName, 0, 0);
        Circles.Report(session, $"closes, with rows of earlier imports, a circle of {what}", keys.Count, i => keys[i],
            [.. arcs.Select(arc => arc with { Place = place })]);

        int Index(string key)
        {
            if (!index.TryGetValue(key, out var at))
            {
                at = keys.Count;
                index.Add(key, at);
                keys.Add(key);
            }

            return at;
        }
    }

    private static DateOnly? Day(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateOnly.FromDayNumber(row.GetInt32(column));
}

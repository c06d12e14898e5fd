using NetworkLens.Data.Model;

namespace NetworkLens.Data.Import.Reading;

/// <summary>Reads interactions.csv.</summary>
internal static class InteractionsFile
{
    /// <summary>The greatest count of one row.</summary>
    public const int MostTimes = 1_000_000_000;

    /// <summary>The greatest strength; sums of five million of them stay far from overflowing.</summary>
    public const double MostStrength = 1e12;

    /// <summary>The least strength: below it, weights would drown in rounding.</summary>
    public const double LeastStrength = 1e-12;

    private static readonly string[] Needed = ["from", "to", "kind"];
    private static readonly string[] Allowed = ["when", "count", "strength", "source", "mutual"];

    public static void Read(ReadingSession session, BatchBuilder batch, KeyIndex people)
    {
        using var table = CsvTable.Open(session, FolderFiles.Interactions, isNeeded: true, session.Limits.Interactions);
        if (table is null || Columns.Of(table, Needed, Allowed) is not { IsUsable: true } columns)
        {
            return;
        }

        var row = new RowFields(table, columns);
        batch.Interactions.BeginFile(table.File);
        long selfTies = 0;
        while (row.Next())
        {
            var from = row.Reference("from", people, isNeeded: true);
            var to = row.Reference("to", people, isNeeded: true);
            var kind = row.Word("kind", Words.Interactions, isNeeded: true);
            var when = row.When("when") ?? -1;
            var times = row.Whole("count", 1, MostTimes) ?? 1;
            var strength = row.Number("strength", LeastStrength, MostStrength) ?? 1;
            var source = row.Text("source", ColumnLimits.Label) ?? "";
            var mutual = row.Flag("mutual");
            if (row.IsBad)
            {
                continue;
            }

            if (from == to)
            {
                selfTies++;
                continue;
            }

            batch.Interactions.Add(from, to, kind, when, (int)times, strength, source, mutual, table.Line);
            if (batch.Interactions.SourceCount > session.Limits.Sources)
            {
                row.Bad("source", source, $"is one source more than the {session.Limits.Sources} that are the most",
                    "Name the survey or the system as the source, not the single row");
                return;
            }
        }

        NoticeSelfTies(session, table.File, selfTies);
        if (table.Rows == 0)
        {
            session.Notice(table.File, 0, "The file has no rows: nothing is known of who deals with whom");
        }
    }

    /// <summary>Counts the rows of people with themselves.</summary>
    internal static void NoticeSelfTies(ReadingSession session, string file, long selfTies)
    {
        if (selfTies > 0)
        {
            session.Notice(file, selfTies,
                BatchBuilder.Counted(selfTies, "row of a person with themself was", "rows of a person with themself were") + " left out");
        }
    }
}

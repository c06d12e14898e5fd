using System.Globalization;
using NetworkLens.Data.Import.Reading;

namespace NetworkLens.Data.Import.Writing;

/// <summary>The sample that fills an empty database at its first start, and steps aside when somebody's own data come.</summary>
/// <remarks>
/// It may go only while it is all that was ever published: as soon as one version came from anywhere else, its rows and those of others
/// may name each other, and nothing is deleted.
/// </remarks>
internal static class AutomaticSample
{
    /// <summary>What the versions of automatic fills say that they came from.</summary>
    public const string Source = "sample northmere";

    // Children before parents; a unit refers to a unit, so they let go of each other before they go.
    private static readonly string[] Statements =
    [
        "DELETE FROM interactions",
        "DELETE FROM reporting_lines",
        "DELETE FROM posts",
        "DELETE FROM person_attributes",
        "DELETE FROM people",
        "UPDATE units SET parent_id = NULL WHERE parent_id IS NOT NULL",
        "DELETE FROM units",
        "DELETE FROM organisation_links",
        "DELETE FROM organisations",
    ];

    /// <summary>Whether automatic fills, at least one, are all that was ever published.</summary>
    public static async Task<bool> IsAllThereIsAsync(StagingArea area, CancellationToken cancel)
    {
        var own = $"SELECT count(*) FROM data_versions WHERE source = '{Source}'";
        var counts = await area.NumbersAsync($"{own} UNION ALL SELECT count(*) FROM data_versions", cancel);
        return counts[0] > 0 && counts.Max() == counts.Min();
    }

    /// <summary>Deletes every row but those of the versions, in the transaction of the import that takes its place.</summary>
    /// <returns>What to tell.</returns>
    public static async Task<ImportNotice> SetAsideAsync(StagingArea area, CancellationToken cancel)
    {
        var people = (await area.NumbersAsync("SELECT count(*) FROM people", cancel))[0];
        foreach (var statement in Statements)
        {
            await area.ExecuteAsync(statement, cancel);
        }

        return new ImportNotice("", people, string.Create(
            CultureInfo.InvariantCulture,
            $"The sample Northmere, which filled the empty database, was set aside ({people:N0} people)"));
    }

    /// <summary>Tells of people in the database who are not in the batch, once that is written; null where there are none.</summary>
    public static async Task<ImportNotice?> OthersAsync(StagingArea area, ImportBatch batch, CancellationToken cancel)
    {
        var others = (await area.NumbersAsync("SELECT count(*) FROM people", cancel))[0] - batch.People.Count;
        return others <= 0 ? null : new ImportNotice("", others,
            $"The database also holds {BatchBuilder.Counted(others, "person who is", "people who are")} not in this folder; " +
            "nothing is deleted");
    }
}

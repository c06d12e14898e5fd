using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NetworkLens.Testing;

namespace NetworkLens.Data.Tests.Import;

/// <summary>All rows of a database as text, by what identifies them: no ids, so that two databases can be compared.</summary>
internal static class DatabaseDump
{
    public static async Task<SortedDictionary<string, string>> OfAsync(TestDatabase database)
    {
        await using var context = await database.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var x in await context.Organisations.AsNoTracking().ToListAsync())
        {
            rows.Add($"organisation {x.Key}", $"{x.Name}|{x.NameFolded}|{x.Kind}|{x.OdsCode}");
        }

        foreach (var x in await context.OrganisationLinks.AsNoTracking().Include(x => x.Child).Include(x => x.Parent).ToListAsync())
        {
            rows.Add($"link {x.Child.Key}>{x.Parent.Key}@{Day(x.From)}", Day(x.To));
        }

        foreach (var x in await context.Units.AsNoTracking().Include(x => x.Organisation).Include(x => x.Parent).ToListAsync())
        {
            rows.Add($"unit {x.Key}", $"{x.Organisation.Key}|{x.Name}|{x.Parent?.Key}|{x.Site}|{x.ServiceLine}");
        }

        foreach (var x in await context.People.AsNoTracking().Include(x => x.Attributes).ToListAsync())
        {
            rows.Add($"person {x.Key}", $"{x.Name}|{x.NameFolded}|{x.Profession}");
            foreach (var attribute in x.Attributes)
            {
                rows.Add($"attribute {x.Key}.{attribute.Name}", attribute.Value);
            }
        }

        foreach (var x in await context.Posts.AsNoTracking()
            .Include(x => x.Organisation).Include(x => x.Unit).Include(x => x.Person).ToListAsync())
        {
            rows.Add($"post {x.Key}", Post(x.Title, x.Organisation?.Key, x.Unit?.Key, x.Person?.Key, x.Level, x.Discipline,
                x.ManagementShare, x.Grade, x.WholeTimeShare, x.Start, x.End));
        }

        foreach (var x in await context.ReportingLines.AsNoTracking().Include(x => x.FromPost).Include(x => x.ToPost).ToListAsync())
        {
            rows.Add($"line {x.FromPost.Key}>{x.ToPost.Key} {x.Kind}@{Day(x.Start)}", Day(x.End));
        }

        foreach (var x in await context.Interactions.AsNoTracking().Include(x => x.FromPerson).Include(x => x.ToPerson).ToListAsync())
        {
            rows.Add($"interaction {x.FromPerson.Key}>{x.ToPerson.Key} {x.Kind}@{x.WhenTicks} {x.Source}",
                Interaction(x.Count, x.Strength, x.IsMutual));
        }

        return rows;
    }

    public static async Task<List<string>> VersionsAsync(TestDatabase database)
    {
        await using var context = await database.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        var versions = await context.DataVersions.AsNoTracking().OrderBy(x => x.Number).ToListAsync();
        return
        [
            .. versions.Select(x => string.Create(CultureInfo.InvariantCulture,
                $"{x.Number}: {x.Organisations} {x.OrganisationLinks} {x.Units} {x.People} {x.Posts} {x.ReportingLines} {x.Interactions}")),
        ];
    }

    public static string Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    public static string Post(
        string title, string? organisation, string? unit, string? person, Graph.Networks.Level level, Graph.Networks.Discipline discipline,
        double? managementShare, string? grade, double wholeTimeShare, DateOnly? start, DateOnly? end) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{title}|{organisation}|{unit}|{person}|{level}|{discipline}|" +
            $"{managementShare}|{grade}|{wholeTimeShare}|{Day(start)}|{Day(end)}");

    public static string Interaction(long count, double strength, bool mutual) =>
        string.Create(CultureInfo.InvariantCulture, $"{count}|{strength:R}|{mutual}");
}

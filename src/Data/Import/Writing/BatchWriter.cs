using NetworkLens.Data.Import.Records;
using NetworkLens.Data.Model;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Import.Writing;

/// <summary>Writes a batch, table after table, each row set at once: stage, change what differs, add what is missing.</summary>
/// <param name="area">Where rows are staged.</param>
/// <param name="batch">The batch.</param>
/// <param name="report">Is told of the table and its rows so far.</param>
/// <param name="cancel">Stops it; the caller then rolls back.</param>
internal sealed class BatchWriter(StagingArea area, ImportBatch batch, Action<string, long> report, CancellationToken cancel)
{
    /// <summary>Interactions are staged in parts of this many rows, which bounds the memory of the temporary table.</summary>
    public const int InteractionsAtOnce = 250_000;

    private readonly Tables _tables = new(batch.AbsentColumns);
    private long[] _organisations = [];
    private long[] _units = [];
    private long[] _people = [];
    private long[] _posts = [];

    /// <summary>Writes everything; the report lacks the version only.</summary>
    public async Task<ImportReport> WriteAsync()
    {
        var organisations = await OrganisationsAsync();
        var links = await OrganisationLinksAsync();
        var units = await UnitsAsync();
        var people = await PeopleAsync();
        var posts = await PostsAsync();
        var lines = await ReportingLinesAsync();
        var interactions = await InteractionsAsync();
        foreach (var table in (StageTable[])[_tables.Organisations, _tables.Posts, _tables.People])
        {
            await area.DropAsync(table, cancel);
        }

        return new ImportReport
        {
            Name = batch.Name,
            Organisations = organisations,
            OrganisationLinks = links,
            Units = units,
            People = people,
            Posts = posts,
            ReportingLines = lines,
            Interactions = interactions,
            Notices = batch.Notices,
            Files = batch.Files,
        };
    }

    private async Task<ImportCounts> OrganisationsAsync()
    {
        await StageAsync(_tables.Organisations, batch.Organisations.Count, (writer, row) =>
        {
            var organisation = batch.Organisations[row];
            writer.Text(organisation.Key);
            writer.Text(organisation.Name);
            writer.Text(TextFolding.Fold(organisation.Name));
            writer.Whole((long)organisation.Kind);
            writer.Text(organisation.OdsCode);
        });
        var counts = await UpsertAsync(_tables.Organisations, batch.Organisations.Count);
        _organisations = await area.IdsAsync(_tables.Organisations, batch.Organisations.Count, cancel);
        return counts;
    }

    private async Task<ImportCounts> OrganisationLinksAsync()
    {
        var table = _tables.OrganisationLinks;
        await StageAsync(table, batch.OrganisationLinks.Count, (writer, row) =>
        {
            var link = batch.OrganisationLinks[row];
            writer.Reference(_organisations, link.Child);
            writer.Reference(_organisations, link.Parent);
            writer.Day(link.From);
            writer.Day(link.To);
        });
        long removed = 0;
        if (!batch.AbsentColumns.Contains("organisations.parents"))
        {
            await area.ExecuteAsync($"CREATE INDEX ix_{table.Stage} ON {table.Stage} (child_id, parent_id)", cancel);
            removed = await area.ExecuteAsync(
                $"""
                DELETE FROM organisation_links AS t WHERE t.from_day IS NULL AND t.to_day IS NULL
                AND t.child_id IN (SELECT o.id FROM organisations AS o JOIN {_tables.Organisations.Stage} AS s ON s.key = o.key)
                AND NOT EXISTS (SELECT 1 FROM {table.Stage} AS s
                    WHERE s.child_id = t.child_id AND s.parent_id = t.parent_id AND s.from_day IS NULL)
                """, cancel);
        }

        var counts = await UpsertAsync(table, batch.OrganisationLinks.Count);
        await area.DropAsync(table, cancel);
        return counts with { Removed = removed };
    }

    private async Task<ImportCounts> UnitsAsync()
    {
        var table = _tables.Units;
        var count = batch.Units.Count;
        await StageAsync(table, count, (writer, row) =>
        {
            var unit = batch.Units[row];
            writer.Text(unit.Key);
            writer.Reference(_organisations, unit.Organisation);
            writer.Text(unit.Name);
            writer.Text(unit.Site);
            writer.Text(unit.ServiceLine);
        });
        var before = (await area.IdsAsync(table, count, cancel)).ToHashSet();
        var changed = (await area.NumbersAsync(table.SelectChanged, cancel)).ToHashSet();
        var counts = await UpsertAsync(table, count);
        _units = await area.IdsAsync(table, count, cancel);
        await area.DropAsync(table, cancel);
        if (!batch.AbsentColumns.Contains("units.parent"))
        {
            changed.UnionWith(await UnitParentsAsync());
        }

        changed.IntersectWith(before);
        return new ImportCounts(counts.Added, changed.Count, count - counts.Added - changed.Count);
    }

    /// <summary>Hangs units under their parents; the ids of those that hung elsewhere.</summary>
    private async Task<List<long>> UnitParentsAsync()
    {
        var table = new StageTable("units", [new("id", StageType.Whole)], [new("parent_id", StageType.Whole)]);
        await StageAsync(table, batch.Units.Count, (writer, row) =>
        {
            writer.Whole(_units[row]);
            writer.Reference(_units, batch.Units[row].Parent);
        });
        var moved = await area.NumbersAsync(table.SelectChanged, cancel);
        await area.ExecuteAsync(table.Update!, cancel);
        await area.DropAsync(table, cancel);
        return moved;
    }

    private async Task<ImportCounts> PeopleAsync()
    {
        var table = _tables.People;
        var count = batch.People.Count;
        await StageAsync(table, count, (writer, row) =>
        {
            var person = batch.People[row];
            writer.Text(person.Key);
            writer.Text(person.Name);
            writer.Text(TextFolding.Fold(person.Name));
            writer.Text(person.Profession);
        });
        var before = (await area.IdsAsync(table, count, cancel)).ToHashSet();
        var changed = (await area.NumbersAsync(table.SelectChanged, cancel)).ToHashSet();
        var counts = await UpsertAsync(table, count);
        _people = await area.IdsAsync(table, count, cancel);
        if (!batch.AttributeNames.IsEmpty)
        {
            changed.UnionWith(await AttributesAsync());
        }

        changed.IntersectWith(before);
        return new ImportCounts(counts.Added, changed.Count, count - counts.Added - changed.Count);
    }

    /// <summary>Replaces the attributes that the files have columns for; the ids of the people whose attributes were others.</summary>
    private async Task<List<long>> AttributesAsync()
    {
        var table = _tables.Attributes;
        var names = batch.AttributeNames;
        await StageAsync(table, checked(batch.People.Count * names.Length), (writer, row) =>
        {
            var (person, attribute) = Math.DivRem(row, names.Length);
            writer.Whole(_people[person]);
            writer.Text(names[attribute]);
            writer.Text(batch.People[person].Attributes[attribute]);
        });
        var touched = await area.NumbersAsync(
            $"SELECT DISTINCT s.person_id FROM {table.Stage} AS s LEFT JOIN person_attributes AS t ON {table.IsSame} "
            + "WHERE t.value IS DISTINCT FROM s.value", cancel);
        await area.ExecuteAsync(
            $"DELETE FROM person_attributes WHERE (person_id, name) IN (SELECT person_id, name FROM {table.Stage} WHERE value IS NULL)",
                cancel);
        await area.ExecuteAsync($"DELETE FROM {table.Stage} WHERE value IS NULL", cancel);
        await UpsertAsync(table, 0);
        await area.DropAsync(table, cancel);
        return touched;
    }

    private async Task<ImportCounts> PostsAsync()
    {
        await StageAsync(_tables.Posts, batch.Posts.Count, (writer, row) =>
        {
            var post = batch.Posts[row];
            writer.Text(post.Key);
            writer.Text(post.Title);
            writer.Reference(_organisations, post.Organisation);
            writer.Reference(_units, post.Unit);
            writer.Reference(_people, post.Person);
            writer.Whole((long)post.Level);
            writer.Whole((long)post.Discipline);
            writer.Real(post.ManagementShare);
            writer.Text(post.Grade);
            writer.Real(post.WholeTimeShare);
            writer.Day(post.Start);
            writer.Day(post.End);
        });
        var counts = await UpsertAsync(_tables.Posts, batch.Posts.Count);
        _posts = await area.IdsAsync(_tables.Posts, batch.Posts.Count, cancel);
        return counts;
    }

    private async Task<ImportCounts> ReportingLinesAsync()
    {
        var table = _tables.ReportingLines;
        await StageAsync(table, batch.ReportingLines.Count, (writer, row) =>
        {
            var line = batch.ReportingLines[row];
            writer.Reference(_posts, line.From);
            writer.Reference(_posts, line.To);
            writer.Whole((long)line.Kind);
            writer.Day(line.Start);
            writer.Day(line.End);
        });
        await area.ExecuteAsync($"CREATE INDEX ix_{table.Stage} ON {table.Stage} (from_post_id, to_post_id, kind)", cancel);
        long removed = 0;
        foreach (var (column, kind) in ((string, TieKind)[])
            [("posts.reports_to", TieKind.OperationalLine), ("posts.professional_reports_to", TieKind.ProfessionalLine)])
        {
            removed += batch.AbsentColumns.Contains(column) ? 0 : await RemoveLinesAsync(table, kind);
        }

        var counts = await UpsertAsync(table, batch.ReportingLines.Count);
        await area.DropAsync(table, cancel);
        return counts with { Removed = removed };
    }

    /// <summary>Takes away the undated lines of the staged posts that their column names no more.</summary>
    private Task<long> RemoveLinesAsync(StageTable table, TieKind kind) => area.ExecuteAsync(
        $"""
        DELETE FROM reporting_lines AS t WHERE t.kind = {(int)kind} AND t.start_day IS NULL AND t.end_day IS NULL
        AND t.from_post_id IN (SELECT p.id FROM posts AS p JOIN {_tables.Posts.Stage} AS s ON s.key = p.key)
        AND NOT EXISTS (SELECT 1 FROM {table.Stage} AS s WHERE s.from_post_id = t.from_post_id AND s.to_post_id = t.to_post_id
            AND s.kind = t.kind AND s.start_day IS NULL)
        """, cancel);

    private async Task<ImportCounts> InteractionsAsync()
    {
        var table = _tables.Interactions;
        var counts = default(ImportCounts);
        await area.CreateAsync(table, cancel);
        for (var from = 0; from < batch.Interactions.Count; from += InteractionsAtOnce)
        {
            var end = Math.Min(batch.Interactions.Count, from + InteractionsAtOnce);
            report(table.Name, from);
            area.Fill(table, from, end, WriteInteraction, cancel);
            await area.AnalyseAsync(table, cancel);
            var part = await UpsertAsync(table, end - from);
            counts = new ImportCounts(counts.Added + part.Added, counts.Changed + part.Changed, counts.Unchanged + part.Unchanged);
            await area.ClearAsync(table, cancel);
        }

        await area.DropAsync(table, cancel);
        return counts;
    }

    private void WriteInteraction(StageWriter writer, int row)
    {
        InteractionRecord interaction = batch.Interactions[row];
        writer.Whole(_people[interaction.From]);
        writer.Whole(_people[interaction.To]);
        writer.Whole((long)interaction.Kind);
        writer.Whole(interaction.WhenTicks);
        writer.Text(interaction.Source);
        writer.Whole(interaction.Times);
        writer.Real(interaction.Strength);
        writer.Flag(interaction.IsMutual);
    }

    private async Task StageAsync(StageTable table, int count, Action<StageWriter, int> write)
    {
        report(table.Name, count);
        await area.CreateAsync(table, cancel);
        area.Fill(table, 0, count, write, cancel);
        await area.AnalyseAsync(table, cancel);
    }

    private async Task<ImportCounts> UpsertAsync(StageTable table, long count)
    {
        var changed = table.Update is { } update ? await area.ExecuteAsync(update, cancel) : 0;
        var added = await area.ExecuteAsync(table.Insert, cancel);
        return new ImportCounts(added, changed, count - added - changed);
    }
}

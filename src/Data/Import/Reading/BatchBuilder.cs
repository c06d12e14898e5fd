using System.Collections.Immutable;
using NetworkLens.Data.Import.Records;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Import.Reading;

/// <summary>A batch while it is being read: rows, keys, and the checks that need all rows.</summary>
/// <param name="session">The reading.</param>
internal sealed class BatchBuilder(ReadingSession session)
{
    private readonly Dictionary<(int Child, int Parent, DateOnly? From), int> _links = [];
    private readonly Dictionary<(int From, int To, TieKind Kind, DateOnly? Start), int> _lines = [];
    private readonly List<OrganisationLinkRecord> _linkRows = [];
    private readonly List<ReportingLineRecord> _lineRows = [];

    public List<OrganisationRecord> Organisations { get; } = [];

    public List<UnitRecord> Units { get; } = [];

    public List<PersonRecord> People { get; } = [];

    public List<PostRecord> Posts { get; } = [];

    public List<string> AttributeNames { get; } = [];

    public HashSet<string> AbsentColumns { get; } = new(StringComparer.Ordinal);

    public InteractionTableBuilder Interactions { get; } = new();

    public int LinkCount => _linkRows.Count;

    public int LineCount => _lineRows.Count;

    /// <summary>Adds a link; false where one of the same child, parent and start is there already.</summary>
    public bool TryAddLink(OrganisationLinkRecord link)
    {
        if (!_links.TryAdd((link.Child, link.Parent, link.From), _linkRows.Count))
        {
            return false;
        }

        _linkRows.Add(link);
        return true;
    }

    /// <summary>Adds a reporting line; false where one of the same posts, kind and start is there already.</summary>
    public bool TryAddLine(ReportingLineRecord line)
    {
        if (!_lines.TryAdd((line.From, line.To, line.Kind, line.Start), _lineRows.Count))
        {
            return false;
        }

        _lineRows.Add(line);
        return true;
    }

    /// <summary>Makes the batch, or gives up where there is any fault.</summary>
    public ImportReading Finish()
    {
        CheckCircles();
        var interactions = Interactions.Build(session);
        if (Interactions.Merged > 0)
        {
            session.Notice(session.FolderName, Interactions.Merged,
                Counted(Interactions.Merged, "interaction row was", "interaction rows were")
                + " added to another of the same people, kind, time and source");
        }

        if (!session.Faults.IsEmpty)
        {
            return new ImportReading(null, session.Faults);
        }

        var batch = new ImportBatch
        {
            Name = session.FolderName,
            Organisations = Organisations,
            OrganisationLinks = _linkRows,
            Units = Units,
            People = People,
            AttributeNames = [.. AttributeNames],
            Posts = Posts,
            ReportingLines = _lineRows,
            Interactions = interactions,
            Notices = session.Notices,
            Files = session.Files,
            AbsentColumns = AbsentColumns,
        };
        return new ImportReading(batch, session.Faults);
    }

    /// <summary>"1 row was" or "3 rows were".</summary>
    internal static string Counted(long count, string one, string many) =>
        count == 1 ? "1 " + one : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count:N0} {many}");

    private void CheckCircles()
    {
        Circles.Report(session, "belongs in a circle of organisations", Organisations.Count, i => Organisations[i].Key,
            [.. _linkRows.Select(x => new DatedArc(x.Child, x.Parent, x.From, x.To, x.Place))]);
        foreach (var (word, kind) in Words.Lines)
        {
            Circles.Report(session, $"closes a circle of {word} reporting lines", Posts.Count, i => Posts[i].Key,
                [.. _lineRows.Where(x => x.Kind == kind).Select(x => new DatedArc(x.From, x.To, x.Start, x.End, x.Place))]);
        }
    }
}

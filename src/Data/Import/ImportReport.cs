using NetworkLens.Data.Databases;

namespace NetworkLens.Data.Import;

/// <summary>What an import did to the rows of one kind.</summary>
/// <param name="Added">Rows that are new.</param>
/// <param name="Changed">Rows that were there and now differ.</param>
/// <param name="Unchanged">Rows that were there just so.</param>
/// <param name="Removed">Undated links or lines that a column of the files named before and names no more; 0 for every other kind.</param>
public readonly record struct ImportCounts(long Added, long Changed, long Unchanged, long Removed = 0)
{
    /// <summary>Rows that are not as they were.</summary>
    public long Touched => Added + Changed + Removed;
}

/// <summary>What an import did. Equal files into an equal database give an equal report, but for the version.</summary>
public sealed record ImportReport
{
    /// <summary>Name of the import: that of its folder.</summary>
    public required string Name { get; init; }

    /// <summary>Number of the data version that was published; null where nothing changed, so that none was.</summary>
    public long? Version { get; init; }

    /// <summary>Organisations.</summary>
    public ImportCounts Organisations { get; init; }

    /// <summary>Links between organisations.</summary>
    public ImportCounts OrganisationLinks { get; init; }

    /// <summary>Units.</summary>
    public ImportCounts Units { get; init; }

    /// <summary>People, a change of an attribute included.</summary>
    public ImportCounts People { get; init; }

    /// <summary>Posts.</summary>
    public ImportCounts Posts { get; init; }

    /// <summary>Reporting lines.</summary>
    public ImportCounts ReportingLines { get; init; }

    /// <summary>Interactions.</summary>
    public ImportCounts Interactions { get; init; }

    /// <summary>What was done to rows on the import's own account.</summary>
    public IReadOnlyList<ImportNotice> Notices { get; init; } = [];

    /// <summary>The files, with their digests.</summary>
    public IReadOnlyList<ImportFile> Files { get; init; } = [];

    /// <summary>Whether any row is not as it was.</summary>
    public bool HasChanges => Kinds.Any(kind => kind.Counts.Touched > 0);

    /// <summary>The counts with the names of their kinds, in the order of writing.</summary>
    public IReadOnlyList<(string Name, ImportCounts Counts)> Kinds =>
    [
        ("organisations", Organisations), ("organisation links", OrganisationLinks), ("units", Units), ("people", People),
        ("posts", Posts), ("reporting lines", ReportingLines), ("interactions", Interactions),
    ];
}

/// <summary>What came of an import: exactly one of the three is there.</summary>
/// <param name="Report">What was done.</param>
/// <param name="Faults">Why the files cannot be imported; the database is as it was.</param>
/// <param name="DatabaseFault">Why the database cannot be written; it is as it was.</param>
public sealed record ImportOutcome(ImportReport? Report, ImportFaults? Faults, DatabaseFault? DatabaseFault);

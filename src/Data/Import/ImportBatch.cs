using System.Collections.Immutable;
using NetworkLens.Data.Import.Records;

namespace NetworkLens.Data.Import;

/// <summary>Everything one import holds, read and checked: keys are unique, references point to rows, trees are trees.</summary>
/// <remarks>
/// Rows name each other by index into these lists; -1 is none. Whatever holds here is proven by the readers, the only ones who make one,
/// so that writing it can fail for reasons of the database only.
/// </remarks>
public sealed class ImportBatch
{
    internal ImportBatch()
    {
    }

    /// <summary>What the import is called: the name of its folder.</summary>
    public required string Name { get; init; }

    /// <summary>Organisations.</summary>
    public required IReadOnlyList<OrganisationRecord> Organisations { get; init; }

    /// <summary>Which organisation belongs to which.</summary>
    public required IReadOnlyList<OrganisationLinkRecord> OrganisationLinks { get; init; }

    /// <summary>Units.</summary>
    public required IReadOnlyList<UnitRecord> Units { get; init; }

    /// <summary>People.</summary>
    public required IReadOnlyList<PersonRecord> People { get; init; }

    /// <summary>Names of the free attributes, in the order of <see cref="PersonRecord.Attributes"/>.</summary>
    public required ImmutableArray<string> AttributeNames { get; init; }

    /// <summary>Posts.</summary>
    public required IReadOnlyList<PostRecord> Posts { get; init; }

    /// <summary>Reporting lines.</summary>
    public required IReadOnlyList<ReportingLineRecord> ReportingLines { get; init; }

    /// <summary>Interactions: duplicates added up, self-ties left out.</summary>
    public required InteractionTable Interactions { get; init; }

    /// <summary>What the reader did on its own account.</summary>
    public required IReadOnlyList<ImportNotice> Notices { get; init; }

    /// <summary>The files that were read.</summary>
    public required IReadOnlyList<ImportFile> Files { get; init; }

    /// <summary>
    /// Optional columns that the files do not have, as <c>posts.grade</c>: what the database holds there stays. A column that is there but
    /// blank says that nothing is known, and clears it.
    /// </summary>
    public required IReadOnlySet<string> AbsentColumns { get; init; }
}

/// <summary>What came of reading files: either a batch, or faults.</summary>
/// <param name="Batch">The batch; null where there is any fault.</param>
/// <param name="Faults">The faults.</param>
public sealed record ImportReading(ImportBatch? Batch, ImportFaults Faults);

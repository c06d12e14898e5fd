namespace NetworkLens.Data.Model;

/// <summary>
/// How a kept expectation came out in one version of the data, by its own lens. Table <c>expectation_records</c>: counts, and nobody by
/// name; kept since the data of earlier versions are not. A rule that says something else has another fingerprint, and records of its own.
/// </summary>
public sealed class ExpectationRecord
{
    /// <summary>Which expectation.</summary>
    public long ExpectationId { get; set; }

    /// <summary>What it said: <see cref="KeptExpectation.Fingerprint"/> at that time.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>Number of the data version.</summary>
    public long Version { get; set; }

    /// <summary>When that version was published, UTC ticks.</summary>
    public long PublishedTicks { get; set; }

    /// <summary>The day it is as of; null where nothing is dated.</summary>
    public DateOnly? AsOf { get; set; }

    /// <summary>How many should reach.</summary>
    public int Expected { get; set; }

    /// <summary>How many were there to be reached.</summary>
    public int Targets { get; set; }

    /// <summary>How many complied.</summary>
    public int Met { get; set; }

    /// <summary>The expectation.</summary>
    public KeptExpectation Expectation { get; set; } = null!;
}

/// <summary>
/// Counts every change of expectations and their records. Table <c>expectation_revision</c>, one row: answers that tell of them hold until
/// it moves on, and writers wait for each other at it.
/// </summary>
public sealed class ExpectationRevision
{
    /// <summary>Always 1.</summary>
    public long Id { get; set; }

    /// <summary>Rises with every change.</summary>
    public long Number { get; set; }
}

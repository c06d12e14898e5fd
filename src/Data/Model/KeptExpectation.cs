namespace NetworkLens.Data.Model;

/// <summary>
/// A rule that a user has written and keeps. Table <c>expectations</c>: what it says lies in one text, since it is always read whole; it
/// names places by key, so that it outlives the rows that an import replaces.
/// </summary>
public sealed class KeptExpectation
{
    /// <summary>Database id; never reused.</summary>
    public long Id { get; set; }

    /// <summary>Name as its author writes it.</summary>
    public required string Name { get; set; }

    /// <summary><see cref="Name"/> by <see cref="TextFolding.Fold"/>, unique.</summary>
    public required string NameFolded { get; set; }

    /// <summary>What its author says about it.</summary>
    public string Description { get; set; } = "";

    /// <summary>What is expected and under which lens, as <c>Expectations.ExpectationText</c> writes it.</summary>
    public required string Definition { get; set; }

    /// <summary>Names <see cref="Definition"/>: equal for equal rules, whatever they are called.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>The share of people who are to comply, above 0, to 1.</summary>
    public double TargetCompliance { get; set; } = 1;

    /// <summary>When it was last written, UTC ticks.</summary>
    public long WrittenTicks { get; set; }

    /// <summary>How it came out in the versions of the data that it was held against.</summary>
    public ICollection<ExpectationRecord> Records { get; } = [];
}

namespace NetworkLens.Data.Import;

/// <summary>What one import may hold. Beyond a bound the file is at fault; nothing is cut off silently.</summary>
/// <remarks>The memory of a reading is about 300 bytes a person or post and 45 bytes an interaction.</remarks>
public sealed record ImportLimits
{
    /// <summary>The bounds that hold where none are given.</summary>
    public static ImportLimits Default { get; } = new();

    /// <summary>Rows of organisations.csv.</summary>
    public int Organisations { get; init; } = 100_000;

    /// <summary>Rows of units.csv.</summary>
    public int Units { get; init; } = 500_000;

    /// <summary>Rows of people.csv, or of the nodes file of a plain pair.</summary>
    public int People { get; init; } = 2_000_000;

    /// <summary>Rows of posts.csv.</summary>
    public int Posts { get; init; } = 3_000_000;

    /// <summary>Rows of interactions.csv, or of all interaction files of a plain pair together.</summary>
    public int Interactions { get; init; } = 5_000_000;

    /// <summary>Rows of organisation_links.csv and of reporting_lines.csv, each.</summary>
    public int Links { get; init; } = 5_000_000;

    /// <summary>Bytes of one line.</summary>
    public int LineBytes { get; init; } = 1 << 20;

    /// <summary>Characters of one field as it stands in the file.</summary>
    public int FieldCharacters { get; init; } = 32_768;

    /// <summary>Columns of one file.</summary>
    public int Columns { get; init; } = 200;

    /// <summary>Parents of one organisation.</summary>
    public int ParentsOfOne { get; init; } = 100;

    /// <summary>Distinct sources of interactions.</summary>
    public int Sources { get; init; } = 10_000;

    /// <summary>Bytes of a mapping file.</summary>
    public int MapBytes { get; init; } = 1 << 20;

    /// <summary>Faults that are told in full; the rest are counted.</summary>
    public int ShownFaults { get; init; } = 1_000;
}

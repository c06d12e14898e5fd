namespace NetworkLens.Data.Model;

/// <summary>
/// A published state of the data. Table <c>data_versions</c>: numbers rise by one from 1; no row is ever changed. The counts say how
/// many rows were added or changed since the version before.
/// </summary>
public sealed class DataVersion
{
    /// <summary>1, 2, 3, ...</summary>
    public long Number { get; set; }

    /// <summary>When it was published, UTC ticks.</summary>
    public long PublishedTicks { get; set; }

    /// <summary>Where the change came from: the folder of an import, or the name of a write. Never the name of a person.</summary>
    public string Source { get; set; } = "";

    /// <summary>Organisations added or changed.</summary>
    public long Organisations { get; set; }

    /// <summary>Links between organisations added or changed.</summary>
    public long OrganisationLinks { get; set; }

    /// <summary>Units added or changed.</summary>
    public long Units { get; set; }

    /// <summary>People added or changed, a change of attributes included.</summary>
    public long People { get; set; }

    /// <summary>Posts added or changed.</summary>
    public long Posts { get; set; }

    /// <summary>Reporting lines added or changed.</summary>
    public long ReportingLines { get; set; }

    /// <summary>Interactions added or changed.</summary>
    public long Interactions { get; set; }
}

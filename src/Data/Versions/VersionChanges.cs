using NetworkLens.Data.Model;

namespace NetworkLens.Data.Versions;

/// <summary>What a write did: rows added or changed, by kind. All zero means that nothing happened and no version is due.</summary>
public readonly record struct VersionChanges
{
    /// <summary>Organisations.</summary>
    public long Organisations { get; init; }

    /// <summary>Links between organisations.</summary>
    public long OrganisationLinks { get; init; }

    /// <summary>Units.</summary>
    public long Units { get; init; }

    /// <summary>People, a change of attributes included.</summary>
    public long People { get; init; }

    /// <summary>Posts.</summary>
    public long Posts { get; init; }

    /// <summary>Reporting lines.</summary>
    public long ReportingLines { get; init; }

    /// <summary>Interactions.</summary>
    public long Interactions { get; init; }

    /// <summary>Rows of all kinds together.</summary>
    public long Total => Organisations + OrganisationLinks + Units + People + Posts + ReportingLines + Interactions;

    /// <summary>The row of a version with these counts.</summary>
    internal DataVersion ToVersion(long number, long publishedTicks, string source) => new()
    {
        Number = number,
        PublishedTicks = publishedTicks,
        Source = source,
        Organisations = Organisations,
        OrganisationLinks = OrganisationLinks,
        Units = Units,
        People = People,
        Posts = Posts,
        ReportingLines = ReportingLines,
        Interactions = Interactions,
    };
}

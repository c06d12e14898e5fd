namespace NetworkLens.Data.Model;

/// <summary>A directorate, department, ward or team: one place in the unit tree of an organisation. Table <c>units</c>.</summary>
public sealed class Unit
{
    /// <summary>Database id; never reused.</summary>
    public long Id { get; set; }

    /// <summary>External key, unique over all organisations, compared ordinally.</summary>
    public required string Key { get; set; }

    /// <summary>Name as people write it.</summary>
    public required string Name { get; set; }

    /// <summary>Id of the organisation whose tree it stands in.</summary>
    public long OrganisationId { get; set; }

    /// <summary>Id of the unit above it, of the same organisation; null at the top.</summary>
    public long? ParentId { get; set; }

    /// <summary>Where it sits, if known.</summary>
    public string? Site { get; set; }

    /// <summary>The service line it belongs to, if known: units of two organisations in one line are counterparts.</summary>
    public string? ServiceLine { get; set; }

    /// <summary>The organisation whose tree it stands in.</summary>
    public Organisation Organisation { get; set; } = null!;

    /// <summary>The unit above it.</summary>
    public Unit? Parent { get; set; }

    /// <summary>The units right below it.</summary>
    public ICollection<Unit> Children { get; } = [];

    /// <summary>Posts of this very unit, not of those below.</summary>
    public ICollection<Post> Posts { get; } = [];
}

namespace NetworkLens.Data.Model;

/// <summary>
/// One organisation belonging to another for some time. Table <c>organisation_links</c>; known by child, parent and
/// <see cref="From"/> (an open start counts as one value).
/// </summary>
public sealed class OrganisationLink
{
    /// <summary>Database id; never reused.</summary>
    public long Id { get; set; }

    /// <summary>Id of the body that belongs.</summary>
    public long ChildId { get; set; }

    /// <summary>Id of the body it belongs to; never <see cref="ChildId"/>.</summary>
    public long ParentId { get; set; }

    /// <summary>First day, inclusive; null is open. Stored as a day number, like every date here.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Day after the last one; null is open.</summary>
    public DateOnly? To { get; set; }

    /// <summary>The body that belongs.</summary>
    public Organisation Child { get; set; } = null!;

    /// <summary>The body it belongs to.</summary>
    public Organisation Parent { get; set; } = null!;
}

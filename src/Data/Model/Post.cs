using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Model;

/// <summary>A job, held or vacant. Table <c>posts</c>.</summary>
public sealed class Post
{
    /// <summary>Database id; never reused.</summary>
    public long Id { get; set; }

    /// <summary>External key, unique, compared ordinally.</summary>
    public required string Key { get; set; }

    /// <summary>Title of the job.</summary>
    public required string Title { get; set; }

    /// <summary>Id of the organisation; null is not known. Agrees with the unit's where both are given.</summary>
    public long? OrganisationId { get; set; }

    /// <summary>Id of the unit; null is not known.</summary>
    public long? UnitId { get; set; }

    /// <summary>Id of the holder; null is vacant.</summary>
    public long? PersonId { get; set; }

    /// <summary>Level; <see cref="Level.Unknown"/> where blank.</summary>
    public Level Level { get; set; }

    /// <summary>Discipline; <see cref="Discipline.Unknown"/> where blank.</summary>
    public Discipline Discipline { get; set; }

    /// <summary>How much of the post is management, 0 to 1; null is not known.</summary>
    public double? ManagementShare { get; set; }

    /// <summary>Pay band or grade, if known.</summary>
    public string? Grade { get; set; }

    /// <summary>Whole-time equivalent, above 0, at most 2.</summary>
    public double WholeTimeShare { get; set; } = 1;

    /// <summary>First day, inclusive; null is open.</summary>
    public DateOnly? Start { get; set; }

    /// <summary>Day after the last one; null is open.</summary>
    public DateOnly? End { get; set; }

    /// <summary>The organisation.</summary>
    public Organisation? Organisation { get; set; }

    /// <summary>The unit.</summary>
    public Unit? Unit { get; set; }

    /// <summary>The holder.</summary>
    public Person? Person { get; set; }

    /// <summary>Lines from this post to those it reports to.</summary>
    public ICollection<ReportingLine> ReportsTo { get; } = [];

    /// <summary>Lines from the posts that report to this one.</summary>
    public ICollection<ReportingLine> Reports { get; } = [];
}

using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Model;

/// <summary>
/// One post reporting to another for some time. Table <c>reporting_lines</c>; known by both posts, kind and <see cref="Start"/>
/// (an open start counts as one value).
/// </summary>
public sealed class ReportingLine
{
    /// <summary>Database id; never reused.</summary>
    public long Id { get; set; }

    /// <summary>Id of the post that reports.</summary>
    public long FromPostId { get; set; }

    /// <summary>Id of the post it reports to; never <see cref="FromPostId"/>.</summary>
    public long ToPostId { get; set; }

    /// <summary><see cref="TieKind.OperationalLine"/> or <see cref="TieKind.ProfessionalLine"/>; the table takes no other.</summary>
    public TieKind Kind { get; set; }

    /// <summary>First day, inclusive; null is open.</summary>
    public DateOnly? Start { get; set; }

    /// <summary>Day after the last one; null is open.</summary>
    public DateOnly? End { get; set; }

    /// <summary>The post that reports.</summary>
    public Post FromPost { get; set; } = null!;

    /// <summary>The post it reports to.</summary>
    public Post ToPost { get; set; } = null!;
}

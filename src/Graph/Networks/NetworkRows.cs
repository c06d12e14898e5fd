namespace NetworkLens.Graph.Networks;

/// <summary>An organisation as it is stored.</summary>
/// <param name="Id">Database id, unique among organisations.</param>
/// <param name="Key">External key, unique among organisations.</param>
/// <param name="Name">Name.</param>
public readonly record struct OrganisationRow(long Id, string Key, string Name);

/// <summary>A unit as it is stored.</summary>
/// <param name="Id">Database id, unique among units.</param>
/// <param name="Key">External key, unique among units.</param>
/// <param name="Name">Name.</param>
/// <param name="OrganisationId">The organisation it belongs to.</param>
/// <param name="ParentId">The unit above it; null at the top.</param>
/// <param name="Site">Where it sits, if known.</param>
/// <param name="ServiceLine">Its service line, if known.</param>
public readonly record struct UnitRow(
    long Id, string Key, string Name, long OrganisationId, long? ParentId = null, string? Site = null, string? ServiceLine = null);

/// <summary>A post as it is stored.</summary>
/// <param name="Id">Database id, unique among posts.</param>
/// <param name="Key">External key, unique among posts.</param>
/// <param name="PersonId">Who holds it; null is a vacancy.</param>
/// <param name="OrganisationId">Its organisation; null takes the organisation of its unit, if it has one.</param>
/// <param name="UnitId">Its unit, if known.</param>
/// <param name="Level">Its level.</param>
/// <param name="Discipline">Its discipline.</param>
public readonly record struct PostRow(
    long Id, string Key, long? PersonId, long? OrganisationId, long? UnitId, Level Level, Discipline Discipline)
{
    /// <summary>Share of management in the post, 0..1; null follows from the discipline where that says it.</summary>
    public double? ManagementShare { get; init; }

    /// <summary>Grade or pay band, if known.</summary>
    public string? Grade { get; init; }

    /// <summary>Share of a whole-time job, above 0.</summary>
    public double WholeTimeShare { get; init; } = 1;

    /// <summary>First day; null is open.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>First day on which it is over; null is open.</summary>
    public DateOnly? End { get; init; }
}

/// <summary>A reporting line as it is stored.</summary>
/// <param name="FromPostId">The post that reports.</param>
/// <param name="ToPostId">The post it reports to.</param>
/// <param name="Kind"><see cref="TieKind.OperationalLine"/> or <see cref="TieKind.ProfessionalLine"/>.</param>
/// <param name="Start">First day; null is open.</param>
/// <param name="End">First day on which it is over; null is open.</param>
public readonly record struct LineRow(long FromPostId, long ToPostId, TieKind Kind, DateOnly? Start = null, DateOnly? End = null);

/// <summary>What became of the rows that a network was made of: whatever was left out, and why.</summary>
public sealed record NetworkIntake
{
    /// <summary>People that were given.</summary>
    public int People { get; init; }

    /// <summary>
    /// People left out because none of their posts is held on the last day of the window: they have left or not yet come.
    /// </summary>
    public int PeopleWithoutCurrentPost { get; init; }

    /// <summary>People left out by the filters of the lens.</summary>
    public int PeopleFilteredOut { get; init; }

    /// <summary>Interactions that were given, as rows.</summary>
    public long Interactions { get; init; }

    /// <summary>Interactions left out because the lens does not name their kind.</summary>
    public long InteractionsOfOtherKinds { get; init; }

    /// <summary>Interactions left out because they lie before or after the window.</summary>
    public long InteractionsOutsideWindow { get; init; }

    /// <summary>Interactions of a person with themself, or of weight 0, left out.</summary>
    public long InteractionsWithoutTie { get; init; }

    /// <summary>Interactions left out because one end is not in the network.</summary>
    public long InteractionsWithOutsiders { get; init; }
}

using System.Collections.Immutable;

namespace NetworkLens.Graph.Networks;

/// <summary>
/// A network under a lens, ready to be analysed: who is in, where each person stands, and who is tied to whom.
/// </summary>
/// <remarks>
/// Immutable, safe to share between threads. People are indexed 0..n-1 in ordinal order of their external key, so that the same
/// data give the same indices whatever database held them. Columns are parallel arrays over that index; a code of -1 is UNKNOWN.
/// Names of people are not here: the engine has no use for them.
/// </remarks>
public sealed class OrganisationNetwork
{
    /// <summary>The lens that made this network.</summary>
    public required Lens Lens { get; init; }

    /// <summary>Names the data version and lens; equal versions give equal figures.</summary>
    public required string Version { get; init; }

    /// <summary>
    /// Ties from → to before directions are folded: directed, of whatever weight, no self-ties, parallel ties merged with weights added.
    /// </summary>
    public required CsrGraph Arcs { get; init; }

    /// <summary>
    /// Ties under the lens, none below its least weight: undirected for EITHER and BOTH; for DIRECTED arcs, the same object as
    /// <see cref="Arcs"/> where none is too light.
    /// </summary>
    public required CsrGraph Ties { get; init; }

    /// <summary>External keys, ordinal order, length n.</summary>
    public required ImmutableArray<string> PersonKeys { get; init; }

    /// <summary>Database ids, parallel to <see cref="PersonKeys"/>.</summary>
    public required ImmutableArray<long> PersonIds { get; init; }

    /// <summary>Organisations, in ordinal order of key. Codes in columns are indices into this.</summary>
    public required ImmutableArray<Organisation> Organisations { get; init; }

    /// <summary>Units, in ordinal order of key. Codes in columns are indices into this.</summary>
    public required ImmutableArray<Unit> Units { get; init; }

    /// <summary>Organisation of the primary post, -1 unknown.</summary>
    public required ImmutableArray<int> OrganisationOf { get; init; }

    /// <summary>Unit of the primary post, -1 unknown.</summary>
    public required ImmutableArray<int> UnitOf { get; init; }

    /// <summary>Level of the primary post.</summary>
    public required ImmutableArray<Level> LevelOf { get; init; }

    /// <summary>Discipline from all posts of the person together.</summary>
    public required ImmutableArray<Discipline> DisciplineOf { get; init; }

    /// <summary>Share of management in all posts together, 0..1, weighted by whole-time share; NaN unknown.</summary>
    public required ImmutableArray<double> ManagementShareOf { get; init; }

    /// <summary>The profession of each person.</summary>
    public required AttributeColumn Profession { get; init; }

    /// <summary>Free attributes and the grade of the primary post, by name; each can be grouped by.</summary>
    public required ImmutableSortedDictionary<string, AttributeColumn> Attributes { get; init; }

    /// <summary>
    /// Posts in ordinal order of key: all of the people who are in, and the vacancies that pass the lens's filters of place.
    /// </summary>
    public required ImmutableArray<Post> Posts { get; init; }

    /// <summary>Reporting lines between <see cref="Posts"/>, by index: those valid on the last day of the window.</summary>
    public required ImmutableArray<ReportingLine> Lines { get; init; }

    /// <summary>What became of the rows the network was made of; all zero for a network made by hand.</summary>
    public NetworkIntake Intake { get; init; } = new();

    /// <summary>How many people are in.</summary>
    public int PeopleCount => PersonKeys.Length;

    /// <summary>
    /// Indices of the posts that a person holds, ascending: the primary one and all others. Time O(1) after the first call.
    /// </summary>
    public ReadOnlySpan<int> PostsOf(int person) => (_holdings ?? Join()).PostsOf(person);

    /// <summary>
    /// Indices of the organisations in which a person holds any post, ascending: those reached at distance 0. Empty where none is known.
    /// </summary>
    public ReadOnlySpan<int> OrganisationsOf(int person) => (_holdings ?? Join()).OrganisationsOf(person);

    // Two threads may both make it; they make the same.
    private Holdings Join() => _holdings = Holdings.Of(this);

    private Holdings? _holdings;
}

/// <summary>An organisation as the engine sees it.</summary>
/// <param name="Id">Database id.</param>
/// <param name="Key">External key.</param>
/// <param name="Name">Name.</param>
/// <param name="Parents">Indices of the organisations it belongs to; may be empty or more than one.</param>
public sealed record Organisation(long Id, string Key, string Name, ImmutableArray<int> Parents);

/// <summary>A unit of an organisation's tree.</summary>
/// <param name="Id">Database id.</param>
/// <param name="Key">External key.</param>
/// <param name="Name">Name.</param>
/// <param name="Organisation">Index of its organisation.</param>
/// <param name="Parent">Index of the unit above it, -1 at the top (a directorate).</param>
/// <param name="Site">Where it sits, if known.</param>
/// <param name="ServiceLine">The service line it belongs to, if known: what makes units of two organisations counterparts.</param>
public sealed record Unit(long Id, string Key, string Name, int Organisation, int Parent, string? Site, string? ServiceLine);

/// <summary>A post; a vacancy has no holder.</summary>
/// <param name="Id">Database id.</param>
/// <param name="Key">External key.</param>
/// <param name="Holder">Index of the person, -1 vacant.</param>
/// <param name="Organisation">Index, -1 unknown.</param>
/// <param name="Unit">Index, -1 unknown.</param>
/// <param name="Level">Level of the post.</param>
/// <param name="IsPrimary">True for the post that places its holder: greatest whole-time share, then earliest start, then key.</param>
public sealed record Post(long Id, string Key, int Holder, int Organisation, int Unit, Level Level, bool IsPrimary)
{
    /// <summary>Discipline of the post.</summary>
    public Discipline Discipline { get; init; }

    /// <summary>Share of management in the post, 0..1; NaN follows from the discipline where that says it.</summary>
    public double ManagementShare { get; init; } = double.NaN;

    /// <summary>Share of a whole-time job, above 0.</summary>
    public double WholeTimeShare { get; init; } = 1;

    /// <summary>Grade or pay band, if known.</summary>
    public string? Grade { get; init; }

    /// <summary>First day; the first of all days where it is open.</summary>
    public DateOnly Start { get; init; }
}

/// <summary>A reporting line.</summary>
/// <param name="From">Index of the post that reports.</param>
/// <param name="To">Index of the post it reports to.</param>
/// <param name="Kind"><see cref="TieKind.OperationalLine"/> or <see cref="TieKind.ProfessionalLine"/>.</param>
public readonly record struct ReportingLine(int From, int To, TieKind Kind);

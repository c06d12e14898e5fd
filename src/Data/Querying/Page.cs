using System.Linq.Expressions;

namespace NetworkLens.Data.Querying;

/// <summary>Which page of which rows: the arguments of a connection.</summary>
/// <typeparam name="T">The entity.</typeparam>
public sealed record PageRequest<T>
    where T : class
{
    /// <summary>How many rows from the start; null with <see cref="Last"/> null is <see cref="QueryLimits.DefaultPageSize"/>.</summary>
    public int? First { get; init; }

    /// <summary>Only rows after this cursor.</summary>
    public string? After { get; init; }

    /// <summary>How many rows from the end.</summary>
    public int? Last { get; init; }

    /// <summary>Only rows before this cursor.</summary>
    public string? Before { get; init; }

    /// <summary>Conditions, as <see cref="EntityFields{T}"/> says.</summary>
    public IReadOnlyDictionary<string, object?>? Where { get; init; }

    /// <summary>What to order by, first things first; then by id. Empty is by id.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, object?>>? Order { get; init; }

    /// <summary>A condition of the server's own: whose rows, or what may be seen at all.</summary>
    public Expression<Func<T, bool>>? Scope { get; init; }

    /// <summary>Whether to count all rows, which costs as much as reading them.</summary>
    public bool WithTotal { get; init; }

    /// <summary>Whether to read rows at all; without, the page is empty and only the question is checked.</summary>
    public bool WithRows { get; init; } = true;

    /// <summary>
    /// Whether to look, on the side of the page that its cursor leaves behind, if rows are there: one short command. Without, a cursor
    /// is taken for a row.
    /// </summary>
    public bool WithFarSide { get; init; }

    /// <summary>Names of the properties whose columns are read, the id always with them; null is all.</summary>
    public IReadOnlySet<string>? Columns { get; init; }

    /// <summary>Reads an id of a type (first argument) from text (second); null reads whole numbers only.</summary>
    public Func<string, string, long?>? ReadId { get; init; }
}

/// <summary>A row and its place.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <param name="Node">The row, without what it refers to.</param>
/// <param name="Cursor">Its place in the order of the request.</param>
public readonly record struct PageItem<T>(T Node, string Cursor);

/// <summary>A page of rows.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <param name="Items">The rows, in order whichever way they were asked for.</param>
/// <param name="HasPreviousPage">
/// Whether rows come before: known when paging backward; when paging after a cursor see <see cref="PageRequest{T}.WithFarSide"/>.
/// </param>
/// <param name="HasNextPage">
/// Whether rows come after: known when paging forward; when paging before a cursor see <see cref="PageRequest{T}.WithFarSide"/>.
/// </param>
/// <param name="TotalCount">All rows that meet the conditions; null where it was not asked for.</param>
public sealed record Page<T>(IReadOnlyList<PageItem<T>> Items, bool HasPreviousPage, bool HasNextPage, int? TotalCount)
{
    /// <summary>Cursor of the first row; null for an empty page.</summary>
    public string? StartCursor => Items.Count == 0 ? null : Items[0].Cursor;

    /// <summary>Cursor of the last row; null for an empty page.</summary>
    public string? EndCursor => Items.Count == 0 ? null : Items[^1].Cursor;
}

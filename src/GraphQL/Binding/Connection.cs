namespace NetworkLens.GraphQL.Binding;

/// <summary>One page of a longer list, as Relay's cursor connections describe it.</summary>
/// <remarks>Bind it with <see cref="SchemaBinder.BindConnection{T}"/>.</remarks>
/// <typeparam name="T">What the list holds.</typeparam>
public sealed class Connection<T>
{
    private readonly Func<CancellationToken, ValueTask<int>> count;

    /// <summary>A page of a list whose length is known.</summary>
    public Connection(IReadOnlyList<Edge<T>> edges, PageInfo pageInfo, int totalCount)
        : this(edges, pageInfo, _ => ValueTask.FromResult(totalCount))
    {
    }

    /// <summary>A page of a list that is counted only when a client asks how long it is.</summary>
    public Connection(IReadOnlyList<Edge<T>> edges, PageInfo pageInfo, Func<CancellationToken, ValueTask<int>> count)
    {
        Edges = edges;
        PageInfo = pageInfo;
        this.count = count;
    }

    /// <summary>The items with their cursors.</summary>
    public IReadOnlyList<Edge<T>> Edges { get; }

    /// <summary>Where the page stands in the list.</summary>
    public PageInfo PageInfo { get; }

    /// <summary>The items without their cursors.</summary>
    public IEnumerable<T> Nodes => Edges.Select(edge => edge.Node);

    /// <summary>How many items the whole list has.</summary>
    public ValueTask<int> CountAsync(CancellationToken cancel) => count(cancel);
}

/// <summary>An item of a page.</summary>
/// <param name="Node">The item.</param>
/// <param name="Cursor">Opaque text that stands for its place in the list.</param>
/// <typeparam name="T">What the list holds.</typeparam>
public sealed record Edge<T>(T Node, string Cursor);

/// <summary>Where a page stands in its list.</summary>
/// <param name="HasNextPage">Whether there is more after it.</param>
/// <param name="HasPreviousPage">Whether there is more before it.</param>
/// <param name="StartCursor">The cursor of its first item, null when it is empty.</param>
/// <param name="EndCursor">The cursor of its last item, null when it is empty.</param>
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);

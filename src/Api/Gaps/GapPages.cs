using NetworkLens.Api.Paging;
using NetworkLens.Data.Querying;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Gaps;

/// <summary>Which page of the gaps or pairs: the arguments of <c>Network.gaps</c> and <c>Network.pairs</c>.</summary>
/// <param name="First">How many from the start.</param>
/// <param name="After">Only entries after this cursor.</param>
/// <param name="Last">How many from the end.</param>
/// <param name="Before">Only entries before this cursor.</param>
/// <param name="WithCursors">Whether cursors are asked for.</param>
internal sealed record GapPageRequest(int? First, string? After, int? Last, string? Before, bool WithCursors)
{
    /// <summary>Reads the arguments of a field.</summary>
    public static GapPageRequest Of(ResolverContext context) => new(
        context.Argument<int?>("first"),
        context.Argument<string?>("after"),
        context.Argument<int?>("last"),
        context.Argument<string?>("before"),
        context.IsSelected("edges", "cursor") || context.IsSelected("pageInfo"));
}

/// <summary>An entry of a list in order.</summary>
/// <param name="Place">Where it stands, by figures that the viewer is shown: a cursor holds it.</param>
/// <param name="View">The entry as the viewer is shown it.</param>
internal sealed record Ranked<TView>(GapPlace Place, TView View);

/// <summary>
/// Cuts a page from a report's gaps or pairs, which are in order. A cursor holds the place of its entry, never a count over the list: in a
/// later version the page goes on from that place, whether the entry is still there, has moved or is gone.
/// </summary>
/// <param name="signature">Names the order: a cursor of one is refused by another.</param>
/// <param name="entries">The entries in order.</param>
internal sealed class GapPages<TView>(string signature, IReadOnlyList<Ranked<TView>> entries)
{
    private const int UsualEntries = 10;

    private static readonly Type[] Keys = [typeof(double), typeof(int), typeof(int), typeof(string)];

    /// <summary>The page.</summary>
    /// <exception cref="GraphQLException">The arguments ask for something that cannot be.</exception>
    public Connection<TView> Cut(GapPageRequest request)
    {
        var size = PageSize.Read(request.First, request.Last, UsualEntries).OrThrow();
        var start = request.After is { } after ? CountUpTo(Read(after, "after"), includesPlace: true) : 0;
        var end = request.Before is { } before ? CountUpTo(Read(before, "before"), includesPlace: false) : entries.Count;
        if (request.Last is not null)
        {
            start = Math.Max(start, end - size);
        }
        else
        {
            end = Math.Min(end, start + size);
        }

        end = Math.Max(start, end);
        var edges = entries.Skip(start).Take(end - start)
            .Select(entry => new Edge<TView>(entry.View, request.WithCursors ? Write(entry.Place) : "")).ToList();
        var page = new PageInfo(end < entries.Count, start > 0, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor);
        return new(edges, page, entries.Count);
    }

    /// <summary>How many entries stand before a place; with the one that stands there, if it is still there.</summary>
    private int CountUpTo(GapPlace place, bool includesPlace) => entries.TakeWhile(
        entry => GapPlace.Compare(entry.Place, place) is var order && (order < 0 || (includesPlace && order == 0))).Count();

    private string Write(GapPlace place) =>
        Cursor.Write(signature, [place.Priority, (int)place.Kind, (int)place.Dimension, place.Id]);

    private GapPlace Read(string cursor, string argument) =>
        Cursor.Read(cursor, signature, Keys) is [double priority, int kind, int dimension, string id]
            ? new(priority, (GapKind)kind, (Dimension)dimension, id)
            : throw new GraphQLException(new QueryFault(
                argument, "It is no cursor of this list.", "Use a cursor that came with it; begin again without one.").ToString());
}

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
/// <param name="Place">Where it stands.</param>
/// <param name="IsPlaceShown">Whether the viewer may know the figure that puts it there.</param>
/// <param name="View">The entry as the viewer is shown it.</param>
internal sealed record Ranked<TView>(GapPlace Place, bool IsPlaceShown, TView View);

/// <summary>
/// Cuts a page from a report's gaps or pairs, which are in order. A cursor holds the place of its entry, never a count over the list: in a
/// later version the page goes on from that place, whether the entry is still there, has moved or is gone.
/// </summary>
/// <remarks>
/// The priority of a gap whose figures are withheld may not be in a cursor, nor be compared with one that somebody made up. Such a gap
/// stands so many withheld gaps behind the last one that is shown; between two versions that number alone may have changed.
/// </remarks>
/// <param name="signature">Names the order: a cursor of one is refused by another.</param>
/// <param name="entries">The entries in order.</param>
internal sealed class GapPages<TView>(string signature, IReadOnlyList<Ranked<TView>> entries)
{
    private const int UsualEntries = 10;

    // Before every entry.
    private static readonly GapPlace Top = new(double.MaxValue, default, default, "");
    private static readonly Type[] Keys = [typeof(double), typeof(int), typeof(int), typeof(string), typeof(int)];

    /// <summary>The page.</summary>
    /// <exception cref="GraphQLException">The arguments ask for something that cannot be.</exception>
    public Connection<TView> Cut(GapPageRequest request)
    {
        var size = PageSize.Read(request.First, request.Last, UsualEntries).OrThrow();
        var start = request.After is { } after ? Find(after, "after", isBehind: true) : 0;
        var end = request.Before is { } before ? Find(before, "before", isBehind: false) : entries.Count;
        if (request.Last is not null)
        {
            start = Math.Max(start, end - size);
        }
        else
        {
            end = Math.Min(end, start + size);
        }

        end = Math.Max(start, end);
        var edges = Edges(start, end, request.WithCursors);
        var page = new PageInfo(end < entries.Count, start > 0, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor);
        return new(edges, page, entries.Count);
    }

    private List<Edge<TView>> Edges(int start, int end, bool withCursors)
    {
        var shown = start;
        while (withCursors && shown > 0 && !entries[shown - 1].IsPlaceShown)
        {
            shown--;
        }

        var place = shown == 0 ? Top : entries[shown - 1].Place;
        var withheld = start - shown;
        var edges = new List<Edge<TView>>(end - start);
        for (var i = start; i < end; i++)
        {
            (place, withheld) = entries[i].IsPlaceShown ? (entries[i].Place, 0) : (place, withheld + 1);
            edges.Add(new(entries[i].View, withCursors ? Write(place, withheld) : ""));
        }

        return edges;
    }

    /// <summary>The index of the entry of a cursor, or of the first one behind it; where the entry is gone, both are the same.</summary>
    private int Find(string cursor, string argument, bool isBehind)
    {
        var (place, withheld) = Read(cursor, argument);
        var next = 0;
        var isThere = false;
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].IsPlaceShown)
            {
                var order = GapPlace.Compare(entries[i].Place, place);
                if (order > 0)
                {
                    break;
                }

                next = i + 1;
                isThere = order == 0;
            }
        }

        if (withheld == 0)
        {
            return isThere && !isBehind ? next - 1 : next;
        }

        for (var left = isBehind ? withheld : withheld - 1; left > 0 && next < entries.Count && !entries[next].IsPlaceShown; left--)
        {
            next++;
        }

        return next;
    }

    private string Write(GapPlace place, int withheld) =>
        Cursor.Write(signature, [place.Priority, (int)place.Kind, (int)place.Dimension, place.Id, withheld]);

    private (GapPlace Place, int Withheld) Read(string cursor, string argument) =>
        Cursor.Read(cursor, signature, Keys) is [double priority, int kind, int dimension, string id, int withheld and >= 0]
            ? (new(priority, (GapKind)kind, (Dimension)dimension, id), withheld)
            : throw new GraphQLException(new QueryFault(
                argument, "It is no cursor of this list.", "Use a cursor that came with it; begin again without one.").ToString());
}

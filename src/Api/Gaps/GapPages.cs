using NetworkLens.Api.Paging;
using NetworkLens.Data.Querying;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Gaps;

/// <summary>Which page of the gaps: the arguments of <c>Network.gaps</c>.</summary>
/// <param name="First">How many from the start.</param>
/// <param name="After">Only gaps after this cursor.</param>
/// <param name="Last">How many from the end.</param>
/// <param name="Before">Only gaps before this cursor.</param>
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

/// <summary>
/// Cuts a page from a report's gaps, which are in order. A cursor holds the place of its gap, never a count over the list: in a later
/// version the page goes on from that place, whether the gap is still there, has moved or is gone.
/// </summary>
/// <remarks>
/// The priority of a gap whose figures are withheld may not be in a cursor, nor be compared with one that somebody made up. Such a gap
/// stands so many withheld gaps behind the last one that is shown; between two versions that number alone may have changed.
/// </remarks>
/// <param name="gaps">The gaps in order.</param>
/// <param name="view">A gap as the viewer is shown it.</param>
internal sealed class GapPages(IReadOnlyList<Gap> gaps, Func<Gap, GapView> view)
{
    private const int UsualGaps = 10;
    private const string Signature = "Gap -priority";

    // Before every gap: no priority is above 1.
    private static readonly GapPlace Top = new(2, default, default, "");
    private static readonly Type[] Keys = [typeof(double), typeof(int), typeof(int), typeof(string), typeof(int)];

    /// <summary>The page.</summary>
    /// <exception cref="GraphQLException">The arguments ask for something that cannot be.</exception>
    public Connection<GapView> Cut(GapPageRequest request)
    {
        var size = PageSize.Read(request.First, request.Last, UsualGaps).OrThrow();
        var start = request.After is { } after ? Find(after, "after", isBehind: true) : 0;
        var end = request.Before is { } before ? Find(before, "before", isBehind: false) : gaps.Count;
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
        var page = new PageInfo(end < gaps.Count, start > 0, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor);
        return new(edges, page, gaps.Count);
    }

    private List<Edge<GapView>> Edges(int start, int end, bool withCursors)
    {
        var shown = start;
        while (withCursors && shown > 0 && !IsShown(gaps[shown - 1]))
        {
            shown--;
        }

        var place = shown == 0 ? Top : gaps[shown - 1].Place;
        var withheld = start - shown;
        var edges = new List<Edge<GapView>>(end - start);
        for (var i = start; i < end; i++)
        {
            var seen = view(gaps[i]);
            (place, withheld) = seen.Shown is null ? (place, withheld + 1) : (gaps[i].Place, 0);
            edges.Add(new(seen, withCursors ? Write(place, withheld) : ""));
        }

        return edges;
    }

    /// <summary>The index of the gap of a cursor, or of the first one behind it; where the gap is gone, both are the same.</summary>
    private int Find(string cursor, string argument, bool isBehind)
    {
        var (place, withheld) = Read(cursor, argument);
        var next = 0;
        var isThere = false;
        for (var i = 0; i < gaps.Count; i++)
        {
            if (IsShown(gaps[i]))
            {
                var order = GapPlace.Compare(gaps[i].Place, place);
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

        for (var left = isBehind ? withheld : withheld - 1; left > 0 && next < gaps.Count && !IsShown(gaps[next]); left--)
        {
            next++;
        }

        return next;
    }

    private bool IsShown(Gap gap) => view(gap).Shown is not null;

    private static string Write(GapPlace place, int withheld) =>
        Cursor.Write(Signature, [place.Priority, (int)place.Kind, (int)place.Dimension, place.Id, withheld]);

    private static (GapPlace Place, int Withheld) Read(string cursor, string argument) =>
        Cursor.Read(cursor, Signature, Keys) is [double priority, int kind, int dimension, string id, int withheld and >= 0]
            ? (new(priority, (GapKind)kind, (Dimension)dimension, id), withheld)
            : throw new GraphQLException(new QueryFault(
                argument, "It is no cursor of this list.", "Use a cursor that came with it; begin again without one.").ToString());
}

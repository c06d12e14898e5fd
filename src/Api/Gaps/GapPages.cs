using System.Globalization;
using NetworkLens.Graph.Gaps;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Gaps;

/// <summary>
/// Cuts a page from a report's gaps. A cursor is the gap's id: a report is of one network version and does not change, and in the next
/// version the page goes on after the same gap, if it is still there.
/// </summary>
internal static class GapPages
{
    private const int MostGaps = 500;

    public static Connection<GapView> Cut(IReadOnlyList<Gap> gaps, int first, string? after, Func<Gap, GapView> view)
    {
        if (first is < 0 or > MostGaps)
        {
            throw new GraphQLException(string.Create(CultureInfo.InvariantCulture, $"first is 0 to {MostGaps}."));
        }

        var start = after is null ? 0 : After(gaps, after);
        var edges = gaps.Skip(start).Take(first).Select(gap => new Edge<GapView>(view(gap), gap.Id)).ToList();
        return new(
            edges,
            new(start + edges.Count < gaps.Count, start > 0, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor),
            gaps.Count);
    }

    private static int After(IReadOnlyList<Gap> gaps, string id)
    {
        for (var i = 0; i < gaps.Count; i++)
        {
            if (gaps[i].Id == id)
            {
                return i + 1;
            }
        }

        throw new GraphQLException("after names no gap of this list: the data or the filter changed. Start again without it.");
    }
}

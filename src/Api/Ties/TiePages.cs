using NetworkLens.Api.Measures;
using NetworkLens.Api.Networks;
using NetworkLens.Api.Paging;
using NetworkLens.Data.Querying;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Ties;

/// <summary>
/// Cuts a page from ties in order. A cursor holds the value and the keys of its two people: in a later version the page goes on from that
/// place, whether the tie is still there or not.
/// </summary>
/// <param name="view">The network.</param>
/// <param name="ranking">Its ties in order.</param>
/// <param name="measure">By what.</param>
internal sealed class TiePages(NetworkView view, TieRanking ranking, TieMeasure measure)
{
    private static readonly Type[] Keys = [typeof(double), typeof(string), typeof(string)];

    private string Signature => $"NetworkTie {measure}";

    /// <summary>The page.</summary>
    /// <exception cref="GraphQLException">The arguments ask for something that cannot be.</exception>
    public Connection<NetworkTieView> Cut(PersonPageRequest request)
    {
        var size = PageSize.Read(request.First, request.Last).OrThrow();
        var start = request.After is { } after ? Find(after, "after", isBehind: true) : 0;
        var end = request.Before is { } before ? Find(before, "before", isBehind: false) : ranking.Count;
        if (request.Last is not null)
        {
            start = Math.Max(start, end - size);
        }
        else
        {
            end = Math.Min(end, start + size);
        }

        end = Math.Max(start, end);
        var edges = new List<Edge<NetworkTieView>>(end - start);
        for (var place = start; place < end; place++)
        {
            var (from, to, value) = ranking[place];
            edges.Add(new(NetworkTieView.Of(view, from, to, value), request.WithCursors ? Write(from, to, value) : ""));
        }

        var page = new PageInfo(end < ranking.Count, start > 0, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor);
        return new(edges, page, ranking.Count);
    }

    private string Write(int from, int to, double value) =>
        Cursor.Write(Signature, [value, view.Network.PersonKeys[from], view.Network.PersonKeys[to]]);

    private int Find(string cursor, string argument, bool isBehind)
    {
        if (Cursor.Read(cursor, Signature, Keys) is not [double value, string from, string to])
        {
            throw new GraphQLException(new QueryFault(
                argument, "It is no cursor of this order.", "Use a cursor that came with it; begin again without one.").ToString());
        }

        return ranking.Find(Beside, isBehind);

        int Beside((int From, int To, double Value) tie)
        {
            var keys = view.Network.PersonKeys;
            var byValue = value.CompareTo(tie.Value);
            var byFrom = string.CompareOrdinal(keys[tie.From], from);
            return byValue != 0 ? byValue : byFrom != 0 ? byFrom : string.CompareOrdinal(keys[tie.To], to);
        }
    }
}

/// <summary>A tie as one viewer is shown it.</summary>
internal sealed record NetworkTieView(NetworkPersonView From, NetworkPersonView To, double Value, double Weight)
{
    /// <summary>The tie of two people.</summary>
    public static NetworkTieView Of(NetworkView view, int from, int to, double value) => new(
        NetworkPersonView.Of(view, from),
        NetworkPersonView.Of(view, to),
        value,
        view.Network.Ties.IsWeighted ? view.Network.Ties.Weight(from, to) : 1);
}

using System.Collections.Immutable;
using NetworkLens.Api.Measures;
using NetworkLens.Api.Networks;
using NetworkLens.Api.Paging;
using NetworkLens.Data.Querying;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Expectations;

/// <summary>
/// Cuts a page from the people who do not comply, in order of their keys. A cursor holds a key, never a count over the list: in a later
/// version the page goes on from that place, whether the person is still there or not.
/// </summary>
/// <param name="view">The network, whose people are numbered in the order of their keys.</param>
/// <param name="people">Who does not comply, ascending.</param>
internal sealed class FailingPages(NetworkView view, ImmutableArray<int> people)
{
    private const string Signature = "Expectation failing";
    private static readonly Type[] Keys = [typeof(string)];

    /// <summary>The page.</summary>
    /// <exception cref="GraphQLException">The arguments ask for something that cannot be.</exception>
    public Connection<NetworkPersonView> Cut(PersonPageRequest request)
    {
        var size = PageSize.Read(request.First, request.Last).OrThrow();
        var start = request.After is { } after ? Find(after, "after", isBehind: true) : 0;
        var end = request.Before is { } before ? Find(before, "before", isBehind: false) : people.Length;
        if (request.Last is not null)
        {
            start = Math.Max(start, end - size);
        }
        else
        {
            end = Math.Min(end, start + size);
        }

        end = Math.Max(start, end);
        List<Edge<NetworkPersonView>> edges =
        [
            .. people.AsSpan()[start..end].ToArray().Select(person => new Edge<NetworkPersonView>(
                NetworkPersonView.Of(view, person), request.WithCursors ? Cursor.Write(Signature, [KeyOf(person)]) : "")),
        ];
        var page = new PageInfo(end < people.Length, start > 0, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor);
        return new(edges, page, people.Length);
    }

    private string KeyOf(int person) => view.Network.PersonKeys[person];

    /// <summary>The first place at or behind a cursor's, or only behind it.</summary>
    private int Find(string cursor, string argument, bool isBehind)
    {
        if (Cursor.Read(cursor, Signature, Keys) is not [string key])
        {
            throw new GraphQLException(new QueryFault(
                argument, "It is no cursor of this list.", "Use a cursor that came with it; begin again without one.").ToString());
        }

        int low = 0, high = people.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            var compared = string.CompareOrdinal(KeyOf(people[middle]), key);
            (low, high) = compared < 0 || (compared == 0 && isBehind) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

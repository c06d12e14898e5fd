using NetworkLens.Api.Networks;
using NetworkLens.Api.Paging;
using NetworkLens.Data.Querying;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Measures;

/// <summary>Which page of the people: the arguments of <c>Network.people</c>.</summary>
/// <param name="First">How many from the start.</param>
/// <param name="After">Only people after this cursor.</param>
/// <param name="Last">How many from the end.</param>
/// <param name="Before">Only people before this cursor.</param>
/// <param name="WithCursors">Whether cursors are asked for.</param>
internal sealed record PersonPageRequest(int? First, string? After, int? Last, string? Before, bool WithCursors)
{
    /// <summary>Reads the arguments of a field.</summary>
    public static PersonPageRequest Of(ResolverContext context) => new(
        context.Argument<int?>("first"),
        context.Argument<string?>("after"),
        context.Argument<int?>("last"),
        context.Argument<string?>("before"),
        context.IsSelected("edges", "cursor") || context.IsSelected("pageInfo"));
}

/// <summary>
/// Cuts a page from people in order of a measure. A cursor holds value and key of its person, never a count over the list: in a later
/// version the page goes on from that place, whether the person is still there, has moved or is gone.
/// </summary>
/// <param name="view">The network, whose people are numbered in the order of their keys.</param>
/// <param name="ranking">Everyone in order.</param>
/// <param name="people">Those who are asked for, in the order of <paramref name="ranking"/>.</param>
/// <param name="order">By what, and which end first.</param>
internal sealed class PersonPages(
    NetworkView view, PersonRanking ranking, IReadOnlyList<int> people, PersonMeasureOrderInput order)
{
    private static readonly Type[] Keys = [typeof(int), typeof(double), typeof(string)];

    // Whoever has no value comes last in either direction.
    private readonly int _valued = CountValued(ranking, people);

    private string Signature => $"NetworkPerson {order.Measure} {order.Direction}";

    /// <summary>The page.</summary>
    /// <exception cref="GraphQLException">The arguments ask for something that cannot be.</exception>
    public Connection<NetworkPersonView> Cut(PersonPageRequest request)
    {
        var size = PageSize.Read(request.First, request.Last).OrThrow();
        var start = request.After is { } after ? Find(after, "after", isBehind: true) : 0;
        var end = request.Before is { } before ? Find(before, "before", isBehind: false) : people.Count;
        if (request.Last is not null)
        {
            start = Math.Max(start, end - size);
        }
        else
        {
            end = Math.Min(end, start + size);
        }

        end = Math.Max(start, end);
        var edges = new List<Edge<NetworkPersonView>>(end - start);
        for (var place = start; place < end; place++)
        {
            var person = At(place);
            edges.Add(new(NetworkPersonView.Of(view, person), request.WithCursors ? Write(person) : ""));
        }

        var page = new PageInfo(end < people.Count, start > 0, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor);
        return new(edges, page, people.Count);
    }

    private static int CountValued(PersonRanking ranking, IReadOnlyList<int> people)
    {
        int low = 0, high = people.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = double.IsNaN(ranking.ValueOf(people[middle])) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private int At(int place) => order.IsDescending ? people[place]
        : place < _valued ? people[_valued - 1 - place]
        : people[people.Count - 1 - (place - _valued)];

    /// <summary>The first place at or behind a cursor's, or only behind it.</summary>
    private int Find(string cursor, string argument, bool isBehind)
    {
        var (value, key) = Read(cursor, argument);
        int low = 0, high = people.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            var compared = Compare(At(middle), value, key);
            (low, high) = compared < 0 || (compared == 0 && isBehind) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private int Compare(int person, double value, string key)
    {
        var own = ranking.ValueOf(person);
        var falling = PersonRanking.CompareValues(own, value);
        if (double.IsNaN(own) != double.IsNaN(value))
        {
            return falling;
        }

        falling = falling != 0 ? falling : string.CompareOrdinal(view.Network.PersonKeys[person], key);
        return order.IsDescending ? falling : -falling;
    }

    private string Write(int person)
    {
        var value = ranking.ValueOf(person);
        return Cursor.Write(Signature, [double.IsNaN(value) ? 0 : 1, double.IsNaN(value) ? 0.0 : value, view.Network.PersonKeys[person]]);
    }

    private (double Value, string Key) Read(string cursor, string argument) =>
        Cursor.Read(cursor, Signature, Keys) is [int hasValue and (0 or 1), double value, string key]
            ? (hasValue == 1 ? value : double.NaN, key)
            : throw new GraphQLException(new QueryFault(
                argument, "It is no cursor of this order.", "Use a cursor that came with it; begin again without one.").ToString());
}

using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Distances;

public sealed class LengthSearchTests
{
    [Fact]
    public void Nearest_come_first_and_of_equals_the_lower_index()
    {
        var search = new LengthSearch(CsrGraph.Parse("3-6 3-5 3-0 3-2 3-4:2 4-1:2"));
        search.Run(3, default);

        search.Order.ToArray().ShouldBe([3, 4, 0, 1, 2, 5, 6]);
        Enumerable.Range(0, 7).Select(search.Rank).ShouldBe([2, 3, 4, 0, 1, 5, 6]);
        Enumerable.Range(0, 7).Select(search.Length).ShouldBe([1, 1, 1, 0, 0.5, 1, 1]);
    }

    [Fact]
    public void What_one_search_found_the_next_has_forgotten()
    {
        var search = new LengthSearch(CsrGraph.Parse("0-1 1-2 3-4"));
        search.Run(0, default);
        search.Run(4, default);

        search.Order.ToArray().ShouldBe([4, 3]);
        (search.Rank(0), search.Rank(2), search.Settled).ShouldBe((-1, -1, 2));
    }
}

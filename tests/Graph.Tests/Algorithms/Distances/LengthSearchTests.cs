using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Distances;

public sealed class LengthSearchTests
{
    [Fact]
    public void Nearest_come_first_and_of_equals_the_lower_index()
    {
        var search = Search("3-6 3-5 3-0 3-2 3-4:2 4-1:2");
        search.Run(3, default);

        search.Order.ToArray().ShouldBe([3, 4, 0, 1, 2, 5, 6]);
        Enumerable.Range(0, 7).Select(search.Rank).ShouldBe([2, 3, 4, 0, 1, 5, 6]);
        search.Lengths.ToArray().ShouldBe([1, 1, 1, 0, 0.5, 1, 1]);
    }

    [Fact]
    public void What_one_search_found_the_next_has_forgotten()
    {
        var search = Search("0-1 1-2 3-4");
        search.Run(0, default);
        search.Run(4, default);

        search.Order.ToArray().ShouldBe([4, 3]);
        (search.Rank(0), search.Rank(2), search.Settled).ShouldBe((-1, -1, 2));
    }

    [Theory]
    [InlineData(1, false), InlineData(2, false), InlineData(3, true), InlineData(4, true)]
    public void Everyone_comes_once_at_the_shortest_length_in_the_order_of_lengths_and_indices(int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(nodes: 60, p: 0.08, seed, directed);
        var lengths = Dense.Lengths(graph);
        var search = new LengthSearch(graph, new(graph));
        for (var source = 0; source < graph.NodeCount; source++)
        {
            search.Run(source, default);

            double[] expected = [.. Enumerable.Range(0, graph.NodeCount).Select(person => lengths[source, person])];
            Close.To([.. expected.Where(double.IsFinite)], [.. search.Lengths.ToArray().Where(double.IsFinite)]);
            int[] reached = [.. Enumerable.Range(0, graph.NodeCount).Where(person => double.IsFinite(expected[person]))];
            var order = search.Order.ToArray();
            order.ShouldBe(reached.OrderBy(person => search.Lengths[person]).ThenBy(person => person));
            Enumerable.Range(0, graph.NodeCount).Select(search.Rank).ShouldBe(
                Enumerable.Range(0, graph.NodeCount).Select(person => Array.IndexOf(order, person)));
        }
    }

    [Fact]
    public void A_tie_too_weak_for_any_length_joins_nobody()
    {
        var search = Search("0-1:1e-310 1-2");
        search.Run(0, default);

        search.Order.ToArray().ShouldBe([0]);
    }

    private static LengthSearch Search(string ties)
    {
        var graph = CsrGraph.Parse(ties);
        return new(graph, new(graph));
    }
}

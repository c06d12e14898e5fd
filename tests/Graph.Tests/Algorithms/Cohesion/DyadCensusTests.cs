using NetworkLens.Graph.Algorithms.Cohesion;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Cohesion;

public sealed class DyadCensusTests
{
    [Theory]
    [InlineData("", true, 0, 0, 0)]
    [InlineData("0", true, 0, 0, 0)]
    [InlineData("3", true, 0, 0, 6)]
    [InlineData("0-1 1-0 2-0 3", true, 1, 1, 4)]
    [InlineData("0-1 1-2 2-0", true, 0, 3, 0)]
    [InlineData("0-1:3 1-2 3", false, 2, 0, 4)]
    public void Every_pair_is_one_of_three(string ties, bool directed, long mutual, long asymmetric, long none) =>
        DyadCensus.Compute(CsrGraph.Parse(ties, directed), default).ShouldBe(new(mutual, asymmetric, none));

    [Theory]
    [InlineData(1, 0.05), InlineData(2, 0.3), InlineData(3, 0.8)]
    public void Matches_the_matrix_on_any_number_of_threads(int seed, double p)
    {
        var graph = RandomGraph.Gnp(60, p, seed, directed: true);
        var matrix = Dense.Matrix(graph);
        var pairs = from i in Enumerable.Range(0, 60)
                    from j in Enumerable.Range(0, i)
                    select (matrix[i, j] > 0 ? 1 : 0) + (matrix[j, i] > 0 ? 1 : 0);
        var ties = pairs.ToList();
        foreach (var threads in new[] { 1, 2, 8 })
        {
            var expected = new DyadCensus(ties.Count(t => t == 2), ties.Count(t => t == 1), ties.Count(t => t == 0));
            DyadCensus.Compute(graph, new(threads)).ShouldBe(expected);
        }
    }

    [Fact]
    public void Large_networks_are_counted_in_parts_that_add_up()
    {
        var graph = Large.Sparse(20_000, 200_000, seed: 1, directed: true);
        var census = DyadCensus.Compute(graph, new(2));

        census.ShouldBe(DyadCensus.Compute(graph, new(1)));
        ((2 * census.Mutual) + census.Asymmetric).ShouldBe(graph.ArcCount);
        (census.Mutual + census.Asymmetric).ShouldBe(graph.ToUndirected(TieDirection.Either).TieCount);
        census.Mutual.ShouldBe(graph.ToUndirected(TieDirection.Both).TieCount);
    }
}

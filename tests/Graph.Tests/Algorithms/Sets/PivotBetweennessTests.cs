using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Betweenness;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Algorithms.Sets;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Sets;

public sealed class PivotBetweennessTests
{
    [Fact]
    public void The_middle_of_a_path_is_on_most_paths_until_it_leaves()
    {
        var path = CsrGraph.Parse("0-1 1-2 2-3 3-4");
        PivotBetweenness.Compute(path, new bool[5], default).ShouldBe([0, 6, 8, 6, 0]);
        PivotBetweenness.Compute(path, [false, false, true, false, false], default).ShouldBe([0, 0, 0, 0, 0]);
        PivotBetweenness.Compute(path, [true, true, true, true, true], default).ShouldBe([0, 0, 0, 0, 0]);
        PivotBetweenness.Compute(CsrGraph.Parse(""), [], default).ShouldBeEmpty();
    }

    // Up to 128 people everyone is a pivot: then it is betweenness, each pair from both ends.
    [Theory]
    [InlineData(1, 0.05), InlineData(2, 0.1), InlineData(3, 0.3)]
    public void Of_few_people_it_is_their_betweenness_without_those_who_left(int seed, double p)
    {
        var graph = RandomGraph.Gnp(100, p, seed);
        bool[] left = [.. Enumerable.Range(0, 100).Select(person => person % 7 == seed)];
        var hint = PivotBetweenness.Compute(graph, left, Effort.OneThread);

        var ties = Enumerable.Range(0, 100).Where(person => !left[person])
            .SelectMany(person => graph.Neighbours(person).ToArray().Where(other => person < other && !left[other])
                .Select(other => (From: person, To: other))).ToList();
        var rest = CsrGraphBuilder.FromTies(100, [.. ties.Select(t => t.From)], [.. ties.Select(t => t.To)], [], directed: false);
        Close.To([.. BetweennessCentrality.Compute(rest, TieLength.One, default).Select(value => 2 * value)], hint);
        foreach (var threads in new[] { 2, 8 })
        {
            PivotBetweenness.Compute(graph, left, new(threads)).ShouldBe(hint);
        }
    }
}

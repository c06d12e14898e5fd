using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Sets;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Sets;

public sealed class DisjointPathsTests
{
    [Fact]
    public void Two_bridges_are_two_ways()
    {
        var paths = Compute(CsrGraph.Parse("0-1 0-2 1-2 1-3 2-4 3-5 4-6 5-6"), [0, 1, 2], [5, 6]);

        paths.Length.ShouldBe(2);
        paths[0].ShouldBe([1, 3, 5]);
        paths[1].ShouldBe([2, 4, 6]);
    }

    [Fact]
    public void Somebody_in_both_groups_is_a_way_alone_and_nobody_is_none()
    {
        var graph = CsrGraph.Parse("0-1 1-2");

        Compute(graph, [1], [1, 2]).Single().ShouldBe([1]);
        Compute(graph, [], [1]).ShouldBeEmpty();
        Compute(CsrGraph.Parse("0-1 2"), [0], [2]).ShouldBeEmpty();
        Compute(CsrGraph.Parse("1-0", directed: true), [0], [1]).ShouldBeEmpty();
        Compute(CsrGraph.Parse("0-3 1-3 2-3 0-4 1-5"), [0, 1, 2], [3, 4, 5], cap: 2).Length.ShouldBe(2);
        Should.Throw<ArgumentOutOfRangeException>(() => Compute(graph, [0], [2], cap: 0));
    }

    [Theory]
    [InlineData(1, 0.06, false), InlineData(2, 0.1, false), InlineData(3, 0.15, true), InlineData(4, 0.2, true), InlineData(5, 0.3, false)]
    public void As_many_as_the_smallest_cut_and_nobody_is_on_two(int seed, double p, bool directed)
    {
        var graph = RandomGraph.Gnp(40, p, seed, directed);
        int[] setA = [0, 1, 2, 3, 4, 5], setB = [5, 30, 31, 32, 33, 34];
        var paths = Compute(graph, setA, setB);

        paths.Length.ShouldBe(VertexConnectivity.Compute(graph, setA, setB, 100).Size);
        paths.SelectMany(path => path).ShouldBeUnique();
        foreach (var path in paths)
        {
            setA.ShouldContain(path[0]);
            setB.ShouldContain(path[^1]);
            path.Skip(1).Intersect(setA).ShouldBeEmpty();
            path.SkipLast(1).Intersect(setB).ShouldBeEmpty();
            foreach (var (from, to) in path.Zip(path.Skip(1)))
            {
                graph.HasTie(from, to).ShouldBeTrue($"{from}-{to}");
            }
        }
    }

    private static ImmutableArray<ImmutableArray<int>> Compute(CsrGraph graph, int[] setA, int[] setB, int cap = 100) =>
        DisjointPaths.Compute(graph, setA, setB, cap, Effort.OneThread);
}

using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Distances;

public sealed class GeodesicDistancesTests
{
    [Fact]
    public void A_chain_of_three_and_a_loner()
    {
        // Ordered pairs: 4 at one tie, 2 at two, 6 with the loner.
        var distances = All(CsrGraph.Parse("0-1 1-2 3"));

        distances.PairsAt.ShouldBe([0, 4, 2]);
        distances.UnreachablePairs.ShouldBe(6);
        Close.To(8 / 6.0, distances.Mean);
        Close.To(0.5, distances.UnreachableShare);
        Close.To(4 / 12.0, distances.ShareWithin(1));
        distances.Diameter.Value.ShouldBe(2);
    }

    [Fact]
    public void Directions_are_kept()
    {
        var distances = All(CsrGraph.Parse("0-1 1-2", directed: true));

        distances.PairsAt.ShouldBe([0, 2, 1]);
        distances.UnreachablePairs.ShouldBe(3);
    }

    [Fact]
    public void From_group_to_group_nobody_pairs_with_themself()
    {
        // 0 is in both groups: pairs 0-2, 1-0, 1-2.
        var distances = Between(CsrGraph.Parse("0-1 1-2"), [0, 1, 1], [2, 0]);

        distances.PairsAt.ShouldBe([0, 2, 1]);
        distances.UnreachablePairs.ShouldBe(0);
    }

    [Fact]
    public void Reasons_stand_where_figures_cannot()
    {
        All(CsrGraph.Parse("")).Mean.Why.ShouldBe(Absence.NoPairs);
        All(CsrGraph.Parse("0")).UnreachableShare.Why.ShouldBe(Absence.NoPairs);
        var apart = All(CsrGraph.Parse("1"));
        (apart.Mean.Why, apart.Diameter.Why, apart.UnreachableShare.Value).ShouldBe((Absence.Unreachable, Absence.Unreachable, 1.0));
        Between(CsrGraph.Parse("0-1"), [], [1]).Mean.Why.ShouldBe(Absence.NoPairs);
    }

    [Theory]
    [InlineData(1, true), InlineData(2, false), InlineData(3, true), InlineData(4, false)]
    public void Matches_Floyd_and_Warshall_between_any_two_groups(int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(60, 0.03, seed, directed);
        int[] from = [.. RandomGraph.Permutation(60, seed).Take(20)];
        int[] to = [.. RandomGraph.Permutation(60, seed + 9).Take(35)];
        var dense = Dense.Distances(graph);
        var pairs = from.SelectMany(f => to.Where(t => t != f).Select(t => dense[f, t])).ToList();
        var distances = Between(graph, from, to);

        distances.UnreachablePairs.ShouldBe(pairs.Count(d => d == Dense.Unreachable));
        for (var distance = 1; distance < distances.PairsAt.Length; distance++)
        {
            distances.PairsAt[distance].ShouldBe(pairs.Count(d => d == distance));
        }

        Close.To(pairs.Where(d => d != Dense.Unreachable).Average(), distances.Mean);
        distances.Diameter.Value.ShouldBe(pairs.Where(d => d != Dense.Unreachable).Max());
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(8)]
    public void Any_number_of_threads_and_other_names_give_the_same(int threads)
    {
        var graph = RandomGraph.Gnp(1200, 0.002, 5);
        var renamed = RandomGraph.Relabel(graph, RandomGraph.Permutation(1200, 6));
        var expected = All(graph);
        var actual = GeodesicDistances.Compute(renamed, new(threads, null, TestContext.Current.CancellationToken));

        actual.PairsAt.ShouldBe(expected.PairsAt);
        actual.UnreachablePairs.ShouldBe(expected.UnreachablePairs);
    }

    private static GeodesicDistances All(CsrGraph graph) =>
        GeodesicDistances.Compute(graph, new(1, null, TestContext.Current.CancellationToken));

    private static GeodesicDistances Between(CsrGraph graph, int[] from, int[] to) =>
        GeodesicDistances.Compute(graph, from, to, new(1, null, TestContext.Current.CancellationToken));
}

using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Distances;

public sealed class PersonDistancesTests
{
    [Fact]
    public void The_middle_of_a_chain_is_closest()
    {
        var chain = Compute(Small.Chain(5));

        Values(5, chain.Closeness).ShouldBe([4 / 10.0, 4 / 7.0, 4 / 6.0, 4 / 7.0, 4 / 10.0]);
        Close.To([25 / 48.0, 17 / 24.0, 0.75, 17 / 24.0, 25 / 48.0], Values(5, chain.Harmonic));
        chain.Eccentricity.ShouldBe([4, 3, 2, 3, 4]);
        chain.ReachedWithin(0, 2).ShouldBe(2);
        chain.PeopleAt(2, 2).ShouldBe(2);
    }

    [Fact]
    public void Two_people_of_the_kite_are_closest()
    {
        var kite = Compute(Small.Kite);

        Values(10, kite.Closeness).Select(c => Math.Round(c, 3))
            .ShouldBe([0.529, 0.529, 0.5, 0.6, 0.5, 0.643, 0.643, 0.6, 0.429, 0.31]);
        (kite.Distribution.Diameter.Value, kite.Eccentricity.Min()).ShouldBe((4, 2));
        kite.Distribution.PairsAt.ShouldBe([0, 36, 30, 14, 10]);
    }

    [Fact]
    public void Everyone_in_a_complete_graph_is_next_to_everyone()
    {
        var complete = Compute(Small.Complete(6));

        Values(6, complete.Closeness).ShouldAllBe(c => c == 1);
        Values(6, complete.Harmonic).ShouldAllBe(h => h == 1);
    }

    [Fact]
    public void An_isolate_has_no_closeness_and_harmonic_closeness_0()
    {
        var apart = Compute(CsrGraph.Parse("0-1 2"));

        apart.Closeness(2).Why.ShouldBe(Absence.Unreachable);
        apart.MeanDistance(2).Why.ShouldBe(Absence.Unreachable);
        (apart.Harmonic(2).Value, apart.Eccentricity[2], apart.Reached[2]).ShouldBe((0, 0, 0));
        (apart.Closeness(0).Value, apart.Harmonic(0).Value).ShouldBe((1, 0.5));
        apart.Distribution.UnreachablePairs.ShouldBe(4);
    }

    [Fact]
    public void One_person_alone_has_neither()
    {
        var alone = Compute(CsrGraph.Parse("0"));

        (alone.Closeness(0).Why, alone.Harmonic(0).Why).ShouldBe((Absence.TooFewPeople, Absence.TooFewPeople));
        alone.Distribution.Mean.Why.ShouldBe(Absence.NoPairs);
    }

    [Fact]
    public void Nobody_has_no_figures() => Compute(CsrGraph.Parse("")).Reached.ShouldBeEmpty();

    [Fact]
    public void Direction_says_who_walks_to_whom()
    {
        var graph = CsrGraph.Parse("0-1 1-2 3-2", directed: true);

        Compute(graph).Reached.ShouldBe([2, 1, 0, 1]);
        Compute(graph).DistanceSum.ShouldBe([3, 1, 0, 1]);
        Compute(graph, PathDirection.In).Reached.ShouldBe([0, 1, 3, 0]);
        Compute(graph, PathDirection.In).DistanceSum.ShouldBe([0, 1, 4, 0]);
    }

    [Theory]
    [InlineData(60, 0.03, 1, true), InlineData(60, 0.08, 2, false), InlineData(140, 0.012, 3, true), InlineData(140, 0.01, 4, false)]
    [InlineData(600, 0.01, 5, false)]
    public void Is_what_all_pairs_say(int nodes, double p, int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(nodes, p, seed, directed);
        var distance = nodes > 200 ? Searched(graph) : Dense.Distances(graph);
        foreach (var direction in new[] { PathDirection.Out, PathDirection.In })
        {
            var found = Compute(graph, direction);
            for (var person = 0; person < nodes; person++)
            {
                int[] row =
                [
                    .. Enumerable.Range(0, nodes)
                        .Select(q => direction == PathDirection.Out ? distance[person, q] : distance[q, person])
                        .Where(d => d > 0 && d != Dense.Unreachable),
                ];
                found.Reached[person].ShouldBe(row.Length);
                found.DistanceSum[person].ShouldBe(row.Sum());
                Close.To(row.Sum(d => 1.0 / d), found.HarmonicSum[person]);
                found.Eccentricity[person].ShouldBe(row.DefaultIfEmpty().Max());
                found.ReachedWithin(person, 3).ShouldBe(row.Count(d => d <= 3));
            }

            found.Distribution.PairsAt.ShouldBe(GeodesicDistances.Compute(graph, Effort.OneThread).PairsAt);
            found.Distribution.UnreachablePairs.ShouldBe(GeodesicDistances.Compute(graph, Effort.OneThread).UnreachablePairs);
        }
    }

    [Fact]
    public void A_long_chain_is_added_up_beyond_the_steps_that_are_kept()
    {
        const int People = 300;
        var chain = Compute(Small.Chain(People));

        chain.Reached[0].ShouldBe(People - 1);
        chain.DistanceSum[0].ShouldBe(People * (People - 1) / 2);
        Close.To(Enumerable.Range(1, People - 1).Sum(d => 1.0 / d), chain.HarmonicSum[0]);
        (chain.Eccentricity[0], chain.Eccentricity[People / 2]).ShouldBe((People - 1, People / 2));
        chain.Distribution.PairsAt[^1].ShouldBe(2);
    }

    [Theory]
    [InlineData(2), InlineData(8)]
    public void Equal_bits_on_any_number_of_threads(int threads)
    {
        foreach (var graph in new[] { RandomGraph.Gnp(1700, 0.002, 8), Small.Chain(1400) })
        {
            var one = PersonDistances.Compute(graph, PathDirection.Out, Effort.OneThread);
            var many = PersonDistances.Compute(graph, PathDirection.Out, new(threads));

            many.HarmonicSum.ShouldBe(one.HarmonicSum);
            many.DistanceSum.ShouldBe(one.DistanceSum);
            many.Distribution.PairsAt.ShouldBe(one.Distribution.PairsAt);
        }
    }

    [Theory]
    [InlineData(0), InlineData(PersonDistances.StepsKept)]
    public void Steps_that_are_not_kept_are_a_fault_of_the_caller(int steps) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Compute(Small.Chain(3)).PeopleAt(0, steps));

    private static double[] Values(int people, Func<int, Measured> of) => [.. Enumerable.Range(0, people).Select(p => of(p).Value!.Value)];

    private static int[,] Searched(CsrGraph graph)
    {
        var distance = new int[graph.NodeCount, graph.NodeCount];
        for (var source = 0; source < graph.NodeCount; source++)
        {
            var found = BreadthFirst.Compute(graph, [source], int.MaxValue, default);
            for (var node = 0; node < found.Length; node++)
            {
                distance[source, node] = found[node] < 0 ? Dense.Unreachable : found[node];
            }
        }

        return distance;
    }

    private static PersonDistances Compute(CsrGraph graph, PathDirection direction = PathDirection.Out) =>
        PersonDistances.Compute(graph, direction, new(2, null, TestContext.Current.CancellationToken));
}

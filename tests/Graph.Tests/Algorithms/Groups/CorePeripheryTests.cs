using NetworkLens.Graph.Algorithms.Groups;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Groups;

public sealed class CorePeripheryTests
{
    [Fact]
    public void Three_in_a_ring_with_one_follower_each_are_a_perfect_core()
    {
        var found = Compute("0-1 1-2 2-0 0-3 1-4 2-5");

        found.Core.ShouldBe([0, 1, 2]);
        (found.Misfits, found.Interchangeable).ShouldBe((0, 0));
        Close.To(1, found.Correlation);
        Close.To(1, found.CoreDensity);
        Close.To(0, found.PeripheryDensity);
        Close.To(1 / 3.0, found.BetweenDensity);
    }

    [Fact]
    public void Whoever_would_fit_either_side_alone_stays_outside()
    {
        // 2 is tied to both of the core: as a third of it no worse a fit, but with fewer ties than either.
        Compute("0-1 0-2 1-2 0-3 1-4").Core.ShouldBe([0, 1]);
    }

    [Fact]
    public void Core_of_a_star_is_its_hub()
    {
        var found = Compute("0-1 0-2 0-3");
        found.Core.ShouldBe([0]);
        found.Misfits.ShouldBe(0);
        found.CoreDensity.Why.ShouldBe(Absence.NoPairs);
        found.Correlation.Why.ShouldBe(Absence.NoPairs);
    }

    [Fact]
    public void Where_all_are_tied_to_all_everyone_is_core()
    {
        var found = Compute("0-1 0-2 1-2");
        found.Core.ShouldBe([0, 1, 2]);
        found.Interchangeable.ShouldBe(0);
        found.BetweenDensity.Why.ShouldBe(Absence.NoPairs);
    }

    [Fact]
    public void Equals_that_are_parted_are_counted()
    {
        var found = Compute("0-1 1-2 2-3 3-4 4-5 5-0");
        found.Core.ShouldBe([0, 1]);
        found.Interchangeable.ShouldBe(4);
        found.Misfits.ShouldBe(3);
    }

    [Fact]
    public void Without_ties_there_is_no_core()
    {
        Compute("").Core.ShouldBeEmpty();
        Compute("").Correlation.Why.ShouldBe(Absence.NoPairs);
        Compute("0 1 2").Core.ShouldBeEmpty();
        Compute("0 1 2").Interchangeable.ShouldBe(0);
    }

    // All splits of ten people, one by one.
    [Theory]
    [InlineData(1, false, 0.2), InlineData(2, false, 0.5), InlineData(3, true, 0.2), InlineData(4, true, 0.5), InlineData(5, false, 0.8)]
    [InlineData(6, true, 0.8)]
    public void No_split_fits_better(int seed, bool directed, double p)
    {
        var graph = RandomGraph.Gnp(10, p, seed, directed);
        var found = CorePeriphery.Compute(graph, default);

        Misfits(graph, [.. Enumerable.Range(0, 10).Select(found.Core.Contains)]).ShouldBe(found.Misfits);
        var least = Enumerable.Range(0, 1 << 10).Min(set => Misfits(graph, [.. Enumerable.Range(0, 10).Select(i => (set >> i & 1) == 1)]));
        found.Misfits.ShouldBe(least);
    }

    [Theory]
    [InlineData(1, false), InlineData(2, true)]
    public void Correlation_and_densities_match_a_list_of_pairs(int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(30, 0.3, seed, directed);
        var found = CorePeriphery.Compute(graph, default);
        var pairs = (
            from i in Enumerable.Range(0, 30)
            from j in Enumerable.Range(0, 30)
            where i != j
            select (Core: found.Core.Contains(i), Other: found.Core.Contains(j), Tied: graph.HasTie(i, j) ? 1.0 : 0)).ToList();
        Close.To(pairs.Where(t => t.Core && t.Other).Average(t => t.Tied), found.CoreDensity);
        Close.To(pairs.Where(t => !t.Core && !t.Other).Average(t => t.Tied), found.PeripheryDensity);
        Close.To(pairs.Where(t => t.Core != t.Other).Average(t => t.Tied), found.BetweenDensity);

        var counted = pairs.FindAll(t => t.Core == t.Other).ConvertAll(t => (X: t.Core ? 1.0 : 0, Y: t.Tied));
        var (x, y) = (counted.Average(t => t.X), counted.Average(t => t.Y));
        var expected = counted.Sum(t => (t.X - x) * (t.Y - y))
            / Math.Sqrt(counted.Sum(t => (t.X - x) * (t.X - x)) * counted.Sum(t => (t.Y - y) * (t.Y - y)));
        Close.To(expected, found.Correlation);
    }

    private static long Misfits(CsrGraph graph, bool[] isCore)
    {
        long misfits = 0;
        for (var i = 0; i < isCore.Length; i++)
        {
            for (var j = graph.IsDirected ? 0 : i + 1; j < isCore.Length; j++)
            {
                misfits += i != j && isCore[i] == isCore[j] && graph.HasTie(i, j) != isCore[i] ? 1 : 0;
            }
        }

        return misfits;
    }

    private static CorePeriphery Compute(string ties) => CorePeriphery.Compute(CsrGraph.Parse(ties), default);
}

using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Gravity;

namespace NetworkLens.Graph.Tests.Gravity;

public sealed class PairSumsTests
{
    // 6 were fitted and 10 seen: without the pair A has 36 ends where 40 are fitted, B 16 of 20.
    [Fact]
    public void Ties_of_a_pair_do_not_make_its_groups_active()
    {
        var sums = new PairSums(10, 6, 10, 6, 46, 26);
        Close.To(6 * 0.9 * 0.8, sums.Expected);
        Close.To((1 / 40.0) + (1 / 20.0), sums.Uncertainty);
    }

    // Of the ends of A that are not the pair's so many were seen, so many fitted; B has far more than either.
    [Theory]
    [InlineData(2, 6, 1 / 3.0), InlineData(0, 5, 0.2), InlineData(1, 6, 0.2), InlineData(4, 0, 5), InlineData(4, -1, 5)]
    [InlineData(9, 1, 5), InlineData(0, 0, 1)]
    public void Correction_is_five_times_at_most(double seen, double fitted, double expected)
    {
        var sums = new PairSums(10, 1, 20 - seen, 20 - fitted, 20, 1e15);
        sums.Expected.ShouldBe(expected, 1e-9);
        sums.Uncertainty.ShouldBe(1 / Math.Max(fitted, 1), 1e-9);
    }

    [Theory]
    [InlineData(1), InlineData(2)]
    public void Sums_are_those_over_all_pairs_of_cells(int seed)
    {
        var system = new MadeSystem(seed, organisations: 2, directorates: 2, units: 3, people: 5);
        var cells = GravityCells.Of(system.People, []);
        int[] CellsOf(params int[] units) =>
            [.. units.SelectMany(unit => system.Unit(unit)).Select(person => cells.CellOf[person]).Distinct().Order()];
        var leftOut = LeftOutPairs.Of(cells, [(CellsOf(0), CellsOf(1)), (CellsOf(2), CellsOf(2))], 1_000_000);
        var ties = CellTies.Of(cells, system.Draw(degree: 12), CancellationToken.None);
        var fit = GravityFit.Compute(new(cells, ties, leftOut), GravityOptions.Default, Effort.OneThread);
        var adder = new PairAdder(fit);

        foreach (var (a, b) in new[] { (CellsOf(0, 4), CellsOf(1)), (CellsOf(0, 2), CellsOf(2, 1, 5)), (CellsOf(3), CellsOf(3)) })
        {
            var (observed, fitted, observedIn, fittedIn) = (0.0, 0.0, 0.0, 0.0);
            foreach (var (c, d) in a.SelectMany(c => b.Select(d => (c, d))))
            {
                var share = a.Contains(d) && b.Contains(c) ? 0.5 : 1;
                var at = ties.CellsOf(c).IndexOf(d);
                var (count, expected) = (share * (at < 0 ? 0 : ties.CountsOf(c)[at]), share * fit.Expected(c, d));
                var isOut = (CellsOf(0).Contains(c) && CellsOf(1).Contains(d)) || (CellsOf(1).Contains(c) && CellsOf(0).Contains(d))
                    || (CellsOf(2).Contains(c) && CellsOf(2).Contains(d));
                (observed, fitted) = (observed + count, fitted + expected);
                (observedIn, fittedIn) = isOut ? (observedIn, fittedIn) : (observedIn + count, fittedIn + expected);
            }

            var sums = adder.Of(a, b);
            Close.To([observed, fitted, observedIn, fittedIn], [sums.Observed, sums.Fitted, sums.ObservedInFit, sums.FittedInFit]);
            Close.To(a.Sum(cell => fit.Targets.Ends[cell]), sums.EndsA);
            Close.To(b.Sum(cell => fit.Targets.Ends[cell]), sums.EndsB);
        }
    }

    // More pairs of cells than are looked at one by one; the second and third pair share units, the third cells too; one unit is closed.
    [Theory]
    [InlineData(1, false), InlineData(2, true)]
    public void Sums_of_many_cells_are_those_over_all_pairs(int seed, bool survey)
    {
        var system = new MadeSystem(seed, organisations: 2, directorates: 3, units: 4, people: 12, unknown: 0.1);
        system.Responded = survey ? [.. Enumerable.Range(0, system.Count).Select(person => person % 4 > 0)] : null;
        var closed = system.Unit(5).ToHashSet();
        system.IsCut = (i, j) => closed.Contains(i) != closed.Contains(j);
        int[] all = [.. Enumerable.Range(0, system.Count)];
        ImmutableArray<int>[] groups =
        [
            [.. all.Where(person => person < 100)], [.. all.Where(person => person >= 180)],
            [.. all.Where(person => person % 2 == 0)], [.. all.Where(person => person % 2 == 1)], [.. all.Where(person => person > 60)],
        ];
        var cells = GravityCells.Of(system.People, groups);
        var cellsOf = groups.Select(cells.CellsOf).ToArray();
        var leftOut = LeftOutPairs.Of(cells, [(cells.CellsOf(system.Unit(0)), cells.CellsOf(system.Unit(1)))], 1_000_000);
        var ties = CellTies.Of(cells, system.Draw(degree: 12), CancellationToken.None);
        var fit = GravityFit.Compute(new(cells, ties, leftOut), GravityOptions.Default, Effort.OneThread);
        fit.HasConverged.ShouldBeTrue();
        fit.Targets.IsClosed.Count(isClosed => isClosed).ShouldBeGreaterThan(0);
        var adder = new PairAdder(fit);

        foreach (var (a, b) in new[]
            { (cellsOf[0], cellsOf[1]), (cellsOf[2], cellsOf[3]), (cellsOf[2], cellsOf[4]), (cellsOf[4], cellsOf[4]) })
        {
            ((long)a.Length * b.Length).ShouldBeGreaterThan(4096);
            double Sum(Func<int, int, double> of) => a.Sum(c => b.Sum(d => (a.Contains(d) && b.Contains(c) ? 0.5 : 1) * of(c, d)));
            var sums = adder.Of(a, b);
            Close.To(Sum(fit.Expected), sums.Fitted);
            Close.To(Sum((c, d) => leftOut.Holds(c, d) ? 0 : fit.Expected(c, d)), sums.FittedInFit);
            Close.To(Sum((c, d) => ties.CellsOf(c).IndexOf(d) is >= 0 and var at ? ties.CountsOf(c)[at] : 0), sums.Observed);
        }
    }

    [Fact]
    public void Pair_of_groups_too_many_is_passed_over_and_the_next_is_not()
    {
        var people = new GravityPeople { Organisation = [0, 0, 0, 0, 0], Directorate = [0, 0, 0, 0, 0], Unit = [0, 1, 2, 3, 4] };
        var cells = GravityCells.Of(people, []);
        (int[] A, int[] B)[] pairs = [([0, 1, 2], [3, 4]), ([0], [1])];

        var all = LeftOutPairs.Of(cells, pairs, 14);
        (all.GroupPairs, all.Count).ShouldBe((2, 14));
        LeftOutPairs.Of(cells, pairs, 13).GroupPairs.ShouldBe(1);
        var few = LeftOutPairs.Of(cells, pairs, 11);
        (few.GroupPairs, few.Count).ShouldBe((1, 2));
        (few.Holds(1, 0), few.Holds(0, 3)).ShouldBe((true, false));
    }
}

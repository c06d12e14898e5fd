using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gravity;

public sealed class RakingTests
{
    private static readonly double[] Ones = [.. Enumerable.Repeat(1.0, Patterns.Count)];

    // One tie of two: a begins at 1/√2 each, of which half a tie is expected. The root of 2 mends both sides at once; 2 would overshoot.
    [Fact]
    public void One_sweep_mends_what_two_cells_miss()
    {
        var raking = Raking("0-1", units: [0, 1]);
        raking.Run(Ones, 1e-12, sweeps: 0, CancellationToken.None);
        Close.To(0.5, raking.Missing);
        raking.Run(Ones, 1e-12, sweeps: 1, CancellationToken.None);
        Close.To([1, 1], raking.Activity);
        Close.To(0, raking.Missing);
    }

    // Half, and three times, of what there is.
    [Theory]
    [InlineData(0.5, 0.5), InlineData(3, 2), InlineData(1, 0)]
    public void Too_few_and_too_many_are_both_missed(double activity, double missing)
    {
        var raking = Raking("0-1", units: [0, 1]);
        (raking.Activity[0], raking.Activity[1]) = (activity, 1);
        raking.Run(Ones, 1e-12, sweeps: 0, CancellationToken.None);
        Close.To(missing, raking.Missing);
    }

    // 0 and 1 are of one unit and tied, 2 of one without: two ends inside, of a_0 a_1 twice.
    [Theory]
    [InlineData(1, 1, 1), InlineData(2, 2, 0.25), InlineData(1, 4, 0.25)]
    public void Cohesion_gives_a_unit_its_inner_ties(double first, double second, double expected)
    {
        var raking = Raking("0-1 0-2 1-2", units: [0, 0, 1]);
        (raking.Activity[0], raking.Activity[1], raking.Activity[2]) = (first, second, 1);
        raking.Run(Ones, 1e-12, sweeps: 0, CancellationToken.None);
        Close.To(expected, raking.Cohesion[0]);
        raking.Cohesion[1].ShouldBe(0);
        Close.To(1 + (expected * second), raking.Outside[0] + (raking.CohesionOf(0) * raking.Inside[0]));
    }

    [Fact]
    public void Sweeps_come_to_an_end()
    {
        var raking = Raking("0-1 0-2 1-2 2-3 3-4 1-4", units: [0, 0, 1, 2, 3]);
        raking.Run(Ones, 1e-12, sweeps: 500, CancellationToken.None);
        raking.Missing.ShouldBeLessThanOrEqualTo(1e-12);
        for (var cell = 0; cell < 5; cell++)
        {
            var met = raking.Outside[cell] + (raking.CohesionOf(cell) * raking.Inside[cell]);
            (raking.Activity[cell] * met).ShouldBe(cell is 0 or 3 ? 2 : cell is 1 or 2 ? 3 : 2, 1e-9);
        }
    }

    // Everybody of a profession of their own, so that each is a cell.
    private static Raking Raking(string ties, int[] units)
    {
        var people = new GravityPeople
        {
            Organisation = [.. units.Select(_ => 0)],
            Directorate = [.. units.Select(_ => 0)],
            Unit = [.. units],
            Profession = [.. units.Select((_, person) => person)],
        };
        var cells = GravityCells.Of(people, []);
        var targets = new FitTargets(cells, CellTies.Of(cells, CsrGraph.Parse(ties), CancellationToken.None), LeftOutPairs.None(cells));
        return new(targets, new(targets, Effort.OneThread));
    }
}

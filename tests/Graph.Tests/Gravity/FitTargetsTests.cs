using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gravity;

public sealed class FitTargetsTests
{
    // Units {0,1}, {2,3}, {4,5} and nobody's 6, each person a cell; 4-5 is all that unit has.
    private static readonly GravityPeople People = new()
    {
        Organisation = [0, 0, 0, 0, 0, 0, 0],
        Directorate = [0, 0, 0, 0, 0, 0, 0],
        Unit = [0, 0, 1, 1, 2, 2, -1],
        Profession = [0, 1, 2, 3, 4, 5, 6],
    };

    [Fact]
    public void Ties_are_added_up_by_cell_unit_and_pattern()
    {
        var targets = Targets("0-1 0-2 1-3 2-3 4-5 2-6", []);
        int Cell(int person) => targets.Cells.CellOf[person];
        Enumerable.Range(0, 7).Select(person => targets.Ends[Cell(person)]).ShouldBe([2, 2, 3, 2, 1, 1, 1]);
        Enumerable.Range(0, 3).Select(unit => targets.Inside[targets.Cells.Places[Cell(2 * unit)].Unit]).ShouldBe([2, 2, 2]);

        // Three ties, from both ends, of people who share organisation and directorate.
        targets.Between[Patterns.Of(targets.Cells.Places[Cell(0)], targets.Cells.Places[Cell(2)])].ShouldBe(6);
        targets.Between.Sum().ShouldBe(6);
    }

    // A unit is closed when it has ties and all are inside. Who has no tie is not open, and who has no unit always is.
    [Theory]
    [InlineData("0-1 0-2 1-3 2-3 4-5 2-6", new[] { false, false, true }, new[] { true, true, true, true, false, false, true })]
    [InlineData("0-1 2-3 4-5 4-6", new[] { true, true, false }, new[] { false, false, false, false, true, true, true })]
    [InlineData("0-2 2-6", new[] { false, false, false }, new[] { true, false, true, false, false, false, true })]
    [InlineData("0-2 4-6", new[] { false, false, false }, new[] { true, false, true, false, true, false, true })]
    public void Closed_is_what_has_inner_ties_only(string ties, bool[] closed, bool[] open)
    {
        var targets = Targets(ties, []);
        int Cell(int person) => targets.Cells.CellOf[person];
        Enumerable.Range(0, 3).Select(unit => targets.IsClosed[targets.Cells.Places[Cell(2 * unit)].Unit]).ShouldBe(closed);
        Enumerable.Range(0, 7).Select(person => targets.IsOpen(Cell(person))).ShouldBe(open);
    }

    // Without 0-2 and 1-3 the first two units are closed but for 2-6.
    [Fact]
    public void What_leaves_the_fit_does_not_count()
    {
        var targets = Targets("0-1 0-2 1-3 2-3 4-5 2-6", [([0, 1], [2, 3])]);
        int Cell(int person) => targets.Cells.CellOf[person];
        Enumerable.Range(0, 7).Select(person => targets.Ends[Cell(person)]).ShouldBe([1, 1, 2, 1, 1, 1, 1]);
        targets.Between.Sum().ShouldBe(2);
        targets.IsOpen(Cell(0)).ShouldBeFalse();
        targets.IsOpen(Cell(3)).ShouldBeTrue();
    }

    private static FitTargets Targets(string ties, (int[] A, int[] B)[] without)
    {
        var cells = GravityCells.Of(People, []);
        var leftOut = LeftOutPairs.Of(
            cells, without.Select(pair => (cells.CellsOf([.. pair.A]), cells.CellsOf([.. pair.B]))), 1000);
        return new(cells, CellTies.Of(cells, CsrGraph.Parse(ties), CancellationToken.None), leftOut);
    }
}

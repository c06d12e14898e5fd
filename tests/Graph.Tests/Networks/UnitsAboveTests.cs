using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Networks;

public sealed class UnitsAboveTests
{
    [Fact]
    public void A_unit_comes_before_those_above_it()
    {
        var draft = new Draft();
        var north = draft.Organisation("North");
        var top = draft.Unit(north);
        var middle = draft.Unit(north, top);
        var low = draft.Unit(north, middle);
        draft.Unit(north, top);
        var network = draft.Build();
        network.UnitAndAbove(low).ShouldBe([low, middle, top]);
        network.UnitAndAbove(top).ShouldBe([top]);
        network.UnitAndAbove(-1).ShouldBeEmpty();
    }

    // No import lets a circle in.
    [Fact]
    public void A_circle_ends()
    {
        var draft = new Draft();
        var north = draft.Organisation("North");
        var (one, other) = (draft.Unit(north, parent: 1), draft.Unit(north, parent: 0));
        draft.Build().UnitAndAbove(one).ShouldBe([one, other]);
    }
}

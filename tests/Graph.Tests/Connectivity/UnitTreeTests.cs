using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Graph.Tests.Connectivity;

public sealed class UnitTreeTests
{
    // 0 - 1 - 2        4 (another organisation)      5 and 6 are each other's parent
    //   \ 3
    private static UnitTree Tree()
    {
        var draft = new Draft();
        int o = draft.Organisation("O"), p = draft.Organisation("P");
        var top = draft.Unit(o);
        var middle = draft.Unit(o, top);
        draft.Unit(o, middle);
        draft.Unit(o, top);
        draft.Unit(p, top);
        draft.Unit(p, 6);
        draft.Unit(p, 5);
        foreach (var unit in new[] { 2, 0, 1, 2, 4, 3, 6 })
        {
            draft.Person(unit < 4 ? o : p, unit);
        }

        return new(draft.Build());
    }

    [Fact]
    public void A_unit_holds_everybody_below_it()
    {
        var tree = Tree();
        tree.MembersOf(0).ToArray().Order().ShouldBe([0, 1, 2, 3, 5]);
        tree.MembersOf(1).ToArray().Order().ShouldBe([0, 2, 3]);
        tree.MembersOf(2).ToArray().ShouldBe([0, 3]);
        tree.OwnMembersOf(1).ToArray().ShouldBe([2]);
        tree.TopOf(2).ShouldBe(0);
        tree.IsWithin(2, 0).ShouldBeTrue();
        tree.IsWithin(0, 2).ShouldBeFalse();
        tree.Subtree(1).ToArray().ShouldBe([1, 2]);
    }

    [Fact]
    public void A_parent_in_another_organisation_is_none() => Tree().ParentOf(4).ShouldBe(-1);

    [Fact]
    public void A_circle_of_parents_is_cut_open_once()
    {
        var tree = Tree();
        new[] { tree.ParentOf(5), tree.ParentOf(6) }.Count(parent => parent < 0).ShouldBe(1);
        tree.MembersOf(tree.TopOf(5)).ToArray().ShouldBe([6]);
    }

    [Fact]
    public void Siblings_are_units_with_people_under_one_parent() =>
        Tree().Families.Select(family => string.Join(' ', family)).ShouldBe(["1 3", "4 6"]);
}

using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Connectivity;

public sealed class TieClassesTests
{
    // Two organisations A and B; A has the units u0 and u1.
    //   0 front line A u0     1 front line A u0     2 front line A u1     3 team lead A u0     4 executive A u1
    //   5 front line B u2     6 nothing known       7 A, no level         8 front line A, no unit
    private static Draft Everyone()
    {
        var draft = new Draft();
        int a = draft.Organisation("A"), b = draft.Organisation("B");
        int first = draft.Unit(a), second = draft.Unit(a), other = draft.Unit(b);
        draft.Person(a, first, Level.Frontline);
        draft.Person(a, first, Level.Frontline);
        draft.Person(a, second, Level.Frontline);
        draft.Person(a, first, Level.TeamLead);
        draft.Person(a, second, Level.Executive);
        draft.Person(b, other, Level.Frontline);
        draft.Person();
        draft.Person(a, first);
        draft.Person(a, level: Level.Frontline);
        return draft;
    }

    [Theory]
    [InlineData(0, 1, TieClass.Local, 0, MissingColumn.None)]
    [InlineData(0, 2, TieClass.Horizontal, 0, MissingColumn.None)]
    [InlineData(0, 3, TieClass.Vertical, 1, MissingColumn.None)]
    [InlineData(0, 4, TieClass.Vertical, 4, MissingColumn.None)]
    [InlineData(0, 5, TieClass.CrossOrganisation, 0, MissingColumn.None)]
    [InlineData(4, 5, TieClass.CrossOrganisation, 4, MissingColumn.None)]
    [InlineData(5, 7, TieClass.CrossOrganisation, null, MissingColumn.None)]
    [InlineData(0, 6, TieClass.Unknown, null, MissingColumn.Organisation)]
    [InlineData(0, 7, TieClass.Unknown, null, MissingColumn.Level)]
    [InlineData(0, 8, TieClass.Unknown, 0, MissingColumn.Unit)]
    [InlineData(3, 8, TieClass.Vertical, 1, MissingColumn.None)]
    public void Each_tie_is_in_one_class(int first, int second, TieClass expected, int? span, MissingColumn missing)
    {
        var network = Everyone().Build();
        TieClasses.Of(network, first, second).ShouldBe(new(expected, span, missing));
        TieClasses.Of(network, second, first).ShouldBe(new(expected, span, missing));
    }

    [Fact]
    public void Counts_name_every_class_and_what_was_missing()
    {
        var classes = TieClasses.Compute(Everyone().Ties("0-1 1-0 0-2 0-3 3-4 0-4 0-5 4-5 5-7 0-6 0-7 0-8").Build());
        (classes.Local, classes.Horizontal, classes.Vertical, classes.CrossOrganisation).ShouldBe((1, 1, 3, 3));
        (classes.UnknownOrganisation, classes.UnknownLevel, classes.UnknownUnit, classes.Unknown).ShouldBe((1, 1, 1, 3));
        classes.VerticalBySpan.ShouldBe([0, 1, 0, 1, 1, 0]);
        classes.SkipLevel.ShouldBe(2);
        classes.CrossOrganisationBySpan.ShouldBe([1, 0, 0, 0, 1, 0]);
    }

    [Fact]
    public void A_directed_lens_counts_arcs() =>
        TieClasses.Compute(Everyone().Ties("0-1 1-0 0-2").Build(TieDirection.Directed)).Local.ShouldBe(2);

    [Fact]
    public void Nobody_has_no_ties_of_any_class()
    {
        var classes = TieClasses.Compute(new Draft().Build());
        (classes.Local + classes.Horizontal + classes.Vertical + classes.CrossOrganisation + classes.Unknown).ShouldBe(0);
        classes.SkipLevel.ShouldBe(0);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void Classes_add_up_to_all_ties_and_do_not_depend_on_labels(int seed)
    {
        var draft = Draft.Random(seed, people: 60);
        var network = draft.Build();
        var classes = TieClasses.Compute(network);
        (classes.Local + classes.Horizontal + classes.Vertical + classes.CrossOrganisation + classes.Unknown)
            .ShouldBe(network.Ties.TieCount);
        var relabelled = TieClasses.Compute(draft.Relabelled(RandomGraph.Permutation(60, seed)).Build());
        relabelled.VerticalBySpan.ShouldBe(classes.VerticalBySpan);
        relabelled.CrossOrganisationBySpan.ShouldBe(classes.CrossOrganisationBySpan);
        (relabelled with { VerticalBySpan = [], CrossOrganisationBySpan = [] })
            .ShouldBe(classes with { VerticalBySpan = [], CrossOrganisationBySpan = [] });
    }
}

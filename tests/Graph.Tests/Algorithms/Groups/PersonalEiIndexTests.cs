using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Groups;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Groups;

public sealed class PersonalEiIndexTests
{
    [Fact]
    public void Contacts_outside_less_contacts_inside_over_both()
    {
        // 0 and 1 are of one group, 2 of another, 3 of none.
        var people = PersonalEiIndex.Compute(CsrGraph.Parse("0-1 0-2 1-3 4"), [0, 0, 1, -1, 1], 2, default);

        people[0].ShouldBe(new(1, 1, Measured.Of(0)));
        people[1].ShouldBe(new(0, 1, Measured.Of(-1)));
        people[2].ShouldBe(new(1, 0, Measured.Of(1)));
        people[3].Value.Why.ShouldBe(Absence.AttributeUnknown);
        people[4].Value.Why.ShouldBe(Absence.NoTies);
    }

    [Fact]
    public void Arcs_count_for_who_turns_to_the_other()
    {
        var people = PersonalEiIndex.Compute(CsrGraph.Parse("0-1", directed: true), [0, 1], 2, default);
        (people[0].External, people[1].External).ShouldBe((1, 0));
    }

    [Fact]
    public void Nobody_has_none_and_codes_that_fit_no_group_are_refused()
    {
        PersonalEiIndex.Compute(CsrGraph.Parse(""), [], 0, default).ShouldBeEmpty();
        Should.Throw<ArgumentException>(() => PersonalEiIndex.Compute(CsrGraph.Parse("0-1"), [0, 2], 2, default));
    }

    [Theory]
    [InlineData(1, true), InlineData(2, false)]
    public void Adds_up_to_the_index_of_all(int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(60, 0.1, seed, directed);
        var codes = RandomGraph.Codes(60, 3, seed);
        var all = EiIndex.Compute(graph, codes, 3, default);
        var people = PersonalEiIndex.Compute(graph, codes, 3, new(2));

        var times = directed ? 1 : 2;
        people.Sum(p => (long)p.Internal).ShouldBe(times * all.Internal);
        people.Sum(p => (long)p.External).ShouldBe(times * all.External);
    }
}

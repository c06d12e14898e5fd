using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Graph.Tests.Connectivity;

public sealed class SystemsTests
{
    [Fact]
    public void Without_parents_all_organisations_with_people_are_one_system()
    {
        var draft = new Draft();
        draft.Person(draft.Organisation("A"));
        draft.Person(draft.Organisation("B"));
        draft.Organisation("nobody");
        CounterpartsOf(draft, 0).ShouldBe([1]);
    }

    // 0 and 1 are parents; 2 belongs to both, 3 to 0, 4 to 1, 5 to none.
    [Fact]
    public void An_organisation_with_two_parents_is_in_two_systems()
    {
        var draft = new Draft();
        foreach (var (key, parents) in new (string, int[])[] { ("A", []), ("B", []), ("C", [0, 1]), ("D", [0]), ("E", [1]), ("F", []) })
        {
            draft.Person(draft.Organisation(key, parents));
        }

        CounterpartsOf(draft, 2).ShouldBe([0, 1, 3, 4]);
        CounterpartsOf(draft, 3).ShouldBe([0, 2]);
        CounterpartsOf(draft, 5).ShouldBeEmpty();
    }

    private static List<int> CounterpartsOf(Draft draft, int organisation)
    {
        var systems = new Placement(draft.Build()).Systems;
        var counterparts = new List<int>();
        systems.CounterpartsOf(organisation, counterparts);
        counterparts.ShouldAllBe(other => systems.AreCounterparts(organisation, other) && systems.AreCounterparts(other, organisation));
        return counterparts;
    }
}

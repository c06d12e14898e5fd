using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Connectivity;

public sealed class FamilyReachTests
{
    // Two people who know each other's contact: one step from each side, none from one side alone.
    [Theory]
    [InlineData(1, 0), InlineData(2, 1), InlineData(3, 1)]
    public void Two_units_meet_at_a_person_between_them(int within, long expected)
    {
        var draft = new Draft();
        var organisation = draft.Organisation("A");
        int[] family = [draft.Unit(organisation), draft.Unit(organisation)];
        draft.Person(organisation, family[0]);
        draft.Person(organisation, family[1]);
        draft.Person();
        var place = new Placement(draft.Ties("0-2 2-1").Build());
        new FamilyReach(place, within).CountReached(family, CancellationToken.None).ShouldBe(expected);
    }

    // 150 units: two full words of 64 and a part of one. 64 and 20 are one word. A plain search from each unit says the same.
    [Theory]
    [InlineData(TieDirection.Either, 1, 150), InlineData(TieDirection.Either, 2, 150), InlineData(TieDirection.Either, 3, 150)]
    [InlineData(TieDirection.Directed, 1, 150), InlineData(TieDirection.Directed, 2, 150), InlineData(TieDirection.Directed, 3, 150)]
    [InlineData(TieDirection.Directed, 4, 150), InlineData(TieDirection.Directed, 2, 64), InlineData(TieDirection.Either, 2, 64)]
    [InlineData(TieDirection.Either, 2, 20), InlineData(TieDirection.Either, 3, 20), InlineData(TieDirection.Either, 4, 20)]
    public void Meeting_halfway_finds_what_a_search_from_each_unit_finds(TieDirection direction, int within, int units)
    {
        var random = new Random(within);
        var draft = new Draft();
        var organisation = draft.Organisation("A");
        int[] family = [.. Enumerable.Range(0, units).Select(_ => draft.Unit(organisation))];
        for (var person = 0; person < 300; person++)
        {
            draft.Person(organisation, person < 280 ? family[person % units] : -1);
        }

        for (var tie = 0; tie < 330; tie++)
        {
            var (from, to) = (random.Next(300), random.Next(300));
            _ = from == to ? draft : draft.Tie(from, to);
        }

        var place = new Placement(draft.Build(direction));
        long expected = 0;
        var search = new StepSearch(place.Ties);
        for (var i = 0; i < family.Length; i++)
        {
            search.Within(place.Units.MembersOf(family[i]), within);
            for (var j = direction == TieDirection.Directed ? 0 : i + 1; j < family.Length; j++)
            {
                expected += i != j && search.ReachedAny(place.Units.MembersOf(family[j])) ? 1 : 0;
            }
        }

        expected.ShouldBeInRange(50, 22_000);
        var reach = new FamilyReach(place, within);
        reach.CountReached(family, CancellationToken.None).ShouldBe(expected);
        reach.CountReached(family, CancellationToken.None).ShouldBe(expected, "the second time");
    }

    [Fact]
    public void A_cancelled_count_stops()
    {
        var draft = new Draft();
        var organisation = draft.Organisation("A");
        int[] family = [draft.Unit(organisation), draft.Unit(organisation)];
        var reach = new FamilyReach(new(draft.Build()), 2);
        Should.Throw<OperationCanceledException>(() => reach.CountReached(family, new CancellationToken(canceled: true)));
    }
}

using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gaps;

public sealed class ExpectationTests
{
    // Front line 0, 1, 2; leads 3, 4; executives 5, 6.   0-3-5, 0-4-6, 1-3, 2 alone.
    private static OrganisationNetwork Everyone()
    {
        var draft = new Draft();
        int o = draft.Organisation("O"), unit = draft.Unit(o);
        foreach (var level in new[] { 1, 1, 1, 2, 2, 5, 5 })
        {
            draft.Person(o, unit, (Level)level);
        }

        return draft.Ties("0-3 3-5 0-4 4-6 1-3").Build();
    }

    private static readonly PeopleSelector Frontline =
        new() { Organisation = "O", LowestLevel = Level.Frontline, HighestLevel = Level.Frontline };

    private static readonly PeopleSelector Executives = new() { Organisation = "O", LowestLevel = Level.Executive };

    // 0 asks 1, and nobody asks 0.
    [Fact]
    public void Under_a_directed_lens_who_is_asked_does_not_reach_who_asks()
    {
        var draft = new Draft();
        int p = draft.Organisation("P"), q = draft.Organisation("Q");
        draft.Person(p);
        draft.Person(q);
        var network = draft.Ties("0-1").Build(TieDirection.Directed);
        PeopleSelector asking = new() { Organisation = "P" }, asked = new() { Organisation = "Q" };
        Close.To(1, ExpectationResult.Compute(network, new(asking, asked)).Compliance);
        ExpectationResult.Compute(network, new(asked, asking)).Unreached.ShouldBe([1]);
    }

    [Fact]
    public void The_result_lists_who_does_not_reach_and_how_many_comply()
    {
        var result = ExpectationResult.Compute(Everyone(), new(Frontline, Executives));
        result.Unreached.ShouldBe([2]);
        result.TooFewRoutes.ShouldBeEmpty();
        Close.To(2 / 3.0, result.Compliance);
    }

    [Fact]
    public void Two_routes_take_two_people_to_cut()
    {
        var result = ExpectationResult.Compute(Everyone(), new(Frontline, Executives, Within: 2, Routes: 2));
        result.Unreached.ShouldBe([2]);
        result.TooFewRoutes.ShouldBe([1]);
        Close.To(1 / 3.0, result.Compliance);
    }

    [Fact]
    public void Fewer_steps_reach_fewer() =>
        ExpectationResult.Compute(Everyone(), new(Frontline, Executives, Within: 1)).Unreached.ShouldBe([0, 1, 2]);

    [Fact]
    public void A_member_of_the_other_group_complies_by_being_there() =>
        Close.To(1, ExpectationResult.Compute(Everyone(), new(Executives, Executives, Routes: 3)).Compliance);

    [Fact]
    public void A_selector_of_nobody_has_no_rate()
    {
        var nobody = new PeopleSelector { Unit = "no such unit" };
        ExpectationResult.Compute(Everyone(), new(nobody, Executives)).Compliance.Why.ShouldBe(Absence.EmptyGroup);
        ExpectationResult.Compute(Everyone(), new(Frontline, nobody)).Compliance.Why.ShouldBe(Absence.EmptyGroup);
    }

    [Fact]
    public void Steps_and_routes_are_bounded()
    {
        Expectation[] outside = [new(Frontline, Executives, 0), new(Frontline, Executives, 11), new(Frontline, Executives, 2, 0)];
        foreach (var expectation in outside)
        {
            Should.Throw<ArgumentOutOfRangeException>(() => ExpectationResult.Compute(Everyone(), expectation));
        }
    }

    [Fact]
    public void Keys_of_different_selectors_differ()
    {
        new PeopleSelector { Unit = "a;profession=1:b" }.Key.ShouldNotBe(new PeopleSelector { Unit = "a", Profession = "b" }.Key);
        (Frontline with { }).Key.ShouldBe(Frontline.Key);
    }

    [Fact]
    public void Every_person_is_judged_as_by_removing_all_sets_of_others()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var draft = new Draft();
            var o = draft.Organisation("O");
            for (var person = 0; person < 9; person++)
            {
                draft.Person(o, -1, person < 3 ? Level.Frontline : person < 7 ? Level.TeamLead : Level.Executive);
            }

            foreach (var (i, j) in Enumerable.Range(0, 9).SelectMany(i => Enumerable.Range(0, i).Select(j => (i, j))))
            {
                if (random.NextDouble() < 0.3)
                {
                    draft.Tie(i, j);
                }
            }

            var network = draft.Build();
            var result = ExpectationResult.Compute(network, new(Frontline, Executives, Within: 10, Routes: 2));
            for (var person = 0; person < 3; person++)
            {
                var reaches = Joined(network.Ties, person, without: -1);
                var safe = Enumerable.Range(0, 9).Where(other => other != person).All(other => Joined(network.Ties, person, other));
                result.Unreached.Contains(person).ShouldBe(!reaches, $"seed {seed}");
                result.TooFewRoutes.Contains(person).ShouldBe(reaches && !safe, $"seed {seed}");
            }
        }
    }

    private static bool Joined(CsrGraph graph, int person, int without)
    {
        var reached = new HashSet<int> { person };
        var open = new Stack<int>(reached);
        while (open.TryPop(out var next))
        {
            foreach (var other in graph.Neighbours(next))
            {
                if (other != without && reached.Add(other))
                {
                    open.Push(other);
                }
            }
        }

        return reached.Any(p => p >= 7);
    }
}

using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gravity;

public sealed class GravityPeopleTests
{
    // 0 is a directorate with a service 1, whose teams are 2 and (below that) 3, and a service 4 without teams; 5 has a team 6 alone.
    [Fact]
    public void Service_is_the_unit_right_below_the_top()
    {
        var draft = new Draft();
        var o = draft.Organisation("O");
        int top = draft.Unit(o), service = draft.Unit(o, top), team = draft.Unit(o, service), below = draft.Unit(o, team);
        int other = draft.Unit(o, top), flat = draft.Unit(o), alone = draft.Unit(o, flat);
        foreach (var unit in new[] { top, service, team, below, other, flat, alone, -1 })
        {
            draft.Person(o, unit);
        }

        var people = GravityPeople.Of(draft.Build());
        people.Directorate.ShouldBe([top, top, top, top, top, flat, flat, -1]);
        people.Service.ShouldBe([-1, service, service, service, other, -1, alone, -1]);
        people.Unit.ShouldBe([top, service, team, below, other, flat, alone, -1]);
    }

    // Units of a service are one tier, a service of one unit is none. Units without a service are their own.
    [Fact]
    public void Service_of_one_unit_is_no_tier()
    {
        var people = new GravityPeople
        {
            Organisation = [0, 0, 0, 0, 0, 0],
            Directorate = [0, 0, 0, 0, 0, -1],
            Service = [7, 7, 8, -1, -1, -1],
            Unit = [1, 2, 3, 4, 5, 6],
        };
        var cells = GravityCells.Of(people, []);
        CellPlace Place(int person) => cells.Places[cells.CellOf[person]];
        cells.TierOf(Place(0)).ShouldBe(Place(0).Service);
        cells.TierOf(Place(1)).ShouldBe(Place(0).Service);
        Enumerable.Range(2, 4).Select(person => cells.TierOf(Place(person))).ShouldAllBe(tier => tier == -1);
        Enumerable.Range(1, 5).Select(person => Place(person).Service).Distinct().Count().ShouldBe(5);
        cells.KindOf.Distinct().Count().ShouldBe(3); // 0 and 1; 2, 3 and 4; 5.
        (Place(3).Directorate == Place(4).Directorate, Place(4).Directorate == Place(5).Directorate).ShouldBe((true, false));
    }

    // Eight directorates of three services of two teams: people of one service meet five times as often as people of two.
    [Fact]
    public void Two_services_of_a_directorate_are_no_gap_for_being_two()
    {
        var random = new Random(7);
        var draft = new Draft();
        var (o, homes) = (draft.Organisation("O"), new List<(int Top, int Service, int Team)>());
        for (var directorate = 0; directorate < 8; directorate++)
        {
            var top = draft.Unit(o);
            for (var number = 0; number < 3; number++)
            {
                var service = draft.Unit(o, top);
                foreach (var team in new[] { draft.Unit(o, service), draft.Unit(o, service) })
                {
                    for (var person = 0; person < 10; person++)
                    {
                        draft.Person(o, team, person == 0 ? Level.TeamLead : Level.Frontline);
                        homes.Add((top, service, team));
                    }
                }
            }
        }

        for (var i = 0; i < homes.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var chance = homes[i].Team == homes[j].Team ? 0.5
                    : homes[i].Service == homes[j].Service ? 0.25
                    : homes[i].Top == homes[j].Top ? 0.05
                    : 0.01;
                if (random.NextDouble() < chance)
                {
                    draft.Tie(i, j);
                }
            }
        }

        var network = draft.Build();
        var services = GapReport.Compute(network).Pairs.Where(pair => pair.Scope == PairScope.Directorate).ToArray();
        services.Length.ShouldBe(24);
        services.ShouldAllBe(pair => pair.Test.Verdict != GapVerdict.Gap);

        Ratio(services.Sum(pair => pair.Test.Observed!.Value), services.Sum(pair => pair.Test.Expected.Value!.Value))
            .ShouldBeInRange(0.9, 1.1);

        // To a model that knows of no services they lack a third of their ties.
        var report = GravityModel.Fit(
            GravityPeople.Of(network) with { Service = default },
            network.Ties,
            [.. services.Select(pair => new GroupPair(pair.Dimension, pair.From.Members, pair.To.Members))]);
        Ratio(report.Pairs.Sum(pair => pair.Observed), report.Pairs.Sum(pair => pair.Expected)).ShouldBeLessThan(0.67);
        static double Ratio(double observed, double expected) => observed / expected;
    }
}

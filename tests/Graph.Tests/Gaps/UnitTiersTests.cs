using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gaps;

public sealed class UnitTiersTests
{
    // 0 is a directorate with a service 1, whose teams are 2 and (below that) 3, and a service 4 without teams; 5 has a team 6 alone.
    [Fact]
    public void A_service_stands_for_its_directorate_where_it_has_teams()
    {
        var draft = new Draft();
        var o = draft.Organisation("O");
        int top = draft.Unit(o), service = draft.Unit(o, top), team = draft.Unit(o, service), below = draft.Unit(o, team);
        int other = draft.Unit(o, top), flat = draft.Unit(o), alone = draft.Unit(o, flat);
        foreach (var unit in new[] { top, service, team, below, other, flat, alone, -1 })
        {
            draft.Person(o, unit);
        }

        var people = UnitTiers.Columns(new(draft.Build()));
        people.Directorate.ShouldBe([top, service, service, service, other, flat, flat, -1]);
        people.Site.ShouldBe([top, top, top, top, top, flat, flat, -1]);
        people.Unit.ShouldBe([top, service, team, below, other, flat, alone, -1]);
    }

    [Fact]
    public void Two_tiers_are_what_they_are_called()
    {
        var place = new Placement(MadeTrusts.Make(1, trusts: 1, directorates: 2).Build());
        var (columns, plain) = (UnitTiers.Columns(place), GravityPeople.Of(place));
        columns.Directorate.ShouldBe(plain.Directorate);
        columns.Site.ShouldBe(plain.Site);
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

        // The same by a model that knows of no services.
        var report = GravityModel.Fit(
            GravityPeople.Of(network),
            network.Ties,
            [.. services.Select(pair => new GroupPair(pair.Dimension, pair.From.Members, pair.To.Members))]);
        report.Pairs.Count(finding => finding.Verdict == GapVerdict.Gap).ShouldBeGreaterThan(12);
    }
}

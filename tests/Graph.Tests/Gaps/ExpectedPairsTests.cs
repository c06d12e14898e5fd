using System.Security.Cryptography;
using System.Text;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gaps;

public sealed class ExpectedPairsTests
{
    [Fact]
    public void Front_lines_are_paired_with_their_own_leads_with_the_board_and_with_all_leaders_together()
    {
        var report = GapReport.Compute(MadeTrusts.Make(1, trusts: 1, directorates: 3).Build());
        string[] vertical =
        [
            .. report.Pairs.Where(pair => pair.Dimension == Dimension.Vertical && pair.From.Level == Level.Frontline)
                .Select(pair => $"{pair.From.Label} > {pair.To.Label}{(pair.IsPool ? ", pooled" : "")}"),
        ];
        vertical.ShouldBe(
        [
            "front line of T0 Trust > executives of T0 Trust",
            "front line of Directorate 0, T0 Trust > executives of T0 Trust",
            "front line of Directorate 0, T0 Trust > directorate leads of Directorate 0, T0 Trust",
            "front line of Directorate 1, T0 Trust > executives of T0 Trust",
            "front line of Directorate 1, T0 Trust > directorate leads of Directorate 1, T0 Trust",
            "front line of Directorate 2, T0 Trust > executives of T0 Trust",
            "front line of Directorate 2, T0 Trust > directorate leads of Directorate 2, T0 Trust",
            "front line of T0 Trust > directorate leads and executives of T0 Trust, pooled",
        ]);
        report.Pairs.Single(pair => pair.IsPool).To.Level.ShouldBeNull();
    }

    [Fact]
    public void The_office_of_a_board_is_no_sibling_of_the_directorates_it_leads()
    {
        var report = GapReport.Compute(MadeTrusts.Make(1, trusts: 1, directorates: 3).Build());
        report.Pairs.Where(pair => pair.From.Kind == GroupKind.Unit && pair.Scope == PairScope.Organisation)
            .Select(pair => $"{pair.From.Label} and {pair.To.Label}").ShouldBe(
            [
                "Directorate 0 of T0 Trust and Directorate 1 of T0 Trust",
                "Directorate 0 of T0 Trust and Directorate 2 of T0 Trust",
                "Directorate 1 of T0 Trust and Directorate 2 of T0 Trust",
            ]);
        report.Pairs.Count(pair => pair.From.Kind == GroupKind.Unit && pair.Scope == PairScope.Directorate).ShouldBe(9);
    }

    // Executives of a unit of six: two are a third and no office, three are.
    [Theory]
    [InlineData(0, false), InlineData(2, false), InlineData(3, true), InlineData(6, true)]
    public void An_office_is_a_unit_more_than_a_third_of_whom_are_executives(int executives, bool isOffice)
    {
        var draft = new Draft();
        int o = draft.Organisation("O"), unit = draft.Unit(o), below = draft.Unit(o, unit);
        for (var person = 0; person < 6; person++)
        {
            draft.Person(o, person % 2 == 0 ? unit : below, person < executives ? Level.System : Level.Frontline);
        }

        var place = new Placement(draft.Build());
        place.IsOffice(unit).ShouldBe(isOffice);
        place.IsOffice(below).ShouldBeFalse(); // Only what stands at the top.
    }

    [Fact]
    public void Directorates_of_one_line_or_one_name_are_counterparts_where_each_is_the_only_one()
    {
        var draft = new Draft();
        int p = draft.Organisation("P"), q = draft.Organisation("Q");
        int stroke = draft.Unit(p, serviceLine: "stroke"), stroke2 = draft.Unit(q, serviceLine: "stroke", name: "Stroke and more");
        int estates = draft.Unit(p, name: "Estates"), estates2 = draft.Unit(q, name: "ESTATES");
        draft.Unit(p, serviceLine: "care"); // Two of Q have this line, so neither is the counterpart.
        draft.Unit(q, serviceLine: "care");
        draft.Unit(q, serviceLine: "care");
        draft.Unit(p, name: "stroke");      // A name is no line.
        draft.Unit(p, stroke, name: "Alike below");
        draft.Unit(q, stroke2, name: "Alike below");
        foreach (var organisation in new[] { p, q })
        {
            draft.Person(organisation, draft.Unit(organisation, name: "Board"), Level.Executive); // Offices of boards are none.
        }

        var directorates = new CounterpartDirectorates(new(draft.Build()));
        directorates.Between(0, 1).ShouldBe([(stroke, stroke2), (estates, estates2)], ignoreOrder: true);
        directorates.Between(1, 0).ShouldBe([(stroke2, stroke), (estates2, estates)], ignoreOrder: true);
    }

    // The directorate of stroke in P has a team of another line, so it is more than the people of stroke; that of Q is just these.
    [Fact]
    public void A_directorate_that_is_its_service_line_is_listed_once()
    {
        var draft = new Draft();
        int p = draft.Organisation("P"), q = draft.Organisation("Q");
        int first = draft.Unit(p, serviceLine: "stroke"), other = draft.Unit(p, first, serviceLine: "speech");
        var second = draft.Unit(q, serviceLine: "stroke");
        foreach (var (organisation, unit) in new[] { (p, first), (p, other), (q, second) })
        {
            draft.Person(organisation, unit);
            draft.Person(organisation, unit);
            draft.Person(organisation, unit);
        }

        Cross(draft).ShouldBe(
            ["stroke of P Trust and stroke of Q Trust", "Unit 0 of P Trust and Unit 2 of Q Trust", "P Trust and Q Trust"]);
        var alike = new Draft();
        int a = alike.Organisation("A"), b = alike.Organisation("B");
        foreach (var (organisation, unit) in new[] { (a, alike.Unit(a, serviceLine: "x")), (b, alike.Unit(b, serviceLine: "x")) })
        {
            alike.Person(organisation, unit);
            alike.Person(organisation, unit);
            alike.Person(organisation, unit);
        }

        Cross(alike).ShouldBe(["x of A Trust and x of B Trust", "A Trust and B Trust"]);
    }

    [Fact]
    public void A_parent_holds_everybody_of_both_groups_and_no_chain_of_parents_is_a_circle()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var report = GapReport.Compute(Draft.Random(seed, people: 90).Build(), new() { LeastGroupSize = 1 });
            foreach (var pair in report.Pairs.Where(pair => pair.ParentId is not null))
            {
                var parent = report.PairOf(pair.ParentId!).ShouldNotBeNull();
                parent.Dimension.ShouldBe(pair.Dimension);
                (IsWithin(pair.From, parent.From) && IsWithin(pair.To, parent.To)
                    || IsWithin(pair.From, parent.To) && IsWithin(pair.To, parent.From)).ShouldBeTrue(pair.Summary);
                Ancestors(report, pair).Count().ShouldBeLessThan(4);
            }
        }
    }

    [Fact]
    public void Parts_name_their_whole()
    {
        var report = GapReport.Compute(MadeTrusts.Make(1, trusts: 2, directorates: 2).Build());
        string? Parent(string from, string to)
        {
            var pair = report.Pairs.Where(pair => pair.From.Label == from && pair.To.Label == to).ShouldHaveSingleItem();
            return pair.ParentId is { } id && report.PairOf(id) is { } parent ? $"{parent.From.Label} and {parent.To.Label}" : null;
        }

        Parent("front line of Directorate 0, T0 Trust", "executives of T0 Trust").ShouldBe("front line of T0 Trust and executives of "
            + "T0 Trust");
        Parent("front line of Directorate 0, T0 Trust", "directorate leads of Directorate 0, T0 Trust")
            .ShouldBe("front line of T0 Trust and directorate leads and executives of T0 Trust");
        Parent("front line of T0 Trust", "executives of T0 Trust")
            .ShouldBe("front line of T0 Trust and directorate leads and executives of T0 Trust");
        Parent("front line of T0 Trust", "directorate leads and executives of T0 Trust").ShouldBeNull();
        Parent("clinical people of Directorate 1, T0 Trust", "managerial people of Directorate 1, T0 Trust")
            .ShouldBe("clinical people of T0 Trust and managerial people of T0 Trust");
        Parent("line 1 of T0 Trust", "line 1 of T1 Trust").ShouldBe("T0 Trust and T1 Trust");
        Parent("executives of T0 Trust", "executives of T1 Trust").ShouldBe("T0 Trust and T1 Trust");
        Parent("Directorate 0 of T0 Trust", "Directorate 1 of T0 Trust").ShouldBeNull();
    }

    [Fact]
    public void Executives_of_a_directorate_are_a_part_of_those_of_the_organisation_by_whatever_post()
    {
        var draft = new Draft();
        var o = draft.Organisation("O");
        foreach (var unit in new[] { draft.Unit(o), draft.Unit(o) })
        {
            draft.Person(o, unit, Level.TeamLead);
            draft.Person(o, unit, Level.Executive);
        }

        draft.Line(0, 1);
        var report = GapReport.Compute(draft.Build());
        var part = report.Pairs.Single(pair => pair.To.Label == "executives of Unit 0, O Trust");
        report.PairOf(part.ParentId!)!.To.Label.ShouldBe("executives of O Trust");
    }

    // Three clinicians and three managers sit in a directorate of P, one of them employed by Q: no pair of P holds everybody.
    [Fact]
    public void What_would_be_the_whole_is_no_parent_where_it_does_not_hold_everybody()
    {
        var draft = new Draft();
        int p = draft.Organisation("P"), q = draft.Organisation("Q"), unit = draft.Unit(p), other = draft.Unit(p);
        for (var person = 0; person < 6; person++)
        {
            draft.Person(person == 0 ? q : p, unit, discipline: person < 3 ? Discipline.Clinical : Discipline.Managerial);
            draft.Person(p, other, discipline: person < 3 ? Discipline.Clinical : Discipline.Managerial);
        }

        string? Parent(string from) => GapReport.Compute(draft.Build()).Pairs.Single(pair => pair.From.Label == from).ParentId;
        Parent("clinical people of Unit 0, P Trust").ShouldBeNull();
        Parent("clinical people of Unit 1, P Trust").ShouldNotBeNull();
    }

    [Fact]
    public void The_scope_is_the_smallest_place_that_holds_both()
    {
        for (var seed = 0; seed < 6; seed++)
        {
            var network = Draft.Random(seed, people: 60).Build();
            foreach (var pair in GapReport.Compute(network, new() { LeastGroupSize = 1 }).Pairs)
            {
                pair.Scope.ShouldBe(SlowScope(network, pair), pair.Summary);
            }
        }
    }

    [Fact]
    public void Groups_of_no_organisation_lie_in_the_system()
    {
        var draft = new Draft();
        for (var person = 0; person < 6; person++)
        {
            draft.Person(discipline: person < 3 ? Discipline.Clinical : Discipline.Managerial);
        }

        GapReport.Compute(draft.Build()).Pairs.ShouldHaveSingleItem().Scope.ShouldBe(PairScope.System);
    }

    [Fact]
    public void Who_has_the_ties_is_counted_person_by_person()
    {
        foreach (var direction in new[] { TieDirection.Either, TieDirection.Directed })
        {
            for (var seed = 0; seed < 8; seed++)
            {
                var network = Draft.Random(seed).Build(direction);
                bool Tied(int p, int q) => network.Ties.HasTie(p, q) || network.Ties.HasTie(q, p);
                foreach (var pair in GapReport.Compute(network, new() { LeastGroupSize = 1 }).Pairs)
                {
                    pair.Carriers.ShouldBe(new(
                        pair.From.Members.Count(p => pair.To.Members.Any(q => Tied(p, q))),
                        pair.To.Members.Count(q => pair.From.Members.Any(p => Tied(p, q)))));
                }
            }
        }
    }

    // Those of the first release, worked out by hand: a gap can be followed from version to version.
    [Fact]
    public void Ids_are_those_they_always_were()
    {
        static string Hash(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 8));
        var draft = MadeTrusts.Make(1, (from, to) => from.Organisation == 1 || to.Organisation == 1, trusts: 2, directorates: 2);
        var report = GapReport.Compute(draft.Build());
        const string Front = "organisation=2:T0;lowestLevel=9:Frontline;highestLevel=9:Frontline;";
        const string Board = "organisation=2:T0;lowestLevel=9:Executive;highestLevel=6:System;anyPost=4:true;";
        report.Gaps.Single(gap => gap.From.Key == Front && gap.To.Key == Board).Id.ShouldBe(Hash($"Unreached|Vertical|{Front}|{Board}"));
        const string First = "organisation=2:T0;unit=4:u001;", Second = "organisation=2:T0;unit=4:u005;";
        report.Gaps.Single(gap => gap.From.Key == First && gap.To.Key == Second)
            .Id.ShouldBe(Hash($"Unreached|Horizontal|{First}|{Second}"));
        report.Pairs.Single(pair => pair.From.Key == Front && pair.To.Key == Board).Id.ShouldBe(Hash($"Pair|Vertical|{Front}|{Board}"));
    }

    private static IEnumerable<PairReport> Ancestors(GapReport report, PairReport pair)
    {
        for (var at = pair; at.ParentId is { } id; at = report.PairOf(id)!)
        {
            yield return at;
        }
    }

    private static IEnumerable<string> Cross(Draft draft) => GapReport.Compute(draft.Build()).Pairs
        .Where(pair => pair.Dimension == Dimension.CrossOrganisation).Select(pair => $"{pair.From.Label} and {pair.To.Label}");

    private static bool IsWithin(PeopleGroup part, PeopleGroup whole) => part.Members.All(whole.Members.Contains);

    private static PairScope SlowScope(OrganisationNetwork network, PairReport pair)
    {
        if (pair.From.Organisation is null || pair.From.Organisation != pair.To.Organisation)
        {
            return PairScope.System;
        }

        List<int> Above(int? unit)
        {
            var found = new List<int>();
            for (var at = unit ?? -1; at >= 0; at = network.Units[at].Parent)
            {
                found.Add(at);
            }

            return found;
        }

        var shared = Above(pair.From.Unit).Intersect(Above(pair.To.Unit)).Select(unit => (int?)unit).FirstOrDefault();
        return shared is not { } place ? PairScope.Organisation
            : network.Units[place].Parent < 0 ? PairScope.Directorate
            : PairScope.Unit;
    }
}

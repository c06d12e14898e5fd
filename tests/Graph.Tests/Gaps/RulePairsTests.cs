using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Expectations;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Suggestions;
using NetworkLens.Graph.Tests.Expectations;

namespace NetworkLens.Graph.Tests.Gaps;

public sealed class RulePairsTests
{
    private static readonly PeopleCriteria Frontline = new() { Levels = [Level.Frontline] };
    private static readonly PeopleCriteria Executives = new() { Levels = [Level.Executive, Level.System] };

    [Fact]
    public void A_rule_about_the_groups_of_a_built_in_pair_gets_the_same_test()
    {
        var network = MadeTrusts.Make(1, directorates: 4).Build();
        var rule = new GapRule(7, new(Frontline, Executives, ExpectationRelation.SameOrganisation));
        var report = GapReport.Compute(network, new() { Rules = [rule] });
        PairReport[] ruled = [.. report.Pairs.Where(pair => pair.Rule is not null)];
        ruled.Select(pair => $"{pair.From.Label} > {pair.To.Label}").ShouldBe(
        [
            "front-line people of T0 Trust > executives or system leaders of T0 Trust",
            "front-line people of T1 Trust > executives or system leaders of T1 Trust",
            "front-line people of T2 Trust > executives or system leaders of T2 Trust",
        ]);
        foreach (var pair in ruled)
        {
            var like = report.Pairs.Single(other => other.Rule is null && other.Dimension == Dimension.Vertical
                && other.From.Members.SequenceEqual(pair.From.Members) && other.To.Members.SequenceEqual(pair.To.Members));
            (pair.Dimension, pair.Scope, pair.Observed, pair.Possible).ShouldBe((like.Dimension, like.Scope, like.Observed, like.Possible));
            (pair.Test.Observed, pair.Test.P, pair.Test.RatioLow, pair.Test.RatioHigh)
                .ShouldBe((like.Test.Observed, like.Test.P, like.Test.RatioLow, like.Test.RatioHigh));
            Close.To(like.Test.Expected.Value!.Value, pair.Test.Expected);
            pair.Rule.ShouldBe(rule);
            pair.Kinds.ShouldAllBe(kind => kind == GapKind.Sparse); // Who reaches whom the rule's own result says.
            pair.ParentId.ShouldBeNull();
        }
    }

    [Fact]
    public void What_a_rule_expects_and_hardly_is_there_is_a_gap_among_the_others()
    {
        static bool IsCut(MadeTrusts.Place first, MadeTrusts.Place second) =>
            (first.Organisation, second.Organisation, first.Directorate, second.Directorate) == (1, 2, 1, 3);
        var network = MadeTrusts.Make(2, IsCut).Build();
        string Unit(int organisation, string name) => network.Units.Single(u => u.Organisation == organisation && u.Name == name).Key;
        var rule = new GapRule(3, new(new() { Units = [Unit(1, "Directorate 1")] }, new() { Units = [Unit(2, "Directorate 3")] }));
        var without = GapReport.Compute(network);
        var report = GapReport.Compute(network, new() { Rules = [rule] });
        var pair = report.Pairs.Where(pair => pair.Rule is not null).ShouldHaveSingleItem();
        pair.Dimension.ShouldBe(Dimension.CrossOrganisation);
        pair.Observed.ShouldBe(0);
        pair.Test.Observed.ShouldBe(0);
        report.Coverage.Sum(c => c.Pairs).ShouldBe(without.Coverage.Sum(c => c.Pairs) + 1);
        report.Fit.Tested.ShouldBe(without.Fit.Tested + (pair.Test.Q.HasValue ? 1 : 0));
        report.Pairs.Where(other => other.Rule is null).Select(other => (other.Id, other.Observed))
            .ShouldBe(without.Pairs.Select(other => (other.Id, other.Observed)));
        report.Gaps.Count(gap => gap.Pair?.Rule is not null).ShouldBe(pair.Test.Verdict == GapVerdict.Gap ? 1 : 0);
    }

    // Everybody whom the rule expects to reach is in one pair, opposite exactly those whom they are to reach; nobody else is in any.
    [Fact]
    public void Everybody_stands_opposite_those_whom_the_definition_says()
    {
        var pairs = 0;
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var network = Draft.Random(seed, people: 24).Build();
            foreach (var relation in Enum.GetValues<ExpectationRelation>())
            {
                var expectation = new Expectation(
                    ExpectationOracleTests.SomeCriteria(random, network), ExpectationOracleTests.SomeCriteria(random, network), relation);
                var found = Of(network, expectation);
                pairs += found.Count;
                var everybody = Enumerable.Range(0, network.PeopleCount).Where(_ => !expectation.IsAmongPeers);
                foreach (var (person, targets) in everybody.Select(p => (p, ExpectationOracleTests.TargetsOf(network, expectation, p))))
                {
                    // Where their place and the one opposite are one pair, or the lower group comes first, they are its second group.
                    var mine = found.Where(pair => pair.From.Members.Contains(person)).ToList();
                    var there = found.Where(pair =>
                        pair.To.Members.Contains(person) && pair.From.Members.SequenceEqual((targets ?? []).Order())).ToList();
                    var why = $"seed {seed} {relation} person {person}";
                    mine.Count.ShouldBeLessThanOrEqualTo(targets is { Count: > 0 } ? 1 : 0, why);
                    mine.ForEach(pair => pair.To.Members.AsEnumerable().ShouldBe(targets!.Order(), why));
                    (mine.Count + there.Count).ShouldBeGreaterThanOrEqualTo(targets is { Count: > 0 } ? 1 : 0, why);
                }

                found.Sum(pair => pair.From.Size).ShouldBeLessThanOrEqualTo(24, "nobody stands in two places");
                found.Select(GapIds.OfPair).Distinct().Count().ShouldBe(found.Count);
                SamePeople.FirstOf(found).ShouldBe(Enumerable.Range(0, found.Count), "no two pairs are of the same people");
            }
        }

        pairs.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void Places_are_in_the_words_of_each_group()
    {
        var draft = new Draft();
        int p = draft.Organisation("P"), q = draft.Organisation("Q");
        int stroke = draft.Unit(p, serviceLine: "stroke"), other = draft.Unit(p), there = draft.Unit(q, serviceLine: "stroke");
        foreach (var (organisation, unit) in new[] { (p, stroke), (p, other), (q, there) })
        {
            draft.Person(organisation, unit, Level.Frontline);
            draft.Person(organisation, unit, Level.TeamLead);
        }

        var network = draft.Build();
        var leads = new PeopleCriteria { Levels = [Level.TeamLead] };
        string[] Words(ExpectationRelation relation) =>
            [.. Of(network, new(Frontline, leads, relation)).Select(pair => $"{pair.From.Label} > {pair.To.Label}")];
        Words(ExpectationRelation.Any).ShouldBe(["front-line people > team leads"]);
        Words(ExpectationRelation.SameUnit)[0].ShouldBe("front-line people of Unit 0, P Trust > team leads of Unit 0, P Trust");
        Words(ExpectationRelation.OtherUnit)[0].ShouldBe("front-line people of Unit 0, P Trust > team leads, elsewhere in P Trust");
        Words(ExpectationRelation.OtherOrganisation)
            .ShouldContain("front-line people of P Trust > team leads of other organisations than P Trust");
        Words(ExpectationRelation.Counterpart).ShouldBe(
        [
            "front-line people in stroke of P Trust > team leads in stroke of other organisations than P Trust",
            "front-line people in stroke of Q Trust > team leads in stroke of other organisations than Q Trust",
        ], ignoreOrder: true);
    }

    [Fact]
    public void Two_rules_about_the_same_groups_are_one_pair_of_the_older_and_ids_do_not_hang_on_the_rule()
    {
        var network = MadeTrusts.Make(1, trusts: 1, directorates: 2).Build();
        GapRule older = new(1, new(Frontline, Executives)), newer = new(2, new(Frontline, Executives, Within: 3));
        var both = new RulePairs(network, new() { Rules = [older, newer] }).Of(Dimension.Vertical).ShouldHaveSingleItem();
        both.Rule.ShouldBe(older);
        var alone = new RulePairs(network, new() { Rules = [newer] }).Of(Dimension.Vertical).Single();
        GapIds.OfPair(alone).ShouldBe(GapIds.OfPair(both));
    }

    [Fact]
    public void What_is_expected_of_two_organisations_of_each_other_is_one_pair_and_one_test()
    {
        var leads = new PeopleCriteria { Levels = [Level.TeamLead] };
        var rule = new GapRule(4, new(leads, leads, ExpectationRelation.OtherOrganisation));
        var two = MadeTrusts.Make(3, trusts: 2).Build();
        var (without, report) = (GapReport.Compute(two), GapReport.Compute(two, new() { Rules = [rule] }));
        var pair = report.Pairs.Where(pair => pair.Rule is not null).ShouldHaveSingleItem();
        $"{pair.From.Label} > {pair.To.Label}".ShouldBe("team leads of T0 Trust > team leads of other organisations than T0 Trust");
        (pair.From.Size, pair.To.Size).ShouldBe((18, 18));
        pair.Test.Q.HasValue.ShouldBeTrue();
        report.Fit.Tested.ShouldBe(without.Fit.Tested + 1);
        report.Coverage.Single(c => c.Dimension == Dimension.CrossOrganisation).Pairs
            .ShouldBe(without.Coverage.Single(c => c.Dimension == Dimension.CrossOrganisation).Pairs + 1);

        // Of three, each stands against the other two: three questions, and the first keeps its id.
        var three = GapReport.Compute(MadeTrusts.Make(3, trusts: 3).Build(), new() { Rules = [rule] });
        var of = three.Pairs.Where(pair => pair.Rule is not null).ToList();
        of.Count.ShouldBe(3);
        of[0].Id.ShouldBe(pair.Id);
    }

    [Fact]
    public void A_rule_turned_round_is_the_same_pair_and_the_lower_group_comes_first()
    {
        var network = MadeTrusts.Make(1, trusts: 1, directorates: 2).Build();
        PeopleCriteria clinical = new() { Disciplines = [Discipline.Clinical] }, managers = new() { Disciplines = [Discipline.Managerial] };
        GapRule up = new(1, new(Frontline, Executives)), down = new(2, new(Executives, Frontline));
        GapRule there = new(3, new(clinical, managers)), back = new(4, new(managers, clinical));
        var report = GapReport.Compute(network, new() { Rules = [up, down, there, back] });
        report.Pairs.Where(pair => pair.Rule is not null).Select(pair => pair.Rule!.Id).ShouldBe([1, 3]);
        report.PairOf(report.Pairs[0].Id).ShouldBeSameAs(report.Pairs[0]);

        var alone = GapReport.Compute(network, new() { Rules = [down] }).Pairs.Single(pair => pair.Rule is not null);
        (alone.From.Level, alone.To.Label).ShouldBe((Level.Frontline, "executives or system leaders"));
        alone.Id.ShouldBe(report.Pairs.Single(pair => pair.Rule == up).Id);
    }

    [Fact]
    public void A_directorate_and_the_very_unit_at_its_top_are_two_pairs()
    {
        var network = MadeTrusts.Make(1, trusts: 1, directorates: 1, people: 6).Build();
        var leads = new PeopleCriteria { Levels = [Level.Directorate, Level.TeamLead] };
        var of = GapReport.Compute(network, new()
        {
            LeastGroupSize = 1,
            Rules =
            [
                new(1, new(leads, PeopleCriteria.Everybody, ExpectationRelation.SameDirectorate)),
                new(2, new(leads, PeopleCriteria.Everybody, ExpectationRelation.SameUnit)),
            ],
        }).Pairs.Where(pair => pair.From.Unit is { } unit && network.Units[unit].Name == "Directorate 0" && pair.Rule is not null).ToList();
        of.Select(pair => (pair.Rule!.Id, pair.To.Size)).ShouldBe([(1, 20), (2, 2)]);
        of[0].Id.ShouldNotBe(of[1].Id);
    }

    // What a user writes down again is no second test: it would make every other finding look surer or less sure than it is.
    [Fact]
    public void A_link_that_is_expected_twice_is_one_question()
    {
        static bool IsCut(MadeTrusts.Place first, MadeTrusts.Place second) => (first.Organisation, second.Organisation) == (1, 1)
            && Math.Min(first.Directorate, second.Directorate) == 0 && Math.Max(first.Directorate, second.Directorate) == 1;
        var network = MadeTrusts.Make(1, IsCut).Build();
        string Unit(string name) => network.Units.Single(u => u.Organisation == 1 && u.Name == name).Key;
        GapRule[] rules =
        [
            new(7, new(Frontline, Executives, ExpectationRelation.SameOrganisation)),
            new(8, new(new() { Units = [Unit("Directorate 1")] }, new() { Units = [Unit("Directorate 0")] })),
        ];
        var (without, report) = (GapReport.Compute(network), GapReport.Compute(network, new() { Rules = [.. rules] }));
        report.Fit.Tested.ShouldBe(without.Fit.Tested);
        report.Pairs.Where(pair => pair.Rule is null).Select(pair => (pair.Id, pair.Test.Q, pair.SameAs))
            .ShouldBe(without.Pairs.Select(pair => (pair.Id, pair.Test.Q, (string?)null)));
        VerdictCount.Compute(report.Pairs).ShouldBe(VerdictCount.Compute(without.Pairs));
        report.FewestTies.Select(pair => pair.Pair!.Id).ShouldBe(without.FewestTies.Select(pair => pair.Pair!.Id));
        var again = report.Pairs.Where(pair => pair.Rule is not null).ToList();
        again.Count.ShouldBe(4);
        foreach (var pair in again)
        {
            var like = report.PairOf(pair.SameAs!)!;
            (like.Rule, like.Test).ShouldBe((null, pair.Test));
        }

        // Where it is a gap, the second entry says that it is one, and stands behind.
        var gaps = report.Gaps.Where(gap => gap.Pair?.SameAs is not null).ToList();
        gaps.ShouldNotBeEmpty();
        foreach (var gap in gaps)
        {
            gap.Summary.ShouldEndWith(" Another entry is about the same two groups of people.");
            var first = report.Gaps.First(other => other.Pair?.Id == gap.Pair!.SameAs && other.Kind == gap.Kind);
            gap.Priority.ShouldBeLessThan(first.Priority);
        }

        GapToClose.Of(report, null).Select(gap => gap.Id).ShouldBe(GapToClose.Of(without, null).Select(gap => gap.Id));
    }

    [Fact]
    public void A_rule_that_makes_too_many_pairs_makes_none_and_the_report_says_so()
    {
        var network = MadeTrusts.Make(1, directorates: 4).Build();
        var leads = new PeopleCriteria { Levels = [Level.Frontline, Level.TeamLead] };
        GapRule small = new(1, new(Frontline, Executives, ExpectationRelation.SameOrganisation));
        GapRule large = new(2, new(leads, leads, ExpectationRelation.OtherUnit));
        GapRule last = new(3, new(Executives, leads, ExpectationRelation.OtherOrganisation));
        var whole = GapReport.Compute(network, new() { Rules = [small, large, last] });
        int Made(GapReport report, GapRule rule) => report.Pairs.Count(pair => pair.Rule == rule);
        (Made(whole, small), Made(whole, large), Made(whole, last)).ShouldBe((3, 36, 3));
        whole.Omitted.ShouldBeEmpty();

        // 3 and 36 are more than 38; 3 and 3 are not.
        foreach (var options in new GapOptions[] { new() { RulePairLimit = 38 }, new() { RuleMemberLimit = 5_000 } })
        {
            var report = GapReport.Compute(network, options with { Rules = [small, large, last] });
            (Made(report, small), Made(report, large), Made(report, last)).ShouldBe((3, 0, 3));
            var omitted = report.Omitted.ShouldHaveSingleItem();
            (omitted.Rule, omitted.Dimension, omitted.Pairs, omitted.Examined).ShouldBe((large, Dimension.Horizontal, 36, 0));
            omitted.Explanation.ShouldBe(
                "The rule makes 36 pairs of groups with 5,184 people in them, whoever is in several counted in each, and none of these "
                + $"pairs is here: a report has room for {options.RulePairLimit:N0} pairs of rules with {options.RuleMemberLimit:N0} "
                + "people, the older rules first. Its own result says who reaches whom. Name organisations or units, or a relation of "
                + "fewer places.");
            report.Coverage.Sum(c => c.Pairs).ShouldBe(whole.Coverage.Sum(c => c.Pairs) - 36);
        }

        GapReport.Compute(network, new() { RulePairLimit = 39, Rules = [small, large] }).Omitted.ShouldBeEmpty();
        var none = GapReport.Compute(network, new() { RulePairLimit = 0, Rules = [small, last] });
        none.Omitted.Select(omitted => omitted.Rule).ShouldBe([small, last]);
    }

    // Every unit with all who are elsewhere: 1,500 times nearly everybody.
    [Fact]
    public void No_group_is_made_of_a_rule_that_is_left_out()
    {
        const int Units = 1_500;
        var draft = new Draft();
        var organisation = draft.Organisation("O");
        for (var unit = 0; unit < Units; unit++)
        {
            var place = draft.Unit(organisation);
            for (var person = 0; person < 3; person++)
            {
                draft.Person(organisation, place, Level.Frontline);
            }
        }

        var network = draft.Build();
        var rule = new GapRule(1, new(Frontline, PeopleCriteria.Everybody, ExpectationRelation.OtherUnit));
        var options = new GapOptions { Rules = [rule] };
        var before = GC.GetAllocatedBytesForCurrentThread();
        var pairs = new RulePairs(network, options);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        pairs.Of(Dimension.Horizontal).ShouldBeEmpty();
        pairs.Omitted.ShouldHaveSingleItem().Pairs.ShouldBe(Units);
        allocated.ShouldBeLessThan((long)Units * network.PeopleCount * sizeof(int) / 4);

        new RulePairs(network, options with { RuleMemberLimit = int.MaxValue }).Of(Dimension.Horizontal).Count().ShouldBe(Units);
        Should.Throw<OperationCanceledException>(() => new RulePairs(network, options, new(canceled: true)));
    }

    [Fact]
    public void Rules_take_no_place_of_the_pairs_that_dimensions_expect()
    {
        var network = MadeTrusts.Make(1, directorates: 4).Build();
        var few = new GapOptions { PairLimit = 5 };
        var leads = new PeopleCriteria { Levels = [Level.Frontline, Level.TeamLead] };
        var report = GapReport.Compute(network, few with { Rules = [new(2, new(leads, leads, ExpectationRelation.OtherUnit))] });
        report.Pairs.Count(pair => pair.Rule is not null).ShouldBe(36);
        report.Pairs.Where(pair => pair.Rule is null).Select(pair => pair.Id)
            .ShouldBe(GapReport.Compute(network, few).Pairs.Select(pair => pair.Id));
    }

    [Fact]
    public void Peers_and_empty_groups_make_no_pair_and_small_groups_are_counted()
    {
        var draft = new Draft();
        var o = draft.Organisation("O");
        draft.Person(o, -1, Level.Frontline, profession: "nurse");
        draft.Person(o, -1, Level.Executive);
        var network = draft.Build();
        new RulePairs(network, new() { Rules = [new(1, new(Frontline, Frontline))] }).Of(Dimension.Horizontal).ShouldBeEmpty();
        new RulePairs(network, new() { Rules = [new(1, new(Frontline, new() { Organisations = ["none"] }))] })
            .Of(Dimension.Horizontal).ShouldBeEmpty();
        new RulePairs(network, new() { Rules = [new(1, new(Frontline, Executives))] }).Of(Dimension.Vertical)
            .ShouldHaveSingleItem().From.Size.ShouldBe(1); // A level is looked at whatever its size.
        var small = new RulePairs(network, new() { Rules = [new(1, new(new() { Professions = ["nurse"] }, Executives))] });
        small.Of(Dimension.Horizontal).ShouldBeEmpty();
        small.TooSmallIn(Dimension.Horizontal).ShouldBe(1);

        // The leads of one service line are no board, and each would be told of by a pair.
        var other = draft.Organisation("P");
        foreach (var (organisation, level) in new[] { (o, Level.ServiceLead), (other, Level.ServiceLead) })
        {
            draft.Person(organisation, draft.Unit(organisation, serviceLine: "stroke"), level);
        }

        var leads = new PeopleCriteria { Levels = [Level.ServiceLead] };
        var counterparts = new RulePairs(draft.Build(), new() { Rules = [new(1, new(leads, leads, ExpectationRelation.Counterpart))] });
        counterparts.Of(Dimension.CrossOrganisation).ShouldBeEmpty();
        counterparts.TooSmallIn(Dimension.CrossOrganisation).ShouldBe(2);
        GapReport.Compute(new Draft().Build(), new() { Rules = [new(1, new(Frontline, Executives))] }).Pairs.ShouldBeEmpty();
    }

    [Fact]
    public void The_dimension_follows_from_what_the_rule_says()
    {
        PeopleCriteria clinical = new() { Disciplines = [Discipline.Clinical] }, managers = new() { Disciplines = [Discipline.Managerial] };
        var draft = new Draft();
        int p = draft.Organisation("P"), q = draft.Organisation("Q");
        int ward = draft.Unit(p), clinic = draft.Unit(q), second = draft.Unit(p);
        var network = draft.Build();
        PeopleCriteria In(params int[] units) => new() { Units = [.. units.Select(unit => network.Units[unit].Key)] };
        PeopleCriteria here = new() { Organisations = ["P"] }, there = new() { Organisations = ["Q"] };
        PeopleCriteria nowhere = new() { Units = ["none"] }, neither = new() { Organisations = ["none"] };
        var mixed = new PeopleCriteria { Levels = [Level.Frontline, Level.Executive] };
        foreach (var (rule, expected) in new (Expectation, Dimension)[]
        {
            (new(Frontline, Executives), Dimension.Vertical),
            (new(Executives, Frontline), Dimension.Vertical),
            (new(mixed, Executives), Dimension.Horizontal),
            (new(clinical, managers), Dimension.ClinicalManagerial),
            (new(managers, clinical), Dimension.ClinicalManagerial),
            (new(clinical, PeopleCriteria.Everybody), Dimension.Horizontal),
            (new(here, there), Dimension.CrossOrganisation),
            (new(here, here), Dimension.Horizontal),
            (new(here, neither), Dimension.Horizontal),
            (new(In(ward), In(clinic)), Dimension.CrossOrganisation),
            (new(In(clinic), In(ward, second)), Dimension.CrossOrganisation),
            (new(In(ward), In(second)), Dimension.Horizontal),
            (new(In(ward, clinic), In(second)), Dimension.Horizontal),
            (new(In(ward), nowhere), Dimension.Horizontal),
            (new(In(ward), In(clinic) with { Units = In(clinic).Units.Add("none") }), Dimension.CrossOrganisation),
            (new(In(ward), there), Dimension.CrossOrganisation),
            (new(In(ward), here), Dimension.Horizontal),
            (new(In(ward) with { Organisations = ["P", "Q"] }, there), Dimension.CrossOrganisation), // The unit decides.
            (new(In(ward) with { Levels = Frontline.Levels }, In(clinic) with { Levels = Executives.Levels }), Dimension.CrossOrganisation),
            (new(In(ward) with { Levels = Frontline.Levels }, In(second) with { Levels = Executives.Levels }), Dimension.Vertical),
            (new(Frontline, Executives, ExpectationRelation.OtherOrganisation), Dimension.CrossOrganisation),
            (new(Frontline, Executives, ExpectationRelation.Counterpart), Dimension.CrossOrganisation),
            (new(Frontline, Executives, ExpectationRelation.OtherUnit), Dimension.Vertical),
        })
        {
            RulePairs.DimensionOf(network, rule).ShouldBe(expected, rule.Key);
        }
    }

    private static List<ExpectedPair> Of(OrganisationNetwork network, Expectation expectation)
    {
        var pairs = new RulePairs(network, new() { Rules = [new(1, expectation)], LeastGroupSize = 1 });
        return [.. Enum.GetValues<Dimension>().SelectMany(pairs.Of)];
    }
}

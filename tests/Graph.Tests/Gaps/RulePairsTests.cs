using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Expectations;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;
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
        pair.Dimension.ShouldBe(Dimension.Horizontal);
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
                    var mine = found.Where(pair => pair.From.Members.Contains(person)).ToList();
                    mine.Count.ShouldBe(targets is { Count: > 0 } ? 1 : 0, $"seed {seed} {relation} person {person}");
                    mine.ForEach(pair => pair.To.Members.AsEnumerable().ShouldBe(targets!.Order(), $"seed {seed} {relation} {person}"));
                }

                found.Select(GapIds.OfPair).Distinct().Count().ShouldBe(found.Count);
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
            "front-line people, stroke of P Trust > team leads, stroke of other organisations than P Trust",
            "front-line people, stroke of Q Trust > team leads, stroke of other organisations than Q Trust",
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
        GapReport.Compute(new Draft().Build(), new() { Rules = [new(1, new(Frontline, Executives))] }).Pairs.ShouldBeEmpty();
    }

    [Fact]
    public void The_dimension_follows_from_what_the_rule_says()
    {
        PeopleCriteria clinical = new() { Disciplines = [Discipline.Clinical] }, managers = new() { Disciplines = [Discipline.Managerial] };
        PeopleCriteria here = new() { Organisations = ["P"] }, there = new() { Organisations = ["Q"] };
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
            (new(Frontline, Executives, ExpectationRelation.OtherOrganisation), Dimension.CrossOrganisation),
            (new(Frontline, Executives, ExpectationRelation.Counterpart), Dimension.CrossOrganisation),
            (new(Frontline, Executives, ExpectationRelation.OtherUnit), Dimension.Vertical),
        })
        {
            RulePairs.DimensionOf(rule).ShouldBe(expected, rule.Key);
        }
    }

    private static List<ExpectedPair> Of(OrganisationNetwork network, Expectation expectation)
    {
        var pairs = new RulePairs(network, new() { Rules = [new(1, expectation)], LeastGroupSize = 1 });
        return [.. Enum.GetValues<Dimension>().SelectMany(pairs.Of)];
    }
}

using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Expectations;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Expectations;

public sealed class ExpectationTests
{
    private static readonly PeopleCriteria Frontline = At(Level.Frontline);
    private static readonly PeopleCriteria Executives = At(Level.Executive);
    private static readonly PeopleCriteria TeamLeads = At(Level.TeamLead);

    // Front line 0, 1, 2; leads 3, 4; executives 5, 6.   0-3-5, 0-4-6, 1-3, 2 alone.
    private static OrganisationNetwork OneTrust()
    {
        var draft = new Draft();
        int o = draft.Organisation("O"), unit = draft.Unit(o);
        foreach (var level in new[] { 1, 1, 1, 2, 2, 5, 5 })
        {
            draft.Person(o, unit, (Level)level);
        }

        return draft.Ties("0-3 3-5 0-4 4-6 1-3").Build();
    }

    // Trust P: lead 0 in unit 0, lead 1 in unit 1, executive 2. Trust Q: lead 3 in unit 2 (line "heart", as unit 0), executive 4.
    // 5 is nowhere. 0-1, 0-2, 1-2, 2-4, 0-3, 5-4.
    private static Draft TwoTrusts()
    {
        var draft = new Draft();
        int p = draft.Organisation("P"), q = draft.Organisation("Q");
        int first = draft.Unit(p, serviceLine: "heart"), second = draft.Unit(p), third = draft.Unit(q, serviceLine: "heart");
        draft.Person(p, first, Level.TeamLead);
        draft.Person(p, second, Level.TeamLead);
        draft.Person(p, second, Level.Executive);
        draft.Person(q, third, Level.TeamLead);
        draft.Person(q, -1, Level.Executive);
        draft.Person(-1, -1, Level.TeamLead);
        return draft.Ties("0-1 0-2 1-2 2-4 0-3 5-4");
    }

    [Fact]
    public void The_result_lists_who_does_not_reach_and_how_many_comply()
    {
        var result = ExpectationResult.Compute(OneTrust(), new(Frontline, Executives));
        result.Unreached.ShouldBe([2]);
        result.TooFewRoutes.ShouldBeEmpty();
        (result.Expected, result.Targets, result.Met).ShouldBe((3, 2, 2));
        Close.To(2 / 3.0, result.Compliance);
    }

    [Fact]
    public void Two_routes_take_two_people_to_cut()
    {
        var result = ExpectationResult.Compute(OneTrust(), new(Frontline, Executives, Routes: 2));
        result.Unreached.ShouldBe([2]);
        result.TooFewRoutes.ShouldBe([1]);
        result.Failing(null).ShouldBe([1, 2]);
        result.Failing(ExpectationFailure.TooFewRoutes).ShouldBe([1]);
    }

    [Fact]
    public void Fewer_steps_reach_fewer() =>
        ExpectationResult.Compute(OneTrust(), new(Frontline, Executives, Within: 1)).Unreached.ShouldBe([0, 1, 2]);

    [Fact]
    public void A_member_of_the_other_group_complies_by_being_there()
    {
        var result = ExpectationResult.Compute(OneTrust(), new(PeopleCriteria.Everybody, Executives, Within: 1, Routes: 3));
        result.Failing(null).ShouldNotContain(5);
        result.Failing(null).ShouldBe([0, 1, 2, 3, 4]);
    }

    // Twelve leads with three contacts each, all of whom know one person and through that one the other leads. A search for all at once
    // would call leads safe, who are whom it leads to; searches one by one walk further than it before half of the leads have had theirs.
    [Fact]
    public void Among_peers_everyone_has_a_search_of_their_own()
    {
        var draft = new Draft();
        var middle = draft.Person(level: Level.Frontline);
        int[] leads = [.. Enumerable.Range(0, 12).Select(_ => draft.Person(level: Level.TeamLead))];
        foreach (var lead in leads)
        {
            for (var contact = 0; contact < 3; contact++)
            {
                var between = draft.Person(level: Level.Frontline);
                draft.Tie(lead, between).Tie(between, middle);
            }
        }

        var expectation = new Expectation(TeamLeads, TeamLeads, Within: 4);
        ExpectationResult.Compute(draft.Build(), expectation).Met.ShouldBe(12);
        ExpectationResult.Compute(draft.Build(), expectation with { Routes = 2 }).TooFewRoutes.ShouldBe(leads);
        ExpectationResult.Compute(draft.Build(), expectation with { Routes = 3 }).TooFewRoutes.ShouldBe(leads);
    }

    // Executives 5 and 6 know nobody of their kind; leads 3 and 4 know each other through 0.
    [Fact]
    public void Among_peers_nobody_is_reached_by_being_there()
    {
        ExpectationResult.Compute(OneTrust(), new(Executives, Executives)).Unreached.ShouldBe([5, 6]);
        ExpectationResult.Compute(OneTrust(), new(TeamLeads, TeamLeads)).Met.ShouldBe(2);
        ExpectationResult.Compute(OneTrust(), new(TeamLeads, TeamLeads, Routes: 2)).TooFewRoutes.ShouldBe([3, 4]);
    }

    [Fact]
    public void A_lone_person_of_a_kind_has_nobody_there()
    {
        var result = ExpectationResult.Compute(
            TwoTrusts().Build(), new(Executives, Executives, ExpectationRelation.SameOrganisation));
        result.NobodyThere.ShouldBe([2, 4]);
        result.Unreached.ShouldBeEmpty();
        result.StatusAt(0.1).ShouldBe(ExpectationStatus.NotMet);
    }

    // Leads 0, 1 and 3 are placed. 0 and 1 know executive 2, 1 step; executive 4 is 2 steps from 0 (by 2), and 3 steps from 3.
    [Theory]
    [InlineData(ExpectationRelation.Any, 1, "3", "", 0)]
    [InlineData(ExpectationRelation.SameOrganisation, 1, "3", "", 1)]
    [InlineData(ExpectationRelation.SameUnit, 2, "", "0,3", 1)]
    [InlineData(ExpectationRelation.SameDirectorate, 2, "", "0,3", 1)]
    [InlineData(ExpectationRelation.OtherUnit, 2, "", "1,3", 1)]
    [InlineData(ExpectationRelation.OtherOrganisation, 1, "0,1,3", "", 1)]
    [InlineData(ExpectationRelation.OtherOrganisation, 2, "", "", 1)]
    public void A_relation_says_who_counts_as_reached(
        ExpectationRelation relation, int within, string unreached, string alone, int unplaced)
    {
        var result = ExpectationResult.Compute(TwoTrusts().Build(), new(TeamLeads, Executives, relation, within));
        string.Join(',', result.Unreached).ShouldBe(unreached);
        string.Join(',', result.NobodyThere).ShouldBe(alone);
        result.Unplaced.ShouldBe(unplaced);
        (result.Expected + result.Unplaced).ShouldBe(4);
    }

    [Fact]
    public void Counterparts_are_of_the_same_service_line_elsewhere()
    {
        var result = ExpectationResult.Compute(
            TwoTrusts().Build(), new(TeamLeads, TeamLeads, ExpectationRelation.Counterpart, Within: 1));
        (result.Expected, result.Met, result.Unplaced).ShouldBe((2, 2, 2)); // 0 and 3; unit 1 has no line.
    }

    // A second post of 0 in Q: its holder leads there too.
    [Fact]
    public void A_joint_post_reaches_its_other_organisation_by_being_there()
    {
        var draft = TwoTrusts();
        draft.Post(1, 1, 2, Level.Executive);
        var result = ExpectationResult.Compute(
            draft.Build(), new(TeamLeads, Executives, ExpectationRelation.OtherOrganisation, Within: 1, Routes: 1));
        result.Unreached.ShouldBe([3]); // 1 is one of Q's executives, and 0 knows 1.
        result.Targets.ShouldBe(3);
    }

    // 0 asks 1, and nobody asks 0.
    [Fact]
    public void Under_a_directed_lens_who_is_asked_does_not_reach_who_asks()
    {
        var draft = new Draft();
        int p = draft.Organisation("P"), q = draft.Organisation("Q");
        draft.Person(p);
        draft.Person(q);
        var network = draft.Ties("0-1").Build(TieDirection.Directed);
        PeopleCriteria asking = new() { Organisations = ["P"] }, asked = new() { Organisations = ["Q"] };
        Close.To(1, ExpectationResult.Compute(network, new(asking, asked)).Compliance);
        ExpectationResult.Compute(network, new(asked, asking)).Unreached.ShouldBe([1]);
    }

    [Fact]
    public void A_group_of_nobody_has_no_rate_and_says_which_key_is_unknown()
    {
        var nobody = new PeopleCriteria { Units = ["no such unit"], Professions = ["wizard"] };
        var none = ExpectationResult.Compute(OneTrust(), new(nobody, Executives));
        none.Compliance.Why.ShouldBe(Absence.EmptyGroup);
        none.StatusAt(1).ShouldBe(ExpectationStatus.Nobody);
        none.UnknownKeys.ShouldBe(["no such unit", "wizard"]);
        var noTarget = ExpectationResult.Compute(OneTrust(), new(Frontline, nobody));
        noTarget.Compliance.Why.ShouldBe(Absence.EmptyGroup);
        noTarget.NobodyThere.ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void Nobody_at_all_and_one_person_have_stated_answers()
    {
        ExpectationResult.Compute(new Draft().Build(), new(Frontline, Executives)).StatusAt(1).ShouldBe(ExpectationStatus.Nobody);
        var draft = new Draft();
        draft.Person(draft.Organisation("O"), -1, Level.Executive);
        ExpectationResult.Compute(draft.Build(), new(PeopleCriteria.Everybody, Executives)).StatusAt(1).ShouldBe(ExpectationStatus.Met);
        ExpectationResult.Compute(draft.Build(), new(Executives, Executives)).NobodyThere.ShouldBe([0]);
    }

    // A clinical lead 0, a lead 1 who manages besides and a manager 2, all of one directorate; 1 works with 2, and 0 with nobody.
    [Fact]
    public void Leads_who_manage_besides_are_clinicians_who_lead()
    {
        var draft = new Draft();
        int o = draft.Organisation("O"), unit = draft.Unit(o);
        draft.Person(o, unit, Level.TeamLead, Discipline.Clinical);
        draft.Person(o, unit, Level.TeamLead, Discipline.Hybrid);
        draft.Person(o, unit, Level.Directorate, Discipline.Managerial);
        var template = ExpectationTemplate.Of(ExpectationTemplateKind.ClinicalManagerialPair).Expectation;
        var result = ExpectationResult.Compute(draft.Ties("1-2").Build(), template);
        (result.Expected, result.Met).ShouldBe((2, 1));
    }

    // 27 of 30 is nine tenths, whatever the last bit of 0.9.
    [Theory]
    [InlineData(27, 30, 0.9, ExpectationStatus.Met), InlineData(26, 30, 0.9, ExpectationStatus.NotMet),
     InlineData(7, 10, 0.7, ExpectationStatus.Met), InlineData(0, 0, 0.5, ExpectationStatus.Nobody)]
    public void A_target_that_is_reached_exactly_is_met(int met, int expected, double target, ExpectationStatus status) =>
        ExpectationResult.StatusOf(Measured.Ratio(met, expected, Absence.EmptyGroup), target).ShouldBe(status);

    [Fact]
    public void Steps_and_routes_are_bounded()
    {
        Expectation[] outside =
        [
            new(Frontline, Executives, Within: 0), new(Frontline, Executives, Within: 11), new(Frontline, Executives, Routes: 0),
            new(Frontline, Executives, Routes: 11),
        ];
        foreach (var expectation in outside)
        {
            Should.Throw<ArgumentOutOfRangeException>(() => ExpectationResult.Compute(OneTrust(), expectation));
        }

        ExpectationResult.Compute(OneTrust(), new(Frontline, Executives, Within: 10, Routes: 10)).Met.ShouldBe(0);
    }

    [Fact]
    public void Whoever_stops_it_is_heard() => Should.Throw<OperationCanceledException>(() => ExpectationResult.Compute(
        OneTrust(), new(Frontline, Executives), new(Threads: 1, Progress: null, new CancellationToken(canceled: true))));

    [Fact]
    public void Keys_of_different_criteria_differ_and_the_order_of_names_does_not_count()
    {
        new PeopleCriteria { Units = ["a,1:b"] }.Key.ShouldNotBe(new PeopleCriteria { Units = ["a", "b"] }.Key);
        new PeopleCriteria { Units = ["a"] }.Key.ShouldNotBe(new PeopleCriteria { Organisations = ["a"] }.Key);
        new PeopleCriteria { Units = ["b", "a"] }.Key.ShouldBe(new PeopleCriteria { Units = ["a", "b"] }.Key);
        new Expectation(Frontline, Executives, Routes: 2).Key.ShouldNotBe(new Expectation(Frontline, Executives, Within: 1).Key);
    }

    private static PeopleCriteria At(params Level[] levels) => new() { Levels = [.. levels] };
}

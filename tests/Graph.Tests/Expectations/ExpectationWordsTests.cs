using NetworkLens.Graph.Expectations;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Expectations;

public sealed class ExpectationWordsTests
{
    private static readonly PlaceNames Names = PlaceNames.Of(
        new Dictionary<string, string> { ["NA"] = "Northmere Acute", ["NC"] = "Northmere Community" },
        new Dictionary<string, string> { ["W1"] = "Ward 1" });

    private static readonly PeopleCriteria ServiceLeads = new() { Levels = [Level.ServiceLead] };
    private static readonly PeopleCriteria Executives = new() { Levels = [Level.Executive] };

    private static readonly Expectation Rule = new(
        ServiceLeads with { Organisations = ["NA"] }, Executives, ExpectationRelation.OtherOrganisation, 2, 2);

    private const string Goal = "an executive of another organisation within 2 steps, with 2 separate routes of any length";

    [Fact]
    public void A_rule_is_one_sentence() => ExpectationWords.Rule(Rule, Names).ShouldBe(
        "Every service lead of Northmere Acute reaches an executive of another organisation within 2 steps, with 2 separate routes of any "
        + "length.");

    [Fact]
    public void Everybody_reaches_anybody() =>
        ExpectationWords.Rule(new(PeopleCriteria.Everybody, PeopleCriteria.Everybody with { Units = ["W1", "gone"] }, Within: 1), Names)
            .ShouldBe("Every person reaches a person in Ward 1 or 'gone' within 1 step.");

    [Fact]
    public void Peers_reach_another_of_their_kind() =>
        ExpectationWords.Rule(new(ServiceLeads, ServiceLeads, ExpectationRelation.SameOrganisation), Names)
            .ShouldBe("Every service lead reaches another service lead of their own organisation within 2 steps.");

    [Fact]
    public void Places_disciplines_and_professions_are_told_and_many_places_are_counted()
    {
        var from = new PeopleCriteria
        {
            Disciplines = [Discipline.Clinical, Discipline.Hybrid],
            Levels = [Level.Frontline, Level.TeamLead],
            Professions = ["Nursing"],
            Organisations = ["NA", "NC"],
        };
        var to = new PeopleCriteria { Organisations = ["NA", "NC", "X", "Y"] };
        ExpectationWords.Rule(new(from, to, ExpectationRelation.SameOrganisation), Names).ShouldBe(
            "Every clinical or hybrid front-line person or team lead (profession Nursing) of Northmere Acute or Northmere Community " +
            "reaches a person of 4 organisations, of their own organisation, within 2 steps.");
    }

    [Fact]
    public void Three_places_are_named_still() =>
        ExpectationWords.Rule(new(ServiceLeads with { Organisations = ["NA", "NC", "X"] }, Executives), Names).ShouldBe(
            "Every service lead of Northmere Acute, Northmere Community or 'X' reaches an executive within 2 steps.");

    [Fact]
    public void Where_units_are_named_what_they_are_of_stands_apart() =>
        ExpectationWords.Rule(new(ServiceLeads, Executives with { Units = ["W1"] }, ExpectationRelation.SameDirectorate), Names).ShouldBe(
            "Every service lead reaches an executive in Ward 1, of their own directorate, within 2 steps.");

    [Theory]
    [InlineData(ExpectationRelation.SameOrganisation, "organisation"), InlineData(ExpectationRelation.OtherOrganisation, "organisation")]
    [InlineData(ExpectationRelation.SameDirectorate, "unit"), InlineData(ExpectationRelation.SameUnit, "unit")]
    [InlineData(ExpectationRelation.OtherUnit, "unit"), InlineData(ExpectationRelation.Counterpart, "service line")]
    public void What_is_not_known_of_those_left_out_is_told(ExpectationRelation relation, string place) =>
        ExpectationWords.Summary(
            Result(0, 3, [], [], []) with { Expectation = new(ServiceLeads, Executives, relation), Unplaced = 2 }, Names).ShouldBe(
            $"Nobody is expected to reach anybody. 2 of 2 service leads are left out: the data do not say their {place}.");

    [Fact]
    public void A_result_tells_counts_with_their_base() => ExpectationWords.Summary(Result(30, 9, [1, 2, 3, 4, 5], [6, 7, 8], []), Names)
        .ShouldBe(
            "22 of 30 service leads of Northmere Acute reach an executive of another organisation within 2 steps, with 2 separate routes " +
            "of any length: 8 do not. 3 of these 8 get that far, but with fewer than 2 separate routes.");

    [Theory]
    [InlineData(0, 0, 0, "All 30 ", ".")]
    [InlineData(1, 0, 0, "29 of 30 ", ": 1 does not.")]
    [InlineData(0, 1, 0, "29 of 30 ", ": 1 does not. They get that far, but with fewer than 2 separate routes.")]
    [InlineData(0, 0, 3, "27 of 30 ", ": 3 do not. All of these have nobody there to be reached.")]
    [InlineData(2, 1, 1, "26 of 30 ", ": 4 do not. 1 of these 4 gets that far, but with fewer than 2 separate routes. "
        + "1 of these 4 has nobody there to be reached.")]
    public void Parts_stand_beside_their_whole(int unreached, int routes, int alone, string start, string end)
    {
        var result = Result(30, 9, Enumerable.Range(0, unreached), Enumerable.Range(9, routes), Enumerable.Range(19, alone));
        ExpectationWords.Summary(result, Names).ShouldBe($"{start}service leads of Northmere Acute reach {Goal}{end}");
    }

    [Fact]
    public void Nobody_and_one_person_and_those_left_out_are_told()
    {
        ExpectationWords.Summary(Result(0, 9, [], [], []), Names)
            .ShouldBe("Nobody is expected to reach anybody: the network has no service leads of Northmere Acute.");
        ExpectationWords.Summary(Result(2, 0, [], [], [0, 1]), Names)
            .ShouldBe("The network has 2 service leads of Northmere Acute and nobody whom they are to reach: no executives.");
        ExpectationWords.Summary(Result(1, 3, [0], [], []), Names)
            .ShouldBe($"The only service lead of Northmere Acute does not reach {Goal}.");
        ExpectationWords.Summary(Result(1, 3, [], [], []) with { Unplaced = 2, UnknownKeys = ["Q"] }, Names).ShouldBe(
            $"1 service lead of Northmere Acute reaches {Goal}. 2 of 3 service leads of Northmere Acute are left out: the data do not say "
            + "their organisation. The network does not have 'Q'.");
        ExpectationWords.Summary(Result(0, 3, [], [], []) with { Unplaced = 1 }, Names).ShouldBe(
            "Nobody is expected to reach anybody. The only service lead of Northmere Acute is left out: the data do not say their "
            + "organisation.");
    }

    [Fact]
    public void What_is_known_of_nobody_is_not_told_as_if_there_were_nobody()
    {
        var clinical = new PeopleCriteria { Disciplines = [Discipline.Clinical] };
        string Say(PeopleCriteria from, PeopleCriteria to, int expected, bool level, bool discipline) => ExpectationWords.Summary(
            Result(expected, 0, [], [], Enumerable.Range(0, expected)) with
            {
                Expectation = new(from, to),
                IsLevelUnknown = level,
                IsDisciplineUnknown = discipline,
            },
            Names);
        Say(ServiceLeads, Executives, 0, true, true)
            .ShouldBe("Nobody is expected to reach anybody: the level is known of nobody in the network.");
        Say(clinical, Executives, 0, true, true)
            .ShouldBe("Nobody is expected to reach anybody: the discipline is known of nobody in the network.");
        Say(clinical with { Levels = [Level.Frontline] }, Executives, 0, true, true)
            .ShouldBe("Nobody is expected to reach anybody: neither level nor discipline is known of anybody in the network.");
        Say(clinical, Executives, 0, true, false)
            .ShouldBe("Nobody is expected to reach anybody: the network has no clinical people.");
        Say(new() { Levels = [Level.Unknown] }, Executives, 0, true, true)
            .ShouldBe("Nobody is expected to reach anybody: the network has no people of unknown level.");
        Say(ServiceLeads, clinical, 2, true, true).ShouldBe(
            "The network has 2 service leads and nobody whom they are to reach: the discipline is known of nobody in the network.");
    }

    [Theory]
    [InlineData(Level.Unknown, Discipline.Unknown, true, true)]
    [InlineData(Level.TeamLead, Discipline.Unknown, false, true)]
    [InlineData(Level.Unknown, Discipline.Hybrid, true, false)]
    public void What_is_known_of_nobody_the_network_says(Level level, Discipline discipline, bool isLevelUnknown, bool isDisciplineUnknown)
    {
        var draft = new Draft();
        var organisation = draft.Organisation("O");
        draft.Person(organisation, -1, Level.Unknown, Discipline.Unknown);
        draft.Person(organisation, -1, level, discipline);
        var result = ExpectationResult.Compute(draft.Build(), new(ServiceLeads, Executives));
        (result.IsLevelUnknown, result.IsDisciplineUnknown).ShouldBe((isLevelUnknown, isDisciplineUnknown));
        var empty = ExpectationResult.Compute(new Draft().Build(), new(ServiceLeads, Executives));
        (empty.IsLevelUnknown, empty.IsDisciplineUnknown).ShouldBe((false, false));
    }

    [Fact]
    public void Every_template_reads_as_a_sentence_and_claims_no_cause()
    {
        ExpectationTemplate.All.Select(t => (int)t.Kind).ShouldBe(Enumerable.Range(0, Enum.GetValues<ExpectationTemplateKind>().Length));
        ExpectationWords.Rule(ExpectationTemplate.Of(ExpectationTemplateKind.SafetyEscalationRoute).Expectation, Names).ShouldBe(
            "Every front-line person reaches an executive or system leader of their own organisation within 3 steps, with 2 separate " +
            "routes of any length.");
        foreach (var template in ExpectationTemplate.All)
        {
            foreach (var text in new[] { template.Purpose, ExpectationWords.Rule(template.Expectation, Names) })
            {
                text.ShouldEndWith(".");
                foreach (var cause in new[] { "because", "due to", "causes", "leads to", "results in", "therefore" })
                {
                    text.ShouldNotContain(cause);
                }
            }
        }
    }

    private static ExpectationResult Result(
        int expected, int targets, IEnumerable<int> unreached, IEnumerable<int> routes, IEnumerable<int> alone) => new()
        {
            Expectation = Rule,
            Expected = expected,
            Targets = targets,
            Unplaced = 0,
            Unreached = [.. unreached],
            TooFewRoutes = [.. routes],
            NobodyThere = [.. alone],
            UnknownKeys = [],
        };
}

using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gaps;

public sealed class GapSummaryTests
{
    [Fact]
    public void A_professional_line_is_called_one()
    {
        var draft = new Draft();
        var o = draft.Organisation("O");
        draft.Person(o, -1, Level.Frontline);
        draft.Person(o, -1, Level.TeamLead);
        draft.Person(o, -1, Level.TeamLead);
        draft.Line(0, 1, TieKind.ProfessionalLine);
        GapReport.Compute(draft.Ties("1-2").Build()).Gaps.Single(gap => gap.Kind == GapKind.SilentLine).Summary.ShouldBe(
            "Front-line post x00000 in O Trust reports professionally to team lead post x00001 in O Trust, but their holders had no "
            + "interaction of the kinds and in the time looked at.");
    }

    // 300 at the front line, of whom one knows the only executive; 0 and 1 reach the executive within two steps.
    [Fact]
    public void No_share_that_is_somebody_is_called_nobody()
    {
        var draft = new Draft();
        var o = draft.Organisation("O");
        for (var person = 0; person < 300; person++)
        {
            draft.Person(o, -1, Level.Frontline);
        }

        draft.Person(o, -1, Level.Executive);
        var network = draft.Ties("0-1 0-300").Build();
        GapReport.Compute(network).Gaps.Single().Summary.ShouldStartWith(
            "Front line of O Trust (300 people) and executives of O Trust (1 person): within 2 steps, 2 of the 300 people of the first "
            + "(less than 1 %) reach somebody in the second: fewer than half; 1 tie joins them directly");
    }

    [Fact]
    public void Both_sides_are_told_where_neither_is_the_upper_one()
    {
        var draft = new Draft();
        int o = draft.Organisation("O"), a = draft.Unit(o), b = draft.Unit(o);
        foreach (var unit in new[] { a, a, a, a, b, b, b })
        {
            draft.Person(o, unit, Level.Frontline);
        }

        var report = GapReport.Compute(draft.Ties("0-4 1-5 0-1").Build(), new() { Within = 1, HorizontalTarget = 0.6 });
        report.Gaps.Single(gap => gap.Kind == GapKind.Unreached).Summary.ShouldStartWith(
            "Unit 0 of O Trust (4 people) and Unit 1 of O Trust (3 people): within 1 step, 2 of the 4 people of the first (50 %) reach "
            + "somebody in the second, and 2 of the 3 people of the second (67 %) reach somebody in the first: on average fewer than 60 %; "
            + "2 ties join them directly");
    }

    // Routes there are, but all longer than two steps.
    [Theory]
    [InlineData(0, 0, Dimension.Horizontal, "nobody in either reaches anybody in the other within 2 steps")]
    [InlineData(0, 0, Dimension.Vertical, "nobody in either reaches anybody in the other within 2 steps")]
    [InlineData(1, 0, Dimension.Horizontal,
        "within 2 steps, 1 of the 4 people of the first (25 %) reaches somebody in the second, and none of the 4 people of the second "
        + "reaches anybody in the first: on average fewer than half")]
    [InlineData(1, 4, Dimension.ClinicalManagerial,
        "within 2 steps, 1 of the 4 people of the first (25 %) reaches somebody in the second, and all 4 people of the second reach "
        + "somebody in the first: on average fewer than half")]
    [InlineData(1, 2, Dimension.Vertical,
        "within 2 steps, 1 of the 4 people of the first (25 %) reaches somebody in the second: fewer than half")]
    public void Who_reaches_is_told_with_of_how_many(int fromReaching, int toReaching, Dimension dimension, string who) =>
        GapSummary.Unreached(Pair(dimension, fromReaching, toReaching, cut: 2), Untested, 2, 0.5).ShouldBe(
            $"Ward (4 people) and clinic (4 people): {who}; no tie joins them directly.");

    [Theory]
    [InlineData(0.25, "a quarter"), InlineData(0.5, "half"), InlineData(1, "all"), InlineData(0.4, "40 %")]
    public void What_reach_is_held_against_is_told(double target, string portion) =>
        GapSummary.Unreached(Pair(Dimension.Vertical, 1, 1, cut: 2), Untested, 1, target).ShouldContain(
            $"within 1 step, 1 of the 4 people of the first (25 %) reaches somebody in the second: fewer than {portion}; ");

    // What the configuration model expects (here 0.02) stands in fields of its own: beside comparable groups it would be a second opinion.
    [Fact]
    public void Of_expectations_only_that_of_comparable_groups_is_told_with_the_ties_that_could_be_seen()
    {
        var pair = Pair(Dimension.Horizontal, 1, 1, cut: 1);
        var test = Untested with { Observed = 6, Expected = Measured.Of(41.2) };
        GapSummary.Fragile(pair, test).ShouldBe(
            "Ward (4 people) and clinic (4 people): every route between them runs through one person; 6 ties join them directly, where "
            + "comparable groups have 41.");
        GapSummary.Unreached(pair, test, 2, 0.5).ShouldEndWith("; 6 ties join them directly, where comparable groups have 41.");
        GapSummary.Fragile(pair, Untested).ShouldEndWith("; no tie joins them directly.");
    }

    [Fact]
    public void What_nothing_joins_and_what_one_person_holds_are_told_apart()
    {
        GapSummary.Fragile(Pair(Dimension.Horizontal, 1, 1, cut: 0), Untested).ShouldContain(": no route of any length joins them; ");
        GapSummary.Fragile(Pair(Dimension.Horizontal, 1, 1, cut: 1), Untested).ShouldContain(
            ": every route between them runs through one person; ");
        GapSummary.Unreached(Pair(Dimension.Horizontal, 0, 0, cut: 0), Untested, 2, 0.5).ShouldContain(
            ": no route of any length joins them; ");
    }

    private static PairTest Untested => new()
    {
        Verdict = GapVerdict.CannotTell,
        Expected = Measured.None(Absence.NotConverged),
        RatioLow = Measured.None(Absence.NotConverged),
        RatioHigh = Measured.None(Absence.NotConverged),
        P = Measured.None(Absence.NotConverged),
        Q = Measured.None(Absence.NotConverged),
    };

    private static MeasuredPair Pair(Dimension dimension, int fromReaching, int toReaching, int cut) => new(
        new(dimension, Group("ward", 0), Group("clinic", 4)),
        0,
        default,
        Measured.Of(0.02),
        0,
        fromReaching,
        toReaching,
        new(cut, false, []));

    private static PeopleGroup Group(string label, int first) => new()
    {
        Kind = GroupKind.Unit,
        Label = label,
        Key = label,
        Members = [first, first + 1, first + 2, first + 3],
    };

    [Fact]
    public void Professions_say_their_service_and_its_organisation()
    {
        var draft = new Draft();
        int o = draft.Organisation("O"), unit = draft.Unit(o, serviceLine: "stroke");
        foreach (var profession in new[] { "doctor", "doctor", "doctor", "nurse", "nurse", "nurse" })
        {
            draft.Person(o, unit, profession: profession);
        }

        GapReport.Compute(draft.Ties("0-1").Build()).Gaps.Single().Summary.ShouldBe(
            "Doctor of stroke, O Trust (3 people) and nurse of stroke, O Trust (3 people): no route of any length joins them; "
            + "no tie joins them directly.");
    }
}

using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
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
        draft.Line(0, 1, TieKind.ProfessionalLine);
        GapReport.Compute(draft.Build()).Gaps.Single(gap => gap.Kind == GapKind.SilentLine).Summary.ShouldBe(
            "Front-line post x00000 in O Trust reports professionally to team lead post x00001 in O Trust, but their holders had no "
            + "interaction of the kinds and in the time looked at.");
    }

    // 200 at the front line, of whom one knows the only executive; 0 and 1 reach the executive within two steps.
    [Fact]
    public void No_share_that_is_less_than_all_is_called_all()
    {
        var draft = new Draft();
        var o = draft.Organisation("O");
        for (var person = 0; person < 200; person++)
        {
            draft.Person(o, -1, Level.Frontline);
        }

        draft.Person(o, -1, Level.Executive);
        var network = draft.Ties("0-200").Build();
        GapReport.Compute(network).Gaps.Single().Summary.ShouldBe(
            "Front line of O Trust (200 people) and executives of O Trust (1 person): more than 99 % of the first reach nobody in the "
            + "second within 2 steps; 1 tie joins them directly, where 1.0 would be expected if ties fell at random.");
    }

    [Fact]
    public void Both_sides_are_told_where_neither_is_the_upper_one()
    {
        var draft = new Draft();
        int o = draft.Organisation("O"), a = draft.Unit(o), b = draft.Unit(o);
        foreach (var unit in new[] { a, a, a, a, b, b, b, b })
        {
            draft.Person(o, unit, Level.Frontline);
        }

        var report = GapReport.Compute(draft.Ties("0-4 1-5 0-1").Build(), new() { Within = 1, HorizontalTarget = 0.6 });
        report.Gaps.Single(gap => gap.Kind == GapKind.Unreached).Summary.ShouldBe(
            "Unit 0 of O Trust (4 people) and Unit 1 of O Trust (4 people): within 1 step, 50 % of the first reach nobody in the second, "
            + "and 50 % of the second reach nobody in the first; 2 ties join them directly, where 1.6 would be expected if "
            + "ties fell at random.");
    }

    // Routes there are, but all longer than two steps.
    [Theory]
    [InlineData(0, 0, Dimension.Horizontal, "nobody in either reaches the other within 2 steps")]
    [InlineData(0, 0, Dimension.Vertical, "nobody in either reaches the other within 2 steps")]
    [InlineData(1, 0, Dimension.Horizontal,
        "within 2 steps, 75 % of the first reach nobody in the second, and 100 % of the second reach nobody in the first")]
    [InlineData(1, 2, Dimension.Vertical, "75 % of the first reach nobody in the second within 2 steps")]
    public void Who_does_not_reach_is_told_with_of_how_many(int fromReaching, int toReaching, Dimension dimension, string who) =>
        GapSummary.Unreached(Pair(dimension, fromReaching, toReaching, cut: 2), 2).ShouldBe(
            $"Ward (4 people) and clinic (4 people): {who}; no tie joins them directly, where fewer than 0.1 would be expected if ties "
            + "fell at random.");

    [Fact]
    public void What_nothing_joins_and_what_one_person_holds_are_told_apart()
    {
        GapSummary.Fragile(Pair(Dimension.Horizontal, 1, 1, cut: 0)).ShouldContain(": no route of any length joins them; ");
        GapSummary.Fragile(Pair(Dimension.Horizontal, 1, 1, cut: 1)).ShouldContain(": every route between them runs through one person; ");
        GapSummary.Unreached(Pair(Dimension.Horizontal, 0, 0, cut: 0), 2).ShouldContain(": no route of any length joins them; ");
    }

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

        GapReport.Compute(draft.Build()).Gaps.Single().Summary.ShouldBe(
            "Doctor of stroke, O Trust (3 people) and nurse of stroke, O Trust (3 people): no route of any length joins them; "
            + "no tie joins them directly.");
    }
}

using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gaps;

public sealed class SilentLinesTests
{
    [Fact]
    public void A_vacancy_below_a_silent_line_is_nobody_kept_apart()
    {
        var draft = new Draft();
        var o = draft.Organisation("O");
        draft.Person(o, -1, Level.Frontline);
        draft.Person(o, -1, Level.TeamLead);
        draft.Person(o, -1, Level.Executive);
        var vacant = draft.Post(-1, o, -1, Level.Frontline);
        draft.Line(0, 1);
        draft.Line(vacant, 1);
        draft.Line(1, 2);
        Silent(Seen(draft)).Select(gap => (gap.From.Members[0], gap.Affected)).ShouldBe([(1, 3), (0, 2)]);
    }

    // 0 reports to 1. 0 asks 2, and 2 asks 1: up there is a way, down there is none.
    [Fact]
    public void Under_a_directed_lens_the_ways_up_and_down_are_told_apart()
    {
        var draft = new Draft();
        var o = draft.Organisation("O");
        draft.Person(o, -1, Level.Frontline);
        draft.Person(o, -1, Level.TeamLead);
        draft.Person(o, -1, Level.TeamLead);
        draft.Line(0, 1);
        var gap = Silent(draft.Ties("0-2 2-1").Build(TieDirection.Directed)).ShouldHaveSingleItem();
        Close.To(1, gap.Reach);
        Close.To(1, gap.ReachFrom);
        Close.To(0, gap.ReachTo);
    }

    // 0 reports to 1 in management, 1 to 2 professionally, and nobody met: below a professional line nobody is kept apart by it.
    [Fact]
    public void Those_below_count_for_a_line_of_management_alone_and_the_lack_is_a_half()
    {
        var draft = new Draft();
        var o = draft.Organisation("O");
        draft.Person(o, -1, Level.Frontline);
        draft.Person(o, -1, Level.TeamLead);
        draft.Person(o, -1, Level.Executive);
        draft.Line(0, 1);
        draft.Line(1, 2, TieKind.ProfessionalLine);
        var silent = Silent(Seen(draft));
        silent.Select(gap => gap.Affected).ShouldBe([2, 2]);
        silent.ShouldAllBe(gap => Math.Abs(gap.Priority - ((1 + (0.5 * Math.Log(3) / Math.Log(6))) / 4)) < 1e-12);

        draft.Line(1, 2);
        Silent(draft.Build()).Select(gap => gap.Affected).ShouldBe([3, 2]);
    }

    [Fact]
    public void A_line_between_two_organisations_is_a_gap_across_them()
    {
        var draft = new Draft();
        draft.Person(draft.Organisation("O"), -1, Level.Frontline);
        draft.Person(draft.Organisation("P"), -1, Level.TeamLead);
        draft.Line(0, 1);
        Silent(Seen(draft)).ShouldHaveSingleItem().Dimension.ShouldBe(Dimension.CrossOrganisation);
    }

    // 0 and 1 did not answer, 2 did, and 3 and 4 met: of the lines 0 to 1 and 0 to 2 only the second could have been seen.
    [Fact]
    public void A_line_of_whose_holders_neither_answered_is_not_silent_but_counted_apart()
    {
        var draft = new Draft();
        var o = draft.Organisation("O");
        for (var person = 0; person < 5; person++)
        {
            draft.Person(o, -1, Level.TeamLead);
        }

        draft.Attribute("responded", "no", "no", "yes", "yes", "yes");
        draft.Line(0, 1);
        draft.Line(0, 2);
        var network = draft.Ties("3-4").Build();
        var report = GapReport.Compute(network);
        report.Gaps.Where(gap => gap.Kind == GapKind.SilentLine).ShouldHaveSingleItem().To.Members.ShouldBe([2]);
        (report.Lines.Silent.Length, report.Lines.Unseen, report.Lines.Live).ShouldBe((1, 1, 0));
        var all = GapReport.Compute(network, new() { Respondents = Respondents.Everybody });
        (all.Lines.Silent.Length, all.Lines.Unseen).ShouldBe((2, 0));

        // Somebody told of a tie all the same: it was seen.
        GapReport.Compute(draft.Ties("0-1").Build()).Lines.Live.ShouldBe(1);
    }

    [Fact]
    public void Where_nothing_was_seen_no_line_is_judged_and_nothing_is_listed_as_missing()
    {
        var draft = new Draft();
        var o = draft.Organisation("O");
        for (var person = 0; person < 8; person++)
        {
            draft.Person(o, -1, person < 4 ? Level.Frontline : Level.Executive);
        }

        draft.Line(0, 4);
        var report = GapReport.Compute(draft.Build());
        (report.Lines.Unjudged, report.Lines.Silent.Length).ShouldBe((1, 0));
        report.Gaps.ShouldBeEmpty();
        report.FewestTies.ShouldBeEmpty();
        report.Pairs.ShouldNotBeEmpty();
        report.Outcome.ShouldBe(Graph.Gravity.GravityOutcome.NoTies);
        GapReport.Compute(draft.Build(TieDirection.Directed)).Outcome.ShouldBe(Graph.Gravity.GravityOutcome.NoTies);
        GapReport.Compute(draft.Ties("0-1").Build()).Gaps.ShouldNotBeEmpty();
    }

    // A tie of two others: without any, no line is judged.
    private static OrganisationNetwork Seen(Draft draft)
    {
        int one = draft.Person(), other = draft.Person();
        return draft.Ties($"{one}-{other}").Build();
    }

    private static List<Gap> Silent(OrganisationNetwork network) =>
        [.. GapReport.Compute(network).Gaps.Where(gap => gap.Kind == GapKind.SilentLine)];
}

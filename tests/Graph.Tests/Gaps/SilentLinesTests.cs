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
        Silent(draft.Build()).Select(gap => (gap.From.Members[0], gap.Affected)).ShouldBe([(1, 3), (0, 2)]);
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
        var silent = Silent(draft.Build());
        silent.Select(gap => gap.Affected).ShouldBe([2, 2]);
        silent.ShouldAllBe(gap => Math.Abs(gap.Priority - (0.5 * Math.Log(3) / Math.Log(4))) < 1e-12);

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
        Silent(draft.Build()).ShouldHaveSingleItem().Dimension.ShouldBe(Dimension.CrossOrganisation);
    }

    private static List<Gap> Silent(OrganisationNetwork network) =>
        [.. GapReport.Compute(network).Gaps.Where(gap => gap.Kind == GapKind.SilentLine)];
}

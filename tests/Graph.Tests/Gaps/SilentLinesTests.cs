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

    private static List<Gap> Silent(OrganisationNetwork network) =>
        [.. GapReport.Compute(network).Gaps.Where(gap => gap.Kind == GapKind.SilentLine)];
}

using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gaps;

public sealed class SaidAlreadyTests
{
    // Two directorates of one trust: in each two at the front line and one lead; the executive, 6, is tied to nobody.
    [Fact]
    public void A_directorate_stands_behind_its_organisation_where_both_have_the_same_gap()
    {
        var draft = new Draft();
        var o = draft.Organisation("O");
        int a = draft.Unit(o), b = draft.Unit(o), office = draft.Unit(o);
        foreach (var unit in new[] { a, b })
        {
            draft.Person(o, unit, Level.Frontline);
            draft.Person(o, unit, Level.Frontline);
            draft.Person(o, unit, Level.Directorate);
        }

        draft.Person(o, office, Level.Executive);
        draft.Line(2, 6);
        draft.Ties("0-1 1-2 3-4 4-5");
        var report = GapReport.Compute(draft.Build(), new() { LeastGroupSize = 1 });
        var whole = Find(report, GapKind.Unreached, "front line of O Trust", "executives of O Trust");
        whole.Priority.ShouldBe(Untested(Math.Log(5) / Math.Log(8)), 1e-12);
        whole.Summary.ShouldNotContain("whole organisation");
        var part = Find(report, GapKind.Unreached, "front line of Unit 0, O Trust", "executives of O Trust");
        part.Priority.ShouldBe(Untested(Math.Log(3) / Math.Log(8) / 2), 1e-12);
        part.Summary.ShouldEndWith(" The whole organisation has the same gap.");

        // Once the front line of the other directorate meets the executive, half of the organisation does: no gap of the whole.
        var mended = GapReport.Compute(draft.Ties("3-6 4-6").Build(), new() { LeastGroupSize = 1 });
        mended.Gaps.ShouldNotContain(gap => gap.From.Label == "front line of O Trust" && gap.To.Label == "executives of O Trust");
        var alone = Find(mended, GapKind.Unreached, "front line of Unit 0, O Trust", "executives of O Trust");
        alone.Priority.ShouldBe(Untested(Math.Log(3) / Math.Log(8)), 1e-12);
        alone.Summary.ShouldNotContain("whole organisation");
    }

    // A directorate with executives of its own: 0 and 1 at the front line, 2 an executive, and the same again elsewhere; one tie.
    [Fact]
    public void Executives_of_a_directorate_are_a_part_of_those_of_the_organisation()
    {
        var draft = new Draft();
        var o = draft.Organisation("O");
        foreach (var unit in new[] { draft.Unit(o), draft.Unit(o) })
        {
            draft.Person(o, unit, Level.TeamLead);
            draft.Person(o, unit, Level.TeamLead);
            draft.Person(o, unit, Level.Executive);
        }

        draft.Line(0, 2);
        var report = GapReport.Compute(draft.Ties("0-1").Build());
        Find(report, GapKind.Unreached, "team leads of O Trust", "executives of O Trust").Priority
            .ShouldBe(Untested(Math.Log(5) / Math.Log(7)), 1e-12);
        Find(report, GapKind.Unreached, "team leads of Unit 0, O Trust", "executives of Unit 0, O Trust").Priority
            .ShouldBe(Untested(Math.Log(3) / Math.Log(7) / 2), 1e-12);
    }

    [Fact]
    public void Disciplines_of_a_directorate_are_a_part_of_those_of_the_organisation()
    {
        var draft = new Draft();
        var o = draft.Organisation("O");
        foreach (var unit in new[] { draft.Unit(o), draft.Unit(o) })
        {
            for (var person = 0; person < 6; person++)
            {
                draft.Person(o, unit, discipline: person < 3 ? Discipline.Clinical : Discipline.Managerial);
            }
        }

        var gaps = GapReport.Compute(draft.Ties("0-1").Build()).Gaps.Where(gap => gap.From.Kind == GroupKind.Discipline).ToArray();
        gaps.Select(gap => (gap.From.Label, Math.Round(gap.Priority, 12))).ShouldBe(
        [
            ("clinical people of O Trust", 0.5),
            ("clinical people of Unit 0, O Trust", Math.Round(Untested(Math.Log(7) / Math.Log(13) / 2), 12)),
            ("clinical people of Unit 1, O Trust", Math.Round(Untested(Math.Log(7) / Math.Log(13) / 2), 12)),
        ], ignoreOrder: true);
    }

    // Four at the front line of each of three directorates, and an executive whom nobody ever meets.
    [Fact]
    public void An_executive_without_any_tie_is_missing_once_and_behind_that_from_every_other_group()
    {
        var draft = new Draft();
        var o = draft.Organisation("O");
        foreach (var unit in new[] { draft.Unit(o), draft.Unit(o) })
        {
            for (var person = 0; person < 4; person++)
            {
                draft.Person(o, unit, person == 0 ? Level.TeamLead : Level.Frontline);
            }
        }

        draft.Person(o, draft.Unit(o), Level.Executive);
        draft.Line(0, 8);
        draft.Ties("0-1 0-2 0-3 4-5 4-6 4-7 0-4");
        var gaps = GapReport.Compute(draft.Build()).Gaps.Where(gap => gap.To.Label == "executives of O "
            + "Trust" && gap.Kind == GapKind.Unreached)
            .ToArray();
        var first = Math.Log(7) / Math.Log(10);
        gaps.Select(gap => (gap.From.Label, Math.Round(gap.Priority, 12),
            gap.Summary.EndsWith(GapSummary.Isolated, StringComparison.Ordinal)))
            .ShouldBe(
            [
                ("front line of O Trust", Math.Round(Untested(first), 12), false),
                ("front line of Unit 0, O Trust", Math.Round(Untested(Math.Log(4) / Math.Log(10) / 2), 12), false), // A part, once halved.
                ("front line of Unit 1, O Trust", Math.Round(Untested(Math.Log(4) / Math.Log(10) / 2), 12), false),
                ("team leads of O Trust", Math.Round(Untested(Math.Log(3) / Math.Log(10) / 2), 12), true),
            ], ignoreOrder: true);
    }

    [Fact]
    public void What_is_hardly_reached_only_since_it_is_large_stands_behind()
    {
        var report = GapReport.Compute(MadeTrusts.Make(1, degree: 6).Build(), new() { HorizontalTarget = 1, CrossOrganisationTarget = 1 });
        var large = report.Gaps.Where(gap => gap is { Kind: GapKind.Unreached, Verdict: GapVerdict.Connected }).ToArray();
        large.Length.ShouldBeGreaterThan(3);
        foreach (var gap in large)
        {
            var lack = 1 - (gap.Reach.Value!.Value / gap.ReachTarget!.Value);
            gap.Priority.ShouldBe((1 + (lack * Math.Log(1 + gap.Affected) / Math.Log(1 + 699) / 2)) / 4, 1e-12);
            (gap.Summary.EndsWith(GapSummary.Size, StringComparison.Ordinal)
                || gap.Summary.EndsWith(GapSummary.PartOfWhole, StringComparison.Ordinal)).ShouldBeTrue(gap.Summary);
        }

        large.ShouldContain(gap => gap.Summary.EndsWith(GapSummary.Size, StringComparison.Ordinal));
    }

    // Nobody here has a tie that leads out of a unit, or to whom it should, so that all stand in the rank of what no test tells.
    private static double Untested(double priority) => (1 + priority) / 4;

    private static Gap Find(GapReport report, GapKind kind, string from, string to) =>
        report.Gaps.Where(gap => gap.Kind == kind && gap.From.Label == from && gap.To.Label == to).ShouldHaveSingleItem();
}

using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gaps;

public sealed class FragileGapsTests
{
    // A front line and two executives, joined through one lead.
    [Theory]
    [InlineData(2, false), InlineData(3, true)]
    public void A_front_line_of_two_is_too_small_to_be_called_fragile(int frontline, bool isFragile)
    {
        var draft = new Draft();
        var o = draft.Organisation("O");
        for (var person = 0; person < frontline; person++)
        {
            draft.Person(o, -1, Level.Frontline);
        }

        draft.Person(o, -1, Level.Executive);
        draft.Person(o, -1, Level.Executive);
        var lead = draft.Person(o, -1, Level.TeamLead);
        var ties = Enumerable.Range(0, lead).Select(person => $"{person}-{lead}");
        GapReport.Compute(draft.Ties(string.Join(' ', ties)).Build()).Gaps
            .Any(gap => gap.Kind == GapKind.Fragile && gap.From.Label == "front line of O Trust" && gap.To.Label == "executives of O Trust")
            .ShouldBe(isFragile);
    }

    [Fact]
    public void A_group_of_one_person_is_not_fragile_for_being_one()
    {
        var draft = new Draft();
        int o = draft.Organisation("O"), unit = draft.Unit(o);
        draft.Person(o, unit, Level.Frontline);
        draft.Person(o, unit, Level.Frontline);
        draft.Person(o, unit, Level.Executive);
        GapReport.Compute(draft.Ties("0-2 1-2").Build(), new() { LeastGroupSize = 1 }).Gaps.ShouldBeEmpty();
    }
}

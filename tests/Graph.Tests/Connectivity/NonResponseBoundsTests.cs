using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Connectivity;

public sealed class NonResponseBoundsTests
{
    // 0, 1 and 2 at the front line of a ward, 3 leads; 0 knows 3. 1 and 3 did not answer: they may know each other.
    [Fact]
    public void What_two_who_did_not_answer_may_have_said_is_the_upper_bound()
    {
        var draft = Trust().Ties("0-3").Attribute("responded", "yes", "no", "yes", "no");
        var network = draft.Build();
        var bounds = NonResponseBounds.Compute(network, ConnectivityReport.Compute(network));
        bounds.UnseenPairs.ShouldBe(Measured.Of(1));
        var vertical = bounds.Dimensions.Single(each => each.Dimension == Dimension.Vertical);
        Close.To(((1 / 3.0) + 1) / 2, vertical.ReachLow);  // One of three up; the ward is reached.
        Close.To(((2 / 3.0) + 1) / 2, vertical.ReachHigh);
        Close.To(100 * Math.Sqrt(2 / 3.0 / 3), vertical.ScoreLow);
        Close.To(100 * Math.Sqrt(5 / 6.0 / 3), vertical.ScoreHigh);
    }

    [Fact]
    public void Where_everybody_answered_both_bounds_are_what_was_seen()
    {
        var network = Trust().Ties("0-3 1-2").Build();
        var seen = ConnectivityReport.Compute(network);
        foreach (var bound in NonResponseBounds.Compute(network, seen, Respondents.Everybody).Dimensions)
        {
            (bound.ReachLow, bound.ReachHigh).ShouldBe((seen[bound.Dimension].Reach.Value, seen[bound.Dimension].Reach.Value));
            (bound.ScoreLow, bound.ScoreHigh).ShouldBe((seen[bound.Dimension].Score, seen[bound.Dimension].Score));
        }
    }

    [Fact]
    public void Where_nobody_tells_who_answered_there_are_no_bounds()
    {
        foreach (var network in new[] { Trust().Ties("0-3").Build(), new Draft().Build() })
        {
            var bounds = NonResponseBounds.Compute(network, ConnectivityReport.Compute(network));
            bounds.UnseenPairs.Why.ShouldBe(Absence.ResponsesUnknown);
            bounds.Dimensions.Length.ShouldBe(4);
            bounds.Dimensions.ShouldAllBe(each => each.ReachLow.Why == Absence.ResponsesUnknown
                && each.ReachHigh.Why == Absence.ResponsesUnknown && each.ScoreHigh.Why == Absence.ResponsesUnknown);
        }
    }

    [Fact]
    public void So_many_silent_that_their_ties_cannot_be_drawn_leave_the_upper_bound_open()
    {
        var draft = new Draft();
        var (o, silent) = (draft.Organisation("O"), NonResponseBounds.MostSilent + 1);
        for (var person = 0; person <= silent; person++)
        {
            draft.Person(o, -1, person == 0 ? Level.Executive : Level.Frontline);
        }

        var network = draft.Attribute("responded", ["yes", .. Enumerable.Repeat("no", silent)]).Build();
        var seen = ConnectivityReport.Compute(network);
        var bounds = NonResponseBounds.Compute(network, seen);
        bounds.UnseenPairs.ShouldBe(Measured.Of(silent * (silent - 1.0) / 2));
        bounds.Dimensions.ShouldAllBe(each => each.ReachHigh.Why == Absence.NotComputed && each.ScoreHigh.Why == Absence.NotComputed
            && each.ReachLow == seen[each.Dimension].Reach.Value);
    }

    // Whatever the unseen pairs are, some of them or all, every figure lies between its bounds; none and all reach them.
    [Fact]
    public void Whatever_the_silent_would_have_said_lies_between()
    {
        var open = 0;
        for (var seed = 0; seed < 12; seed++)
        {
            var draft = Draft.Random(seed, people: 20, density: 0.05);
            string?[] answers = [.. Enumerable.Range(0, 20).Select(person => person % 3 == 0 ? "no" : "yes")];
            var network = draft.Attribute("responded", answers).Build();
            var bounds = NonResponseBounds.Compute(network, ConnectivityReport.Compute(network));
            int[] silent = [.. Enumerable.Range(0, 20).Where(person => person % 3 == 0)];
            var unseen = (from i in silent from j in silent where i < j select (i, j)).ToList();
            bounds.UnseenPairs.ShouldBe(Measured.Of(unseen.Count));
            var random = new Random(seed);
            foreach (var share in new[] { 0.1, 0.5, 0.9, 1 })
            {
                foreach (var (i, j) in unseen.Where(_ => random.NextDouble() < share))
                {
                    draft.Tie(i, j).Tie(j, i);
                }

                var told = ConnectivityReport.Compute(draft.Build());
                foreach (var bound in bounds.Dimensions)
                {
                    open += Check(bound.ReachLow, told[bound.Dimension].Reach.Value, bound.ReachHigh, share == 1);
                    Check(bound.ScoreLow, told[bound.Dimension].Score, bound.ScoreHigh, share == 1);
                }
            }
        }

        open.ShouldBeGreaterThan(50);
    }

    // There a tie of one who was silent and one who answered could not be seen either.
    [Theory]
    [InlineData(TieDirection.Both), InlineData(TieDirection.Directed)]
    public void Unless_a_tie_either_way_counts_there_is_no_upper_bound(TieDirection direction)
    {
        var network = Draft.Random(1, people: 20, density: 0.2)
            .Attribute("responded", [.. Enumerable.Range(0, 20).Select(person => person == 3 ? "no" : "yes")]).Build(direction);
        var seen = ConnectivityReport.Compute(network);
        NonResponseBounds.Compute(network, seen).Dimensions.ShouldAllBe(each =>
            each.ReachHigh.Why == Absence.WrongDirection && each.ScoreHigh.Why == Absence.WrongDirection
            && each.ReachLow == seen[each.Dimension].Reach.Value);
    }

    private static int Check(Measured low, Measured told, Measured high, bool isAll)
    {
        low.HasValue.ShouldBe(told.HasValue);
        if (told.Value is not { } value)
        {
            return 0;
        }

        value.ShouldBeInRange(low.Value!.Value - 1e-9, high.Value!.Value + 1e-9);
        if (isAll)
        {
            Close.To(value, high);
        }

        return high.Value > low.Value ? 1 : 0;
    }

    private static Draft Trust()
    {
        var draft = new Draft();
        int o = draft.Organisation("O"), ward = draft.Unit(o);
        foreach (var level in new[] { Level.Frontline, Level.Frontline, Level.Frontline, Level.Executive })
        {
            draft.Person(o, ward, level);
        }

        return draft;
    }
}

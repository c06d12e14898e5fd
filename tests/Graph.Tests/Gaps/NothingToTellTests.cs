using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gaps;

/// <summary>Pairs of which the ties of their groups do not tell what to expect.</summary>
public sealed class NothingToTellTests
{
    // Wards of twelve, in each a ring; wards 0 to last joined as told, "2-5:8" for eight ties between wards 2 and 5.
    private static Draft Wards(int wards, string joined)
    {
        const int Size = 12;
        var draft = new Draft();
        var trust = draft.Organisation("T");
        for (var ward = 0; ward < wards; ward++)
        {
            var unit = draft.Unit(trust);
            for (var person = 0; person < Size; person++)
            {
                draft.Person(trust, unit, Level.Frontline);
            }
        }

        var inside = Enumerable.Range(0, wards * Size).Select(p => $"{p}-{(p % Size == Size - 1 ? p - Size + 1 : p + 1)}");
        var across = joined.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(each => each.Split('-', ':')).SelectMany(each =>
            Enumerable.Range(0, int.Parse(each[2])).Select(tie =>
                $"{(int.Parse(each[0]) * Size) + (tie % Size)}-{(int.Parse(each[1]) * Size) + ((tie + (tie / Size)) % Size)}"));
        return draft.Ties(string.Join(' ', inside.Concat(across)));
    }

    // Nobody leaves ward 0. That it should have ties is no question of chance, and that it has none is not that comparable ones have none.
    [Fact]
    public void A_ward_that_is_cut_off_is_not_said_to_have_as_many_as_comparable_ones()
    {
        var report = GapReport.Compute(Wards(6, "1-2:30 1-3:30 1-4:30 1-5:30 2-3:30 2-4:30 2-5:30 3-4:30 3-5:30 4-5:30").Build());
        var cutOff = report.Pairs.Where(pair => pair.From.Label.Contains("Unit 0", StringComparison.Ordinal)).ToArray();
        cutOff.Length.ShouldBe(5);
        foreach (var pair in cutOff)
        {
            (pair.Test.Verdict, pair.Test.Reason).ShouldBe((GapVerdict.CannotTell, VerdictReason.NothingOutside));
            (pair.Test.Expected.Why, pair.Test.P.Why, pair.Test.Q.Why, pair.Test.Shortfall)
                .ShouldBe((Absence.NotTested, Absence.NotTested, Absence.NotTested, null));
            pair.Summary.ShouldEndWith("have no ties: the data do not say whether any are missing.");
            pair.Explanation.ShouldBe(
                "One of the two groups has no tie that leads out of its units, so that its ties do not tell how many to expect here. "
                + "The data do not say who answered.");
            pair.Test.WouldSettle.ShouldHaveSingleItem().Kind.ShouldBe(RemedyKind.OtherLens);
        }

        // It is in the list even so, and not behind what comparable groups lack too.
        var gaps = report.Gaps.Where(gap => gap.Kind == GapKind.Unreached && gap.Verdict == GapVerdict.CannotTell).ToArray();
        gaps.Length.ShouldBe(5);
        gaps.ShouldAllBe(gap => gap.Priority > 0.25 && gap.Summary.EndsWith("no tie joins them directly.", StringComparison.Ordinal));
        report.Pairs.Except(cutOff).ShouldAllBe(pair => pair.Test.Expected.HasValue);
    }

    // m_AB = (K_A + K_B - K_C) / 2, whatever the ties are: 0, 40 and 53 here.
    [Theory]
    [InlineData(3, "0-1:40 1-2:53", true)]
    [InlineData(3, "0-1:40 1-2:53 0-2:20", true)]
    [InlineData(2, "0-1:40", true)]
    [InlineData(4, "0-1:40 1-2:53 2-3:10", true)]
    [InlineData(4, "0-1:40 1-2:53 2-3:11", false)]
    [InlineData(4, "0-1:40 1-2:53 0-3:11", false)]
    [InlineData(4, "0-1:40 1-2:53 0-2:30 0-3:30 1-3:30 2-3:30", false)]
    public void Three_wards_that_are_joined_to_each_other_alone_are_compared_with_nothing(int wards, string joined, bool isClosed)
    {
        var report = GapReport.Compute(Wards(wards, joined).Build());
        var pair = report.Pairs.Single(each => (each.Dimension, each.From.Label, each.To.Label)
            == (Dimension.Horizontal, "Unit 0 of T Trust", "Unit 1 of T Trust"));
        (pair.Test.Reason == VerdictReason.NothingComparable && !pair.Test.Expected.HasValue).ShouldBe(isClosed, pair.Explanation);
        if (isClosed)
        {
            pair.Explanation.ShouldStartWith("These units are joined to one other at most, so that the ties of each settle how many");
            pair.Summary.ShouldEndWith("have 40 ties: the data do not say whether any are missing.");
        }
    }
}

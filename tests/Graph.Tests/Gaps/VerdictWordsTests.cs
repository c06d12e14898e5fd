using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gaps;

public sealed class VerdictWordsTests
{
    [Theory]
    [InlineData(
        2, 3, 4, 5, "14 pairs",
        "2 are shown to have fewer ties than comparable groups, and of the others 3 are shown to have more than half as many; of 4 the "
        + "data do not say, and 5 have too few expected ties to tell.")]
    [InlineData(
        1, 1, 1, 1, "4 pairs",
        "1 is shown to have fewer ties than comparable groups, and of the others 1 is shown to have more than half as many; of 1 the "
        + "data do not say, and 1 has too few expected ties to tell.")]
    [InlineData(
        0, 0, 0, 1, "1 pair",
        "none is shown to have fewer ties than comparable groups, and none is shown to have more than half as many; 1 has too few "
        + "expected ties to tell.")]
    [InlineData(
        0, 2, 1, 0, "3 pairs",
        "none is shown to have fewer ties than comparable groups, and 2 are shown to have more than half as many; of 1 the data do not "
        + "say.")]
    [InlineData(
        2, 0, 0, 0, "2 pairs",
        "2 are shown to have fewer ties than comparable groups, and of the others none is shown to have more than half as many.")]
    [InlineData(
        1200, 2300, 3400, 4500, "11,400 pairs",
        "1,200 are shown to have fewer ties than comparable groups, and of the others 2,300 are shown to have more than half as many; "
        + "of 3,400 the data do not say, and 4,500 have too few expected ties to tell.")]
    public void Every_verdict_is_told_as_it_is_spoken(int gap, int connected, int cannotTell, int tooFew, string pairs, string told) =>
        VerdictWords.Summary(Counts(gap, connected, cannotTell, tooFew))
            .ShouldBe($"Of {pairs} of groups between which a link is expected, {told}");

    [Theory]
    [InlineData(GravityOutcome.Directed), InlineData(GravityOutcome.NoTies), InlineData(GravityOutcome.NotConverged)]
    public void Where_nothing_was_tested_nothing_is_said_of_ties(GravityOutcome outcome)
    {
        VerdictWords.Summary(Counts(0, 0, 51, 7), outcome)
            .ShouldBe("Of 58 pairs of groups between which a link is expected, none was tested.");
        VerdictWords.Summary([], outcome).ShouldBe("There are no two groups between which a link is expected.");
    }

    [Fact]
    public void Where_nothing_is_expected_that_is_said()
    {
        VerdictWords.Summary([]).ShouldBe("There are no two groups between which a link is expected.");
        VerdictWords.Summary(Counts(0, 0, 0, 0)).ShouldBe("There are no two groups between which a link is expected.");
    }

    [Theory]
    [InlineData(0, 0, "There are no two groups between which a link is expected.")]
    [InlineData(0, 1, "The only pair of groups between which a link is expected was not looked at: a group has fewer than 3 people.")]
    [InlineData(
        0, 1234,
        "None of the 1,234 pairs of groups between which a link is expected was looked at: in each, a group has fewer than 3 people.")]
    [InlineData(1, 0, "Of the only pair of groups between which a link is expected no figures may be shown.")]
    [InlineData(1234, 5, "Of none of the 1,234 pairs of groups between which a link is expected may figures be shown.")]
    public void That_groups_are_too_small_is_not_that_nothing_is_expected(int withheld, int tooSmall, string told) =>
        VerdictWords.Nothing(withheld, tooSmall).ShouldBe(told);

    [Fact]
    public void Why_nothing_has_a_verdict_is_told_with_a_mend()
    {
        VerdictWords.Warning(GravityOutcome.Converged).ShouldBeNull();
        foreach (var (outcome, reason, mend) in new[]
        {
            (GravityOutcome.Directed, VerdictReason.Directed, "Ask with direction EITHER or BOTH."),
            (GravityOutcome.NoTies, VerdictReason.NoTies, "Ask for a longer window or more kinds."),
            (GravityOutcome.NotConverged, VerdictReason.NotConverged, "Ask for a longer window or more people."),
        })
        {
            var warning = VerdictWords.Warning(outcome).ShouldNotBeNull();
            warning.Reason.ShouldBe(reason);
            warning.Explanation.ShouldEndWith(mend);
        }
    }

    [Fact]
    public void A_dimension_without_pairs_has_no_counts()
    {
        var pairs = GapReport.Compute(MadeTrusts.Make(1, trusts: 1, directorates: 2).Build()).Pairs
            .Where(pair => pair.Dimension == Dimension.Vertical).ToList();
        VerdictCount.Compute(pairs).Select(count => count.Dimension).Distinct().ShouldBe([null, Dimension.Vertical]);
        VerdictCount.Compute([]).ShouldAllBe(count => count.Dimension == null && count.Of == 0 && count.Share.Why == Absence.NoPairs);
    }

    private static VerdictCount[] Counts(int gap, int connected, int cannotTell, int tooFew)
    {
        var of = gap + connected + cannotTell + tooFew;
        return
        [
            new(null, GapVerdict.Gap, gap, of), new(null, GapVerdict.Connected, connected, of),
            new(null, GapVerdict.CannotTell, cannotTell, of), new(null, GapVerdict.TooFew, tooFew, of),
        ];
    }
}

using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Hypotheses;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Hypotheses;

public sealed class EiIndexTestTests
{
    [Fact]
    public void Two_closed_groups_are_more_closed_than_chance()
    {
        var graph = CsrGraph.Parse("0-1 0-2 0-3 1-2 1-3 2-3 4-5 4-6 4-7 5-6 5-7 6-7 3-4");
        var test = Compute(graph, [0, 0, 0, 0, 1, 1, 1, 1], 2, [], 2_000);

        Close.To(EiIndex.Compute(graph, [0, 0, 0, 0, 1, 1, 1, 1], 2, CancellationToken.None).Value.Value!.Value, test.Observed);

        // By chance a tie is internal with 3/7: (4 - 3)/7.
        test.Expected.Value!.Value.ShouldBe(1 / 7.0, 0.02);

        // Only 2 of the 70 ways to deal the labels are as closed.
        test.PLess.Value!.Value.ShouldBe(2 / 70.0, 0.012);
        test.PGreater.Value!.Value.ShouldBe(1);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public void The_observed_index_is_the_index(bool directed)
    {
        var graph = RandomGraph.Gnp(40, 0.15, 3, directed);
        var codes = RandomGraph.Codes(40, 3, 4);

        var index = EiIndex.Compute(graph, codes, 3, CancellationToken.None).Value;
        Close.To(index.Value!.Value, Compute(graph, codes, 3, [], 10).Observed);
    }

    [Fact]
    public void Held_within_the_groups_themselves_nothing_can_change()
    {
        var graph = RandomGraph.Gnp(30, 0.2, 1);
        var codes = RandomGraph.Codes(30, 3, 1);
        var test = Compute(graph, codes, 3, codes, 50);

        test.ZScore.Why.ShouldBe(Absence.NoVariance);
        test.AtLeast.ShouldBe(50);
    }

    [Fact]
    public void People_without_a_group_keep_having_none()
    {
        // All ties are of the one blank person: were the blank dealt out, there would be an index.
        var test = Compute(CsrGraph.Parse("0-1 0-2 0-3"), [-1, 0, 1, 1], 2, [], 20);

        (test.Observed.Why, test.Draws).ShouldBe((Absence.NoTies, 0));
    }

    [Fact]
    public void A_label_never_goes_to_somebody_who_has_none()
    {
        // Were the blanks dealt in, the two would mostly lose a label, and the tie would not count in that draw.
        int[] codes = [0, 0, .. Enumerable.Repeat(-1, 20)];
        var test = Compute(CsrGraph.Parse($"0-1 {string.Join(' ', Enumerable.Range(2, 20))}"), codes, 1, [], 200);

        (test.Draws, test.Expected.Value, test.StandardDeviation.Value).ShouldBe((200, -1, 0));
    }

    private static PermutationTest Compute(CsrGraph graph, int[] codes, int groups, int[] strata, int draws) =>
        EiIndexTest.Compute(graph, codes, groups, strata, new(draws, 11), new(2));
}

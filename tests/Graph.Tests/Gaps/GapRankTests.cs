using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gaps;

public sealed class GapRankTests
{
    // Two directorates of one trust between which every tie was cut, and boards of one person each that nobody would expect to meet.
    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void What_is_told_from_chance_comes_first_and_what_comparable_groups_lack_too_comes_last(int seed)
    {
        var gaps = GapReport.Compute(Cut(seed), new() { LeastGroupSize = 1 }).Gaps;
        gaps.Select(gap => -RankOf(gap)).ShouldBeInOrder();
        gaps.Select(RankOf).Distinct().Order().ShouldBe([1, 2, 3]);
        gaps.ShouldAllBe(gap => gap.Priority >= 0 && gap.Priority <= 1);
        gaps.Where(gap => RankOf(gap) == 3).ShouldAllBe(gap => gap.Priority > 0.5);
        gaps.Where(gap => RankOf(gap) == 2).ShouldAllBe(gap => gap.Priority > 0.25 && gap.Priority <= 0.5);
        gaps.Where(gap => RankOf(gap) == 1).ShouldAllBe(gap => gap.Priority <= 0.25);
        gaps.Select(gap => gap.Kind).Distinct().Count().ShouldBeGreaterThan(1);
    }

    // Whatever the order by itself was, it stays so within a rank.
    [Fact]
    public void Within_a_rank_how_much_is_missing_decides()
    {
        var gaps = GapReport.Compute(Cut(1), new() { LeastGroupSize = 1 }).Gaps.Where(gap => gap.Kind == GapKind.Sparse).ToArray();
        gaps.ShouldNotBeEmpty();
        foreach (var gap in gaps)
        {
            gap.Summary.ShouldBe(gap.Pair!.Summary); // Nothing else says it.
            var missing = gap.Pair!.Test.Severity!.Value * Math.Log(1 + gap.Affected) / Math.Log(1 + 699);
            gap.Priority.ShouldBe((1 + missing) / 2, 1e-12);
        }
    }

    private static int RankOf(Gap gap) => gap.Verdict == GapVerdict.Gap ? 3 : gap.Pair?.Test.Expected.Value < 1 ? 1 : 2;

    private static OrganisationNetwork Cut(int seed) => MadeTrusts.Make(
        seed, (from, to) => (from.Organisation, to.Organisation, from.Directorate, to.Directorate) == (1, 1, 1, 2)).Build();
}

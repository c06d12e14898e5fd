using NetworkLens.Gaps.Bench.Methods;
using NetworkLens.Gaps.Bench.Scoring;
using NetworkLens.Gaps.Bench.Systems;
using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Gaps.Tests.Scoring;

/// <summary>Scores of a handful of pairs, worked out by hand.</summary>
public sealed class ScoresTests
{
    // Two systems. Cut: a, b, e; free: c, d, f; touched: g.
    private static readonly ScoredPair[] Pairs =
    [
        Pair(0, new(20, 0, true), p: 0.0001, isGap: true),
        Pair(0, new(20, 0.5, true), p: 0.03, isConnected: true),
        Pair(0, new(20, 1, false), p: 0.02, isGap: true),
        Pair(0, new(20, 1, false), p: 0.6, Dimension.Vertical, isConnected: true),
        Pair(1, new(8, 0.1, true), p: 0.04, Dimension.Vertical),
        Pair(1, new(3, 1, false), p: double.NaN),
        Pair(1, new(20, 0.7, false), p: 0.001, isGap: true),
    ];

    [Fact]
    public void False_positives_are_counted_among_tested_free_pairs()
    {
        Scores.FalsePositives(Pairs, 0.05).ShouldBe(new(1, 2));
        Scores.FalsePositives(Pairs, 0.05, Dimension.Vertical).ShouldBe(new(0, 1));
        Scores.FalsePositives(Pairs, 0.02).ShouldBe(new(0, 2));
    }

    [Fact]
    public void Every_system_with_a_gap_counts_once() => Scores.SystemsWithGap(Pairs).ShouldBe(new(2, 2));

    // Of the three cut pairs only the first could be found by a test that knows the rates: 20 to 10 and 8 to .8 are too little.
    [Fact]
    public void Recall_is_of_what_can_be_found() => Scores.Recall(Pairs, 0.001).ShouldBe(new(1, 1));

    // KnownRatesTests: 20 cut to 5 has power .6 at .0001; 12 cut to nothing has power 1 at .001.
    [Fact]
    public void Powered_is_what_is_found_nine_times_of_ten()
    {
        Pair(0, new(20, 0.25, true), p: 1).IsPowered(0.0001).ShouldBeFalse();
        Pair(0, new(12, 0, true), p: 1).IsPowered(0.001).ShouldBeTrue();
        Pair(0, new(12, 0, false), p: 1).IsPowered(0.001).ShouldBeFalse();
    }

    // Left are .2, .6 and 1 of the ties, severities fall with them; the fourth has too few ties, the fifth is not cut, one has none.
    [Fact]
    public void Severity_is_held_against_what_was_cut()
    {
        ScoredPair[] pairs =
        [
            Severe(new(10, 0.2, true), 0.9), Severe(new(30, 0.6, true), 0.5), Severe(new(20, 1, true), 0.1), Severe(new(9, 0, true), 0),
            Severe(new(20, 0, false), 0), Severe(new(20, 0, true), double.NaN),
        ];
        Scores.SeverityCorrelation(pairs).ShouldBe((1, 3));
        Scores.SeverityCorrelation([]).Cases.ShouldBe(0);
    }

    [Fact]
    public void Precision_leaves_touched_pairs_out() => Scores.Precision(Pairs).ShouldBe(new(1, 2));

    [Fact]
    public void System_without_findings_has_no_false_discoveries() => Scores.FalseDiscoveryProportion(Pairs).ShouldBe(0.25);

    // Ranking by p, touched left out: cut, free, cut, cut, free, free (p NaN ranks last): (1 + 2/3 + 3/4) / 3.
    [Fact]
    public void Average_precision_is_the_mean_down_to_each_cut_pair() =>
        Scores.AveragePrecision(Pairs).ShouldBe((1 + (2 / 3.0) + (3 / 4.0)) / 3, 1e-12);

    [Fact]
    public void Ties_of_a_ranking_share_their_precision() =>
        Scores.AveragePrecision(Pairs.Select(p => p with { Finding = p.Finding with { Score = 0 } })).ShouldBe(0.5, 1e-12);

    [Fact]
    public void Half_cut_pair_called_connected_is_wrong() => Scores.WronglyConnected(Pairs).ShouldBe(new(1, 3));

    [Fact]
    public void Interval_holds_its_ends()
    {
        Scores.Coverage(Pairs.Take(2).Select(p => p with { Finding = p.Finding with { Interval = (0, 0.4) } })).ShouldBe(new(1, 2));
        Scores.Coverage(Pairs.Take(2).Select(p => p with { Finding = p.Finding with { Interval = (0, 0.5) } })).ShouldBe(new(2, 2));
        Scores.Coverage(Pairs).Cases.ShouldBe(0);
    }

    // SciPy 1.10.1: spearmanr([1, 2, 2, 5, 4], [2, 1, 4, 6, 5]).
    [Fact]
    public void Spearman_gives_ties_their_mean_rank()
    {
        Scores.Spearman([1, 2, 2, 5, 4], [2, 1, 4, 6, 5]).ShouldBe(0.8207826816681234, 1e-12);
        Scores.Spearman([1, 2, 3], [9, 4, 1]).ShouldBe(-1, 1e-12);
        Scores.Spearman([1, 1, 1], [1, 2, 3]).ShouldBe(double.NaN);
    }

    [Fact]
    public void Criterion_without_enough_cases_is_not_met()
    {
        Criterion.AtLeast("recall", 0.75, new(8, 10), leastCases: 11).IsMet.ShouldBeFalse();
        Criterion.AtLeast("recall", 0.75, new(8, 10), leastCases: 10).IsMet.ShouldBeTrue();
        Criterion.AtLeast("recall", 0.75, new(7, 10)).IsMet.ShouldBeFalse();
        Criterion.AtMost("false", 0.1, new(0, 0)).IsMet.ShouldBeFalse();
    }

    [Fact]
    public void Criterion_above_its_most_is_not_met()
    {
        Criterion.AtMost("false", 0.1, new(1, 10)).IsMet.ShouldBeTrue();
        Criterion.AtMost("false", 0.1, new(2, 10)).IsMet.ShouldBeFalse();
        new Criterion("held", 0.90, 0.96, 0.97, 100).IsMet.ShouldBeFalse();
    }

    private static ScoredPair Severe(PairTruth truth, double severity) =>
        new(0, Dimension.Horizontal, false, truth, new(0) { Severity = severity });

    private static ScoredPair Pair(
        int system,
        PairTruth truth,
        double p,
        Dimension dimension = Dimension.Horizontal,
        bool isGap = false,
        bool isConnected = false) =>
        new(system, dimension, false, truth, new(double.IsNaN(p) ? 1 : p) { P = p, IsGap = isGap, IsConnected = isConnected });
}

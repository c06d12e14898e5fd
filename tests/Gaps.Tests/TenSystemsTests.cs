using NetworkLens.Gaps.Bench;
using NetworkLens.Gaps.Bench.Methods;
using NetworkLens.Gaps.Bench.Scoring;
using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Gaps.Tests;

/// <summary>
/// The model on ten small systems, five planted and their gap-free twins. The bounds are those of the whole benchmark, and
/// <see cref="Allowance"/> says what they come to on so few cases.
/// </summary>
public sealed class TenSystemsTests(TenSystems systems) : IClassFixture<TenSystems>
{
    [Fact]
    public void There_is_enough_to_judge_by()
    {
        systems.Model.Recall.Cases.ShouldBeGreaterThanOrEqualTo(20);
        systems.Model.Precision.Cases.ShouldBeGreaterThanOrEqualTo(20);
        systems.Model.Tested.Cases.ShouldBeGreaterThanOrEqualTo(800);
        systems.Model.Covered.Cases.ShouldBeGreaterThanOrEqualTo(800);
    }

    [Fact]
    public void Chance_is_called_a_gap_no_more_often_than_it_should_be()
    {
        systems.Model.Tested.MayBeAtMost(0.055).ShouldBeTrue($"{systems.Model.Tested}");
        systems.Model.Tested.MayBeAtLeast(0.025).ShouldBeTrue($"{systems.Model.Tested}");
        systems.Model.Extreme.MayBeAtMost(0.002).ShouldBeTrue($"{systems.Model.Extreme}");
        systems.Model.FreeWithGap.MayBeAtMost(0.10).ShouldBeTrue($"{systems.Model.FreeWithGap}");
    }

    [Theory]
    [InlineData(Dimension.Horizontal, 0.065), InlineData(Dimension.Vertical, 0.065), InlineData(Dimension.CrossOrganisation, 0.065),
     InlineData(Dimension.ClinicalManagerial, 0.06)]
    public void No_dimension_is_worse(Dimension dimension, double bound)
    {
        var share = Scores.FalsePositives(systems.Of(AllMethods.Model, Scenario.Free), 0.05, dimension);
        share.MayBeAtMost(bound).ShouldBeTrue($"{share}");
    }

    [Fact]
    public void Gaps_that_could_be_found_are_found_and_little_else()
    {
        systems.Model.Recall.MayBeAtLeast(0.75).ShouldBeTrue($"{systems.Model.Recall}");
        systems.Model.Precision.MayBeAtLeast(0.90).ShouldBeTrue($"{systems.Model.Precision}");
    }

    [Fact]
    public void Nothing_that_is_cut_by_half_is_called_connected() =>
        systems.Model.WronglyConnected.MayBeAtMost(0.02).ShouldBeTrue($"{systems.Model.WronglyConnected}");

    [Fact]
    public void Interval_holds_the_truth_as_often_as_it_says()
    {
        systems.Model.Covered.MayBeAtLeast(0.90).ShouldBeTrue($"{systems.Model.Covered}");
        systems.Model.Covered.MayBeAtMost(0.96).ShouldBeTrue($"{systems.Model.Covered}");
    }

    [Theory]
    [InlineData("CONFIGURATION z"), InlineData("PERMUTATION in strata")]
    public void Same_bounds_turn_away_what_does_not_work(string method)
    {
        var tally = systems.TallyOf(method);
        (tally.Tested.MayBeAtMost(0.055) && tally.Precision.MayBeAtLeast(0.90) && tally.FreeWithGap.MayBeAtMost(0.10)).ShouldBeFalse();
    }

    // P(X ≥ hits): SciPy 1.10.1, binom.sf(hits - 1, cases, rate).
    [Theory]
    [InlineData(4, 5, 0.1, 0.00046), InlineData(0, 7, 0.3, 1.0), InlineData(75, 1000, 0.055, 0.004761891680573496)]
    public void Allowance_is_the_binomial_tail(int hits, int cases, double rate, double expected) =>
        Allowance.Upper(hits, cases, rate).ShouldBe(expected, 1e-9);
}

/// <summary>Ten systems, made and looked at once.</summary>
public sealed class TenSystems
{
    private readonly Run _run = Run.Of(
        Suite.Quick(), [.. AllMethods.All.Where(m => m.Name is AllMethods.Model or "CONFIGURATION z" or "PERMUTATION in strata")]);

    internal Tally Model => TallyOf(AllMethods.Model);

    internal ScoredPair[] Of(string method, string scenario) => _run.Of(method, scenario);

    internal Tally TallyOf(string method)
    {
        var (planted, free) = (Of(method, Scenario.Planted), Of(method, Scenario.Free));
        return new(
            Scores.FalsePositives(free, 0.05),
            Scores.FalsePositives(free, 0.001),
            Scores.SystemsWithGap(free),
            Scores.Recall(planted, 0.001),
            Scores.Precision(planted),
            Scores.WronglyConnected(planted),
            Scores.Coverage([.. planted, .. free]));
    }

    internal sealed record Tally(
        Share Tested, Share Extreme, Share FreeWithGap, Share Recall, Share Precision, Share WronglyConnected, Share Covered);
}

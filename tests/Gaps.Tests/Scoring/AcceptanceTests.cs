using NetworkLens.Gaps.Bench;
using NetworkLens.Gaps.Bench.Methods;
using NetworkLens.Gaps.Bench.Scoring;
using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Gaps.Tests.Scoring;

public sealed class AcceptanceTests
{
    // The same 150 cuts, which severity ranks rightly and raw density the other way round: 1 - -1.
    [Fact]
    public void Severity_has_to_surpass_raw_density()
    {
        var own = Cuts(left => 1 - left);
        var density = Cuts(left => left);
        Named("continuous cuts: the same", own, density).Value.ShouldBe(2, 1e-12);
        Named("continuous cuts: the same", own, density).IsMet.ShouldBeTrue();
        Named("continuous cuts: the same", own, own).IsMet.ShouldBeFalse();
        Named("continuous cuts: severity", density, own).IsMet.ShouldBeFalse();
    }

    [Theory]
    [InlineData(true, false), InlineData(false, true)]
    public void No_verdict_may_rest_on_unknown_disciplines(bool isGap, bool isConnected)
    {
        ScoredPair One(Dimension dimension, bool gap, bool connected) =>
            new(0, dimension, false, new(20, 1, false), new(0) { IsGap = gap, IsConnected = connected });
        var silent = One(Dimension.ClinicalManagerial, false, false);
        var elsewhere = One(Dimension.Horizontal, isGap, isConnected);
        Named("discipline unknown", [silent, elsewhere], []).IsMet.ShouldBeTrue();
        Named("discipline unknown", [silent, One(Dimension.ClinicalManagerial, isGap, isConnected)], []).Value.ShouldBe(0.5);
    }

    private static Criterion Named(string what, ScoredPair[] model, ScoredPair[] density) =>
        Acceptance.Of(_ => model, _ => density).Single(criterion => criterion.What.StartsWith(what, StringComparison.Ordinal));

    private static ScoredPair[] Cuts(Func<double, double> severity) =>
        [.. Enumerable.Range(0, 150).Select(at => at / 150.0).Select(left =>
            new ScoredPair(0, Dimension.Horizontal, false, new(20, left, true), new Finding(0) { Severity = severity(left) }))];
}

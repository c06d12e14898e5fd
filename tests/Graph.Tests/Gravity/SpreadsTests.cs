using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gravity;

namespace NetworkLens.Graph.Tests.Gravity;

/// <summary>What becomes of reference pairs whose sums are given, whatever they are pairs of.</summary>
public sealed class SpreadsTests
{
    private const double Active = 1e12;
    private readonly FitTargets _targets;

    public SpreadsTests()
    {
        var system = new MadeSystem(5, organisations: 3, directorates: 3, units: 3, people: 9);
        _targets = GravityFitTests.Fit(system.People, system.Draw(degree: 10)).Targets;
    }

    // Every second pair has more ties than expected and counts: (O - E)² is 2E + 0.1 E². Of the others some have far fewer, some just as
    // many, and of some hardly any is expected.
    [Fact]
    public void Only_pairs_with_more_ties_than_expected_count()
    {
        var spreads = Spreads.Of(_targets, GravityOptions.Default, pairs => [.. pairs.Select((_, at) => (at % 6) switch
        {
            1 => Sums(0, 500),
            3 => Sums(400, 400),
            5 => Sums(40, 0.99),
            _ => Above(at % 4 == 0 ? 200 : 800),
        })]);
        foreach (var spread in spreads)
        {
            var pairs = new ReferencePairs(spread.Dimension, _targets);
            spread.ReferencePairs.ShouldBe((pairs.Take(5000).Count + 1) / 2);
            spread.NearPairs.ShouldBe((pairs.Take(5000, onlyNear: true).Count + 1) / 2);
            spread.ReferencePairs.ShouldBeGreaterThan(8);
            spread.Phi.ShouldBe(2, 1e-4);
            spread.PairSpread.ShouldBe(0.1, 1e-4);
        }

        spreads.Select(spread => spread.Dimension).ShouldBe(Enum.GetValues<Dimension>());
    }

    // All pairs are at Poisson's distance but the near ones, which τ² comes of.
    [Fact]
    public void Near_pairs_tell_how_far_pairs_differ()
    {
        var spreads = Spreads.Of(_targets, GravityOptions.Default, pairs =>
        {
            var counts = Enum.GetValues<Dimension>().Select(d => new ReferencePairs(d, _targets).Take(5000, onlyNear: true).Count);
            var isNear = counts.Contains(pairs.Count);
            return [.. pairs.Select((_, at) => Above(at % 2 == 0 ? 200 : 800, isNear ? 0.1 : 0))];
        });
        spreads.Select(spread => spread.Phi).ShouldAllBe(phi => Math.Abs(phi - 2) < 1e-4);
        spreads.Select(spread => spread.PairSpread).ShouldAllBe(tau => Math.Abs(tau - 0.1) < 1e-4);
    }

    [Theory]
    [InlineData(8, true), InlineData(7, false)]
    public void Fewer_than_eight_pairs_say_nothing(int above, bool isKnown)
    {
        PairSums Made(int at) => at < above ? Above(at % 2 == 0 ? 200 : 800) : Sums(0, 9);
        var spreads = Spreads.Of(_targets, GravityOptions.Default, pairs => [.. pairs.Select((_, at) => Made(at))]);
        spreads.ShouldAllBe(spread => spread.ReferencePairs == above && (spread.Phi != Dispersion.Unknown) == isKnown);
    }

    private static PairSums Above(double expected, double pairSpread = 0.1) =>
        Sums(expected + Math.Sqrt((2 * expected) + (pairSpread * expected * expected)), expected);

    private static PairSums Sums(double observed, double expected) => new(observed, expected, observed, expected, Active, Active);
}

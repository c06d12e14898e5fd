using System.Collections.Immutable;
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

    // Every second pair has more ties than expected and counts: (O - E)² is as usual at 2E + 0.1 E². Of the others some have far fewer,
    // some just as many, and of some hardly any is expected.
    [Fact]
    public void Only_pairs_with_more_ties_than_expected_count()
    {
        var spreads = Of(pairs => [.. pairs.Select((_, at) => (at % 6) switch
        {
            1 => Sums(0, 500),
            3 => Sums(400, 400),
            5 => Sums(40, 0.99),
            _ => Above(at % 4 == 0 ? 200.5 : 800.5),
        })]);
        foreach (var spread in spreads)
        {
            var pairs = new ReferencePairs(spread.Dimension, _targets);
            spread.ReferencePairs.ShouldBe((pairs.Take(5000, CancellationToken.None).Count + 1) / 2);
            spread.NearPairs.ShouldBe((pairs.Take(5000, CancellationToken.None, onlyNear: true).Count + 1) / 2);
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
        var spreads = Of(pairs =>
        {
            var counts = Enum.GetValues<Dimension>()
                .Select(d => new ReferencePairs(d, _targets).Take(5000, CancellationToken.None, onlyNear: true).Count);
            var isNear = counts.Contains(pairs.Count);
            return [.. pairs.Select((_, at) => Above(at % 2 == 0 ? 200.5 : 800.5, isNear ? 0.1 : 0))];
        });
        spreads.Select(spread => spread.Phi).ShouldAllBe(phi => Math.Abs(phi - 2) < 1e-4);
        spreads.Select(spread => spread.PairSpread).ShouldAllBe(tau => Math.Abs(tau - 0.1) < 1e-4);
    }

    // Of each dimension all pairs are asked for, then the near ones. Those across organisations differ far more, or less, than those of one
    // line. Where fewer than eight of these have more ties than expected they borrow of all what is more, and no other dimension does. A
    // near pair of 200 or 800 ties counts for (20.05 / 22.05)² or (80.05 / 82.05)².
    [Theory]
    [InlineData(7, 0.4, 0.4), InlineData(8, 0.4, 0.1), InlineData(7, 0.02, 0.1)]
    public void What_pairs_farther_apart_differ_by_is_lent_where_hardly_any_stand_near(int near, double far, double lent)
    {
        var (calls, across) = (0, 2 * ((int)Dimension.CrossOrganisation - 1));
        var spreads = Of(pairs =>
        {
            var (pairSpread, above) = (calls == across ? far : 0.1, calls == across + 1 ? near : pairs.Count);
            calls++;
            return [.. pairs.Select((_, at) => at < above ? Above(at % 2 == 0 ? 200.5 : 800.5, pairSpread) : Sums(0, 9))];
        });
        var weight = ((near + 1) / 2 * Math.Pow(20.05 / 22.05, 2)) + (near / 2 * Math.Pow(80.05 / 82.05, 2));
        var expected = ((weight * 0.1) + (100 * lent)) / (weight + 100);
        foreach (var spread in spreads)
        {
            var isAcross = spread.Dimension == Dimension.CrossOrganisation;
            spread.NearPairs.ShouldBe(isAcross ? near : spread.NearPairs);
            spread.PairSpread.ShouldBe(isAcross ? expected : 0.1, 1e-4);
        }
    }

    // Pairs of one dimension spread four times as far as single ties do, of the others as far: with n of N pairs its mean is 1 + 3 n / N,
    // and each takes 100 of n + 100 parts of that.
    [Fact]
    public void Few_pairs_borrow_of_the_mean_phi_of_all()
    {
        var calls = 0;
        var spreads = Of(pairs =>
        {
            var phi = calls++ < 2 ? 4 : 1.000_001;
            return [.. pairs.Select((_, at) => Far(at % 2 == 0 ? 200.5 : 800.5, phi, 0))];
        });
        double pairs = spreads.Sum(spread => spread.ReferencePairs);
        var mean = 1 + (3 * spreads[0].ReferencePairs / pairs);
        mean.ShouldBeGreaterThan(1.1);
        foreach (var spread in spreads)
        {
            var own = spread.Dimension == Dimension.Vertical ? 4 : 1;
            spread.Phi.ShouldBe(((spread.ReferencePairs * own) + (100 * mean)) / (spread.ReferencePairs + 100), 1e-3);
        }
    }

    // Of seven pairs nothing is known: the first dimension takes what is usual, and the others are not drawn to it.
    [Fact]
    public void A_dimension_of_hardly_any_pairs_lends_none()
    {
        var calls = 0;
        var spreads = Of(pairs =>
        {
            var above = calls++ < 2 ? 7 : pairs.Count;
            return [.. pairs.Select((_, at) => at < above ? Far(at % 2 == 0 ? 200.5 : 800.5, 4, 0) : Sums(0, 9))];
        });
        spreads.ShouldAllBe(spread => Math.Abs(spread.Phi - (spread.ReferencePairs == 7 ? Dispersion.Unknown : 4)) < 1e-4);
        spreads.Count(spread => spread.ReferencePairs == 7).ShouldBe(1);
    }

    // Stopped while the first pairs are added up: no others are.
    [Fact]
    public void Work_stops_between_dimensions()
    {
        using var source = new CancellationTokenSource();
        var calls = 0;
        Should.Throw<OperationCanceledException>(() => Spreads.Of(
            _targets,
            GravityOptions.Default,
            pairs =>
            {
                calls++;
                source.Cancel();
                return [.. pairs.Select((_, at) => Above(at % 2 == 0 ? 200.5 : 800.5))];
            },
            source.Token));
        calls.ShouldBe(1);
    }

    [Theory]
    [InlineData(8, true), InlineData(7, false)]
    public void Fewer_than_eight_pairs_say_nothing(int above, bool isKnown)
    {
        PairSums Made(int at) => at < above ? Above(at % 2 == 0 ? 200.5 : 800.5) : Sums(0, 9);
        var spreads = Of(pairs => [.. pairs.Select((_, at) => Made(at))]);
        spreads.ShouldAllBe(spread => spread.ReferencePairs == above && (spread.Phi != Dispersion.Unknown) == isKnown);
    }

    private ImmutableArray<GravityDispersion> Of(Func<IReadOnlyList<(int[] A, int[] B)>, PairSums[]> sumsOf) =>
        Spreads.Of(_targets, GravityOptions.Default, sumsOf, CancellationToken.None);

    private static PairSums Above(double expected, double pairSpread = 0.1) => Far(expected, 2, pairSpread);

    private static PairSums Far(double expected, double phi, double pairSpread) =>
        Sums(expected + Math.Sqrt(SlowUpperTail.SquaredExcess(expected, Dispersion.Variance(expected, phi, pairSpread))), expected);

    private static PairSums Sums(double observed, double expected) => new(observed, expected, observed, expected, Active, Active);
}

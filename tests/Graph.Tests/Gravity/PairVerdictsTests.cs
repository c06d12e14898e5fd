using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gravity;

/// <summary>Verdicts on both sides of every threshold. Groups are so active that counts are Poisson's.</summary>
public sealed class PairVerdictsTests
{
    private const double Active = 1e12;

    [Theory]
    [InlineData(40, 29, 0.519), InlineData(40, 28, 0.498), InlineData(12, 0, 0), InlineData(7, 15, 1.321)]
    public void Ends_of_the_interval_leave_five_in_a_hundred_on_each_side(double expected, int observed, double aboutLow)
    {
        var found = Judge([(expected, observed)])[0];
        found.RatioLow.ShouldBe(aboutLow, 0.001);
        UpTo(observed, found.RatioHigh * expected).ShouldBe(0.05, 1e-6);
        if (observed > 0)
        {
            (1 - UpTo(observed - 1, found.RatioLow * expected)).ShouldBe(0.05, 1e-6);
        }
    }

    // 29 of 40 is at least 0.519 of what is expected, 28 of 40 at least 0.498.
    [Theory]
    [InlineData(29, GapVerdict.Connected), InlineData(28, GapVerdict.CannotTell)]
    public void Connected_is_what_has_more_than_half(int observed, GapVerdict expected) =>
        Judge([(40, observed)], new() { GapQ = 0.001 })[0].Verdict.ShouldBe(expected);

    // Without any tie p is e^-E / 2: 0.0101 and 0.0096.
    [Theory]
    [InlineData(3.9, GapVerdict.TooFew), InlineData(3.95, GapVerdict.Gap)]
    public void What_could_not_surprise_is_too_few(double expected, GapVerdict verdict) =>
        Judge([(expected, 0)])[0].Verdict.ShouldBe(verdict);

    // With φ = 1 and pairs that differ by as much as they have no tie has p of 1 / (1 + E) / 2: 0.0102 of 48, 0.0098 of 50. Many ties are
    // expected there, so it is not for want of them; of 3.9 it is, whatever pairs differ by.
    [Theory]
    [InlineData(50, 1, GapVerdict.Gap), InlineData(48, 1, GapVerdict.CannotTell), InlineData(5, 1, GapVerdict.CannotTell)]
    [InlineData(3.9, 1, GapVerdict.TooFew), InlineData(3.9, 0, GapVerdict.TooFew)]
    public void What_could_not_surprise_since_pairs_differ_is_not_called_too_few(double expected, double pairSpread, GapVerdict verdict)
    {
        var found = Judge([(expected, 0)], pairSpread: pairSpread)[0];
        found.Verdict.ShouldBe(verdict);
        found.IsTestable.ShouldBe(verdict == GapVerdict.Gap);
    }

    // φ = 1.5: no tie has p of 1.5^(-2 E) / 2, which is 0.01 where E is ln 50 / (2 ln 1.5) = 4.824.
    [Theory]
    [InlineData(4.8, GapVerdict.TooFew), InlineData(4.85, GapVerdict.CannotTell)]
    public void What_is_too_few_hangs_on_how_single_ties_fall(double expected, GapVerdict verdict) =>
        Judge([(expected, 0)], pairSpread: 0.5, phi: 1.5)[0].Verdict.ShouldBe(verdict);

    // A group of whose 21 ties 20 are expected here: so little else tells how active it is that no tie has p of 0.02.
    [Fact]
    public void What_could_not_surprise_since_activities_are_unknown_is_not_called_too_few()
    {
        var found = Judge([new PairSums(0, 20, 0, 20, 21, Active)], GravityOptions.Default, 0, 0, 100, 0, 1)[0];
        (found.Verdict, found.IsTestable).ShouldBe((GapVerdict.CannotTell, false));
        found.LeastP.ShouldBe(1 / 21.0 / 2, 1e-6);
    }

    // Of ten people and ten so many were silent; p of 28 where 40 are expected is 0.03, of 10 it is 1e-8.
    [Theory]
    [InlineData(4, 5, 10, GapConfidence.High), InlineData(3, 7, 10, GapConfidence.Moderate), InlineData(5, 7, 10, GapConfidence.Moderate)]
    [InlineData(6, 6, 10, GapConfidence.Low), InlineData(0, 0, 28, GapConfidence.Moderate)]
    public void Confidence_is_that_of_what_was_seen(int silentA, int silentB, int observed, GapConfidence expected)
    {
        var found = Judge([(40, observed)], silentA: silentA, silentB: silentB)[0];
        (found.Verdict, found.Confidence).ShouldBe((GapVerdict.Gap, expected));
    }

    [Theory]
    [InlineData(5, 10, GapVerdict.Gap), InlineData(6, 9, GapVerdict.CannotTell)]
    public void What_was_hardly_seen_is_not_tested(int silentA, int silentB, GapVerdict expected)
    {
        var found = Judge([(40, 5)], silentA: silentA, silentB: silentB)[0];
        found.Verdict.ShouldBe(expected);
        double.IsNaN(found.Q).ShouldBe(expected == GapVerdict.CannotTell);
    }

    [Theory]
    [InlineData(8, GapVerdict.Gap), InlineData(7, GapVerdict.CannotTell)]
    public void Too_few_reference_pairs_give_no_verdict(int referencePairs, GapVerdict expected) =>
        Judge([(40, 5)], referencePairs: referencePairs)[0].Verdict.ShouldBe(expected);

    // So many of twenty people have neither level nor discipline: up to a fifth may, where a dimension rests on them.
    [Theory]
    [InlineData(Dimension.Vertical, 4, GapVerdict.Gap), InlineData(Dimension.Vertical, 5, GapVerdict.CannotTell)]
    [InlineData(Dimension.ClinicalManagerial, 4, GapVerdict.Gap), InlineData(Dimension.ClinicalManagerial, 5, GapVerdict.CannotTell)]
    [InlineData(Dimension.Horizontal, 20, GapVerdict.Gap), InlineData(Dimension.CrossOrganisation, 20, GapVerdict.Gap)]
    public void Where_too_many_are_unknown_there_is_no_verdict(Dimension dimension, int unknown, GapVerdict expected) =>
        Judge([(40, 5)], dimension: dimension, unknown: unknown)[0].Verdict.ShouldBe(expected);

    // 20 of 40: Poisson's spread of 6.3 makes that a gap, with pairs that differ by a third of their rate (14.1) it may be chance.
    [Theory]
    [InlineData(0, GapVerdict.Gap), InlineData(0.1, GapVerdict.CannotTell)]
    public void Pairs_that_differ_for_no_known_reason_make_fewer_gaps(double pairSpread, GapVerdict expected)
    {
        var found = Judge([(40, 20)], pairSpread: pairSpread)[0];
        found.Verdict.ShouldBe(expected);
        found.Severity.ShouldBe(expected == GapVerdict.Gap ? 0.5 : null);
        found.Variance.ShouldBe(40 + (1600 * pairSpread), 1e-6);
        found.P.ShouldBe(new NegativeBinomial(40, 40.000001 + (1600 * pairSpread)).MidLowerTail(20), 1e-6);
        found.LeastP.ShouldBe(new NegativeBinomial(40, 40.000001 + (1600 * pairSpread)).MidLowerTail(0), 1e-6);
        found.RatioHigh.ShouldBeInRange(pairSpread > 0 ? 1 : 0.6, pairSpread > 0 ? 1.3 : 0.8);
    }

    // Without the pair its first group has 14 ends of which 10 are fitted: 5.6 are expected where 4 are fitted. Whether it can be tested
    // must not hang on what was seen, so that is asked of the 4.
    [Fact]
    public void Whether_it_can_be_tested_does_not_hang_on_what_was_seen()
    {
        var sums = new PairSums(0, 4, 0, 4, 14, Active);
        var found = Judge([sums], GravityOptions.Default, 0, 0, 100, 0, 1)[0];
        found.Expected.ShouldBe(5.6, 1e-6);
        found.P.ShouldBe(new NegativeBinomial(5.6, 5.6 + (5.6 * 5.6 / 10)).MidLowerTail(0), 1e-6);
        found.LeastP.ShouldBe(new NegativeBinomial(4, 4 + (4 * 4 / 10.0)).MidLowerTail(0), 1e-6);
        found.IsTestable.ShouldBeFalse();
    }

    // "At most" and "less", to the last bit.
    [Fact]
    public void At_the_bounds_themselves_a_pair_can_be_tested_and_is_no_gap()
    {
        var found = Judge([(40, 20)])[0];
        var (leastP, q) = (found.LeastP, found.Q);
        IsTestable(leastP).ShouldBeTrue();
        IsTestable(Math.BitDecrement(leastP)).ShouldBeFalse();
        IsGap(q).ShouldBeFalse();
        IsGap(Math.BitIncrement(q)).ShouldBeTrue();

        bool IsTestable(double most) => Judge([(40, 20)], new() { TestableP = most })[0].IsTestable;

        bool IsGap(double below) => Judge([(40, 20)], new() { GapQ = below })[0].Verdict == GapVerdict.Gap;
    }

    [Fact]
    public void What_is_not_tested_does_not_count_among_the_tests()
    {
        var found = Judge([(40, 28), (2, 0), (40, 60)]);
        found[0].Q.ShouldBe(2 * found[0].P, 1e-12);
        found[1].Q.ShouldBe(double.NaN);
    }

    private static ImmutableArray<PairFinding> Judge(
        (double Expected, double Observed)[] pairs,
        GravityOptions? options = null,
        int silentA = 0,
        int silentB = 0,
        int referencePairs = 100,
        double pairSpread = 0,
        double phi = 1,
        Dimension dimension = Dimension.Horizontal,
        int unknown = 0) =>
        Judge(
            [.. pairs.Select(p => new PairSums(p.Observed, p.Expected, 0, 0, Active, Active))],
            options ?? GravityOptions.Default,
            silentA,
            silentB,
            referencePairs,
            pairSpread,
            phi,
            dimension,
            unknown);

    private static ImmutableArray<PairFinding> Judge(
        PairSums[] sums,
        GravityOptions options,
        int silentA,
        int silentB,
        int referencePairs,
        double pairSpread,
        double phi,
        Dimension dimension = Dimension.Horizontal,
        int unknown = 0)
    {
        int[] nobody = new int[20];
        var people = new GravityPeople
        {
            Organisation = [.. nobody],
            Directorate = [.. nobody],
            Unit = [.. nobody.Select((_, person) => person / 10)],
            Level = [.. nobody.Select((_, person) => person < unknown ? Level.Unknown : Level.Frontline)],
            Discipline = [.. nobody.Select((_, person) => person < unknown ? Discipline.Unknown : Discipline.Clinical)],
            Responded = [.. nobody.Select((_, person) => person % 10 >= (person < 10 ? silentA : silentB))],
        };
        var pair = new GroupPair(dimension, [.. Enumerable.Range(0, 10)], [.. Enumerable.Range(10, 10)]);
        var spread = Enum.GetValues<Dimension>()
            .Select(each => new GravityDispersion(each, phi, referencePairs) { PairSpread = pairSpread });
        return new PairVerdicts(options, new(people, options), [.. spread]).Of(
            [.. sums.Select(_ => pair)],
            sums,
            Effort.OneThread);
    }

    /// <summary>P(X ≤ count) of Poisson's.</summary>
    private static double UpTo(int count, double mean)
    {
        var (sum, term) = (0.0, Math.Exp(-mean));
        for (var k = 0; k <= count; k++)
        {
            sum += term;
            term *= mean / (k + 1);
        }

        return sum;
    }
}

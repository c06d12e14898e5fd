using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gaps;

public sealed class RemediesTests
{
    // R 4.2, qnorm(share, lower.tail = FALSE).
    [Theory]
    [InlineData(0.2, 0.8416212335729143), InlineData(0.05, 1.6448536269514722), InlineData(0.001, 3.090232306167813),
     InlineData(1e-6, 4.753424308822899), InlineData(0.5, 0), InlineData(0.7, 0)]
    public void Normal_tail_is_that_of_tables(double share, double expected) => Remedies.UpperNormal(share).ShouldBe(expected, 1e-6);

    [Fact]
    public void Poisson_counts_without_uncertainty_can_be_worked_out_by_hand()
    {
        // φ = 1, ρ = 0: V = E, V½ = E/2; x = 4 (z √E + .8416 √(E/2))² / E² = 4 (z + .8416 / √2)² / E.
        var tail = Remedies.UpperNormal(0.001);
        Remedies.TimesAsLong(10, 10, 1, tail).ShouldBe(4 * Math.Pow(tail + (0.8416212335729143 / Math.Sqrt(2)), 2) / 10, 1e-6);
        Remedies.TimesAsLong(1000, 1000, 1, tail).ShouldBe(1);
    }

    // The counts themselves, in place of the normal tails: at a window of so many times, half of the ties are found about four times in
    // five.
    [Theory]
    [InlineData(6, 1.35, 0.01, 0.001), InlineData(10, 2, 0.005, 0.01), InlineData(3, 1.1, 0.02, 0.001), InlineData(20, 3, 0.002, 0.0005)]
    public void In_so_long_a_window_half_of_the_ties_would_be_found_four_times_in_five(
        double expected, double phi, double rho, double alpha)
    {
        var times = Remedies.TimesAsLong(expected, (phi * expected) + (rho * expected * expected), phi, Remedies.UpperNormal(alpha));
        Power(times * expected, phi, rho / times, alpha).ShouldBeInRange(0.7, 0.97);
        Power(times * expected / 2, phi, 2 * rho / times, alpha).ShouldBeLessThan(0.6);
    }

    [Fact]
    public void More_answers_are_the_fewest_that_do()
    {
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            int from = random.Next(1, 15), to = random.Next(1, 15), silentFrom = random.Next(from + 1), silentTo = random.Next(to + 1);
            var fewest = int.MaxValue;
            for (var first = 0; first <= silentFrom; first++)
            {
                for (var second = 0; second <= silentTo; second++)
                {
                    double unseen = (silentFrom - first) * (silentTo - second);
                    fewest = 1 - (unseen / (from * to)) >= Remedies.EnoughSeen - 1e-9 ? Math.Min(fewest, first + second) : fewest;
                }
            }

            Remedies.FewestResponses(from, silentFrom, to, silentTo).ShouldBe(fewest, $"{from} {silentFrom} {to} {silentTo}");
        }
    }

    [Fact]
    public void What_cannot_be_told_says_what_would_settle_it()
    {
        var report = GapReport.Compute(MadeTrusts.Make(1, directorates: 4).Build());
        var part = report.Pairs.First(
            pair => pair.From.Label == "front line of Directorate 0, T0 Trust" && pair.To.Label == "executives of T0 Trust").Test;
        part.Reason.ShouldBe(VerdictReason.FewExpected);
        var longer = report.Pairs.SelectMany(pair => pair.Test.WouldSettle)
            .Where(remedy => remedy.Kind == RemedyKind.LongerWindow).ToArray();
        longer.ShouldAllBe(remedy => remedy.Times >= 1.1 && remedy.Times <= Remedies.MostTimes
            && remedy.Explanation.Contains($"at least {remedy.Times:0.#} times as long"));
        var pool = part.WouldSettle.Single(remedy => remedy.Kind == RemedyKind.Pool);
        report.PairOf(pool.PairId!)!.From.Label.ShouldBe("front line of T0 Trust");
        pool.Explanation.ShouldContain("front line of T0 Trust and executives of T0 Trust");
        report.Pairs.ShouldAllBe(pair => pair.Test.WouldSettle.IsEmpty == (pair.Test.Reason == null));
        report.Pairs.Select(pair => pair.Test.WouldSettle).Where(all => all.Any(remedy => remedy.Kind == RemedyKind.Nothing))
            .ShouldAllBe(all => all.Length == 1 && all[0].Explanation.StartsWith("Nothing"));
        report.Pairs.SelectMany(pair => pair.Test.WouldSettle).ShouldNotContain(remedy => remedy.Kind == RemedyKind.MoreResponses);
    }

    // Two thirds of both directorates did not answer: less than half of what lies between them could be seen.
    [Fact]
    public void Where_too_few_answered_the_answers_that_are_missing_are_counted()
    {
        var draft = MadeTrusts.Make(2, directorates: 4);
        var network = draft.Build();
        var silent = Enumerable.Range(0, network.PeopleCount).Select(person => network.UnitOf[person] >= 0
            && network.Units[network.UnitOf[person]].Name is "Team 1.0" or "Team 1.1" or "Team 2.0" or "Team 2.1" ? "no" : "yes").ToArray();
        if (GapReport.Compute(draft.Attribute("responded", silent).Build()) is { Fit.Outcome: GravityOutcome.Converged } report)
        {
            var pair = report.Pairs.Single(
                p => (p.From.Label, p.To.Label) == ("Directorate 1 of T0 Trust", "Directorate 2 of T0 Trust")).Test;
            pair.Observable!.Value.ShouldBe(1 - (24.0 * 24 / (38 * 38)), 1e-12);
            pair.Confidence.ShouldBeOneOf(GapConfidence.Low, null);
            pair.Verdict.ShouldNotBe(GapVerdict.NotTested);
            var team = report.Pairs.Single(p => (p.From.Label, p.To.Label) == ("Team 1.0 of T0 Trust", "Team 1.1 of T0 Trust")).Test;
            (team.Observable, team.Observed).ShouldBe((0, 0));
            team.Reason.ShouldBeOneOf(VerdictReason.FewResponses, VerdictReason.FewExpected);
            team.WouldSettle.Single(r => r.Kind == RemedyKind.MoreResponses).Responses.ShouldBe(8); // 4 · 12 of 144 may stay unseen
        }
        else
        {
            Assert.Fail("The model did not settle.");
        }
    }

    // P(a count of half the ties is so low that its p is at most α).
    private static double Power(double expected, double phi, double rho, double alpha)
    {
        var known = new NegativeBinomial(expected, (phi * expected) + (rho * expected * expected));
        var half = new NegativeBinomial(expected / 2, (phi * expected / 2) + (rho * expected * expected / 4));
        var power = 0.0;
        for (var count = 0; known.MidLowerTail(count) <= alpha; count++)
        {
            power += half.Probability(count);
        }

        return power;
    }
}

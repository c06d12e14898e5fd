using System.Collections.Immutable;
using NetworkLens.Graph.Suggestions;

namespace NetworkLens.Graph.Tests.Suggestions;

/// <summary>Ties that gaps lack where gaps lie within each other, beside every choice of gaps that lie within none of the others.</summary>
public sealed class NestedGapsTests
{
    [Fact]
    public void Gap_within_another_is_counted_once_and_a_link_in_both_closes_one_tie()
    {
        // The whole lacks 3 ties, its part 1 of them.
        var network = SuggestedLinksTests.People(4, "");
        var found = SuggestedLinksTests.Compute(
            network, 9, 9, SuggestedLinksTests.Gap([0, 1], [2, 3], 10, 7), SuggestedLinksTests.Gap([2], [0], 2, 1));
        (found.Before, found.After, found.Base).ShouldBe((3, 0, 2));
        found.Links.Select(link => link.Before - link.After).ShouldBe([1, 1, 1]);
        found.Links[0].Closes.ShouldBe([new GapStep(0, 7, 8), new GapStep(1, 1, 2)]);
    }

    [Fact]
    public void Parts_that_lack_more_than_the_whole_are_what_is_missing()
    {
        // The parts lack 2 and 1 though the whole lacks only 1: no link outside of them helps.
        var network = SuggestedLinksTests.People(6, "");
        var found = SuggestedLinksTests.Compute(
            network,
            9,
            9,
            SuggestedLinksTests.Gap([0, 1, 2], [3, 4, 5], 10, 9),
            SuggestedLinksTests.Gap([0], [3, 4], 2, 0),
            SuggestedLinksTests.Gap([1], [5], 1, 0));
        (found.Before, found.After).ShouldBe((3, 0));
        SuggestedLinksTests.Pairs(found).Order().ShouldBe([(0, 3), (0, 4), (1, 5)]);
    }

    [Fact]
    public void Gaps_that_share_people_and_neither_holds_the_other_are_each_counted()
    {
        var network = SuggestedLinksTests.People(4, "");
        var found = SuggestedLinksTests.Compute(
            network, 9, 9, SuggestedLinksTests.Gap([0, 1], [2], 1, 0), SuggestedLinksTests.Gap([0], [2, 3], 1, 0));
        (found.Before, found.Links.Length).ShouldBe((2, 1));
        SuggestedLinksTests.Pairs(found).ShouldBe([(0, 2)]);
    }

    [Fact]
    public void Missing_ties_are_what_trying_all_choices_gives_and_no_link_closes_more_for_coming_later()
    {
        var nested = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            GapToClose[] gaps = [.. Enumerable.Range(0, 6).Select(_ => SuggestedLinksTests.Gap(
                Run(random, 0, 4), Run(random, 4, 4), random.Next(0, 9) / 2.0, 0))];
            nested += Around(gaps).Count(around => around >= 0);
            var network = SuggestedLinksTests.People(8, "");
            var rules = new LinkRules(network, network.Ties, new(LinkObjective.CloseGaps, null, 1, 1));
            var kinds = PersonKinds.Of([.. gaps], gaps.Length, network.LevelOf, rules);
            var missing = new NestedGaps([.. gaps], gaps.Length, kinds, CancellationToken.None);
            var made = new List<(int A, int B)>();
            var bound = new Dictionary<(int, int), double>();
            for (var step = 0; step < 12; step++)
            {
                Close.To(Missing(gaps, made), missing.Missing, $"seed {seed}, step {step}");
                foreach (var pair in Enumerable.Range(0, 16).Select(at => (A: at / 4, B: 4 + (at % 4))))
                {
                    var closed = InnermostOf(missing, gaps, pair).Sum(missing.Closed);
                    Close.To(Missing(gaps, made) - Missing(gaps, [.. made, pair]), closed, $"seed {seed}, step {step}, {pair}");
                    closed.ShouldBeLessThanOrEqualTo(bound.GetValueOrDefault(pair, 99) + 1e-9, $"seed {seed}, step {step}, {pair}");
                    bound[pair] = closed;
                }

                made.Add((random.Next(4), 4 + random.Next(4)));
                foreach (var gap in InnermostOf(missing, gaps, made[^1]))
                {
                    missing.Count(gap, 1);
                }
            }

            foreach (var gap in made.SelectMany(pair => InnermostOf(missing, gaps, pair)))
            {
                missing.Count(gap, -1);
            }

            Close.To(Missing(gaps, []), missing.Missing, $"seed {seed}, all taken back");
        }

        nested.ShouldBeGreaterThan(300);
    }

    /// <summary>
    /// By the definition: of each tree of gaps the most that any of them lack together of which none holds another, all choices tried.
    /// </summary>
    internal static double Missing(GapToClose[] gaps, List<(int A, int B)> made)
    {
        var around = Around(gaps);
        double[] left = [.. gaps.Select(gap => Math.Max(0, gap.Shortfall - made.Count(pair => SuggestedLinksTests.Lies(gap, pair))))];
        var most = 0.0;
        for (var choice = 0u; choice < 1u << gaps.Length; choice++)
        {
            int[] chosen = [.. Enumerable.Range(0, gaps.Length).Where(gap => (choice >> gap & 1) == 1)];
            if (chosen.All(gap => !Outwards(around, gap).Skip(1).Any(chosen.Contains)))
            {
                most = Math.Max(most, chosen.Sum(gap => left[gap]));
            }
        }

        return most;
    }

    private static int[] InnermostOf(NestedGaps missing, GapToClose[] gaps, (int A, int B) pair) => missing.Innermost(
        [.. Enumerable.Range(0, gaps.Length).Where(gap => SuggestedLinksTests.Lies(gaps[gap], pair))]);

    private static IEnumerable<int> Outwards(int[] around, int gap)
    {
        for (; gap >= 0; gap = around[gap])
        {
            yield return gap;
        }
    }

    /// <summary>
    /// The next gap around each: the larger first, each into the first tree whose outermost gap holds it, unless it would share pairs with
    /// a gap there of which neither holds the other.
    /// </summary>
    private static int[] Around(GapToClose[] gaps)
    {
        int[] around = [.. gaps.Select(_ => -1)];
        var placed = new List<int>();
        foreach (var gap in Enumerable.Range(0, gaps.Length).Where(gap => gaps[gap].From.Length * gaps[gap].To.Length > 0)
            .OrderByDescending(gap => gaps[gap].From.Length * gaps[gap].To.Length).ThenBy(gap => gap))
        {
            foreach (var root in placed.Where(other => around[other] < 0))
            {
                var tree = placed.Where(other => Outwards(around, other).Last() == root).ToList();
                if (IsWithin(gap, root) && tree.All(other => IsWithin(gap, other) || !Meet(gap, other)))
                {
                    around[gap] = tree.Where(other => IsWithin(gap, other)).MaxBy(other => Outwards(around, other).Count());
                    break;
                }
            }

            placed.Add(gap);
        }

        return around;

        bool IsWithin(int gap, int other) => Both(gap, other, (one, all) => one.All(all.Contains));

        bool Meet(int gap, int other) => Both(gap, other, (one, another) => one.Any(another.Contains));

        bool Both(int gap, int other, Func<IEnumerable<int>, IEnumerable<int>, bool> holds) =>
            (holds(gaps[gap].From, gaps[other].From) && holds(gaps[gap].To, gaps[other].To))
            || (holds(gaps[gap].From, gaps[other].To) && holds(gaps[gap].To, gaps[other].From));
    }

    // Neighbours in a row: runs lie within each other far more often than any sets do.
    private static ImmutableArray<int> Run(Random random, int from, int count)
    {
        var first = random.Next(count);
        return [.. Enumerable.Range(from + first, random.Next(1, count - first + 1))];
    }
}

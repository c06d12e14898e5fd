using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Suggestions;

namespace NetworkLens.Graph.Tests.Suggestions;

/// <summary>Of links that close as much those come first that are most likely to be followed.</summary>
public sealed class LinkPreferencesTests
{
    [Fact]
    public void Of_equals_two_who_share_a_contact_come_first()
    {
        // All of the gap have one contact. By order 0 and 2 come first, but only 4 knows somebody on either side: 1 and 3.
        var network = SuggestedLinksTests.People(7, "0-5 1-4 3-4 2-6");
        var found = SuggestedLinksTests.Compute(network, 2, 1, SuggestedLinksTests.Gap([0, 1], [2, 3], 3, 0));
        SuggestedLinksTests.Pairs(found).ShouldBe([(1, 3), (0, 2)]);
        found.Links.Select(link => link.Introducer).ShouldBe([4, -1]);
    }

    [Fact]
    public void Of_equals_those_of_nearest_level_come_first()
    {
        var draft = new Draft();
        draft.Person(level: Level.Frontline);
        draft.Person();
        draft.Person(level: Level.Directorate);
        draft.Person(level: Level.Executive);
        var gap = SuggestedLinksTests.Gap([0, 1, 2], [3], 4, 0);
        SuggestedLinksTests.Pairs(SuggestedLinksTests.Compute(draft.Build(), 3, 3, gap)).ShouldBe([(2, 3), (1, 3), (0, 3)]);

        // Whoever can be introduced comes before whoever is nearer in level.
        var introduced = new Draft();
        introduced.Person(level: Level.Frontline);
        introduced.Person(level: Level.Directorate);
        introduced.Person(level: Level.Executive);
        introduced.Person();
        introduced.Person();
        introduced.Ties("0-3 3-2 1-4");
        SuggestedLinksTests.Pairs(SuggestedLinksTests.Compute(
            introduced.Build(), 1, 1, SuggestedLinksTests.Gap([0, 1], [2], 1, 0))).ShouldBe([(0, 2)]);
    }

    // Three times eleven people who all know each other: ten contacts are what is usual.
    [Theory]
    [InlineData(1, 1, true), InlineData(2, 0.8, false), InlineData(10, 0.512, false)]
    public void Load_counts_in_steps_so_that_a_contact_more_does_not_outweigh_an_introduction(int more, double expected, bool isFirst)
    {
        // 0 knows the ten others and some more. 12 knows one of those, whom 0 knows too, and nobody else of the gap can be introduced.
        var clique = from first in new[] { 0, 100, 120 }
                     from a in Enumerable.Range(0, 11)
                     from b in Enumerable.Range(a + 1, 10 - a)
                     select $"{first + a}-{first + b}";
        var others = Enumerable.Range(0, more).Select(at => $"0-{14 + at}");
        var network = SuggestedLinksTests.People(200, string.Join(' ', clique.Concat(others)) + " 12-14");
        var rules = new LinkRules(network, network.Ties, new(LinkObjective.CloseGaps, null, 1, 1));
        Close.To(expected, rules.SteppedShareOf(0));
        Close.To(1, rules.SteppedShareOf(13));
        var found = SuggestedLinksTests.Compute(network, 1, 1, SuggestedLinksTests.Gap([0, 13], [12], 2, 0));
        SuggestedLinksTests.Pairs(found).ShouldBe([isFirst ? (0, 12) : (12, 13)]);
    }

    // The first gap lacks three times what the second does, and gets three times as many links however many there are.
    [Theory]
    [InlineData(4, 3), InlineData(8, 6), InlineData(12, 9), InlineData(20, 15), InlineData(40, 30)]
    public void Links_are_spread_over_gaps_by_what_they_lack(int links, int ofFirst)
    {
        var found = SuggestedLinksTests.Compute(
            SuggestedLinksTests.People(40, ""),
            links,
            20,
            SuggestedLinksTests.Gap([.. Enumerable.Range(0, 10)], [.. Enumerable.Range(10, 10)], 40, 10),
            SuggestedLinksTests.Gap([.. Enumerable.Range(20, 10)], [.. Enumerable.Range(30, 10)], 30, 20));
        found.Links.Count(link => link.Closes.Single().Gap == 0).ShouldBe(ofFirst);
        found.Links.Length.ShouldBe(links);
    }

    [Fact]
    public void No_gap_gets_more_links_than_its_share_of_what_is_missing_and_one()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            GapToClose[] gaps = [.. Enumerable.Range(0, 5).Select(at =>
            {
                var observed = random.Next(0, 20);
                return SuggestedLinksTests.Gap(
                    [.. Enumerable.Range(20 * at, 10)], [.. Enumerable.Range((20 * at) + 10, 10)], observed + random.Next(1, 60), observed);
            })];
            var found = SuggestedLinksTests.Compute(SuggestedLinksTests.People(100, ""), 40, 20, gaps);
            var count = Math.Min(40, gaps.Sum(gap => gap.Shortfall));
            found.Links.Length.ShouldBe((int)count, $"seed {seed}");
            for (var gap = 0; gap < gaps.Length; gap++)
            {
                ((double)found.Links.Count(link => link.Closes.Single().Gap == gap)).ShouldBeLessThanOrEqualTo(
                    (gaps[gap].Shortfall * count / found.Before) + 1, $"seed {seed}, gap {gap}");
            }
        }
    }
}

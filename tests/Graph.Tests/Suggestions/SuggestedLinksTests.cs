using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Suggestions;

namespace NetworkLens.Graph.Tests.Suggestions;

public sealed class SuggestedLinksTests
{
    [Fact]
    public void Link_that_lies_in_two_gaps_comes_first_and_the_stronger_shared_contact_introduces()
    {
        // 0 and 3 lie in both gaps; 1 and 2 know both, 2 better.
        var found = Compute(People(4, "0-1:1 1-3:5 0-2:2 2-3:3"), 1, 1, Gap([0, 1], [3], 1, 0), Gap([0], [3, 2], 2, 0));

        var link = found.Links.ShouldHaveSingleItem();
        (link.From, link.To, link.Before, link.After, link.Introducer, link.StepsApart).ShouldBe((0, 3, 3, 1, 2, 2));
        link.Closes.ShouldBe([new GapStep(0, 0, 1), new GapStep(1, 0, 1)]);
        link.Path.ShouldBe([0, 2, 3]);
        (found.Before, found.After, found.Base).ShouldBe((3, 1, 2));
    }

    [Fact]
    public void Nobody_gets_more_new_ties_than_allowed()
    {
        var network = People(5, "");
        var gap = Gap([0, 1, 2], [3, 4], 9, 0);
        Pairs(Compute(network, 9, 1, gap)).ShouldBe([(0, 3), (1, 4)]);
        Pairs(Compute(network, 9, 2, gap)).Count.ShouldBe(4);
        Pairs(Compute(network, 9, 3, gap)).Count.ShouldBe(6);
        Pairs(Compute(network, 2, 3, gap)).Count.ShouldBe(2);
    }

    [Fact]
    public void Last_link_of_a_gap_closes_what_is_left_of_it()
    {
        var found = Compute(People(5, ""), 9, 3, Gap([0, 1, 2], [3, 4], 3.5, 2));
        found.Links.Select(link => link.Before - link.After).ShouldBe([1, 0.5]);
        found.Links[1].Closes.ShouldBe([new GapStep(0, 3, 4)]);
        (found.Before, found.After).ShouldBe((1.5, 0));
    }

    [Fact]
    public void Gaps_are_closed_by_turns_and_the_one_that_lacks_most_of_its_ties_comes_first()
    {
        // 2 of 10 are missing in one, 2 of 4 in the other: both lack all of what they lacked, then each the half.
        var found = Compute(People(8, ""), 3, 1, Gap([0, 1], [2, 3], 10, 8), Gap([4, 5], [6, 7], 4, 2));
        found.Links.Select(link => link.Closes.Single().Gap).ShouldBe([1, 0, 1]);
    }

    // 1 has the median of two contacts, 0 none, 2 has five: the busy one counts 2/5, and an isolate comes after whoever knows somebody.
    [Fact]
    public void Whoever_has_usual_contacts_comes_first_and_the_busy_count_less()
    {
        var network = People(9, "1-4 1-5 2-3 2-4 2-5 2-6 2-7 6-7");
        var gap = Gap([0, 1, 2], [8], 3, 0);
        Pairs(Compute(network, 3, 3, gap)).ShouldBe([(1, 8), (0, 8), (2, 8)]);
        var request = new LinkRequest(LinkObjective.CloseGaps, null, 3, 3) { DiscountsLoad = false };
        Pairs(Compute(network, request, gap)).ShouldBe([(2, 8), (1, 8), (0, 8)]);

        // With 2 a link counts about 2/5 in each of its gaps: in two of them less than with 1 in one, in three of them more.
        Pairs(Compute(network, 1, 1, gap, Gap([2], [8, 3], 3, 0))).ShouldBe([(1, 8)]);
        Pairs(Compute(network, 1, 1, gap, Gap([2], [8, 3], 3, 0), Gap([2], [8, 4], 2, 0))).ShouldBe([(2, 8)]);
    }

    [Fact]
    public void Acquaintances_people_joined_by_a_line_and_those_who_are_not_asked_for_are_never_suggested()
    {
        var draft = new Draft();
        for (var person = 0; person < 6; person++)
        {
            draft.Person();
        }

        draft.Line(0, 4);
        draft.Tie(1, 4);
        draft.Tie(5, 2);
        var network = draft.Build(TieDirection.Both);
        var gap = Gap([0, 1, 2, 3], [4, 5], 9, 0);

        // Under BOTH nobody is tied, but 1 has turned to 4, and 5 to 2.
        network.Ties.TieCount.ShouldBe(0);
        Pairs(Compute(network, 9, 9, gap)).Order().ShouldBe([(0, 5), (1, 5), (2, 4), (3, 4), (3, 5)]);
        var among = new LinkRequest(LinkObjective.CloseGaps, null, 9, 9) { Among = [true, true, true, false, true, true] };
        Pairs(Compute(network, among, gap)).Order().ShouldBe([(0, 5), (1, 5), (2, 4)]);
    }

    [Fact]
    public void Where_nothing_is_missing_or_nobody_can_meet_there_is_no_link()
    {
        var network = People(4, "0-1 2-3");
        Compute(network, 5, 1).Links.ShouldBeEmpty();
        Compute(network, 5, 1).Tell(0).Why.ShouldBe(Absence.NoPairs);
        Compute(network, 5, 1, Gap([], [1], 2, 0)).After.ShouldBe(2);
        Compute(network, 5, 1, Gap([0], [0, 1], 2, 0)).Links.ShouldBeEmpty();
        Compute(network, 5, 1, Gap([0], [2], 1, 1)).Links.ShouldBeEmpty();
        Compute(network, 5, 1, Gap([0], [2], 1, 3)).Before.ShouldBe(0);
        Compute(network, 0, 1, Gap([0], [2], 1, 0)).Links.ShouldBeEmpty();
        var apart = Compute(network, 5, 1, Gap([0, 0], [2, 2], 1, 0)).Links.ShouldHaveSingleItem();
        (apart.Path.IsEmpty, apart.StepsApart, apart.Introducer).ShouldBe((true, null, -1));
        Compute(People(0, ""), 5, 1).Links.ShouldBeEmpty();
    }

    [Fact]
    public void What_cannot_be_asked_is_refused()
    {
        var network = People(2, "0-1");
        Should.Throw<ArgumentException>(() => Compute(network, 1, 1, Gap([0], [2], 1, 0)));
        Should.Throw<ArgumentException>(() => Compute(network, 1, 1, Gap([-1], [1], 1, 0)));
        Should.Throw<ArgumentException>(() => Compute(network, 1, 1, Gap([0], [1], -1, 0)));
        Should.Throw<ArgumentException>(() => Compute(network, 1, 1, Gap([0], [1], double.NaN, 0)));
        Should.Throw<ArgumentException>(() => Compute(network, 1, 1, Gap([0], [1], 1, -1)));
        Should.Throw<ArgumentException>(() => Compute(network, 1, 0));
        Should.Throw<ArgumentException>(() => Compute(network, -1, 1));
        Should.Throw<ArgumentException>(() => Compute(network, new(LinkObjective.Reach, null, 1, 1)));
        Should.Throw<ArgumentException>(() => Compute(network, new(LinkObjective.CloseGaps, null, 1, 1) { Among = [true] }));
        Should.Throw<OperationCanceledException>(() => SuggestedLinks.Compute(
            People(2, ""), new(LinkObjective.CloseGaps, null, 1, 1), [Gap([0], [1], 1, 0)], new(1, null, new(canceled: true))));
    }

    [Theory]
    [InlineData(LinkObjective.CloseGaps), InlineData(LinkObjective.Reach), InlineData(LinkObjective.Distance)]
    public void Same_links_on_any_number_of_threads(LinkObjective objective)
    {
        var network = Draft.Random(3, people: 120).Build();
        GapToClose[] gaps = [Gap([.. Enumerable.Range(0, 40)], [.. Enumerable.Range(40, 40)], 30, 2)];
        var request = new LinkRequest(objective, objective == LinkObjective.CloseGaps ? null : Dimension.CrossOrganisation, 40, 2);
        var one = SuggestedLinks.Compute(network, request, [.. gaps], Effort.OneThread);
        one.Links.Length.ShouldBeGreaterThan(20);
        foreach (var threads in new[] { 2, 8 })
        {
            var other = SuggestedLinks.Compute(network, request, [.. gaps], new(threads));
            Pairs(other).ShouldBe(Pairs(one));
            other.Links.Select(link => (link.Before, link.After)).ShouldBe(one.Links.Select(link => (link.Before, link.After)));
            other.Links.Select(link => string.Join(' ', link.Path)).ShouldBe(one.Links.Select(link => string.Join(' ', link.Path)));
        }
    }

    // Many more kinds of people than are asked one by one: the lazy way closes what the plain one closes.
    [Fact]
    public void Lazy_greedy_closes_as_much_as_asking_every_pair_each_time()
    {
        for (var seed = 0; seed < 2; seed++)
        {
            var random = new Random(seed);
            var network = Draft.Random(seed, people: 150).Build();
            GapToClose[] gaps =
                [.. Enumerable.Range(0, 12).Select(_ => Gap(Some(random, 150, 8), Some(random, 150, 8), random.Next(1, 9) / 2.0, 0))];
            var found = Compute(network, new(LinkObjective.CloseGaps, null, 40, 2) { DiscountsLoad = false }, gaps);
            var made = new double[gaps.Length];
            var load = new int[150];
            var closed = 0.0;
            var chosen = new HashSet<(int, int)>();
            for (var round = 0; round < 40; round++)
            {
                var best = (from a in Enumerable.Range(0, 150)
                            from b in Enumerable.Range(a + 1, 149 - a)
                            where load[a] < 2 && load[b] < 2 && !chosen.Contains((a, b)) && IsOpen(network, a, b)
                            select (a, b)).MaxBy(pair => Gain(gaps, made, pair));
                closed += Gain(gaps, made, best);
                chosen.Add(best);
                load[best.a]++;
                load[best.b]++;
                foreach (var gap in Enumerable.Range(0, gaps.Length).Where(gap => Lies(gaps[gap], best)))
                {
                    made[gap]++;
                }
            }

            (found.Before - found.After).ShouldBeGreaterThanOrEqualTo(0.97 * closed, $"seed {seed}");
        }
    }

    private static double Gain(GapToClose[] gaps, double[] made, (int, int) pair) =>
        gaps.Select((gap, at) => Lies(gap, pair) ? Math.Clamp(gap.Shortfall - made[at], 0, 1) : 0).Sum();

    internal static bool Lies(GapToClose gap, (int A, int B) pair) =>
        (gap.From.Contains(pair.A) && gap.To.Contains(pair.B)) || (gap.From.Contains(pair.B) && gap.To.Contains(pair.A));

    internal static bool IsOpen(OrganisationNetwork network, int a, int b) =>
        !network.Arcs.HasTie(a, b) && !network.Arcs.HasTie(b, a) && !network.Lines.Any(line =>
            (network.Posts[line.From].Holder, network.Posts[line.To].Holder) is var (from, to)
            && ((from, to) == (a, b) || (from, to) == (b, a)));

    internal static ImmutableArray<int> Some(Random random, int of, int one) =>
        [.. Enumerable.Range(0, of).Where(_ => random.Next(one) == 0)];

    internal static GapToClose Gap(ImmutableArray<int> from, ImmutableArray<int> to, double expected, double observed) =>
        new("gap", Dimension.Horizontal, from, to, expected, observed);

    internal static OrganisationNetwork People(int count, string ties)
    {
        var draft = new Draft();
        for (var person = 0; person < count; person++)
        {
            draft.Person();
        }

        return (ties.Length == 0 ? draft : draft.Ties(ties)).Build();
    }

    internal static List<(int From, int To)> Pairs(SuggestedLinks found) => [.. found.Links.Select(link => (link.From, link.To))];

    internal static SuggestedLinks Compute(OrganisationNetwork network, int count, int perPerson, params GapToClose[] gaps) =>
        Compute(network, new(LinkObjective.CloseGaps, null, count, perPerson), gaps);

    internal static SuggestedLinks Compute(OrganisationNetwork network, LinkRequest request, params GapToClose[] gaps) =>
        SuggestedLinks.Compute(network, request, [.. gaps], Effort.OneThread);
}

using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Sets;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Sets;

/// <summary>Both problems of key players, with the measures that they are about.</summary>
public sealed class KeyPlayersTests
{
    // Two cliques of four, 0-3 and 6-9, that only 4 and 5 join, each to two of either side.
    private const string TwoBridges =
        "0-1 0-2 0-3 1-2 1-3 2-3 6-7 6-8 6-9 7-8 7-9 8-9 0-4 1-4 4-6 4-7 2-5 3-5 5-8 5-9";

    [Fact]
    public void A_path_falls_in_two_at_its_middle()
    {
        var path = CsrGraph.Parse("0-1 1-2 2-3 3-4");
        Close.To(0, Fragmentation.Compute(path, [], Effort.OneThread));

        // Two pieces of two: 4 of 12 ordered pairs stay joined.
        Close.To(1 - (4 / 12.0), Fragmentation.Compute(path, [2, 2], Effort.OneThread));

        // 1/d: 8 at 1, 6 at 2, 4 at 3, 2 at 4.
        Close.To(1 - ((8 + 3 + (4 / 3.0) + 0.5) / 20), Fragmentation.ComputeByDistance(path, [], Effort.OneThread));
        Close.To(1 - (4 / 12.0), Fragmentation.ComputeByDistance(path, [2], Effort.OneThread));
    }

    [Fact]
    public void Nobody_left_or_one_alone_has_no_fragmentation()
    {
        var pair = CsrGraph.Parse("0-1");
        Fragmentation.Compute(pair, [0], Effort.OneThread).Why.ShouldBe(Absence.TooFewPeople);
        Fragmentation.Compute(pair, [0, 1], Effort.OneThread).Why.ShouldBe(Absence.NoPeople);
        Close.To(1, Fragmentation.Compute(CsrGraph.Parse("0 1"), [], Effort.OneThread));
        Close.To(0, Fragmentation.ComputeByDistance(CsrGraph.Parse("0-1 1-2 2-0"), [], Effort.OneThread));
    }

    [Theory]
    [InlineData(1, false), InlineData(2, true), InlineData(3, false), InlineData(4, true)]
    public void Fragmentation_is_that_of_all_pairs(int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(30, 0.05, seed, directed);
        int[] leavers = [3, 17, 8];
        var (pairs, closeness) = SlowPairs(graph, leavers);

        Close.To(1 - (pairs / (27 * 26.0)), Fragmentation.Compute(graph, leavers, new(2)));
        Close.To(1 - (closeness / (27 * 26.0)), Fragmentation.ComputeByDistance(graph, leavers, new(2)));
    }

    [Theory]
    [InlineData(1, 0.03), InlineData(2, 0.05), InlineData(3, 0.08), InlineData(4, 0.2), InlineData(5, 0.01)]
    public void One_search_knows_what_everybodys_leaving_parts(int seed, double p)
    {
        var graph = RandomGraph.Gnp(45, p, seed);
        var left = new bool[45];
        (left[5], left[6]) = (true, true);
        var search = new SingleRemovals(graph);
        search.Search(left, CancellationToken.None);

        search.JoinedPairs.ShouldBe(SlowPairs(graph, [5, 6]).Joined);
        for (var person = 7; person < 45; person++)
        {
            search.JoinedWithout(person).ShouldBe(SlowPairs(graph, [5, 6, person]).Joined, $"without {person}");
        }
    }

    [Fact]
    public void Two_who_only_together_hold_a_network_are_found()
    {
        var set = KeyPlayersNegative.Compute(CsrGraph.Parse(TwoBridges), 2, Effort.OneThread);

        set.People.ShouldBe([4, 5]);
        Close.To(1 - (24 / 56.0), set.Score);
        Close.To(0, set.Before);
    }

    [Fact]
    public void The_middle_of_a_star_is_its_key_player_for_better_and_worse()
    {
        var star = CsrGraph.Parse("4-0 4-1 4-2 4-3 4-5");

        KeyPlayersNegative.Compute(star, 1, Effort.OneThread).People.ShouldBe([4]);
        KeyPlayersNegative.ComputeByDistance(star, 1, Effort.OneThread).People.ShouldBe([4]);
        KeyPlayersPositive.Compute(star, 1, null, Effort.OneThread).People.ShouldBe([4]);
        Close.To(1, KeyPlayersPositive.Compute(star, 1, 1, Effort.OneThread).Score);
    }

    [Fact]
    public void None_asked_none_found_and_all_are_all()
    {
        var graph = CsrGraph.Parse("0-1 1-2");
        KeyPlayersNegative.Compute(graph, 0, Effort.OneThread).People.ShouldBeEmpty();
        Close.To(0, KeyPlayersNegative.Compute(graph, 0, Effort.OneThread).Score);
        KeyPlayersNegative.Compute(graph, 5, Effort.OneThread).People.ShouldBe([0, 1, 2]);
        KeyPlayersNegative.Compute(graph, 5, Effort.OneThread).Score.Why.ShouldBe(Absence.NoPeople);
        KeyPlayersNegative.Compute(CsrGraph.Parse(""), 2, Effort.OneThread).Before.Why.ShouldBe(Absence.NoPeople);
        KeyPlayersPositive.Compute(graph, 0, null, Effort.OneThread).Score.Value.ShouldBe(0);
        KeyPlayersPositive.Compute(CsrGraph.Parse(""), 2, 2, Effort.OneThread).Score.Why.ShouldBe(Absence.NoPeople);

        // One reaches all within one step: a second adds nothing.
        KeyPlayersPositive.Compute(graph, 2, 1, Effort.OneThread).People.ShouldBe([1]);
        Should.Throw<ArgumentOutOfRangeException>(() => KeyPlayersPositive.Compute(graph, -1, 1, Effort.OneThread));
        Should.Throw<ArgumentOutOfRangeException>(() => KeyPlayersNegative.Compute(graph, -1, Effort.OneThread));
        Should.Throw<ArgumentOutOfRangeException>(() => KeyPlayersNegative.ComputeByDistance(
            CsrGraph.Parse($"{KeyPlayersNegative.MostPeopleByDistance}"), 1, Effort.OneThread));
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6)]
    public void Small_networks_fall_apart_nearly_as_far_as_they_can(int seed)
    {
        var graph = RandomGraph.Gnp(14, 0.16, seed);
        var set = KeyPlayersNegative.Compute(graph, 3, new(2));
        var best = Triples(14).Max(t => Fragmentation.Compute(graph, t, Effort.OneThread).Value!.Value);
        var byDistance = KeyPlayersNegative.ComputeByDistance(graph, 3, new(2));
        var bestByDistance = Triples(14).Max(t => Fragmentation.ComputeByDistance(graph, t, Effort.OneThread).Value!.Value);

        Close.To(Fragmentation.Compute(graph, set.People.AsSpan(), Effort.OneThread).Value!.Value, set.Score);
        set.Score.Value!.Value.ShouldBeInRange(best - 0.1, best + 1e-12);
        Close.To(Fragmentation.ComputeByDistance(graph, byDistance.People.AsSpan(), Effort.OneThread).Value!.Value, byDistance.Score);
        byDistance.Score.Value!.Value.ShouldBeInRange(bestByDistance - 0.05, bestByDistance + 1e-12);
        NoExchangeImproves(set, members => Fragmentation.Compute(graph, members, Effort.OneThread).Value!.Value, 14);
    }

    [Fact]
    public void Whoever_reaches_most_alone_gives_way_to_two_who_reach_more_together()
    {
        // 0 and 7 reach five of ten, so 0 comes first, and 7 adds three; 8 in the place of 0 adds four to those of 7.
        var set = KeyPlayersPositive.Compute(CsrGraph.Parse("0-1 0-2 0-4 0-5 7-1 7-2 7-3 7-9 8-4 8-5 8-6"), 2, 1, Effort.OneThread);

        set.People.ShouldBe([7, 8]);
        Close.To(0.9, set.Score);
    }

    // 4 and 12 each hold one person alone; 6 and 7 hold two sides of seven together. One at a time, nobody is better than 4 and 12.
    [Fact]
    public void Those_on_most_paths_are_tried_where_one_by_one_leads_elsewhere()
    {
        var set = KeyPlayersNegative.Compute(
            CsrGraph.Parse($"{Clique(0, 6)} {Clique(8, 6)} 6-0 6-1 6-8 6-9 7-2 7-3 7-10 7-11 4-14 12-15"), 2, Effort.OneThread);

        set.People.ShouldBe([6, 7]);
        Close.To(1 - (2 * 7 * 6 / (14 * 13.0)), set.Score);
    }

    // Nobody parts anybody alone, so all are equal at first; 8 and 13 together part 2 and 12 from the other ten. Any other first step, or
    // those on most paths from the start, ends with whoever parts one person only.
    [Fact]
    public void Of_equals_whoever_lies_on_most_paths_leads_to_those_who_part_most()
    {
        var graph = CsrGraph.Parse(
            "0-1 0-3 0-5 0-6 0-8 0-13 1-3 1-4 1-5 1-6 1-10 1-11 1-13 2-12 2-13 3-6 3-11 4-5 4-7 4-13 5-6 5-9 5-13 6-7 6-8 6-10 7-9 7-11 "
            + "8-9 8-12 9-11 9-13 11-13 12-13");
        var set = KeyPlayersNegative.Compute(graph, 2, Effort.OneThread);

        set.People.ShouldBe([8, 13]);
        Close.To(1 - (((10 * 9) + (2 * 1)) / (12 * 11.0)), set.Score);
    }

    // Twelve who all know each other look at more ways than the root of a tree, but reach fewer people in two steps: twelve, not seventeen.
    [Fact]
    public void Many_ways_to_the_same_people_are_not_many_people()
    {
        var children = string.Join(' ', Enumerable.Range(13, 4).Select(child => $"12-{child}"));
        var leaves = string.Join(' ', Enumerable.Range(17, 12).Select(leaf => $"{13 + ((leaf - 17) / 3)}-{leaf}"));
        var set = KeyPlayersPositive.Compute(CsrGraph.Parse($"{Clique(0, 12)} {children} {leaves}"), 1, 2, Effort.OneThread);

        set.People.ShouldBe([12]);
        Close.To(17 / 29.0, set.Score);
    }

    // 6 alone is nearly as good as 0, but beside 0 it brings only its four leaves from two ties to one: 2, where 11 brings 3.
    [Fact]
    public void Whoever_is_near_the_set_already_adds_little()
    {
        var graph = CsrGraph.Parse("0-1 0-2 0-3 0-4 0-5 0-6 6-7 6-8 6-9 6-10 11-12 11-13");
        var set = KeyPlayersPositive.Compute(graph, 2, null, Effort.OneThread);

        set.People.ShouldBe([0, 11]);
        Close.To((9 + 3) / 14.0, set.Score);
    }

    [Theory]
    [InlineData(1, true, null), InlineData(2, false, null), InlineData(3, true, 1), InlineData(4, false, 1), InlineData(5, true, 2),
     InlineData(6, false, 3)]
    public void Reach_is_that_of_the_nearest_member_and_close_to_the_best(int seed, bool directed, int? within)
    {
        var graph = RandomGraph.Gnp(14, 0.14, seed, directed);
        var set = KeyPlayersPositive.Compute(graph, 3, within, new(2));
        var best = Triples(14).Max(t => SlowReach(graph, t, within));

        Close.To(SlowReach(graph, [.. set.People], within), set.Score);
        Close.To(SlowReach(graph, [2, 2, 9], within), SetReach.Compute(graph, [2, 2, 9], within, Effort.OneThread));
        set.Score.Value!.Value.ShouldBeInRange((1 - (1 / Math.E)) * best, best + 1e-12);
        NoExchangeImproves(set, members => SlowReach(graph, members, within), 14);
    }

    [Theory]
    [InlineData(null), InlineData(0), InlineData(1), InlineData(2)]
    public void Threads_change_no_choice(int? within)
    {
        var graph = RandomGraph.Gnp(700, 0.006, 3);
        var one = KeyPlayersPositive.Compute(graph, 6, within, new(1));
        var negative = KeyPlayersNegative.Compute(graph, 6, new(1));
        foreach (var threads in new[] { 2, 8 })
        {
            var other = KeyPlayersPositive.Compute(graph, 6, within, new(threads));
            other.People.ShouldBe(one.People);
            other.Score.ShouldBe(one.Score);
            KeyPlayersNegative.Compute(graph, 6, new(threads)).People.ShouldBe(negative.People);
        }
    }

    [Fact]
    public void Both_can_be_stopped()
    {
        var graph = RandomGraph.Gnp(60, 0.1, 1);
        var stopped = new Effort(1, null, new(canceled: true));
        Should.Throw<OperationCanceledException>(() => KeyPlayersNegative.Compute(graph, 2, stopped));
        Should.Throw<OperationCanceledException>(() => KeyPlayersNegative.ComputeByDistance(graph, 2, stopped));
        Should.Throw<OperationCanceledException>(() => KeyPlayersPositive.Compute(graph, 2, 2, stopped));
        Should.Throw<OperationCanceledException>(() => KeyPlayersPositive.Compute(graph, 2, null, stopped));
    }

    private static string Clique(int first, int people) => string.Join(
        ' ', from i in Enumerable.Range(first, people) from j in Enumerable.Range(i + 1, first + people - i - 1) select $"{i}-{j}");

    private static void NoExchangeImproves(KeyPlayerSet set, Func<int[], double> score, int people)
    {
        for (var at = 0; at < set.People.Length; at++)
        {
            for (var other = 0; other < people; other++)
            {
                score([.. set.People.SetItem(at, other)]).ShouldBeLessThanOrEqualTo(
                    set.People.Contains(other) ? double.MaxValue : set.Score.Value!.Value + 1e-9);
            }
        }
    }

    private static IEnumerable<int[]> Triples(int people) =>
        from a in Enumerable.Range(0, people)
        from b in Enumerable.Range(a + 1, people - a - 1)
        from c in Enumerable.Range(b + 1, people - b - 1)
        select new[] { a, b, c };

    private static (double Joined, double Closeness) SlowPairs(CsrGraph graph, int[] leavers)
    {
        var ties = Dense.Ties(graph).FindAll(t => !leavers.Contains(t.From) && !leavers.Contains(t.To));
        var rest = CsrGraphBuilder.FromTies(
            graph.NodeCount, [.. ties.Select(t => t.From)], [.. ties.Select(t => t.To)], [], directed: false);
        var distances = Dense.Distances(rest).Cast<int>().Where(d => d is > 0 and not Dense.Unreachable).ToArray();
        return (distances.Length, distances.Sum(d => 1.0 / d));
    }

    private static double SlowReach(CsrGraph graph, int[] set, int? within)
    {
        var distances = Dense.Distances(graph);
        var nearest = Enumerable.Range(0, graph.NodeCount).Select(j => set.Min(i => distances[i, j])).ToArray();
        var sum = nearest.Sum(d => within is { } k ? (d <= k ? 1.0 : 0) : d == 0 ? 1 : d == Dense.Unreachable ? 0 : 1.0 / d);
        return sum / graph.NodeCount;
    }
}

using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms;

public sealed class VertexConnectivityTests
{
    [Fact]
    public void Everything_between_two_groups_hangs_on_the_one_person_between_them() =>
        Check("0-2 1-2 2-3 2-4", [0, 1], [3, 4], people: [2]);

    [Fact]
    public void Of_several_people_who_would_do_the_one_with_the_least_index_is_named() =>
        Check("0-3 3-2 2-4 4-1", [0], [1], people: [0]);

    [Fact]
    public void Members_of_a_group_may_be_the_cut() =>
        Check("0-2 0-3 0-4 1", [0, 1], [2, 3, 4], people: [0]);

    [Fact]
    public void Two_separate_routes_take_two_leavers() =>
        Check("0-2 2-4 1-3 3-5", [0, 1], [4, 5], people: [0, 1]);

    [Fact]
    public void A_route_that_was_taken_first_is_turned_aside_for_two() =>

        // The short way 0-3-6 blocks both; 0-2-3-5 and 1-... have to share it out: 0-2-5 and 1-3-6.
        Check("0-3 3-6 0-2 2-5 1-3", [0, 1], [5, 6], people: [0, 1]);

    [Fact]
    public void A_person_in_both_groups_is_a_path_that_only_leaving_cuts() =>
        Check("0-1 2", [0, 2], [1, 2], people: [0, 2]);

    [Fact]
    public void Groups_that_no_path_joins_need_no_leaver() => Check("0-1 2-3", [0, 1], [2, 3], people: []);

    [Fact]
    public void An_empty_group_is_joined_to_nobody() => Check("0-1", [], [1], people: []);

    [Fact]
    public void Arcs_count_in_their_direction_only()
    {
        var graph = CsrGraph.Parse("0-1 1-2", directed: true);
        VertexConnectivity.Compute(graph, [0], [2]).Size.ShouldBe(1);
        VertexConnectivity.Compute(graph, [2], [0]).Size.ShouldBe(0);
    }

    [Fact]
    public void Counting_stops_at_the_cap_and_says_so()
    {
        var graph = CsrGraph.Parse("0-4 1-5 2-6 3-7");
        var capped = VertexConnectivity.Compute(graph, [0, 1, 2, 3], [4, 5, 6, 7]);
        capped.Size.ShouldBe(3);
        capped.IsCapped.ShouldBeTrue();
        capped.People.ShouldBeEmpty();
        VertexConnectivity.Compute(graph, [0, 1, 2, 3], [4, 5, 6, 7], cap: 5).People.ShouldBe([0, 1, 2, 3]);
    }

    [Fact]
    public void A_cap_below_one_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => VertexConnectivity.Compute(CsrGraph.Parse("0-1"), [0], [1], cap: 0));

    [Fact]
    public void A_long_chain_needs_no_stack()
    {
        const int Length = 200_000;
        var ends = Enumerable.Range(0, Length - 1).ToArray();
        var chain = CsrGraphBuilder.FromTies(Length, ends, [.. ends.Select(i => i + 1)], [], directed: false);
        VertexConnectivity.Compute(chain, [Length - 1], [Length / 2]).People.ShouldBe([Length / 2]);
    }

    [Fact]
    public void A_cancelled_search_stops() => Should.Throw<OperationCanceledException>(
        () => VertexConnectivity.Compute(CsrGraph.Parse("0-1 1-2"), [0], [2], cancel: new CancellationToken(canceled: true)));

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Size_and_people_match_the_trial_of_all_subsets(bool directed)
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var n = random.Next(1, 10);
            var graph = RandomGraph.Gnp(n, random.NextDouble() * 0.7, seed, directed);
            int[] setA = Subset(n, random), setB = Subset(n, random);
            var expected = SmallestCutOfAll(graph, setA, setB);
            var found = VertexConnectivity.Compute(graph, setA, setB, cap: n + 1);
            found.People.ToArray().ShouldBe(expected, $"seed {seed}");
            found.Size.ShouldBe(expected.Length);
            found.IsCapped.ShouldBeFalse();
            VertexConnectivity.Compute(graph, setA, setB, cap: 2).Size.ShouldBe(Math.Min(2, expected.Length), $"seed {seed}");
        }
    }

    [Fact]
    public void One_workspace_answers_many_questions_as_fresh_ones_do()
    {
        var graph = RandomGraph.Gnp(30, 0.08, seed: 5);
        var flow = new VertexFlow(graph);
        var random = new Random(9);
        for (var trial = 0; trial < 200; trial++)
        {
            int[] setA = Subset(30, random), setB = Subset(30, random);
            var kept = flow.SmallestCut(setA, setB, cap: 4, TestContext.Current.CancellationToken);
            var fresh = VertexConnectivity.Compute(graph, setA, setB, cap: 4, TestContext.Current.CancellationToken);
            (kept.Size, kept.IsCapped).ShouldBe((fresh.Size, fresh.IsCapped));
            kept.People.ShouldBe(fresh.People);
        }
    }

    [Fact]
    public void Adding_a_tie_never_takes_a_route_away()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var graph = RandomGraph.Gnp(14, 0.12, seed);
            int[] setA = Subset(14, random), setB = Subset(14, random);
            var ties = Dense.Ties(graph);
            int from = random.Next(14), to = random.Next(14);
            var more = CsrGraphBuilder.FromTies(
                14, [.. ties.Select(t => t.From), from], [.. ties.Select(t => t.To), to], [], directed: false);
            VertexConnectivity.Compute(more, setA, setB, cap: 9).Size
                .ShouldBeGreaterThanOrEqualTo(VertexConnectivity.Compute(graph, setA, setB, cap: 9).Size, $"seed {seed}");
        }
    }

    private static int[] Subset(int n, Random random) => [.. Enumerable.Range(0, n).Where(_ => random.NextDouble() < 0.35)];

    private static int[] SmallestCutOfAll(CsrGraph graph, int[] setA, int[] setB)
    {
        var best = Enumerable.Range(0, graph.NodeCount).ToArray();
        for (var mask = 0; mask < 1 << graph.NodeCount; mask++)
        {
            var leavers = mask;
            int[] people = [.. Enumerable.Range(0, graph.NodeCount).Where(i => (leavers >> i & 1) == 1)];
            var better = people.Length < best.Length || (people.Length == best.Length && people.AsSpan().SequenceCompareTo(best) < 0);
            if (better && !IsJoined(graph, setA, setB, leavers))
            {
                best = people;
            }
        }

        return best;
    }

    private static bool IsJoined(CsrGraph graph, int[] setA, int[] setB, int leavers)
    {
        var reached = setA.Where(i => (leavers >> i & 1) == 0).ToHashSet();
        var open = new Stack<int>(reached);
        while (open.TryPop(out var person))
        {
            foreach (var other in graph.Neighbours(person))
            {
                if ((leavers >> other & 1) == 0 && reached.Add(other))
                {
                    open.Push(other);
                }
            }
        }

        return setB.Any(reached.Contains);
    }

    private static void Check(string ties, int[] setA, int[] setB, int[] people)
    {
        var graph = CsrGraph.Parse(ties);
        foreach (var cut in new[] { VertexConnectivity.Compute(graph, setA, setB, 9), VertexConnectivity.Compute(graph, setB, setA, 9) })
        {
            cut.People.ShouldBe(people);
            cut.Size.ShouldBe(people.Length);
        }
    }
}

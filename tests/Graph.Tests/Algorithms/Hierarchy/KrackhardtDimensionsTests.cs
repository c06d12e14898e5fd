using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Algorithms.Hierarchy;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Hierarchy;

public sealed class KrackhardtDimensionsTests
{
    [Fact]
    public void An_out_tree_scores_1_on_all_four() =>
        Check("0-1 0-2 1-3 1-4 2-5 2-6", 1, 1, 1, 1);

    [Fact]
    public void Turned_round_only_the_bounds_change()
    {
        // Upper bounds are then common subordinates: 1 and 2 share none, and so on.
        var dimensions = Compute(CsrGraph.Parse("1-0 2-0 3-1 4-1", directed: true));

        Close.To(1, dimensions.Hierarchy);
        Close.To(1, dimensions.Efficiency);

        // Of 10 pairs 6 are one above the other; 4 have nobody below both; of 4 * 3 / 2 = 6 that could be.
        Close.To(1 - (4 / 6.0), dimensions.LeastUpperBoundedness);
    }

    [Fact]
    public void A_circle_has_no_hierarchy_but_is_connected() =>
        Check("0-1 1-2 2-3 3-0", 1, 0, 1 - (1 / 9.0), 1);

    [Fact]
    public void Two_trees_are_half_connected()
    {
        // 3 + 3 of 15 pairs are joined; within each the tree is perfect.
        Check("0-1 0-2 3-4 3-5", 6 / 15.0, 1, 1, 1);
    }

    [Fact]
    public void Two_bosses_of_the_same_two_people_leave_them_without_a_least_bound()
    {
        // 0 and 1 both lead 2 and 3: neither is below the other. (0, 1) and (2, 3) have none, of 3 * 2 / 2 = 3 that could lack one.
        Check("0-2 0-3 1-2 1-3", 1, 1, 1 - (1 / 9.0), 1 - (2 / 3.0));
    }

    [Fact]
    public void A_boss_of_the_two_bosses_is_no_least_bound_of_their_people()
    {
        // 0 leads 1 and 2, who both lead 3 and 4: for (3, 4) the bounds are 0, 1, 2, and nobody below all of them. 1 of 6.
        Check("0-1 0-2 1-3 1-4 2-3 2-4", 1, 1, 1 - (2 / 16.0), 1 - (1 / 6.0));
    }

    [Fact]
    public void Undirected_ties_reach_back()
    {
        var dimensions = Compute(CsrGraph.Parse("0-1 1-2"));

        Close.To(1, dimensions.Connectedness);
        Close.To(0, dimensions.Hierarchy);
        Close.To(1 - (2 / 4.0), dimensions.Efficiency);
        Close.To(1, dimensions.LeastUpperBoundedness);
    }

    [Fact]
    public void What_there_is_none_of_has_its_reason()
    {
        Compute(CsrGraph.Parse("")).Connectedness.Why.ShouldBe(Absence.NoPeople);
        Compute(CsrGraph.Parse("0")).Hierarchy.Why.ShouldBe(Absence.TooFewPeople);
        var alone = Compute(CsrGraph.Parse("0 1 2"));
        Close.To(0, alone.Connectedness);
        (alone.Hierarchy.Why, alone.Efficiency.Why).ShouldBe((Absence.NoTies, Absence.NoTies));
        alone.LeastUpperBoundedness.Why.ShouldBe(Absence.TooFewPeople);
        var pair = Compute(CsrGraph.Parse("0-1", directed: true));
        Close.To(1, pair.Efficiency);
        pair.LeastUpperBoundedness.Why.ShouldBe(Absence.TooFewPeople);
    }

    [Theory]
    [InlineData(4, 0.25), InlineData(7, 0.15), InlineData(11, 0.08), InlineData(11, 0.2), InlineData(16, 0.06), InlineData(16, 0.12)]
    public void Matches_the_definitions_on_random_graphs(int people, double p)
    {
        for (var seed = 0; seed < 80; seed++)
        {
            var graph = RandomGraph.Gnp(people, p, seed, directed: true);
            CheckDefinitions(graph, $"{people} people, {p}, seed {seed}");
        }
    }

    [Theory]
    [InlineData(12, 0.15), InlineData(14, 0.3)]
    public void Matches_the_definitions_where_nothing_runs_in_a_circle(int people, double p)
    {
        for (var seed = 0; seed < 80; seed++)
        {
            // Arcs from lower to higher numbers, then renamed: many people with several bosses.
            var ties = Dense.Ties(RandomGraph.Gnp(people, p, seed));
            var graph = CsrGraphBuilder.FromTies(people, [.. ties.Select(t => t.From)], [.. ties.Select(t => t.To)], [], directed: true);
            CheckDefinitions(RandomGraph.Relabel(graph, RandomGraph.Permutation(people, seed)), $"seed {seed}");
        }
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void Walks_and_passes_count_the_same_pairs_on_any_number_of_threads(int seed)
    {
        // 1,400 people in four blocks of lanes; a core and long tails before and behind it.
        var graph = RandomGraph.Gnp(1_400, 0.0011, seed, directed: true);
        var drawn = Condensation.Compute(graph, CancellationToken.None);
        var pairs = ReachablePairs.Count(drawn, long.MaxValue, Effort.OneThread);

        foreach (var threads in new[] { 1, 2, 8 })
        {
            ReachablePairs.Count(drawn, 0, new(threads)).ShouldBe(pairs);
            ReachablePairs.Count(drawn, long.MaxValue, new(threads)).ShouldBe(pairs);
        }

        pairs.ShouldBe(SlowOneWayPairs(graph));
    }

    [Fact]
    public void Bounds_that_would_take_too_long_are_not_worked_out()
    {
        var drawn = Condensation.Compute(CsrGraph.Parse("0-2 0-3 1-2 1-3", directed: true), CancellationToken.None);

        LeastUpperBounds.Count(drawn, 1, CancellationToken.None).ShouldBeNull();
        LeastUpperBounds.Count(drawn, 1_000, CancellationToken.None).ShouldBe(4);
    }

    [Fact]
    public void A_tree_of_two_hundred_thousand_posts_and_a_chain_are_no_trouble()
    {
        var posts = Enumerable.Range(1, 200_000).ToArray();
        var tree = CsrGraphBuilder.FromTies(200_001, [.. posts.Select(p => (p - 1) / 5)], posts, [], directed: true);
        Compute(tree).ShouldBe(new(Measured.Of(1), Measured.Of(1), Measured.Of(1), Measured.Of(1)));

        var chain = CsrGraphBuilder.FromTies(
            3_001, [.. Enumerable.Range(0, 3_000)], [.. Enumerable.Range(1, 3_000)], [], directed: true);
        Close.To(1, Compute(chain).LeastUpperBoundedness);
        Close.To(1, Compute(chain).Hierarchy);
    }

    [Fact]
    public void Krackhardts_managers_report_in_a_perfect_tree()
    {
        var data = SharedData.Open("krackhardt_hightech");
        var expected = data.Expected.GetProperty("relations").GetProperty("reports_to").GetProperty("krackhardt_gtd_sna");
        var lines = data.Graph("reports_to", directed: true);
        var down = Compute(lines.Transpose());

        Close.To(expected.GetProperty("connectedness").GetDouble(), down.Connectedness);
        Close.To(expected.GetProperty("hierarchy_krackhardt").GetDouble(), down.Hierarchy);
        Close.To(expected.GetProperty("efficiency").GetDouble(), down.Efficiency);
        Close.To(expected.GetProperty("lubness_transposed").GetDouble(), down.LeastUpperBoundedness);

        // As stored, from subordinate to boss, R sna asks for a greatest bound, not for the least: 178 of 190, where the text says 174.
        Close.To(1 - (SlowWithoutBound(lines, least: false) / 190.0), expected.GetProperty("lubness").GetDouble());
        Close.To(1 - (SlowWithoutBound(lines, least: true) / 190.0), Compute(lines).LeastUpperBoundedness);
    }

    [Theory]
    [InlineData("krackhardt_hightech", "friendship", true), InlineData("lazega_lawfirm", "friendship", true)]
    [InlineData("ckm_physicians", "advice", true), InlineData("ckm_physicians", "discussion", true)]
    [InlineData("email_eu_core", "email", true), InlineData("lhd_leaders", "communication", false)]
    public void Published_networks_are_as_connected_as_R_sna_says(string network, string relation, bool directed)
    {
        var data = SharedData.Open(network);
        var expected = data.Expected.GetProperty("relations").GetProperty(relation).GetProperty("sna_check");

        Close.To(expected.GetProperty("connectedness").GetDouble(), Compute(data.Graph(relation, directed)).Connectedness);
    }

    [Fact]
    public void It_can_be_stopped() => Should.Throw<OperationCanceledException>(
        () => KrackhardtDimensions.Compute(RandomGraph.Gnp(50, 0.1, 1, directed: true), new(1, null, new(canceled: true))));

    private static void Check(string arcs, double connectedness, double hierarchy, double efficiency, double boundedness)
    {
        var dimensions = Compute(CsrGraph.Parse(arcs, directed: true));
        Close.To(connectedness, dimensions.Connectedness, "connectedness");
        Close.To(hierarchy, dimensions.Hierarchy, "hierarchy");
        Close.To(efficiency, dimensions.Efficiency, "efficiency");
        Close.To(boundedness, dimensions.LeastUpperBoundedness, "least upper boundedness");
    }

    private static KrackhardtDimensions Compute(CsrGraph graph) => KrackhardtDimensions.Compute(graph, Effort.OneThread);

    private static void CheckDefinitions(CsrGraph graph, string what)
    {
        var dimensions = Compute(graph);
        var reach = Dense.Distances(graph);
        var weak = Dense.Distances(graph.ToUndirected(TieDirection.Either));
        int people = graph.NodeCount, joined = 0, oneWay = 0, bothWays = 0, most = 0;
        for (var i = 0; i < people; i++)
        {
            for (var j = i + 1; j < people; j++)
            {
                var (there, back) = (reach[i, j] != Dense.Unreachable, reach[j, i] != Dense.Unreachable);
                joined += weak[i, j] != Dense.Unreachable ? 1 : 0;
                oneWay += there ^ back ? 1 : 0;
                bothWays += there && back ? 1 : 0;
            }
        }

        var sizes = Enumerable.Range(0, people)
            .Select(i => Enumerable.Range(0, people).Where(j => weak[i, j] != Dense.Unreachable).ToArray())
            .Where(c => c.Length > 0).GroupBy(c => c[0]).Select(g => g.First().Length).ToArray();
        most = sizes.Sum(s => (s - 1) * (s - 2) / 2);
        Close.To(joined / (people * (people - 1) / 2.0), dimensions.Connectedness, what);
        if (oneWay + bothWays > 0)
        {
            Close.To(oneWay / (double)(oneWay + bothWays), dimensions.Hierarchy, what);
            var surplus = graph.ArcCount - sizes.Sum(s => s - 1);
            Close.To(1 - (surplus / (double)sizes.Sum(s => (s - 1) * (s - 1))), dimensions.Efficiency, what);
        }

        if (most > 0)
        {
            Close.To(1 - (SlowWithoutBound(graph, least: true) / (double)most), dimensions.LeastUpperBoundedness, what);
        }
    }

    private static long SlowOneWayPairs(CsrGraph graph)
    {
        var reached = Enumerable.Range(0, graph.NodeCount)
            .Select(i => BreadthFirst.Compute(graph, [i], int.MaxValue, CancellationToken.None)).ToArray();
        return (from i in Enumerable.Range(0, graph.NodeCount)
                from j in Enumerable.Range(0, graph.NodeCount)
                where reached[i][j] >= 0 && reached[j][i] < 0
                select i).LongCount();
    }

    // Pairs of a weak component without an upper bound that all others reach (least), or that reaches all others.
    internal static int SlowWithoutBound(CsrGraph graph, bool least)
    {
        var reach = Dense.Distances(graph);
        var weak = Dense.Distances(graph.ToUndirected(TieDirection.Either));
        var everyone = Enumerable.Range(0, graph.NodeCount).ToArray();
        var lacking = 0;
        for (var i = 0; i < graph.NodeCount; i++)
        {
            for (var j = i + 1; j < graph.NodeCount; j++)
            {
                if (weak[i, j] == Dense.Unreachable)
                {
                    continue;
                }

                var bounds = everyone.Where(k => reach[k, i] != Dense.Unreachable && reach[k, j] != Dense.Unreachable).ToArray();
                var has = bounds.Any(l => bounds.All(k => (least ? reach[k, l] : reach[l, k]) != Dense.Unreachable));
                lacking += has ? 0 : 1;
            }
        }

        return lacking;
    }
}

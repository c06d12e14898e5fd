using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Communities;
using NetworkLens.Graph.Algorithms.Connected;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Communities;

public sealed class LeidenTests
{
    // The karate club of Zachary (1977), thirty-four people.
    private const string Karate =
        "0-1 0-2 0-3 0-4 0-5 0-6 0-7 0-8 0-10 0-11 0-12 0-13 0-17 0-19 0-21 0-31 1-2 1-3 1-7 1-13 1-17 1-19 1-21 1-30 2-3 2-7 2-8 2-9 2-13 "
        + "2-27 2-28 2-32 3-7 3-12 3-13 4-6 4-10 5-6 5-10 5-16 6-16 8-30 8-32 8-33 9-33 13-33 14-32 14-33 15-32 15-33 18-32 18-33 19-33 "
        + "20-32 20-33 22-32 22-33 23-25 23-27 23-29 23-32 23-33 24-25 24-27 24-31 25-31 26-29 26-33 27-33 28-31 28-33 29-32 29-33 30-32 "
        + "30-33 31-32 31-33 32-33";

    [Fact]
    public void Two_circles_with_a_bridge_are_two_communities()
    {
        var found = Compute("0-1 1-2 2-0 2-3 3-4 4-5 5-3");
        found.Labels.ShouldBe([0, 0, 0, 1, 1, 1]);
        found.Sizes.ShouldBe([3, 3]);
        Close.To((6 / 7.0) - 0.5, found.Modularity);
    }

    [Fact]
    public void Where_all_are_tied_to_all_there_is_one() => Compute("0-1 0-2 0-3 1-2 1-3 2-3").Count.ShouldBe(1);

    [Fact]
    public void Isolates_are_by_themselves_and_nobody_is_nothing()
    {
        Compute("0-1 2").Labels.ShouldBe([0, 0, 1]);
        Compute("0 1 2").Labels.ShouldBe([0, 1, 2]);
        Compute("0 1 2").Modularity.Why.ShouldBe(Absence.NoTies);
        Compute("0").Labels.ShouldBe([0]);
        Compute("").Count.ShouldBe(0);
    }

    [Fact]
    public void Heavy_ties_hold_together() => Compute("0-1:9 1-2:1 2-3:9 3-0:1").Labels.ShouldBe([0, 0, 1, 1]);

    [Fact]
    public void Directed_ties_are_folded()
    {
        var found = Leiden.Compute(CsrGraph.Parse("0-1 1-2 2-0 2-3 3-4 4-5 5-3", directed: true), null, default);
        found.Labels.ShouldBe([0, 0, 0, 1, 1, 1]);
    }

    [Fact]
    public void Resolution_makes_communities_small_or_large()
    {
        var graph = CsrGraph.Parse(Karate);
        Leiden.Compute(graph, new() { Resolution = 0.05 }, default).Count.ShouldBe(1);
        Leiden.Compute(graph, new() { Resolution = 20 }, default).Count.ShouldBeGreaterThan(15);
    }

    [Fact]
    public void Karate_club_falls_into_the_four_that_are_best_known()
    {
        // .419790 is the greatest modularity there is (Brandes et al. 2008).
        var best = Enumerable.Range(1, 10).Max(seed =>
            Leiden.Compute(CsrGraph.Parse(Karate), new() { Seed = (ulong)seed, Iterations = 5 }, default).Modularity.Value!.Value);
        best.ShouldBe(0.4197896, 1e-6);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void Every_seed_comes_close_to_the_best_on_the_karate_club(int seed) =>
        Leiden.Compute(CsrGraph.Parse(Karate), new() { Seed = (ulong)seed, Iterations = 10 }, default).Modularity.Value!.Value
            .ShouldBeGreaterThan(0.41);

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new LeidenOptions { Resolution = 0 });
        Should.Throw<ArgumentOutOfRangeException>(() => new LeidenOptions { Resolution = double.NaN });
        Should.Throw<ArgumentOutOfRangeException>(() => new LeidenOptions { Iterations = 0 });
        Should.Throw<ArgumentOutOfRangeException>(() => new LeidenOptions { Iterations = 1001 });
    }

    // Every partition of eight people, one by one.
    [Theory]
    [InlineData(1, 0.3, 1), InlineData(2, 0.5, 1), InlineData(3, 0.4, 1.5), InlineData(4, 0.3, 0.7), InlineData(5, 0.6, 1)]
    public void Best_of_some_seeds_is_the_best_partition_of_all(int seed, double p, double resolution)
    {
        var graph = RandomGraph.Gnp(8, p, seed);
        var best = Partitions(8).Max(labels => Q(graph, labels, resolution));
        var found = Enumerable.Range(0, 30).Max(draw => Leiden.Compute(
            graph, new() { Seed = (ulong)draw, Resolution = resolution, Iterations = 5 }, default).Modularity.Value!.Value);
        found.ShouldBe(best, 1e-9);
    }

    [Theory]
    [InlineData(1, 0.05, 1), InlineData(2, 0.02, 1), InlineData(3, 0.1, 3), InlineData(4, 0.05, 0.3), InlineData(5, 0.01, 1)]
    public void Communities_are_connected_and_nobody_gains_by_moving_alone(int seed, double p, double resolution)
    {
        var graph = RandomGraph.Gnp(150, p, seed);
        var found = Leiden.Compute(graph, new() { Seed = (ulong)seed, Resolution = resolution, Iterations = 100 }, default);

        AllConnected(graph, found);
        int[] labels = [.. found.Labels];
        var value = Q(graph, labels, resolution);
        Close.To(value, found.Modularity);
        for (var node = 0; node < 150; node++)
        {
            var own = labels[node];
            foreach (var other in Enumerable.Range(0, found.Count + 1))
            {
                labels[node] = other;
                Q(graph, labels, resolution).ShouldBeLessThanOrEqualTo(value + 1e-9);
            }

            labels[node] = own;
        }
    }

    // Large enough for several parts: teams in departments in organisations.
    [Theory]
    [InlineData(false), InlineData(true)]
    public void A_large_network_is_taken_apart_as_it_was_made_with_the_same_labels_on_any_number_of_threads(bool isShuffled)
    {
        var graph = Planted(60_000, 1500, 1_300_000, isShuffled);
        var one = Leiden.Compute(graph, null, Effort.OneThread);
        foreach (var threads in new[] { 2, 8 })
        {
            Leiden.Compute(graph, null, new(threads)).Labels.AsSpan().SequenceEqual(one.Labels.AsSpan()).ShouldBeTrue();
        }

        AllConnected(graph, one);
        one.Count.ShouldBe(40);
        one.Modularity.Value!.Value.ShouldBeGreaterThan(0.7);
    }

    [Fact]
    public void It_can_be_stopped_and_tells_how_far_it_is()
    {
        var graph = CsrGraph.Parse(Karate);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(() => Leiden.Compute(graph, null, new(2, null, stop.Token)));

        var told = new List<double>();
        Leiden.Compute(graph, null, new(1, new Listener(told.Add)));
        told.ShouldBe(told.Order());
        told[^1].ShouldBe(1);
    }

    [Theory]
    [InlineData(7)]
    public void Same_seed_same_communities(int seed)
    {
        var graph = RandomGraph.Gnp(200, 0.05, seed);
        var options = new LeidenOptions { Seed = 9 };
        Leiden.Compute(graph, options, default).Labels.ShouldBe(Leiden.Compute(graph, options, default).Labels);
    }

    private static void AllConnected(CsrGraph graph, Leiden found)
    {
        var ties = new List<(int From, int To)>();
        for (var node = 0; node < graph.NodeCount; node++)
        {
            foreach (var other in graph.Neighbours(node))
            {
                if (node < other && found.Labels[node] == found.Labels[other])
                {
                    ties.Add((node, other));
                }
            }
        }

        var within = CsrGraphBuilder.FromTies(
            graph.NodeCount, [.. ties.Select(t => t.From)], [.. ties.Select(t => t.To)], [], directed: false);
        Components.Compute(within, default).Labels.AsSpan().SequenceEqual(found.Labels.AsSpan()).ShouldBeTrue();
    }

    private static CsrGraph Planted(int people, int size, int ties, bool isShuffled)
    {
        var random = new Random(1);
        var name = Enumerable.Range(0, people).ToArray();
        if (isShuffled)
        {
            random.Shuffle(name);
        }

        var (from, to) = (new int[ties], new int[ties]);
        for (var tie = 0; tie < ties; tie++)
        {
            var one = random.Next(people);
            var span = random.Next(10) switch { 0 or 1 => people, < 5 => size, _ => 25 };
            var start = one / span * span;
            (from[tie], to[tie]) = (name[one], name[start + random.Next(Math.Min(span, people - start))]);
        }

        return CsrGraphBuilder.FromTies(people, from, to, [], directed: false);
    }

    private static double Q(CsrGraph graph, int[] labels, double resolution) =>
        Modularity.Compute(graph, labels, labels.Max() + 1, resolution, Effort.OneThread).Value!.Value;

    // Labels in order of first use: each partition once.
    private static IEnumerable<int[]> Partitions(int n)
    {
        var labels = new int[n];
        return From(1, 0);

        IEnumerable<int[]> From(int at, int most)
        {
            if (at == n)
            {
                yield return labels;
                yield break;
            }

            for (var label = 0; label <= most + 1; label++)
            {
                labels[at] = label;
                foreach (var whole in From(at + 1, Math.Max(most, label)))
                {
                    yield return whole;
                }
            }
        }
    }

    private static Leiden Compute(string ties) => Leiden.Compute(CsrGraph.Parse(ties), null, default);

    private sealed class Listener(Action<double> hear) : IProgress<double>
    {
        public void Report(double value) => hear(value);
    }
}

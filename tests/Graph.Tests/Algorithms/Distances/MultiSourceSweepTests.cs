using System.Runtime.Intrinsics;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Distances;

public sealed class MultiSourceSweepTests
{
    [Theory]
    [InlineData(30, 0.05, 1, true), InlineData(30, 0.3, 2, false), InlineData(60, 0.02, 3, true), InlineData(60, 0.9, 4, false)]
    [InlineData(700, 0.004, 5, true), InlineData(700, 0.02, 6, false), InlineData(1100, 0.002, 7, false)]
    public void Finds_the_distances_of_a_plain_search_from_everyone(int nodes, double p, int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(nodes, p, seed, directed, weighted: false);
        var found = Sweep(graph, NodeSets.Everyone(nodes), MultiSourceSweep.Unbounded, threads: 1);

        for (var source = 0; source < nodes; source++)
        {
            var expected = BreadthFirst.Compute(graph, [source], int.MaxValue, TestContext.Current.CancellationToken);
            found[source].AsSpan().SequenceEqual(expected).ShouldBeTrue($"from {source}");
        }
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(8)]
    public void Any_number_of_threads_finds_the_same(int threads)
    {
        var graph = RandomGraph.Gnp(1300, 0.003, 11, weighted: false);

        var found = Sweep(graph, NodeSets.Everyone(1300), 4, threads);
        var expected = Sweep(graph, NodeSets.Everyone(1300), 4, threads: 1);

        found.Zip(expected).ShouldAllBe(pair => pair.First.SequenceEqual(pair.Second));
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(3)]
    public void Sets_start_together_and_the_last_step_is_the_greatest_distance(int maxDistance)
    {
        var graph = RandomGraph.Gnp(200, 0.01, 21, directed: true);
        var codes = RandomGraph.Codes(200, 9, 21);
        var sets = NodeSets.ByCode(codes, 10); // The tenth is empty.
        var found = Sweep(graph, sets, maxDistance, threads: 2);

        for (var set = 0; set < 10; set++)
        {
            found[set].ShouldBe(BreadthFirst.Compute(graph, sets[set], maxDistance, TestContext.Current.CancellationToken));
        }
    }

    // 20,000 people are three parts of a step; a ring of sparse ties takes steps that are pushed and steps that are pulled.
    [Theory]
    [InlineData(1, false, int.MaxValue), InlineData(2, false, int.MaxValue), InlineData(2, true, 9), InlineData(8, true, int.MaxValue)]
    public void Threads_that_share_the_people_of_a_batch_find_what_plain_searches_do(int threads, bool directed, int maxDistance)
    {
        const int People = 20_000;
        var graph = Large.Sparse(People, 50_000, seed: 4, directed);
        int[][] sets = [.. Enumerable.Range(0, 40).Select(set => Enumerable.Range(set * 311, set % 4).ToArray())];
        var recorder = new Recorder(sets.Length, People);
        MultiSourceSweep.Run(graph, NodeSets.Of(sets), maxDistance, recorder, isShared: true, new(threads));

        for (var set = 0; set < sets.Length; set++)
        {
            var expected = BreadthFirst.Compute(graph, sets[set], maxDistance, TestContext.Current.CancellationToken);
            recorder.Distance[set].AsSpan().SequenceEqual(expected).ShouldBeTrue($"from set {set}");
        }
    }

    [Fact]
    public void Batches_that_are_shared_follow_each_other()
    {
        var graph = RandomGraph.Gnp(1100, 0.004, 12, weighted: false);
        var shared = new Recorder(1100, 1100);
        MultiSourceSweep.Run(graph, NodeSets.Everyone(1100), MultiSourceSweep.Unbounded, shared, isShared: true, new(2));

        shared.Distance.Zip(Sweep(graph, NodeSets.Everyone(1100), MultiSourceSweep.Unbounded, threads: 1))
            .ShouldAllBe(pair => pair.First.SequenceEqual(pair.Second));
    }

    [Fact]
    public void A_long_chain_is_walked_to_its_end()
    {
        var chain = CsrGraph.Parse(string.Join(' ', Enumerable.Range(0, 1500).Select(i => $"{i}-{i + 1}")));
        var found = Sweep(chain, NodeSets.Singles([0, 1500]), MultiSourceSweep.Unbounded, threads: 1);

        (found[0][1500], found[1][0], found[0][750]).ShouldBe((1500, 1500, 750));
    }

    [Fact]
    public void Nothing_is_found_where_nobody_is() => Sweep(CsrGraph.Parse(""), NodeSets.Everyone(0), 5, threads: 0).ShouldBeEmpty();

    [Fact]
    public void A_cancelled_sweep_stops()
    {
        var graph = RandomGraph.Gnp(1300, 0.01, 3);
        using var source = new CancellationTokenSource();
        source.Cancel();

        foreach (var threads in new[] { 1, 2 })
        {
            Should.Throw<OperationCanceledException>(() =>
                MultiSourceSweep.Run(graph, NodeSets.Everyone(1300), 5, new Recorder(1300, 1300), new(threads, null, source.Token)));
            Should.Throw<OperationCanceledException>(() => MultiSourceSweep.Run(
                graph, NodeSets.Everyone(1300), 5, new Recorder(1300, 1300), isShared: true, new(threads, null, source.Token)));
        }
    }

    private static int[][] Sweep(CsrGraph graph, NodeSets sources, int maxDistance, int threads)
    {
        var recorder = new Recorder(sources.Count, graph.NodeCount);
        MultiSourceSweep.Run(graph, sources, maxDistance, recorder, new(threads, null, TestContext.Current.CancellationToken));
        return recorder.Distance;
    }

    // Writes down every arrival, and fails on a second one.
    private sealed class Recorder : ISweepVisitor<Recorder>
    {
        public Recorder(int lanes, int nodes) => Distance = [.. Enumerable.Range(0, lanes).Select(_ => Unreached(nodes))];

        public int[][] Distance { get; }

        public Recorder Fork() => new(Distance.Length, Distance.Length == 0 ? 0 : Distance[0].Length);

        public void Reached(int node, int distance, int firstLane, in Vector512<ulong> lanes)
        {
            for (var bit = 0; bit < MultiSourceSweep.LanesPerBatch; bit++)
            {
                if ((lanes[bit / 64] >> (bit % 64) & 1) == 1)
                {
                    ref var cell = ref Distance[firstLane + bit][node];
                    cell = cell == BreadthFirst.Unreached ? distance : throw new InvalidOperationException($"{node} was reached twice.");
                }
            }
        }

        public void Join(Recorder other)
        {
            for (var lane = 0; lane < Distance.Length; lane++)
            {
                for (var node = 0; node < Distance[lane].Length; node++)
                {
                    Distance[lane][node] = Math.Max(Distance[lane][node], other.Distance[lane][node]);
                }
            }
        }

        private static int[] Unreached(int nodes)
        {
            var row = new int[nodes];
            Array.Fill(row, BreadthFirst.Unreached);
            return row;
        }
    }
}

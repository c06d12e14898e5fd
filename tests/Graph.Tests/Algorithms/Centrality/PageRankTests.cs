using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Centrality;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Centrality;

public sealed class PageRankTests
{
    [Fact]
    public void Hub_of_a_star_has_nearly_half() =>
        // h = .15/5 + .85 (4 l), l = .15/5 + .85 h/4.
        Check("0-1 0-2 0-3 0-4", [0.47567567567567567, 0.13108108108108107, 0.13108108108108107, 0.13108108108108107, 0.13108108108108107]);

    [Fact]
    public void In_a_circle_all_are_equal() => Check("0-1 1-2 2-3 3-0", [0.25, 0.25, 0.25, 0.25]);

    [Fact]
    public void Isolates_have_what_they_get_from_anyone() =>
        // The isolate gives its share to all three: x = .05 + .85 x/3.
        Check("0-1 2", [0.4651162790697674, 0.4651162790697674, 0.06976744186046512]);

    [Fact]
    public void Who_turns_to_nobody_gives_to_all() =>
        // a = .075 + .85 b/2, b = a + .85 a.
        Check("0-1", [1 / 2.85, 1.85 / 2.85], directed: true);

    [Fact]
    public void Without_ties_all_are_equal_and_nobody_has_nothing()
    {
        Check("0 1 2 3", [0.25, 0.25, 0.25, 0.25]);
        Check("0", [1]);
        Check("0", [1], directed: true);
        Check("", []);
    }

    [Fact]
    public void Without_damping_all_are_equal_and_with_much_strengths_show()
    {
        Close.To([0.25, 0.25, 0.25, 0.25], PageRank.Compute(CsrGraph.Parse("0-1 0-2 0-3"), 0, default).Values);
        var values = PageRank.Compute(CsrGraph.Parse("0-1:3 1-2:1"), 0.999999, default).Values;
        values[1].ShouldBe(0.5, 1e-5);
        values[0].ShouldBe(0.375, 1e-5);
    }

    [Theory]
    [InlineData(-0.1), InlineData(1), InlineData(double.NaN)]
    public void Damping_out_of_range_is_refused(double damping) =>
        Should.Throw<ArgumentOutOfRangeException>(() => PageRank.Compute(CsrGraph.Parse("0-1"), damping, default));

    [Theory]
    [InlineData(1, false, true, 0.1), InlineData(2, false, false, 0.03), InlineData(3, true, true, 0.1), InlineData(4, true, false, 0.03)]
    [InlineData(5, true, true, 0.015), InlineData(6, false, true, 0.3), InlineData(7, true, false, 0.3), InlineData(8, true, true, 0.05)]
    public void Matches_the_power_method_on_the_full_matrix(int seed, bool directed, bool weighted, double p)
    {
        var graph = RandomGraph.Gnp(60, p, seed, directed, weighted);
        var rank = PageRank.Compute(graph, PageRank.UsualDamping, default);

        rank.Convergence.IsReached.ShouldBeTrue();
        rank.Convergence.Error.ShouldBeLessThanOrEqualTo(1e-12);
        rank.Values.Sum().ShouldBe(1, 1e-12);
        Close.To(SlowSpectral.PageRank(graph, PageRank.UsualDamping), rank.Values);
    }

    [Theory]
    [InlineData(5, false), InlineData(6, true)]
    public void Other_names_for_people_change_nothing(int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(50, 0.1, seed, directed);
        var name = RandomGraph.Permutation(50, seed);
        var values = PageRank.Compute(graph, 0.85, default).Values;
        var renamed = PageRank.Compute(RandomGraph.Relabel(graph, name), 0.85, default).Values;
        Close.To([.. values], [.. Enumerable.Range(0, 50).Select(i => renamed[name[i]])]);
    }

    // What is left goes round the circle and hardly shrinks: rounds of few directions alone would stand still.
    [Theory]
    [InlineData(0.85), InlineData(0.99)]
    public void A_long_circle_with_a_way_into_it_settles(double damping)
    {
        const int Round = 100;
        int[] from = [.. Enumerable.Range(0, Round), Round];
        int[] to = [.. Enumerable.Range(1, Round - 1), 0, 0];
        var rank = PageRank.Compute(CsrGraphBuilder.FromTies(Round + 1, from, to, [], directed: true), damping, default);

        rank.Convergence.IsReached.ShouldBeTrue();
        // Of what comes in at 0, each step on passes the damped share: x(k) = rest (1/(1 - d) + d^(k + 1)/(1 - d^n)).
        var rest = rank.Values[Round];
        rest.ShouldBe((1 - damping) / (Round + 1), 1e-12);
        for (var at = 0; at < Round; at++)
        {
            var expected = rest * ((1 / (1 - damping)) + (Math.Pow(damping, at + 1) / (1 - Math.Pow(damping, Round))));
            rank.Values[at].ShouldBe(expected, 1e-11);
        }
    }

    // Unweighted, with more values than the near caches hold, so that neighbours are asked for ahead; the equation is checked as it stands.
    [Theory]
    [InlineData(false), InlineData(true)]
    public void A_large_network_solves_the_equation_with_equal_bits_on_any_number_of_threads(bool directed)
    {
        var graph = Irregular(140_000, directed);
        graph.IsWeighted.ShouldBeFalse();
        var (one, convergence) = PageRank.Compute(graph, 0.85, Effort.OneThread);
        // The plain iteration takes about 180.
        convergence.Products.ShouldBeLessThan(100);
        foreach (var threads in new[] { 2, 8 })
        {
            PageRank.Compute(graph, 0.85, new(threads)).Values.AsSpan().SequenceEqual(one.AsSpan()).ShouldBeTrue();
        }

        var next = new double[graph.NodeCount];
        var idle = 0.0;
        for (var node = 0; node < next.Length; node++)
        {
            idle += graph.Degree(node) == 0 ? one[node] : 0;
            foreach (var neighbour in graph.Neighbours(node))
            {
                next[neighbour] += 0.85 * one[node] / graph.Degree(node);
            }
        }

        var largest = 0.0;
        for (var node = 0; node < next.Length; node++)
        {
            largest = Math.Max(largest, Math.Abs(next[node] + (((0.85 * idle) + 0.15) / next.Length) - one[node]));
        }

        largest.ShouldBeLessThan(1e-16);
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void It_can_be_stopped_and_tells_how_far_it_is(bool directed)
    {
        var graph = Large.Sparse(20_000, 60_000, 1, directed);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(() => PageRank.Compute(graph, 0.85, new(2, null, stop.Token)));

        var told = new Told();
        PageRank.Compute(graph, 0.85, new(2, told));
        told.Shares.ShouldNotBeEmpty();
        told.Shares.ShouldBe(told.Shares.Order());
        told.Shares[^1].ShouldBeInRange(0, 1);
    }

    private static void Check(string ties, double[] expected, bool directed = false) =>
        Close.To(expected, PageRank.Compute(CsrGraph.Parse(ties, directed), PageRank.UsualDamping, default).Values);

    // Everyone is tied to some of a few others at fixed distances, as a hash of their number has it; some to nobody.
    private static CsrGraph Irregular(int people, bool directed)
    {
        int[] distances = [1, 2, 17, 1009, 30_011, 61_001];
        var (from, to) = (new List<int>(), new List<int>());
        for (var node = 0; node < people; node++)
        {
            var hash = (uint)node * 2_654_435_761u;
            for (var at = 0; at < distances.Length; at++)
            {
                if ((hash >> (10 + (2 * at)) & 3) == 0)
                {
                    from.Add(node);
                    to.Add((node + distances[at]) % people);
                }
            }
        }

        return CsrGraphBuilder.FromTies(people, [.. from], [.. to], [], directed);
    }

    private sealed class Told : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value) => Shares.Add(value);
    }
}

using NetworkLens.Graph.Algorithms.Cohesion;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Cohesion;

public sealed class TriadCensusTests
{
    [Theory]
    [InlineData("2", TriadClass.T003)]
    [InlineData("0-1 2", TriadClass.T012)]
    [InlineData("0-1 1-0 2", TriadClass.T102)]
    [InlineData("1-0 1-2", TriadClass.T021D)]
    [InlineData("0-1 2-1", TriadClass.T021U)]
    [InlineData("0-1 1-2", TriadClass.T021C)]
    [InlineData("0-1 1-0 2-1", TriadClass.T111D)]
    [InlineData("0-1 1-0 1-2", TriadClass.T111U)]
    [InlineData("0-1 1-2 0-2", TriadClass.T030T)]
    [InlineData("0-1 1-2 2-0", TriadClass.T030C)]
    [InlineData("0-1 1-0 1-2 2-1", TriadClass.T201)]
    [InlineData("1-0 1-2 0-2 2-0", TriadClass.T120D)]
    [InlineData("0-1 2-1 0-2 2-0", TriadClass.T120U)]
    [InlineData("0-1 1-2 0-2 2-0", TriadClass.T120C)]
    [InlineData("0-1 1-0 1-2 2-1 0-2", TriadClass.T210)]
    [InlineData("0-1 1-0 1-2 2-1 0-2 2-0", TriadClass.T300)]
    public void Three_people_are_one_triple_of_one_class_whatever_they_are_called(string ties, TriadClass triad)
    {
        var graph = CsrGraph.Parse(ties, directed: true);
        for (var seed = 0; seed < 12; seed++)
        {
            var census = TriadCensus.Compute(RandomGraph.Relabel(graph, RandomGraph.Permutation(3, seed)), default);
            census[triad].ShouldBe(1);
            census.Counts.Sum().ShouldBe(1);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0-1 1-0")]
    public void Fewer_than_three_people_make_no_triple(string ties) =>
        TriadCensus.Compute(CsrGraph.Parse(ties, directed: true), default).Counts.ShouldAllBe(count => count == 0);

    [Fact]
    public void Of_two_circles_with_a_bridge_without_directions()
    {
        var census = TriadCensus.Compute(CsrGraph.Parse(SlowCohesion.TwoCliques), default);

        // 8 closed, 6 where a circle's tie meets the bridge, and no three strangers, as two of any three are in one circle.
        (census[TriadClass.T300], census[TriadClass.T201], census[TriadClass.T102], census[TriadClass.T003]).ShouldBe((8, 6, 42, 0));
    }

    [Theory]
    [InlineData(1, 0.03, true), InlineData(2, 0.15, true), InlineData(3, 0.4, true), InlineData(4, 0.8, true), InlineData(5, 0.25, false)]
    public void Matches_turning_every_triple_until_it_fits_a_picture(int seed, double p, bool directed)
    {
        var graph = RandomGraph.Gnp(24, p, seed, directed);
        TriadCensus.Compute(graph, default).Counts.ShouldBe(SlowCohesion.Triads(graph));
    }

    [Fact]
    public void A_large_network_has_every_triple_once_on_any_number_of_threads()
    {
        var graph = Large.Sparse(30_000, 400_000, seed: 3, directed: true);
        var one = TriadCensus.Compute(graph, new(1));

        one.Counts.Sum().ShouldBe(30_000L * 29_999 * 29_998 / 6);
        one.Counts.ShouldAllBe(count => count >= 0);
        TriadCensus.Compute(graph, new(2)).Counts.ShouldBe(one.Counts);
        TriadCensus.Compute(graph, new(8)).Counts.ShouldBe(one.Counts);
        var closed = new[] { 8, 9, 11, 12, 13, 14, 15 }.Sum(triad => one.Counts[triad]);
        closed.ShouldBe(Transitivity.Compute(graph, new(2)).Triangles);
    }

    [Fact]
    public void It_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(() => TriadCensus.Compute(CsrGraph.Parse("0-1 1-2"), new(1, null, stop.Token)));
    }
}

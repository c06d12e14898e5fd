using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Distances;

public sealed class WeightedDistancesTests
{
    [Fact]
    public void A_strong_way_round_is_shorter_than_a_weak_tie()
    {
        var found = Compute(CsrGraph.Parse("0-2:0.5 0-1:4 1-2:4"));

        Close.To([0.75, 0.5, 0.75], found.LengthSum);
        Close.To([6, 8, 6], found.HarmonicSum);
        Close.To(2 / 0.75, found.Closeness(0));
        Close.To(3, found.Harmonic(0));
        Close.To([0.5, 0.25, 0.5], found.Eccentricity);
    }

    [Fact]
    public void Without_weights_it_is_what_ties_count()
    {
        var ties = PersonDistances.Compute(Small.Kite, PathDirection.Out, default);
        var lengths = Compute(Small.Kite);

        Close.To([.. ties.HarmonicSum], lengths.HarmonicSum);
        lengths.LengthSum.ShouldBe(ties.DistanceSum.Select(sum => (double)sum));
    }

    [Fact]
    public void Isolates_and_one_person_alone_have_a_reason()
    {
        Compute(CsrGraph.Parse("0-1:2 2")).Closeness(2).Why.ShouldBe(Absence.Unreachable);
        Compute(CsrGraph.Parse("0-1:2 2")).Harmonic(2).Value.ShouldBe(0);
        Compute(CsrGraph.Parse("0")).Harmonic(0).Why.ShouldBe(Absence.TooFewPeople);
        Compute(CsrGraph.Parse("0")).MeanLength(0).Why.ShouldBe(Absence.TooFewPeople);
    }

    [Theory]
    [InlineData(40, 0.06, 1, true), InlineData(40, 0.1, 2, false), InlineData(90, 0.02, 3, true), InlineData(90, 0.4, 4, false)]
    public void Is_what_all_pairs_say(int nodes, double p, int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(nodes, p, seed, directed);
        var length = Dense.Lengths(graph);
        foreach (var direction in new[] { PathDirection.Out, PathDirection.In })
        {
            var found = Compute(graph, direction);
            for (var person = 0; person < nodes; person++)
            {
                double[] row =
                [
                    .. Enumerable.Range(0, nodes).Where(q => q != person)
                        .Select(q => direction == PathDirection.Out ? length[person, q] : length[q, person])
                        .Where(double.IsFinite),
                ];
                found.Reached[person].ShouldBe(row.Length);
                Close.To(row.Sum(), found.LengthSum[person]);
                Close.To(row.Sum(l => 1 / l), found.HarmonicSum[person]);
                Close.To(row.DefaultIfEmpty().Max(), found.Eccentricity[person]);
            }
        }
    }

    [Theory]
    [InlineData(2), InlineData(8)]
    public void Equal_bits_on_any_number_of_threads(int threads)
    {
        var graph = RandomGraph.Gnp(150, 0.05, 7);

        WeightedDistances.Compute(graph, PathDirection.Out, new(threads)).LengthSum
            .ShouldBe(WeightedDistances.Compute(graph, PathDirection.Out, Effort.OneThread).LengthSum);
    }

    private static WeightedDistances Compute(CsrGraph graph, PathDirection direction = PathDirection.Out) =>
        WeightedDistances.Compute(graph, direction, new(2, null, TestContext.Current.CancellationToken));
}

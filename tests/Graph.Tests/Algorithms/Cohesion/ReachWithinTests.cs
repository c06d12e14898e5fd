using NetworkLens.Graph.Algorithms.Cohesion;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Cohesion;

public sealed class ReachWithinTests
{
    [Fact]
    public void Along_a_path_the_ends_reach_fewer()
    {
        var reach = ReachWithin.Compute(CsrGraph.Parse("0-1 1-2 2-3 3-4"), 2, default);

        reach.People.ShouldBe([2, 3, 4, 3, 2]);
        reach.PeopleWithin(2, 1).ShouldBe(2);
        reach.PeopleWithin(2, 0).ShouldBe(0);
        Close.To(0.5, reach.Share(0));
        Close.To(14 / 20.0, reach.MeanShare);
    }

    [Fact]
    public void Ties_are_followed_as_they_point() =>
        ReachWithin.Compute(CsrGraph.Parse("0-1 1-2 3", directed: true), 2, default).People.ShouldBe([2, 1, 0, 0]);

    [Fact]
    public void Alone_there_is_nobody_to_reach()
    {
        ReachWithin.Compute(CsrGraph.Parse("0"), 1, default).Share(0).Why.ShouldBe(Absence.TooFewPeople);
        ReachWithin.Compute(CsrGraph.Parse("0"), 1, default).MeanShare.Why.ShouldBe(Absence.TooFewPeople);
        ReachWithin.Compute(CsrGraph.Parse(""), 1, default).MeanShare.Why.ShouldBe(Absence.NoPeople);
    }

    [Theory]
    [InlineData(1, 0.02, 3, false), InlineData(2, 0.05, 2, true), InlineData(3, 0.01, 64, true)]
    public void Matches_the_distances_on_any_number_of_threads(int seed, double p, int steps, bool directed)
    {
        var graph = RandomGraph.Gnp(80, p, seed, directed);
        var distances = Dense.Distances(graph);
        foreach (var threads in new[] { 1, 2, 8 })
        {
            var reach = ReachWithin.Compute(graph, steps, new(threads));
            for (var i = 0; i < 80; i++)
            {
                reach.People[i].ShouldBe(Enumerable.Range(0, 80).Count(j => j != i && distances[i, j] <= steps));
            }
        }
    }
}

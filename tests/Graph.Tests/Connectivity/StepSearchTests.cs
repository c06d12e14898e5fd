using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Connectivity;

public sealed class StepSearchTests
{
    // From 3 against the arcs: 2 in one step, 1 in two; 0 would be the third. 4 is reached by nobody.
    [Fact]
    public void The_last_step_is_taken_by_those_who_are_counted()
    {
        var ties = CsrGraph.Parse("0-1 1-2 2-3 3-4", directed: true);
        var backward = new StepSearch(ties.Transpose());
        backward.Within([3], 2).ToArray().ShouldBe([3, 2, 1]);

        backward.CountReached([0, 1, 4]).ShouldBe(1);
        backward.CountReachedInOneMore([0, 1, 4], ties).ShouldBe(2);
        backward.CountReachedInOneMore([4], ties).ShouldBe(0);
        backward.CountReachedInOneMore([], ties).ShouldBe(0);
    }

    [Theory]
    [InlineData(1, true), InlineData(2, true), InlineData(3, false), InlineData(4, true)]
    public void One_step_more_is_one_step_more_of_the_search(int steps, bool directed)
    {
        var ties = RandomGraph.Gnp(200, 0.008, steps, directed);
        var backward = new StepSearch(ties.Transpose());
        var everyone = Enumerable.Range(0, 200).ToArray();
        for (var first = 0; first < 200; first += 20)
        {
            int[] group = [first, first + 1, first + 1];
            var distance = BreadthFirst.Compute(ties.Transpose(), group, steps + 1, TestContext.Current.CancellationToken);
            int[] asked = [.. everyone.Where(person => person % 3 != first % 3)];

            backward.Within(group, steps);
            everyone.ShouldAllBe(person => backward.Reached(person) == (distance[person] >= 0 && distance[person] <= steps));
            backward.CountReachedInOneMore(asked, ties).ShouldBe(asked.Count(person => distance[person] >= 0));
        }
    }
}

using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms;

public sealed class BalconyViewTests
{
    [Fact]
    public void Near_groups_count_more_than_far_ones()
    {
        // A chain of five, each a group of its own: 0 sees 1 at a step, 2 at two, 3 at three, and not 4.
        var view = Compute(CsrGraph.Parse("0-1 1-2 2-3 3-4"), NodeSets.Everyone(5), 3);

        Close.To((1 + 0.5 + 0.25) / 4, view.Of(0));
        Close.To((1 + 1 + 0.5 + 0.5) / 4, view.Of(2));
        (view.InSight(0, 2), view.InSight(0, 3), view.ToBeSeen(0), view.Steps).ShouldBe((2, 3, 4, 3));
    }

    [Fact]
    public void Own_groups_and_groups_without_members_are_not_to_be_seen()
    {
        var view = Compute(CsrGraph.Parse("0-1 2"), NodeSets.Of([[0, 1], [], [2]]), 3);

        view.Of(0).Value.ShouldBe(0);
        view.ToBeSeen(0).ShouldBe(1);
        Compute(CsrGraph.Parse("0-1"), NodeSets.Of([[0, 1]]), 3).Of(0).Why.ShouldBe(Absence.NoPairs);
        Compute(CsrGraph.Parse("0-1"), NodeSets.Of([]), 3).Of(0).Why.ShouldBe(Absence.NoPairs);
    }

    [Theory]
    [InlineData(1, true), InlineData(2, false)]
    public void Matches_the_dense_definition(int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(40, 0.06, seed, directed);
        var groups = NodeSets.ByCode(RandomGraph.Codes(40, 12, seed), 12);
        var view = Compute(graph, groups, 3);
        var distance = Dense.Distances(graph);
        for (var person = 0; person < 40; person++)
        {
            double seen = 0, others = 0;
            for (var group = 0; group < 12; group++)
            {
                var nearest = groups[group].ToArray().Select(member => distance[person, member]).DefaultIfEmpty(0).Min();
                seen += nearest switch { 1 => 1, 2 => 0.5, 3 => 0.25, _ => 0 };
                others += nearest > 0 ? 1 : 0;
            }

            Close.To(seen / others, view.Of(person));
            view.Of(person).Value!.Value.ShouldBeInRange(0, 1);
        }
    }

    private static BalconyView Compute(CsrGraph graph, NodeSets groups, int steps) =>
        BalconyView.Compute(graph, groups, steps, new(1, null, TestContext.Current.CancellationToken));
}

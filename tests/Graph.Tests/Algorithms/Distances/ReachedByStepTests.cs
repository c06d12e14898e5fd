using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Distances;

public sealed class ReachedByStepTests
{
    [Fact]
    public void A_chain_is_reached_one_by_one() => Check("0-1 1-2 2-3", directed: false, start: 0, steps: 4, [1, 1, 1, 0]);

    [Fact]
    public void A_hub_reaches_everyone_at_once() => Check("0-1 0-2 0-3", directed: false, start: 0, steps: 2, [3, 0]);

    [Fact]
    public void An_isolate_reaches_nobody() => Check("0-1 2", directed: false, start: 2, steps: 2, [0, 0]);

    [Fact]
    public void Ties_are_followed_in_their_direction() => Check("0-1 1-2", directed: true, start: 2, steps: 2, [0, 0]);

    [Theory]
    [InlineData(0), InlineData(-1)]
    public void No_step_is_a_fault_of_the_caller(int steps) =>
        Should.Throw<ArgumentOutOfRangeException>(() => ReachedByStep.Compute(CsrGraph.Parse("0-1", directed: false), 0, steps, default));

    private static void Check(string ties, bool directed, int start, int steps, ImmutableArray<int> expected) =>
        ReachedByStep.Compute(CsrGraph.Parse(ties, directed), start, steps, default).ShouldBe(expected);
}

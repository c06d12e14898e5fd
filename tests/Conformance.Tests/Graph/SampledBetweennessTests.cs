using NetworkLens.Graph.Algorithms.Betweenness;

namespace NetworkLens.Conformance.Tests.Graph;

/// <summary>Bounds of sampled betweenness, held against igraph's exact figures of all graphs.</summary>
public sealed class SampledBetweennessTests
{
    // One failure in a million graphs is allowed: none in hundreds is what it comes to, whatever the seeds.
    private static readonly SamplingGoal Goal = SamplingGoal.Within(0.02, chanceOfFailure: 1e-6, mostPaths: 40_000);

    [Fact]
    public async Task What_igraph_says_lies_between_the_bounds_of_everyone()
    {
        var (people, told) = (0, 0);
        foreach (var (graph, answer) in GraphCases.All.Zip(await ReferenceAnswers.ForAllAsync()))
        {
            var exact = answer.GetProperty("igraph").GetProperty("betweenness");
            double[] theirs = [.. exact.EnumerateArray().Select(each => each.GetDouble())];
            var sample = SampledBetweenness.Compute(graph.Plain, Goal, seed: 7, Figure.Effort);
            var pairs = graph.Nodes * (graph.Nodes - 1.0) / (graph.IsDirected ? 1 : 2);
            for (var person = 0; person < graph.Nodes; person++)
            {
                var share = pairs == 0 ? 0 : theirs[person] / pairs;
                share.ShouldBeInRange(sample.Lower[person] - 1e-12, sample.Upper[person] + 1e-12, $"{graph.Name}, {person}");
                people++;
                told += sample.Lower[person] > 0 && sample.Upper[person] - sample.Lower[person] < 0.05 ? 1 : 0;
            }
        }

        // Bounds from 0 to 1 would hold too.
        people.ShouldBeGreaterThan(4_000);
        told.ShouldBeGreaterThan(people / 4);
    }
}

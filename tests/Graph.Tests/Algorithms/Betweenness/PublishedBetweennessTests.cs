using System.Text.Json;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Betweenness;
using NetworkLens.Graph.Algorithms.Distances;

namespace NetworkLens.Graph.Tests.Algorithms.Betweenness;

/// <summary>Published networks against igraph's betweenness: the five greatest, and the sum. References have ten digits.</summary>
public sealed class PublishedBetweennessTests
{
    public static TheoryData<string, string, bool> Relations => PublishedNetworksTests.Relations;

    [Theory]
    [MemberData(nameof(Relations))]
    public void The_five_between_most_and_the_sum(string network, string relation, bool directed)
    {
        var data = SharedData.Open(network);
        var expected = data.Expected.GetProperty("relations").GetProperty(relation);
        Assert.SkipUnless(expected.TryGetProperty("betweenness_sum", out var sum), "No reference is given for this one.");
        var graph = data.Graph(relation, directed);
        var found = BetweennessCentrality.Compute(graph, TieLength.One, new(2, null, TestContext.Current.CancellationToken));

        foreach (var top in expected.GetProperty("betweenness_top5").EnumerateArray())
        {
            var value = top.GetProperty("value").GetDouble();
            var id = top.GetProperty("id");
            var person = data.Index(id.ValueKind == JsonValueKind.String ? id.GetString()! : id.GetRawText());
            found[person].ShouldBe(value, Math.Max(1e-9, 1e-9 * value));
        }

        found.Sum().ShouldBe(sum.GetDouble(), Math.Max(1e-9, 1e-9 * sum.GetDouble()));
        found.OrderDescending().First().ShouldBe(expected.GetProperty("betweenness_top5")[0].GetProperty("value").GetDouble(), 1e-4);
    }
}

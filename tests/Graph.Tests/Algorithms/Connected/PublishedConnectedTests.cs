using NetworkLens.Graph.Algorithms.Connected;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Connected;

/// <summary>What holds published networks together, against networkx 3.6.1.</summary>
public sealed class PublishedConnectedTests
{
    // Strong components and the largest, articulation points, bridges, blocks and the largest; then the greatest core number and
    // the sum of all, of arcs and of pairs.
    public static TheoryData<string, string, bool, int[], int[]> Relations => new()
    {
        { "krackhardt_hightech", "advice", true, [1, 21, 0, 0, 1, 21], [13, 263, 10, 204] },
        { "krackhardt_hightech", "friendship", true, [3, 19, 0, 0, 1, 21], [7, 128, 5, 98] },
        { "krackhardt_hightech", "reports_to", true, [21, 1, 5, 20, 20, 2], [1, 21, 1, 21] },
        { "lazega_lawfirm", "advice", true, [4, 65, 0, 0, 1, 71], [17, 1053, 14, 900] },
        { "lazega_lawfirm", "cowork", true, [2, 70, 0, 0, 1, 71], [21, 1388, 14, 915] },
        { "lazega_lawfirm", "friendship", true, [9, 63, 1, 1, 2, 68], [13, 694, 9, 476] },
        { "crossparker_consulting", "info", true, [4, 43, 0, 0, 1, 46], [28, 1128, 18, 728] },
        { "crossparker_consulting", "value", true, [3, 44, 1, 0, 2, 44], [28, 1115, 17, 673] },
        { "hospital_ward_lh10", "contact", false, [1, 75, 0, 0, 1, 75], [22, 1415, 22, 1415] },
        { "email_eu_core", "email", true, [203, 803, 73, 95, 96, 891], [55, 26547, 34, 17148] },
    };

    [Theory]
    [MemberData(nameof(Relations))]
    public void Components_points_bridges_blocks_and_cores(string network, string relation, bool directed, int[] parts, int[] cores)
    {
        var graph = SharedData.Open(network).Graph(relation, directed);

        var strong = StrongComponents.Compute(graph, default);
        var blocks = BiconnectedComponents.Compute(graph, default);
        var largest = Enumerable.Range(0, blocks.Count).Max(block => blocks.Members(block).Length);
        int[] found = [strong.Count, strong.Sizes.Max(), blocks.ArticulationPoints.Length, blocks.Bridges.Length, blocks.Count, largest];
        found.ShouldBe(parts);

        var byArcs = CoreNumbers.Compute(graph, default);
        var byPairs = CoreNumbers.Compute(graph.ToUndirected(TieDirection.Either), default);
        new[] { byArcs.Degeneracy, byArcs.Values.Sum(), byPairs.Degeneracy, byPairs.Values.Sum() }.ShouldBe(cores);
    }
}

using NetworkLens.Graph.Algorithms.Cohesion;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Cohesion;

/// <summary>Published networks against igraph 0.10.2 (transitivity) and networkx 3.6.1 (the rest).</summary>
public sealed class PublishedCohesionTests
{
    // The sixteen classes; mean local clustering, triangles; mutual ties, Simmelian ties; pairs within two steps.
    public static TheoryData<string, string, bool, long[], double, int[]> Relations => new()
    {
        {
            "krackhardt_hightech", "advice", true, [74, 153, 90, 160, 86, 49, 59, 101, 190, 2, 72, 62, 78, 17, 107, 30],
            0.7652984303, [486, 45, 42, 381]
        },
        {
            "krackhardt_hightech", "friendship", true, [376, 366, 143, 114, 34, 35, 39, 101, 23, 0, 20, 16, 25, 9, 23, 6],
            0.5660510358, [102, 23, 14, 270]
        },
        {
            "krackhardt_hightech", "reports_to", true, [1003, 274, 0, 0, 37, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            0, [0, 0, 0, 36]
        },
        {
            "lazega_lawfirm", "advice", true,
            [21268, 18993, 5888, 1489, 1768, 1790, 1575, 1353, 943, 10, 451, 533, 368, 140, 442, 144],
            0.5217772207, [2580, 175, 150, 3086]
        },
        {
            "lazega_lawfirm", "cowork", true,
            [21162, 11580, 12812, 1038, 678, 684, 1663, 2638, 238, 18, 2400, 221, 356, 235, 939, 493],
            0.508564693, [2500, 378, 366, 4356]
        },
        {
            "lazega_lawfirm", "friendship", true, [34441, 10404, 8340, 453, 301, 355, 651, 858, 109, 1, 505, 128, 121, 63, 302, 123],
            0.5050981813, [847, 176, 149, 2256]
        },
        {
            "crossparker_consulting", "info", true, [2026, 1811, 3812, 880, 123, 106, 435, 1418, 253, 2, 1054, 512, 393, 135, 1085, 1135],
            0.8008827512, [3515, 327, 327, 1841]
        },
        {
            "crossparker_consulting", "value", true, [2237, 1682, 4840, 367, 107, 80, 702, 1036, 88, 0, 1273, 260, 166, 115, 946, 1281],
            0.7687988563, [2856, 350, 350, 1852]
        },
        {
            "hospital_ward_lh10", "contact", false, [18076, 0, 23966, 0, 0, 0, 0, 0, 0, 0, 17268, 0, 0, 0, 0, 8215],
            0.640279654, [8215, 1139, 1137, 5504]
        },
    };

    [Theory]
    [MemberData(nameof(Relations))]
    public void Triads_clustering_circles_and_reach(
        string network, string relation, bool directed, long[] triads, double meanLocal, int[] counts)
    {
        var graph = SharedData.Open(network).Graph(relation, directed);

        TriadCensus.Compute(graph, default).Counts.ShouldBe(triads);
        var transitivity = Transitivity.Compute(graph, default);
        Close.To(meanLocal, transitivity.MeanLocal, "mean local clustering");
        var circles = SimmelianTies.Compute(graph, default);
        var reached = ReachWithin.Compute(graph, 2, default).People.Sum();
        new[] { (int)transitivity.Triangles, circles.MutualTies, circles.Network.TieCount, reached }.ShouldBe(counts);
    }

    [Theory]
    [InlineData("krackhardt_hightech"), InlineData("lazega_lawfirm"), InlineData("crossparker_consulting")]
    [InlineData("hospital_ward_lh10"), InlineData("email_eu_core"), InlineData("ckm_physicians"), InlineData("uk_faculty")]
    [InlineData("lhd_leaders"), InlineData("indiana_tobacco_orgs"), InlineData("iri_mentoring")]
    public void Transitivity_dyads_and_degrees_of_every_relation(string network)
    {
        var data = SharedData.Open(network);
        foreach (var relation in data.Expected.GetProperty("relations").EnumerateObject())
        {
            var expected = relation.Value;
            var directed = expected.GetProperty("directed").GetBoolean();
            var graph = data.Graph(relation.Name, directed);

            var transitivity = Transitivity.Compute(graph, default).Value;
            Close.To(expected.GetProperty("transitivity_undirected").GetDouble(), transitivity, relation.Name);
            var dyads = DyadCensus.Compute(graph, default);
            var tied = directed ? expected.GetProperty("dyads").GetInt64() : expected.GetProperty("m").GetInt64();
            (dyads.Mutual + dyads.Asymmetric).ShouldBe(tied, relation.Name);
            if (directed)
            {
                // Reciprocity is the share of arcs in mutual pairs.
                Close.To(expected.GetProperty("reciprocity").GetDouble(), 2.0 * dyads.Mutual / graph.ArcCount, relation.Name);
            }

            Degree.Compute(graph, default).All.Count(degree => degree == 0).ShouldBe(expected.GetProperty("isolates").GetInt32());
        }
    }
}

using System.Text.Json;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Connected;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms;

/// <summary>
/// Published networks against values computed with igraph, networkx and sna. References are rounded to ten digits.
/// </summary>
public sealed class PublishedNetworksTests
{
    public static TheoryData<string, string, bool> Relations => new()
    {
        { "krackhardt_hightech", "advice", true },
        { "krackhardt_hightech", "friendship", true },
        { "krackhardt_hightech", "reports_to", true },
        { "lazega_lawfirm", "advice", true },
        { "lazega_lawfirm", "cowork", true },
        { "lazega_lawfirm", "friendship", true },
        { "crossparker_consulting", "info", true },
        { "crossparker_consulting", "value", true },
        { "hospital_ward_lh10", "contact", false },
        { "email_eu_core", "email", true },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Relations))]
    public void Size_density_reciprocity_and_components(string network, string relation, bool directed)
    {
        var (_, graph, expected) = Open(network, relation, directed);

        (graph.NodeCount, graph.TieCount).ShouldBe((expected.GetProperty("n").GetInt32(), expected.GetProperty("m").GetInt32()));
        Close.To(expected.GetProperty("density").GetDouble(), Density.Compute(graph), "density");
        var reciprocity = Reciprocity.Compute(graph, null, Cancel).Value;
        if (directed)
        {
            Close.To(expected.GetProperty("reciprocity").GetDouble(), reciprocity, "reciprocity");
            graph.ToUndirected(TieDirection.Either).TieCount.ShouldBe(expected.GetProperty("dyads").GetInt32());
        }
        else
        {
            reciprocity.Why.ShouldBe(Absence.WrongDirection);
        }

        var components = Components.Compute(graph, Effort.OneThread);
        components.Count.ShouldBe(expected.GetProperty("weak_components").GetInt32());
        components.Sizes[components.Largest].ShouldBe(expected.GetProperty("largest_weak").GetInt32());
    }

    [Theory]
    [MemberData(nameof(Relations))]
    public void Distances_directed_and_undirected(string network, string relation, bool directed)
    {
        var (_, graph, expected) = Open(network, relation, directed);

        var distances = GeodesicDistances.Compute(graph, 2, Cancel);
        Close.To(expected.GetProperty("average_path_length").GetDouble(), distances.Mean, "mean");
        distances.Diameter.Value.ShouldBe(expected.GetProperty("diameter").GetDouble());
        var undirected = GeodesicDistances.Compute(graph.ToUndirected(TieDirection.Either), 1, Cancel);
        Close.To(expected.GetProperty("average_path_length_undirected").GetDouble(), undirected.Mean, "undirected mean");
    }

    [Theory]
    [MemberData(nameof(Relations))]
    public void E_I_index_of_every_attribute_by_arcs_and_by_pairs(string network, string relation, bool directed)
    {
        var (data, graph, expected) = Open(network, relation, directed);

        foreach (var attribute in expected.GetProperty("ei").EnumerateObject())
        {
            var column = data.Column(attribute.Name);
            CheckEi(attribute.Value.GetProperty("arcs"), EiIndex.Compute(graph, column, Cancel));
            var pairs = EiIndex.Compute(graph.ToUndirected(TieDirection.Either), column, Cancel);
            CheckEi(attribute.Value.GetProperty("dyads"), pairs);
            pairs.BlankPeople.ShouldBe(attribute.Value.GetProperty("blank_nodes").GetInt32());
            column.Values.Length.ShouldBe(attribute.Value.GetProperty("groups").GetInt32());
        }
    }

    [Theory]
    [MemberData(nameof(Relations))]
    public void Mixing_matrix_of_every_attribute(string network, string relation, bool directed)
    {
        var (data, graph, expected) = Open(network, relation, directed);

        foreach (var attribute in expected.GetProperty("mixing").EnumerateObject())
        {
            var column = data.Column(attribute.Name);
            var matrix = MixingMatrix.Compute(graph, column, Cancel);
            long sum = 0;
            foreach (var cell in attribute.Value.EnumerateObject())
            {
                var groups = cell.Name.Split("->");
                var (from, to) = (column.Values.IndexOf(groups[0]), column.Values.IndexOf(groups[1]));
                matrix.Observed(from, to).ShouldBe(cell.Value.GetInt64(), cell.Name);
                sum += cell.Value.GetInt64();
            }

            matrix.Ties.ShouldBe(sum);
            (matrix.Ties + matrix.Excluded).ShouldBe(graph.TieCount);
        }
    }

    private static void CheckEi(JsonElement expected, EiIndex actual)
    {
        actual.Internal.ShouldBe(expected.GetProperty("internal").GetInt64());
        actual.External.ShouldBe(expected.GetProperty("external").GetInt64());
        actual.Excluded.ShouldBe(expected.GetProperty("excluded").GetInt64());
        Close.To(expected.GetProperty("ei").GetDouble(), actual.Value, "E-I");
    }

    private static (SharedData Data, CsrGraph Graph, JsonElement Expected) Open(string network, string relation, bool directed)
    {
        var data = SharedData.Open(network);
        return (data, data.Graph(relation, directed), data.Expected.GetProperty("relations").GetProperty(relation));
    }
}

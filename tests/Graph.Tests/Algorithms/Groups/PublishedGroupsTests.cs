using NetworkLens.Graph.Algorithms.Groups;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Groups;

/// <summary>Assortativity of published networks, against igraph's. References are rounded to ten digits.</summary>
public sealed class PublishedGroupsTests
{
    [Theory]
    [InlineData("krackhardt_hightech", "advice", true), InlineData("krackhardt_hightech", "friendship", true)]
    [InlineData("krackhardt_hightech", "reports_to", true), InlineData("lazega_lawfirm", "advice", true)]
    [InlineData("lazega_lawfirm", "cowork", true), InlineData("lazega_lawfirm", "friendship", true)]
    [InlineData("crossparker_consulting", "info", true), InlineData("crossparker_consulting", "value", true)]
    [InlineData("hospital_ward_lh10", "contact", false), InlineData("email_eu_core", "email", true)]
    [InlineData("ckm_physicians", "advice", true), InlineData("ckm_physicians", "friendship", true)]
    [InlineData("indiana_tobacco_orgs", "contact", false), InlineData("iri_mentoring", "mentoring", true)]
    [InlineData("lhd_leaders", "communication", false), InlineData("uk_faculty", "friendship", true)]
    public void Assortativity_of_every_attribute(string network, string relation, bool directed)
    {
        var data = SharedData.Open(network);
        var graph = data.Graph(relation, directed);
        var expected = data.Expected.GetProperty("relations").GetProperty(relation);
        expected.GetProperty("directed").GetBoolean().ShouldBe(directed);

        foreach (var attribute in expected.GetProperty("assortativity_nominal").EnumerateObject())
        {
            var found = NominalAssortativity.Compute(graph, data.Column(attribute.Name), default);
            if (attribute.Value.ValueKind == System.Text.Json.JsonValueKind.Number)
            {
                Close.To(attribute.Value.GetDouble(), found.Value, attribute.Name);
            }
        }
    }

    [Theory]
    [InlineData("krackhardt_hightech", "advice", "level"), InlineData("krackhardt_hightech", "friendship", "level")]
    [InlineData("krackhardt_hightech", "reports_to", "level")]
    [InlineData("crossparker_consulting", "info", "org_level"), InlineData("crossparker_consulting", "value", "org_level")]
    [InlineData("indiana_tobacco_orgs", "contact", "agency_level")]
    public void Assortativity_of_levels(string network, string relation, string attribute)
    {
        var data = SharedData.Open(network);
        var expected = data.Expected.GetProperty("relations").GetProperty(relation);
        var graph = data.Graph(relation, expected.GetProperty("directed").GetBoolean());
        var column = data.Column(attribute);
        double[] levels =
        [
            .. column.Codes.Select(code => code < 0
                ? double.NaN
                : double.Parse(column.Values[code], System.Globalization.CultureInfo.InvariantCulture)),
        ];

        var published = expected.GetProperty("level_assortativity_numeric").GetDouble();
        Close.To(published, NumericAssortativity.Compute(graph, levels, default).Value);
    }
}

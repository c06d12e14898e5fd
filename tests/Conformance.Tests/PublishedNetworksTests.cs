using System.Text.Json;

namespace NetworkLens.Conformance.Tests;

/// <summary>
/// Published networks, imported by mapping files and asked through GraphQL over HTTP, equal what igraph, networkx and R sna measured.
/// Relations that are directed in the file are asked with DIRECTED (arcs) and with EITHER (pairs); the window is left open.
/// </summary>
public sealed class PublishedNetworksTests
{
    private const string Question = """
        query Reference($kind: TieKind!, $direction: TieDirection!) {
          network(lens: { kinds: [$kind], direction: $direction, allTime: true }) {
            peopleCount tieCount density reciprocity distances { mean diameter }
            %ATTRIBUTES%
          }
        }
        """;

    [Theory]
    [InlineData("krackhardt_hightech", "advice", "ADVICE")]
    [InlineData("krackhardt_hightech", "friendship", "FRIENDSHIP")]
    [InlineData("lazega_lawfirm", "advice", "ADVICE")]
    [InlineData("lazega_lawfirm", "cowork", "COLLABORATION")]
    [InlineData("lazega_lawfirm", "friendship", "FRIENDSHIP")]
    [InlineData("crossparker_consulting", "info", "INFORMATION")]
    [InlineData("crossparker_consulting", "value", "EXPERTISE")]
    [InlineData("email_eu_core", "email", "MESSAGE")]
    public async Task Directed_relations_equal_the_reference(string name, string relation, string kind)
    {
        var cancel = TestContext.Current.CancellationToken;
        var published = new PublishedNetwork(name);
        var expected = published.Expected.GetProperty("relations").GetProperty(relation);
        await using var api = await published.ServeAsync(cancel);

        var arcs = (await api.AskAsync(Ask(expected), new { kind, direction = "DIRECTED" }, cancel)).GetProperty("network");
        arcs.GetProperty("peopleCount").GetInt32().ShouldBe(expected.GetProperty("n").GetInt32());
        arcs.GetProperty("tieCount").GetInt32().ShouldBe(expected.GetProperty("m").GetInt32());
        PublishedNetwork.ShouldEqual(arcs.GetProperty("density"), expected.GetProperty("density"), "density");
        PublishedNetwork.ShouldEqual(arcs.GetProperty("reciprocity"), expected.GetProperty("reciprocity"), "reciprocity");
        PublishedNetwork.ShouldEqual(
            arcs.GetProperty("distances").GetProperty("mean"), expected.GetProperty("average_path_length"), "mean path, directed");
        arcs.GetProperty("distances").GetProperty("diameter").GetInt32().ShouldBe(expected.GetProperty("diameter").GetInt32());
        CheckIndices(arcs, expected, "arcs");

        var pairs = (await api.AskAsync(Ask(expected), new { kind, direction = "EITHER" }, cancel)).GetProperty("network");
        pairs.GetProperty("tieCount").GetInt32().ShouldBe(expected.GetProperty("dyads").GetInt32());
        PublishedNetwork.ShouldEqual(
            pairs.GetProperty("distances").GetProperty("mean"),
            expected.GetProperty("average_path_length_undirected"),
            "mean path, undirected");
        CheckIndices(pairs, expected, "dyads");
    }

    [Fact]
    public async Task Contacts_of_a_ward_which_have_no_direction_equal_the_reference()
    {
        var cancel = TestContext.Current.CancellationToken;
        var published = new PublishedNetwork("hospital_ward_lh10");
        var expected = published.Expected.GetProperty("relations").GetProperty("contact");
        await using var api = await published.ServeAsync(cancel);

        var network = (await api.AskAsync(Ask(expected), new { kind = "CONTACT", direction = "EITHER" }, cancel)).GetProperty("network");
        network.GetProperty("peopleCount").GetInt32().ShouldBe(expected.GetProperty("n").GetInt32());
        network.GetProperty("tieCount").GetInt32().ShouldBe(expected.GetProperty("m").GetInt32());
        PublishedNetwork.ShouldEqual(network.GetProperty("density"), expected.GetProperty("density"), "density");
        PublishedNetwork.ShouldEqual(network.GetProperty("reciprocity"), expected.GetProperty("reciprocity"), "reciprocity");
        PublishedNetwork.ShouldEqual(
            network.GetProperty("distances").GetProperty("mean"), expected.GetProperty("average_path_length"), "mean path");
        CheckIndices(network, expected, "dyads");
    }

    [Fact]
    public async Task A_real_establishment_equals_the_reference()
    {
        var cancel = TestContext.Current.CancellationToken;
        var published = new PublishedNetwork("ukgov_dh_family_2011");
        var expected = published.Expected.GetProperty("result");
        await using var api = await published.ServeAsync(cancel);

        var data = await api.AskAsync(
            "{ network { formalStructure { postCount lineCount rootCount depth depthCounts meanSpan maxSpan } } }", cancel);
        var formal = data.GetProperty("network").GetProperty("formalStructure");
        formal.GetProperty("postCount").GetInt32().ShouldBe(expected.GetProperty("n").GetInt32());
        formal.GetProperty("lineCount").GetInt32().ShouldBe(expected.GetProperty("m").GetInt32());
        formal.GetProperty("rootCount").GetInt32().ShouldBe(expected.GetProperty("roots").GetInt32());
        formal.GetProperty("maxSpan").GetInt32().ShouldBe(expected.GetProperty("max_span").GetInt32());
        PublishedNetwork.ShouldEqual(formal.GetProperty("meanSpan"), expected.GetProperty("mean_span_of_managers"), "mean span");
        var depths = expected.GetProperty("depth_counts").EnumerateObject().Select(d => d.Value.GetInt32()).ToArray();
        formal.GetProperty("depth").GetInt32().ShouldBe(depths.Length);
        formal.GetProperty("depthCounts").EnumerateArray().Select(d => d.GetInt32()).ShouldBe(depths);
    }

    private static string Ask(JsonElement expected) => Question.Replace("%ATTRIBUTES%", string.Join('\n', Attributes(expected).Select(
        a => $"{a}: externalInternal(by: {{ attribute: \"{a}\" }}) {{ value internal external excluded }}")), StringComparison.Ordinal);

    private static IEnumerable<string> Attributes(JsonElement expected) => expected.GetProperty("ei").EnumerateObject().Select(p => p.Name);

    private static void CheckIndices(JsonElement network, JsonElement expected, string counted)
    {
        Attributes(expected).ShouldNotBeEmpty();
        foreach (var attribute in Attributes(expected))
        {
            var reference = expected.GetProperty("ei").GetProperty(attribute).GetProperty(counted);
            var index = network.GetProperty(attribute);
            index.GetProperty("internal").GetInt32().ShouldBe(reference.GetProperty("internal").GetInt32(), attribute);
            index.GetProperty("external").GetInt32().ShouldBe(reference.GetProperty("external").GetInt32(), attribute);
            index.GetProperty("excluded").GetInt32().ShouldBe(reference.GetProperty("excluded").GetInt32(), attribute);
            PublishedNetwork.ShouldEqual(index.GetProperty("value"), reference.GetProperty("ei"), $"E-I by {attribute}");
        }
    }
}

using System.Globalization;
using System.Text.Json;

namespace NetworkLens.Api.Tests.Measures;

/// <summary>Measures of Krackhardt's kite as they are published or can be worked out by hand, over HTTP.</summary>
public sealed class PublishedMeasuresTests : IAsyncLifetime
{
    private TestApi _kite = null!;

    public async ValueTask InitializeAsync() => _kite = await Kite.StartAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => _kite.DisposeAsync();

    [Theory]
    [InlineData("BETWEENNESS", "betweenness", "Heather 14, Fernando 8.333, Garth 8.333, Ike 8, Diane 3.667, Andre 0.833, Beverley 0.833")]
    [InlineData("CLOSENESS", "closeness", "Fernando 0.643, Garth 0.643, Diane 0.6, Heather 0.6, Andre 0.529, Beverley 0.529, Carol 0.5")]
    [InlineData("REACHED_WITHIN_TWO", "reachedWithinTwo", "Heather 9, Fernando 8, Garth 8, Diane 7, Carol 7, Ed 7, Ike 4, Jane 2")]
    [InlineData("ECCENTRICITY", "eccentricity", "Jane 4, Andre 4, Beverley 4, Carol 4, Diane 4, Ed 4")]
    [InlineData("CONSTRAINT", "constraint", "Jane 1, Ike 0.5, Heather 0.4311")]
    [InlineData("EFFECTIVE_SIZE", "effectiveSize", "Jane 1, Ike 2, Heather 2.3333")]
    [InlineData("EFFICIENCY", "efficiency", "Jane 1, Ike 1, Heather 0.7778")]
    [InlineData("CONSTRAINT_HIERARCHY", "constraintHierarchy", "Ike 0")]
    [InlineData("CLUSTERING", "clustering", "Ike 0, Heather 0.3333, Diane 0.5333")]
    [InlineData("SIMMELIAN_TIES", "simmelianTies", "Diane 0")]
    [InlineData("EIGENVECTOR", "eigenvector", "Diane 1, Fernando 0.8265, Garth 0.8265, Jane 0.0233")]
    [InlineData("HUB", "hub", "Diane 1, Fernando 0.8265")]
    [InlineData("AUTHORITY", "authority", "Diane 1, Jane 0.0233")]
    public async Task The_kite_has_its_published_figures(string measure, string field, string expected)
    {
        var nodes = (await AskAsync(
            $"{{ network {{ people(orderBy: {{ measure: {measure} }}) {{ nodes {{ person {{ key }} measures {{ {field} }} }} }} }} }}"))
            .GetProperty("people").GetProperty("nodes").EnumerateArray().ToDictionary(
                node => node.GetProperty("person").GetProperty("key").GetString()!,
                node => node.GetProperty("measures").GetProperty(field));
        foreach (var each in expected.Split(", "))
        {
            var (name, value) = (each.Split(' ')[0], double.Parse(each.Split(' ')[1], CultureInfo.InvariantCulture));
            nodes[name].GetDouble().ShouldBe(value, 5e-4, name);
        }
    }

    [Fact]
    public async Task Heather_joins_clinicians_and_managers_only_where_there_are_any()
    {
        var nodes = (await AskAsync(
            "{ network { people(first: 1, orderBy: { measure: BRIDGING_LOAD }) "
            + "{ nodes { measures { bridgingLoad undefined { figure reason } } } } } }")).GetProperty("people").GetProperty("nodes");
        nodes[0].GetProperty("measures").GetRawText()
            .ShouldBe("""{"bridgingLoad":null,"undefined":[{"figure":"bridgingLoad","reason":"NO_PAIRS"}]}""");
    }

    [Fact]
    public async Task Without_heather_ike_and_jane_are_cut_off_and_two_reach_everybody()
    {
        var network = await AskAsync(
            """
            { network {
              fragment: keyPlayers(size: 1) { objective people { key } before score }
              reach: keyPlayers(objective: REACH, size: 2, within: 1) { people { key } score }
            } }
            """);
        var fragment = network.GetProperty("fragment");
        fragment.GetProperty("people")[0].GetProperty("key").GetString().ShouldBe("Heather");
        fragment.GetProperty("before").GetDouble().ShouldBe(0);
        // Of the 36 pairs of the nine others 2 * 7 are parted.
        fragment.GetProperty("score").GetDouble().ShouldBe(14 / 36.0, 1e-12);
        network.GetProperty("reach").GetProperty("people").GetArrayLength().ShouldBe(2);
        network.GetProperty("reach").GetProperty("score").GetDouble().ShouldBe(1, 1e-12); // Diane and Ike.
    }

    [Fact]
    public async Task Eleven_triangles_close_a_third_of_each_of_fifty_seven_corners()
    {
        var cohesion = (await AskAsync(
            """
            { network { cohesion { mutualCount asymmetricCount triangleCount transitivity meanClustering simmelianShare
                                   triads { triad count } undefined { figure reason } } } }
            """)).GetProperty("cohesion");
        (cohesion.GetProperty("mutualCount").GetInt64(), cohesion.GetProperty("asymmetricCount").GetInt64()).ShouldBe((0, 18));
        cohesion.GetProperty("triangleCount").GetInt64().ShouldBe(11);
        cohesion.GetProperty("transitivity").GetDouble().ShouldBe(33 / 57.0, 1e-15);
        cohesion.GetProperty("triads").EnumerateArray().Sum(triad => triad.GetProperty("count").GetInt64()).ShouldBe(120);
        cohesion.GetProperty("undefined").EnumerateArray().Select(each => each.GetProperty("figure").GetString())
            .ShouldBe(["simmelianShare", "strongComponentCount", "largestStrongComponentShare"]);
    }

    [Fact]
    public async Task Two_circles_with_one_tie_between_are_two_communities_and_have_no_core()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var api = await TestApi.StartEmptyAsync(cancel);
        await Kite.ImportAsync(
            api, "a\nb\nc\nd\ne\nf\ng\n", "a,b\na,c\nb,c\nc,d\nd,e\nd,f\ne,f\n", cancel);
        var network = (await api.AskAsync(
            """
            { network {
              communities { count modularity largest { number size mostCommon { label } people { key } } }
              fine: communities(resolution: 50) { count resolution }
              corePeriphery { coreCount people { key } correlation coreDensity }
              structuralEquivalence { classCount replaceableCount largest { size people { key } } }
              people(first: 1, orderBy: { measure: PAGE_RANK, direction: ASC }) { nodes { person { key } } }
            } }
            """,
            cancel)).GetProperty("network");
        var communities = network.GetProperty("communities");
        communities.GetProperty("count").GetInt32().ShouldBe(3); // g is alone.
        // Two communities of 3 ties and 7 ends each, of 7 ties and 14 ends.
        communities.GetProperty("modularity").GetDouble().ShouldBe((6 / 7.0) - (2 * 0.25), 1e-12);
        communities.GetProperty("largest")[0].GetRawText()
            .ShouldBe("""{"number":1,"size":3,"mostCommon":null,"people":[{"key":"c"},{"key":"a"},{"key":"b"}]}""");
        network.GetProperty("fine").GetProperty("count").GetInt32().ShouldBe(7);
        var classes = network.GetProperty("structuralEquivalence");
        classes.GetProperty("replaceableCount").GetInt32().ShouldBe(4); // a and b; e and f.
        classes.GetProperty("largest")[0].GetRawText().ShouldBe("""{"size":2,"people":[{"key":"a"},{"key":"b"}]}""");
        network.GetProperty("corePeriphery").GetProperty("coreCount").GetInt32().ShouldBeInRange(2, 3);
        network.GetProperty("people").GetProperty("nodes")[0].GetProperty("person").GetProperty("key").GetString().ShouldBe("g");
    }

    [Theory, InlineData("0"), InlineData("101"), InlineData("-1")]
    public async Task Resolutions_are_bounded(string resolution)
    {
        var answer = await _kite.SendAsync(
            $"{{ network {{ communities(resolution: {resolution}) {{ count }} }} }}", null, TestContext.Current.CancellationToken);
        answer.GetProperty("errors")[0].GetProperty("message").GetString().ShouldStartWith("resolution is a number from");
    }

    [Fact]
    public async Task The_dimensions_of_a_circle_of_give_and_take_are_those_of_no_hierarchy()
    {
        var hierarchy = (await AskAsync(
            "{ network { hierarchy { connectedness hierarchy efficiency leastUpperBoundedness } } }")).GetProperty("hierarchy");
        hierarchy.GetProperty("connectedness").GetDouble().ShouldBe(1);
        hierarchy.GetProperty("hierarchy").GetDouble().ShouldBe(0);
        hierarchy.GetProperty("leastUpperBoundedness").GetDouble().ShouldBe(1);
        // 36 arcs where 9 would do: 1 - 27 / 81.
        hierarchy.GetProperty("efficiency").GetDouble().ShouldBe(1 - (27 / 81.0), 1e-12);
    }

    [Fact]
    public async Task A_network_compared_with_itself_has_changed_in_nothing()
    {
        var change = (await AskAsync(
            """
            { network { compare(with: {}) { stayerCount joinerCount leaverCount formed kept dissolved strengthened weakened stability
              measure(of: BETWEENNESS) { compared meanBefore meanAfter correlation } correlation { observed pValue draws }
              mostRewired(first: 1) { person { key } formed dissolved rewiring } } } }
            """)).GetProperty("compare");
        change.GetProperty("kept").GetInt32().ShouldBe(18);
        change.GetProperty("stability").GetDouble().ShouldBe(1);
        change.GetProperty("measure").GetProperty("correlation").GetDouble().ShouldBe(1, 1e-12);
        change.GetProperty("correlation").GetProperty("observed").GetDouble().ShouldBe(1, 1e-12);
        change.GetProperty("correlation").GetProperty("draws").GetInt32().ShouldBe(1_000);
        change.GetProperty("mostRewired").GetRawText()
            .ShouldBe("""[{"person":{"key":"Andre"},"formed":0,"dissolved":0,"rewiring":0}]""");
    }

    [Fact]
    public async Task Ties_that_came_later_are_formed_and_directions_must_be_alike()
    {
        var change = (await AskAsync(
            "{ network { compare(with: { lens: { leastWeight: 2 } }) { formed kept dissolved stability undefined { reason } "
            + "mostRewired(first: 2) { person { key } formed } } } }")).GetProperty("compare");
        // No tie of the kite weighs 2.
        (change.GetProperty("formed").GetInt32(), change.GetProperty("kept").GetInt32()).ShouldBe((18, 0));
        change.GetProperty("stability").GetDouble().ShouldBe(0);
        change.GetProperty("mostRewired")[0].GetRawText().ShouldBe("""{"person":{"key":"Diane"},"formed":6}""");
        var answer = await _kite.SendAsync(
            "{ network { compare(with: { lens: { direction: DIRECTED } }) { kept } } }", null, TestContext.Current.CancellationToken);
        answer.GetProperty("errors")[0].GetProperty("message").GetString().ShouldStartWith("Ties with directions cannot be compared");
    }

    [Theory]
    [InlineData("keyPlayers(size: 0) { score }", "size is a number of people from 1 to 10.")]
    [InlineData("keyPlayers(size: 11) { score }", "size is a number of people from 1 to 10.")]
    [InlineData("keyPlayers(within: 11) { score }", "within is a number of steps from 1 to 10.")]
    [InlineData("compare(with: {}) { mostRewired(first: 101) { formed } }", "first is 0 to 100.")]
    public async Task What_cannot_be_asked_is_an_error_with_its_mend(string field, string message)
    {
        var answer = await _kite.SendAsync($"{{ network {{ {field} }} }}", null, TestContext.Current.CancellationToken);
        answer.GetProperty("errors")[0].GetProperty("message").GetString().ShouldBe(message);
    }

    private async Task<JsonElement> AskAsync(string query) =>
        (await _kite.AskAsync(query, TestContext.Current.CancellationToken)).GetProperty("network");
}

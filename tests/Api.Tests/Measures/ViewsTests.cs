using System.Text.Json;

namespace NetworkLens.Api.Tests.Measures;

/// <summary>Views, peers, standing and strain of the trust of eight, worked out by hand, over HTTP.</summary>
public sealed class ViewsTests : IAsyncLifetime
{
    private TestApi _wards = null!;

    public async ValueTask InitializeAsync() => _wards = await TwoWards.StartAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => _wards.DisposeAsync();

    [Theory]
    // A sees the other ward and the board two ties away; M sees ward W, and the other ward is four ties away.
    [InlineData("VIEW_OF_UNITS", "viewOfUnits", "A 0.5, L 0.625, M 0.5, F 0")]
    // M reaches the nurses of W in two ties, not its lead alone.
    [InlineData("VIEW_OF_FRONTLINE", "viewOfFrontline", "A 0.5, L 0.625, M 0.25, F 0")]
    [InlineData("VIEW_OF_LEADERS", "viewOfLeaders", "L 1, A 0.5, B 0.25, F 0")]
    [InlineData("INFORMAL_STANDING", "informalStanding", "C 0.5, E 0.5, A 0.0625, F -0.3125, L -0.375, M -0.5")]
    [InlineData("PEERS", "peers", "A 0, B 1, C 1, D 1, E 1, F 0, L 0, M 0")]
    public async Task The_two_wards_have_their_figures(string measure, string field, string expected)
    {
        var figures = await FiguresAsync(measure, field);
        foreach (var each in expected.Split(", "))
        {
            figures[each[..1]].GetProperty(field).GetRawText().ShouldBe(each[2..], each);
        }
    }

    [Fact]
    public async Task Only_hybrid_posts_can_be_stretched_and_a_leader_is_no_view_of_their_own()
    {
        var strains = await FiguresAsync("BRIDGING_STRAIN", "bridgingStrain");
        strains["A"].GetRawText().ShouldContain("NOT_APPLICABLE");
        strains["L"].GetRawText().ShouldContain("ATTRIBUTE_UNKNOWN"); // The post does not say how much of it is management.
        (await FiguresAsync("VIEW_OF_LEADERS", "viewOfLeaders"))["M"].GetRawText().ShouldContain("NO_PAIRS");
    }

    [Fact]
    public async Task Views_are_told_by_level_without_names()
    {
        var groups = (await _wards.AskAsync(
            "{ network { groups(by: { column: LEVEL }) { label distribution(of: VIEW_OF_UNITS) { count mean } } } }",
            TestContext.Current.CancellationToken)).GetProperty("network").GetProperty("groups").EnumerateArray()
            .ToDictionary(group => group.GetProperty("label").GetString()!, group => group.GetProperty("distribution"));
        groups["EXECUTIVE"].GetRawText().ShouldBe("""{"count":1,"mean":0.5}""");
        groups["FRONTLINE"].GetProperty("count").GetInt32().ShouldBe(6);
    }

    private async Task<Dictionary<string, JsonElement>> FiguresAsync(string measure, string field) => (await _wards.AskAsync(
        $"{{ network {{ people(orderBy: {{ measure: {measure} }}) "
        + $"{{ nodes {{ person {{ key }} measures {{ {field} undefined {{ reason }} }} }} }} }} }}",
        TestContext.Current.CancellationToken)).GetProperty("network").GetProperty("people").GetProperty("nodes").EnumerateArray()
        .ToDictionary(node => node.GetProperty("person").GetProperty("key").GetString()!, node => node.GetProperty("measures"));
}

using System.Text.Json;
using NetworkLens.Api.Tests.Expectations;

namespace NetworkLens.Api.Tests.Gaps;

/// <summary>Rules that users write, among the pairs and gaps that the API lists.</summary>
public sealed class UserPairsTests(RulesApi rules) : IClassFixture<RulesApi>
{
    private const string Partners =
        "from: { levels: [SERVICE_LEAD] }, to: { levels: [EXECUTIVE] }, relation: OTHER_ORGANISATION, within: 2, routes: 1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rule_makes_pairs_beside_those_of_the_dimensions_and_they_go_with_it()
    {
        var before = await PairsAsync("");
        (await PairsAsync("where: { origin: { eq: USER } }")).GetProperty("totalCount").GetInt32().ShouldBe(0);
        var id = (await rules.Api.WriteAsync($"name: \"Partners\", {Partners}")).Text("id");

        var users = await PairsAsync("where: { origin: { eq: USER } }");
        var pairs = users.GetProperty("nodes").EnumerateArray().ToList();
        pairs.Count.ShouldBe(users.GetProperty("totalCount").GetInt32());
        pairs.Count.ShouldBeGreaterThan(2);
        foreach (var pair in pairs)
        {
            pair.Text("origin").ShouldBe("USER");
            pair.Text("dimension").ShouldBe("CROSS_ORGANISATION");
            (pair.GetProperty("expectation").Text("id"), pair.GetProperty("expectation").Text("name")).ShouldBe((id, "Partners"));
            pair.GetProperty("from").Text("label").ShouldStartWith("service leads of ");
            pair.GetProperty("to").Text("label").ShouldStartWith("executives of other organisations than ");
            pair.GetProperty("comparable").Text("verdict").ShouldNotBe("NOT_TESTED");
            pair.GetProperty("kinds").EnumerateArray().ShouldAllBe(kind => kind.GetString() == "SPARSE");
            pair.GetProperty("parentId").ValueKind.ShouldBe(JsonValueKind.Null);
        }

        Ids(await PairsAsync($"where: {{ expectation: {{ eq: \"{id}\" }} }}")).ShouldBe(Ids(users));
        var others = await PairsAsync("where: { origin: { neq: USER } }");
        others.GetProperty("totalCount").GetInt32().ShouldBe(before.GetProperty("totalCount").GetInt32());
        others.GetProperty("nodes").EnumerateArray().ShouldAllBe(pair =>
            pair.Text("origin") == "DIMENSION" && pair.GetProperty("expectation").ValueKind == JsonValueKind.Null);
        var gaps = (await AskAsync("gaps(first: 100, where: { origin: { eq: USER } }) { nodes { kind pair { origin } } }"))
            .GetProperty("gaps").GetProperty("nodes").EnumerateArray().ToList();
        gaps.ShouldAllBe(gap => gap.Text("kind") == "SPARSE" && gap.GetProperty("pair").Text("origin") == "USER");

        // The same rule written anew under another name is the same pairs.
        await RemoveAsync(id);
        (await PairsAsync("where: { origin: { eq: USER } }")).GetProperty("totalCount").GetInt32().ShouldBe(0);
        await rules.Api.WriteAsync($"name: \"Partners again\", {Partners}");
        Ids(await PairsAsync("where: { origin: { eq: USER } }")).ShouldBe(Ids(users));
    }

    private Task<JsonElement> RemoveAsync(string id) => rules.Api.AskAsync(
        $"mutation {{ removeExpectation(input: {{ id: \"{id}\" }}) {{ errors {{ __typename }} }} }}", Cancel);

    private async Task<JsonElement> PairsAsync(string arguments) => (await AskAsync(
        $"pairs(first: 100{(arguments.Length == 0 ? "" : ", " + arguments)}) {{ totalCount nodes {{ id origin dimension kinds parentId "
        + "expectation { id name } from { label } to { label } comparable { verdict } } }")).GetProperty("pairs");

    private async Task<JsonElement> AskAsync(string field) =>
        (await rules.Api.AskAsync($"{{ network {{ {field} }} }}", Cancel)).GetProperty("network");

    private static List<string> Ids(JsonElement pairs) => [.. pairs.GetProperty("nodes").EnumerateArray().Select(pair => pair.Text("id"))];
}

using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetworkLens.Api.Networks;
using NetworkLens.Api.Tests.Expectations;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.WhatIf;

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

    [Theory]
    [InlineData("id: { eq: \"zzz\" }", "where.id names 'zzz', and that is no id of")]
    [InlineData("id: { in: [\"0123456789abcdef\", \"0123456789ABCDEF\"] }", "where.id names '0123456789ABCDEF', and that is no id of")]
    [InlineData("expectation: { eq: \"zzz\" }", "where.expectation names 'zzz', and no rule has that id. Ask expectations")]
    [InlineData("expectation: { in: [\"RXhwZWN0YXRpb246OTk5OTk5\"] }", "where.expectation names 'RXhwZWN0YXRpb246OTk5OTk5', and no rule")]
    [InlineData("expectation: { eq: \"UGVyc29uOjE\" }", "where.expectation names 'UGVyc29uOjE', and no rule has that id.")]
    [InlineData("organisation: { eq: \"NMX\" }", "where.organisation names 'NMX', and no organisation has that key.")]
    [InlineData("unit: { in: [\"NMX\"] }", "where.unit names 'NMX', and no unit has that key.")]
    [InlineData("verdict: { in: [] }", "where.verdict.in is an empty list. Leave it out for all, or name at least one.")]
    [InlineData("dimension: { eq: VERTICAL, in: [] }", "where.dimension.in is an empty list.")]
    [InlineData("id: { in: [] }", "where.id.in is an empty list.")]
    [InlineData("expectation: { in: [] }", "where.expectation.in is an empty list.")]
    [InlineData("unit: { in: [] }", "where.unit.in is an empty list.")]
    [InlineData("level: { in: [] }", "where.level.in is an empty list.")]
    public async Task What_nothing_can_have_is_refused_where_an_empty_list_would_say_that_all_is_well(string where, string message)
    {
        foreach (var list in new[] { "gaps", "pairs" })
        {
            var answer = await rules.Api.SendAsync($"{{ network {{ {list}(where: {{ {where} }}) {{ totalCount }} }} }}", null, Cancel);
            var error = answer.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
            error.Text("message").ShouldStartWith(message);
            error.GetProperty("path").EnumerateArray().Last().GetString().ShouldBe(list);
        }

        var parent = await rules.Api.SendAsync("{ network { pairs(where: { parentId: { eq: \"\" } }) { totalCount } } }", null, Cancel);
        parent.GetProperty("errors")[0].Text("message").ShouldStartWith("where.parentId names '', and that is no id of a pair.");
        (await PairsAsync("where: { id: { eq: \"0123456789abcdef\" } }")).GetProperty("totalCount").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task System_leaders_are_asked_for_where_a_group_is_of_them_alone()
    {
        const string System = "where: { level: { eq: SYSTEM } }";
        async Task<string> RefusedAsync(string list) =>
            (await rules.Api.SendAsync($"{{ network {{ {list} {{ totalCount }} }} }}", null, Cancel))
                .GetProperty("errors")[0].Text("message");
        (await RefusedAsync($"pairs({System})")).ShouldBe(
            "where.level names SYSTEM, and no group here is of system leaders alone: they are in one group with executives. "
            + "Ask level: { eq: EXECUTIVE }.");
        (await RefusedAsync("pairs(where: { level: { in: [SYSTEM] } })")).ShouldStartWith("where.level names SYSTEM");
        (await PairsAsync("where: { level: {} }")).GetProperty("totalCount").GetInt32().ShouldBeGreaterThan(0);
        (await PairsAsync("where: { level: { in: [SYSTEM, EXECUTIVE] } }")).GetProperty("totalCount").GetInt32().ShouldBeGreaterThan(0);
        (await PairsAsync("where: { level: { eq: EXECUTIVE, in: [SYSTEM] } }")).GetProperty("totalCount").GetInt32().ShouldBe(0);

        var id = (await rules.Api.WriteAsync("name: \"System\", from: { levels: [FRONTLINE] }, to: { levels: [SYSTEM] }")).Text("id");
        (await PairsAsync(System)).GetProperty("totalCount").GetInt32().ShouldBe(1);
        await RemoveAsync(id);
    }

    [Fact]
    public async Task A_link_that_a_dimension_expects_too_is_counted_once()
    {
        const string Counts = "verdicts { pairs summary counts { verdict pairs of } }";
        var before = (await AskAsync(Counts)).GetRawText();
        var id = (await rules.Api.WriteAsync(
            "name: \"Up\", from: { levels: [FRONTLINE] }, to: { levels: [EXECUTIVE, SYSTEM] }, relation: SAME_ORGANISATION")).Text("id");
        var pairs = (await AskAsync(
                $"pairs(first: 100, where: {{ expectation: {{ eq: \"{id}\" }} }}) {{ nodes {{ id sameAs comparable {{ verdict q }} }} }}"))
            .GetProperty("pairs").GetProperty("nodes").EnumerateArray().ToList();
        pairs.ShouldNotBeEmpty();
        foreach (var pair in pairs)
        {
            var where = $"where: {{ id: {{ eq: \"{pair.Text("sameAs")}\" }} }}";
            var like = (await AskAsync($"pairs({where}) {{ nodes {{ origin sameAs comparable {{ verdict q }} }} }}"))
                .GetProperty("pairs").GetProperty("nodes").EnumerateArray().ShouldHaveSingleItem();
            (like.Text("origin"), like.GetProperty("sameAs").ValueKind).ShouldBe(("DIMENSION", JsonValueKind.Null));
            like.GetProperty("comparable").GetRawText().ShouldBe(pair.GetProperty("comparable").GetRawText());
        }

        (await AskAsync(Counts)).GetRawText().ShouldBe(before);
        await RemoveAsync(id);
    }

    [Fact]
    public async Task What_was_made_of_earlier_rules_goes_at_once_when_they_change()
    {
        // Of this lens nothing is made ahead.
        const string Lens = "network(lens: { kinds: [ADVICE] })";
        const string Ask = $"{{ {Lens} {{ gaps {{ totalCount }} suggestedLinks(first: 1) {{ before }} }} }}";
        var networks = rules.Api.Services.GetRequiredService<NetworkCache>();
        var network = await networks.GetAsync(new() { Kinds = [TieKind.Advice] }, null, Cancel);
        var whatIf = (await networks.WhatIfAsync(network, [new Leave(network.Network.PersonIds[0])], false, Cancel)).Network!;
        await rules.Api.AskAsync(Ask, Cancel);
        var kept = await rules.Api.Services.GetRequiredService<GapRules>().ReadAsync(Cancel);
        await Analyses.GapsAsync(whatIf, kept, Cancel); // Which asks for that of the network, too.
        var (made, changed) = (network.ReportCount, whatIf.ReportCount);
        made.ShouldBeGreaterThanOrEqualTo(2);

        var id = (await rules.Api.WriteAsync($"name: \"Forgotten\", {Partners}")).Text("id");
        (network.ReportCount, whatIf.ReportCount).ShouldBe((made - 2, changed - 1));
        network.ReadyOf<GapReport>(Respondents.Recorded + Analyses.KeyOf(kept)).ShouldBeNull();

        await rules.Api.AskAsync(Ask, Cancel);
        network.ReportCount.ShouldBe(made, "the report and the links of the rules as they are");
        await RemoveAsync(id);
        network.ReportCount.ShouldBe(made - 2);
    }

    [Fact]
    public async Task A_rule_of_too_many_pairs_is_told_beside_every_list_that_lacks_them()
    {
        var id = (await rules.Api.WriteAsync(
            "name: \"Too many\", from: { levels: [TEAM_LEAD] }, to: { levels: [EXECUTIVE] }, relation: OTHER_ORGANISATION")).Text("id");
        var of = await rules.Api.Services.GetRequiredService<GapRules>().ReadAsync(Cancel);
        var network = await rules.Api.Services.GetRequiredService<NetworkCache>()
            .GetAsync(new() { Kinds = [TieKind.Trust] }, null, Cancel);
        var report = GapReport.Compute(network.Network, new() { Rules = of, RulePairLimit = 1 }, cancel: Cancel);
        await network.GetOrComputeAsync(Respondents.Recorded + Analyses.KeyOf(of), (_, _, _) => report, Cancel);

        const string Omitted = "omitted { dimension expectation { name } pairs examined explanation }";
        var answer = (await rules.Api.AskAsync(
            $"{{ network(lens: {{ kinds: [TRUST] }}) {{ gaps {{ {Omitted} }} pairs {{ {Omitted} }} verdicts {{ {Omitted} }} }} }}", Cancel))
            .GetProperty("network");
        foreach (var field in new[] { "gaps", "pairs", "verdicts" })
        {
            var omitted = answer.GetProperty(field).GetProperty("omitted").EnumerateArray()
                .Single(each => each.GetProperty("expectation").Text("name") == "Too many");
            omitted.Text("dimension").ShouldBe("CROSS_ORGANISATION");
            omitted.GetProperty("pairs").GetInt64().ShouldBeGreaterThan(1);
            omitted.GetProperty("examined").GetInt32().ShouldBe(0);
            omitted.Text("explanation").ShouldContain("and none of these pairs is here: a report has room for 1 pair of rules");
        }

        (await AskAsync("pairs { omitted { pairs } }")).GetProperty("pairs").GetProperty("omitted").GetArrayLength().ShouldBe(0);
        await RemoveAsync(id);
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

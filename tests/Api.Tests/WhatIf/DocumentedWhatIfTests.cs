using System.Text.Json;

namespace NetworkLens.Api.Tests.WhatIf;

/// <summary>What docs/graphql.md shows of changed networks can be asked as it is written.</summary>
public sealed class DocumentedWhatIfTests(SampleApi sample)
{
    [Fact]
    public async Task The_example_of_the_page_is_answered_with_figures()
    {
        var cancel = TestContext.Current.CancellationToken;
        var query = Section().Split("```graphql\n")[1].Split("```")[0];
        var answer = await sample.Api.AskAsync("{ people(first: 2) { nodes { id } } }", cancel);
        var people = answer.GetProperty("people").GetProperty("nodes");
        var variables = new { person = people[0].GetProperty("id").GetString(), contact = people[1].GetProperty("id").GetString() };
        JsonElement network;
        do
        {
            network = (await sample.Api.AskAsync(query, variables, cancel)).GetProperty("network");
        }
        while (IsComputing(network.GetProperty("resilience"))
            || IsComputing(network.GetProperty("whatIf").GetProperty("compare").GetProperty("gaps")));

        var changed = network.GetProperty("whatIf");
        changed.GetProperty("whatIfOf").GetProperty("changeCount").GetInt32().ShouldBe(4);
        var comparison = changed.GetProperty("compare");
        comparison.GetProperty("lostWithLeavers").GetInt32().ShouldBeGreaterThan(0);
        comparison.GetProperty("figures")[0].GetRawText().ShouldBe(
            """{"figure":"PEOPLE","before":2000,"after":1999,"difference":-1}""");
        comparison.GetProperty("connectivity").GetArrayLength().ShouldBe(4);
        comparison.GetProperty("gaps").GetProperty("stayedCount").GetInt32().ShouldBeGreaterThan(100);
        network.GetProperty("resilience").GetProperty("people").GetArrayLength().ShouldBe(5);
        network.GetProperty("resilience").GetProperty("figures").EnumerateArray()
            .ShouldAllBe(figure => figure.GetProperty("drawsCounted").GetInt32() == 10);

        static bool IsComputing(JsonElement of) => of.GetProperty("computing").ValueKind == JsonValueKind.Object;
    }

    [Fact]
    public async Task A_gap_is_closed_by_its_links_and_what_is_expected_stays_until_it_is_fitted_anew()
    {
        var cancel = TestContext.Current.CancellationToken;
        var suggested = (await SuggestionsAsync(cancel)).EnumerateArray()
            .Select(link => new { addTie = new { from = Id(link, "from"), to = Id(link, "to") } }).ToList();
        suggested.Count.ShouldBe(12);
        var network = (await sample.Api.AskAsync(Section().Split("```graphql\n")[2].Split("```")[0], new { links = suggested }, cancel))
            .GetProperty("network");
        var (data, frozen, fitted) = (
            Pairs(network), Pairs(network.GetProperty("frozen")), Pairs(network.GetProperty("fitted")));
        data.Count.ShouldBe(100);
        frozen.ShouldAllBe(pair => data[pair.Key].Expected == pair.Value.Expected);
        frozen.ShouldAllBe(pair => data[pair.Key].Observed <= pair.Value.Observed);
        frozen.Sum(pair => pair.Value.Observed - data[pair.Key].Observed).ShouldBeGreaterThan(0);
        var both = fitted.Where(pair => frozen.ContainsKey(pair.Key)).ToList();
        both.Count.ShouldBeGreaterThan(80);
        both.ShouldAllBe(pair => frozen[pair.Key].Observed == pair.Value.Observed);
        both.ShouldAllBe(pair => data[pair.Key].Expected != pair.Value.Expected);

        static string? Id(JsonElement link, string end) => link.GetProperty(end).GetProperty("person").GetProperty("id").GetString();
    }

    [Fact]
    public async Task The_error_of_the_page_is_the_one_that_is_given()
    {
        var answer = await sample.Api.SendAsync(
            """
            { network { whatIf(changes: [{ createPost: { key: "n", level: FRONTLINE, discipline: CLINICAL } }
                                         { mergeUnits: { unit: "NMA-CAN", into: "NMA-CAN-HAE" } }]) { version } } }
            """,
            null,
            TestContext.Current.CancellationToken);
        var error = answer.GetProperty("errors").EnumerateArray().Single();
        Section().ShouldContain($"\n    {error.GetProperty("message").GetString()}\n");
        error.GetProperty("extensions").GetProperty("fault").GetString().ShouldBe("INTO_DESCENDANT");
    }

    // As a page does: asks again while they are being worked out.
    private async Task<JsonElement> SuggestionsAsync(CancellationToken cancel)
    {
        for (; ; )
        {
            var answer = await sample.Api.AskAsync(
                "{ network { suggestedLinks(first: 12) { links { from { person { id } } to { person { id } } } computing { state } } } }",
                cancel);
            var suggested = answer.GetProperty("network").GetProperty("suggestedLinks");
            if (suggested.GetProperty("computing").ValueKind == JsonValueKind.Null)
            {
                return suggested.GetProperty("links");
            }
        }
    }

    private static Dictionary<string, (int Observed, double? Expected)> Pairs(JsonElement network) =>
        network.GetProperty("pairs").GetProperty("nodes").EnumerateArray().ToDictionary(
            pair => pair.GetProperty("id").GetString()!,
            pair => (
                pair.GetProperty("comparable").GetProperty("observed").GetInt32(),
                pair.GetProperty("comparable").GetProperty("expected") is { ValueKind: JsonValueKind.Number } expected
                    ? expected.GetDouble()
                    : (double?)null));

    private static string Section() =>
        File.ReadAllText(Repository.PathOf("docs/graphql.md")).Split("## What if, and what changed\n")[1].Split("\n## ")[0];
}

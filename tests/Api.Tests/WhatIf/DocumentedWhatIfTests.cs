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
        var people = (await sample.Api.AskAsync("{ people(first: 2) { nodes { id } } }", cancel)).GetProperty("people").GetProperty("nodes");
        var variables = new { person = people[0].GetProperty("id").GetString(), contact = people[1].GetProperty("id").GetString() };
        JsonElement network;
        do
        {
            network = (await sample.Api.AskAsync(query, variables, cancel)).GetProperty("network");
        }
        while (network.GetProperty("resilience").GetProperty("computing").ValueKind == JsonValueKind.Object);

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

    private static string Section() =>
        File.ReadAllText(Repository.PathOf("docs/graphql.md")).Split("## What if, and what changed\n")[1].Split("\n## ")[0];
}

using System.Text.Json;
using System.Text.RegularExpressions;

namespace NetworkLens.Api.Tests.Measures;

/// <summary>What docs/measures.md shows can be asked as it is written, and is answered with figures.</summary>
public sealed partial class DocumentedMeasuresTests(SampleApi sample)
{
    [Fact]
    public async Task Every_query_is_answered_and_nothing_in_it_is_empty()
    {
        var page = File.ReadAllText(Repository.PathOf("docs/measures.md"));
        var queries = Query().Matches(page).Select(each => each.Groups["text"].Value).ToList();
        queries.Count.ShouldBe(2);
        foreach (var query in queries)
        {
            var network = await AnswerAsync(query);
            foreach (var field in network.EnumerateObject())
            {
                Figures(field.Value).ShouldBeGreaterThan(0, field.Name);
                field.Value.GetRawText().ShouldNotContain("[]", Case.Sensitive, $"{field.Name}: {field.Value}");
            }
        }
    }

    // As a page does: asks again while something is being worked out.
    private async Task<JsonElement> AnswerAsync(string query)
    {
        for (; ; )
        {
            var network = (await sample.Api.AskAsync(query, TestContext.Current.CancellationToken)).GetProperty("network");
            if (!network.GetRawText().Contains("\"state\":", StringComparison.Ordinal))
            {
                return network;
            }
        }
    }

    private static int Figures(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Array => at.EnumerateArray().Sum(Figures),
        JsonValueKind.Object => at.EnumerateObject().Sum(field => Figures(field.Value)),
        JsonValueKind.Number => 1,
        _ => 0,
    };

    [GeneratedRegex(
        "^```graphql\n(?<text>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Query();
}

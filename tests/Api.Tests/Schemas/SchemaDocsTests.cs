using System.Text.Json;
using System.Text.RegularExpressions;
using NetworkLens.Api.Ids;
using NetworkLens.Api.Schemas;
using NetworkLens.GraphQL.Tooling.Docs;

namespace NetworkLens.Api.Tests.Schemas;

/// <summary>The written reference of the contract.</summary>
public sealed partial class SchemaDocsTests(SampleApi sample)
{
    private const string Folder = "docs/schema";

    [Fact]
    public void The_reference_is_that_of_todays_contract()
    {
        var pages = SchemaDocs.Write(ApiSchema.Read());
        var mend = $"Write it anew: dotnet run --project src/Api -- schema docs --output {Folder}";
        Directory.EnumerateFiles(Repository.PathOf(Folder)).Select(Path.GetFileName).ShouldBe(
            pages.Select(page => page.Name), ignoreOrder: true, mend);
        foreach (var page in pages)
        {
            File.ReadAllText(Repository.PathOf(Folder, page.Name)).ShouldBe(page.Text, mend);
        }
    }

    [Fact]
    public async Task Every_example_of_the_reference_is_answered_by_the_server()
    {
        var examples = Example().Matches(SchemaDocs.Write(ApiSchema.Read())[0].Text)
            .Where(example => example.Groups["query"].Value.StartsWith("query", StringComparison.Ordinal)).ToList();
        examples.Count.ShouldBeGreaterThan(5);
        foreach (var example in examples)
        {
            var given = example.Groups["variables"].Value.Replace("an id", NodeId.Encode("Person", 1), StringComparison.Ordinal);
            var variables = JsonSerializer.Deserialize<JsonElement>(given.Length == 0 ? "{}" : given);
            var data = await sample.Api.AskAsync(example.Groups["query"].Value, variables, TestContext.Current.CancellationToken);
            data.EnumerateObject().Count().ShouldBe(1, example.Value);
        }
    }

    [GeneratedRegex(
        "^```graphql\n(?<query>.*?)^```\n(\n```json\n(?<variables>.*?)^```)?",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Example();
}

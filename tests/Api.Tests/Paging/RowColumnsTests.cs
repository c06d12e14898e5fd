using System.Text.Json;
using NetworkLens.Api.Interactions;
using NetworkLens.Api.Organisations;
using NetworkLens.Api.People;
using NetworkLens.Api.Posts;
using NetworkLens.Api.Schemas;
using NetworkLens.Data.Databases;
using NetworkLens.GraphQL.Types;
using NetworkLens.Testing;

namespace NetworkLens.Api.Tests.Paging;

/// <summary>A page reads the columns that are asked for: enough of them, and no others.</summary>
public sealed class RowColumnsTests(SampleApi sample)
{
    public static TheoryData<string, string> Lists => new()
    {
        { "organisations", "Organisation" }, { "units", "Unit" }, { "people", "Person" }, { "posts", "Post" },
        { "interactions", "Interaction" },
    };

    [Theory, MemberData(nameof(Lists))]
    public void Every_field_of_the_type_says_what_it_is_answered_from(string list, string type) =>
        FieldsOf(type).Select(field => field.Name).ShouldBe(ColumnsOf(list), ignoreOrder: true);

    [Theory, MemberData(nameof(Lists))]
    public async Task A_field_asked_for_alone_says_what_it_says_among_all(string list, string type)
    {
        var cancel = TestContext.Current.CancellationToken;
        var fields = FieldsOf(type).Select(field => field.Name + Below(field)).ToList();
        var all = await sample.Api.AskAsync($"{{ {list}(first: 5) {{ nodes {{ {string.Join(' ', fields)} }} }} }}", cancel);
        var whole = all.GetProperty(list).GetProperty("nodes").EnumerateArray().ToList();
        foreach (var (field, selection) in FieldsOf(type).Zip(fields))
        {
            var nodes = await sample.Api.AskAsync($"{{ {list}(first: 5) {{ nodes {{ {selection} }} }} }}", cancel);
            var edges = await sample.Api.AskAsync($"{{ {list}(first: 5) {{ edges {{ node {{ alias: {selection} }} }} }} }}", cancel);
            var expected = whole.Select(row => row.GetProperty(field.Name).GetRawText()).ToList();
            nodes.GetProperty(list).GetProperty("nodes").EnumerateArray().Select(row => row.GetProperty(field.Name).GetRawText())
                .ShouldBe(expected, field.Name);
            edges.GetProperty(list).GetProperty("edges").EnumerateArray()
                .Select(edge => edge.GetProperty("node").GetProperty("alias").GetRawText()).ShouldBe(expected, field.Name);
        }
    }

    [Fact]
    public async Task Columns_that_nobody_asked_for_are_not_read()
    {
        var cancel = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("networklens-columns-").FullName;
        DatabaseAddress.TryParse($"Data Source={Path.Combine(folder, "test.db")};Pooling=False", out var address, out _).ShouldBeTrue();
        using var commands = new CapturedCommands(address!);
        await using var api = await TestApi.StartAsync(address!, folder, noSample: false, cancel);
        await api.AskAsync("{ network { density } }", cancel);
        commands.Clear();
        await api.AskAsync("{ posts(first: 3) { nodes { title ... on Post { isVacant } } } }", cancel);

        var read = commands.All.Single(x => x.Text.Contains("FROM \"posts\"", StringComparison.Ordinal)).Text.Split("FROM")[0];
        read.ShouldContain("\"title\"");
        read.ShouldContain("\"person_id\"");
        read.ShouldNotContain("\"key\"");
        read.ShouldNotContain("\"organisation_id\"");
    }

    private static DefinitionList<FieldDefinition> FieldsOf(string type) =>
        ApiSchema.Read().FindType(type).ShouldBeOfType<ObjectType>().Fields;

    private static string Below(FieldDefinition field) => field.Type.NamedType.Name switch
    {
        _ when !field.Type.NamedType.IsComposite => "",
        "PersonAttribute" => " { name value }",
        "OrganisationLink" => " { parent { key } child { key } }",
        "ReportingLine" => " { from { key } to { key } }",
        _ => " { key }",
    };

    private static IEnumerable<string> ColumnsOf(string list) => list switch
    {
        "organisations" => OrganisationResolvers.Columns.Select(x => x.Key),
        "units" => OrganisationResolvers.UnitColumns.Select(x => x.Key),
        "people" => PersonResolvers.Columns.Select(x => x.Key),
        "posts" => PostResolvers.Columns.Select(x => x.Key),
        _ => InteractionResolvers.Columns.Select(x => x.Key),
    };
}

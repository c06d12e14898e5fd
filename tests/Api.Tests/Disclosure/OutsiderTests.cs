using System.Text.Json;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Schemas;
using NetworkLens.Data.Databases;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.Api.Tests.Disclosure;

/// <summary>
/// What viewers other than the local one are given, over the whole of what hangs off <c>network</c>: the question is made from the schema,
/// so that a field added later is asked too.
/// </summary>
public sealed class OutsiderTests
{
    private static readonly Viewer SeesNobody = new("outsider", SeesIndividuals: false, "MIN_GROUP_ALL", LeastGroup: int.MaxValue);
    private static readonly Viewer SeesGroups = new("analyst", SeesIndividuals: false, "NO_INDIVIDUALS", LeastGroup: 0);

    // Not figures: what was asked for, which groups exist, and why figures are missing.
    private static readonly string[] NoFigures =
        ["dimension", "kind", "verdict", "within", "id", "level", "discipline", "label", "measure", "by", "role", "objective", "number",
         "scope", "isPool", "parentId", "origin"];

    // They name nobody, and over everyone they keep two processors for longer than a question may take.
    private static readonly string[] Testing = ["regression", "correlations"];

    // Someone's place in the establishment, which every viewer may read under `posts` too.
    private static readonly string[] Directory = ["organisation", "unit", "person"];

    [Fact]
    public async Task Whoever_may_see_no_group_is_given_no_figure_and_told_why_everywhere()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var api = await StartAsync(SeesNobody, cancel);
        var network = await AskAllAsync(api, cancel);
        var seen = Walk(network, "network");
        seen.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task Whoever_may_not_see_individuals_is_named_nobody_but_whom_they_asked_for()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var api = await StartAsync(SeesGroups, cancel);
        var network = await AskAllAsync(api, cancel, Testing);
        network.GetProperty("density").ValueKind.ShouldBe(JsonValueKind.Number);
        var gaps = network.GetProperty("gaps").GetProperty("nodes").EnumerateArray().ToList();
        gaps.ShouldNotBeEmpty();
        foreach (var gap in gaps)
        {
            gap.GetProperty("cutSet").ValueKind.ShouldBe(JsonValueKind.Null);
            gap.GetProperty("bridgedBy").ValueKind.ShouldBe(JsonValueKind.Null);
            gap.GetProperty("namesWithheld").GetProperty("reason").GetString().ShouldBe("NOT_PERMITTED");
            gap.GetProperty("withheld").ValueKind.ShouldBe(JsonValueKind.Null);
            gap.GetProperty("kind").GetString().ShouldNotBe("SILENT_LINE");
        }

        network.GetProperty("people").GetProperty("withheld").GetProperty("reason").GetString().ShouldBe("NOT_PERMITTED");
        network.GetProperty("people").GetProperty("nodes").ValueKind.ShouldBe(JsonValueKind.Null);
        network.GetProperty("people").GetProperty("totalCount").ValueKind.ShouldBe(JsonValueKind.Null);
        network.GetProperty("person").GetProperty("rank").GetProperty("rank").ValueKind.ShouldBe(JsonValueKind.Null);
        network.GetProperty("keyPlayers").GetProperty("score").ValueKind.ShouldBe(JsonValueKind.Number);
        network.GetProperty("keyPlayers").GetProperty("people").ValueKind.ShouldBe(JsonValueKind.Null);
        network.GetProperty("keyPlayers").GetProperty("namesWithheld").ValueKind.ShouldBe(JsonValueKind.Object);
        network.GetProperty("ties").GetProperty("withheld").GetProperty("reason").GetString().ShouldBe("NOT_PERMITTED");
        network.GetProperty("ties").GetProperty("nodes").ValueKind.ShouldBe(JsonValueKind.Null);
        network.GetProperty("separation").GetProperty("size").ValueKind.ShouldBe(JsonValueKind.Number);
        network.GetProperty("separation").GetProperty("paths").ValueKind.ShouldBe(JsonValueKind.Null);
        network.GetProperty("coveringPeople").GetProperty("people").ValueKind.ShouldBe(JsonValueKind.Null);
        network.GetProperty("coveringPeople").GetProperty("gains").ValueKind.ShouldBe(JsonValueKind.Null);
        network.GetProperty("coveringPeople").GetProperty("covered").ValueKind.ShouldBe(JsonValueKind.Number);
        network.GetProperty("sampledBetweenness").GetProperty("people").ValueKind.ShouldBe(JsonValueKind.Null);
        network.GetProperty("suggestedPairings").GetProperty("pairs").ValueKind.ShouldBe(JsonValueKind.Null);
        network.GetProperty("suggestedCohort").GetProperty("people").ValueKind.ShouldBe(JsonValueKind.Null);
        network.GetProperty("whomToAsk").GetProperty("people").ValueKind.ShouldBe(JsonValueKind.Null);
        network.GetProperty("compare").GetProperty("kept").ValueKind.ShouldBe(JsonValueKind.Number);
        network.GetProperty("compare").GetProperty("mostRewired").ValueKind.ShouldBe(JsonValueKind.Null);
        network.GetProperty("person").GetProperty("brokerage").GetProperty("roles").GetArrayLength().ShouldBe(0);
        network.GetProperty("path").GetProperty("withheld").GetProperty("reason").GetString().ShouldBe("NOT_PERMITTED");
        network.GetProperty("path").GetProperty("people").ValueKind.ShouldBe(JsonValueKind.Null);
        network.GetProperty("person").GetProperty("degree").ValueKind.ShouldBe(JsonValueKind.Null);
        var asked = network.GetProperty("person").GetProperty("person").GetProperty("name").GetString();
        NamesIn(network).Distinct().ShouldBe([asked]);
        var why = ReasonsIn(network).ToList();
        why.Count.ShouldBeGreaterThan(10);
        why.ShouldAllBe(each => each == "NOT_PERMITTED");
    }

    [Theory]
    [InlineData("{ interactions { totalCount } }")]
    [InlineData("{ interactions(first: 1) { nodes { from { name } } } }")]
    [InlineData("{ node(id: \"SW50ZXJhY3Rpb246MQ\") { id } }")]
    [InlineData("{ nodes(ids: [\"SW50ZXJhY3Rpb246MQ\"]) { id } }")]
    public async Task Who_turned_to_whom_is_refused_to_whoever_may_not_see_individuals(string query)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var api = await StartAsync(SeesGroups, cancel, noSample: true);
        var answer = await api.SendAsync(query, null, cancel);
        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("FORBIDDEN");
    }

    [Fact]
    public async Task An_index_by_an_attribute_with_a_group_of_few_is_withheld()
    {
        var cancel = TestContext.Current.CancellationToken;
        var least = new Viewer("analyst", SeesIndividuals: false, "MIN_GROUP", LeastGroup: 500);
        await using var api = await StartAsync(least, cancel);
        var answer = await api.AskAsync(
            "{ network { density externalInternal(by: { column: LEVEL }) { value external withheld { reason } } } }", cancel);
        var network = answer.GetProperty("network");
        network.GetProperty("density").ValueKind.ShouldBe(JsonValueKind.Number);
        var index = network.GetProperty("externalInternal");
        index.GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null);
        index.GetProperty("external").ValueKind.ShouldBe(JsonValueKind.Null);
        index.GetProperty("withheld").GetProperty("reason").GetString().ShouldBe("SMALL_GROUP");
    }

    [Fact]
    public async Task A_small_group_is_withheld_with_another_one_and_quartiles_with_few_people()
    {
        var cancel = TestContext.Current.CancellationToken;
        var least = new Viewer("analyst", SeesIndividuals: false, "MIN_GROUP", LeastGroup: 100);
        await using var api = await StartAsync(least, cancel);
        var groups = (await api.AskAsync(
            """
            { network { groups(by: { column: LEVEL }) { label size withheld { reason }
                        distribution { mean withheld { reason } quartiles { median withheld { reason } } } } } }
            """,
            cancel)).GetProperty("network").GetProperty("groups").EnumerateArray().ToList();
        var hidden = groups.Where(group => group.GetProperty("size").ValueKind == JsonValueKind.Null).ToList();
        hidden.Count.ShouldBeGreaterThan(1);
        hidden.Count.ShouldBeLessThan(groups.Count);
        hidden.ShouldAllBe(group => group.GetProperty("withheld").GetProperty("reason").GetString() == "SMALL_GROUP"
            && group.GetProperty("distribution").GetProperty("mean").ValueKind == JsonValueKind.Null
            && group.GetProperty("distribution").GetProperty("withheld").ValueKind == JsonValueKind.Object);
        groups.Except(hidden).ShouldAllBe(group =>
            (group.GetProperty("distribution").GetProperty("quartiles").GetProperty("median").ValueKind == JsonValueKind.Null)
            == (group.GetProperty("size").GetInt32() < 400));
    }

    /// <summary>Fails on a figure beside a <c>withheld</c>; gives how many objects said why.</summary>
    private static int Walk(JsonElement at, string path)
    {
        if (at.ValueKind == JsonValueKind.Array)
        {
            return at.EnumerateArray().Sum(item => Walk(item, path));
        }

        if (at.ValueKind != JsonValueKind.Object)
        {
            return 0;
        }

        var isDisclosed = at.TryGetProperty("withheld", out var why);
        if (isDisclosed)
        {
            why.ValueKind.ShouldBe(JsonValueKind.Object, path + ".withheld");
        }

        var seen = isDisclosed ? 1 : 0;
        foreach (var field in at.EnumerateObject().Where(f => f.Name is not ("withheld" or "namesWithheld" or "lens" or "version")))
        {
            var place = $"{path}.{field.Name}";
            if (Directory.Contains(field.Name) && field.Value.ValueKind == JsonValueKind.Object && field.Value.TryGetProperty("key", out _))
            {
                continue;
            }

            var isOfNobody = field.Name is "within" or "days" or "coveredDays"; // Steps, and days of whatever data there are.
            (field.Value.ValueKind == JsonValueKind.Number && !isOfNobody).ShouldBeFalse($"{place} is {field.Value}");
            var isLeaf = field.Value.ValueKind is JsonValueKind.String or JsonValueKind.True or JsonValueKind.False;
            var isList = field.Value.ValueKind == JsonValueKind.Array && isDisclosed && field.Name != "byOrganisation";
            (isDisclosed && isLeaf && !NoFigures.Contains(field.Name)).ShouldBeFalse($"{place} is {field.Value}");
            var isToldToAll = field.Name is "cautions" or "fewestTies" or "groups" or "largest" or "nodes";
            (isList && field.Value.GetArrayLength() > 0 && !isToldToAll)
                .ShouldBeFalse($"{place} is {field.Value}");
            seen += Walk(field.Value, place);
        }

        return seen;
    }

    private static IEnumerable<string?> NamesIn(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Array => at.EnumerateArray().SelectMany(NamesIn),
        JsonValueKind.Object when at.TryGetProperty("profession", out _) => [at.GetProperty("name").GetString()],
        JsonValueKind.Object => at.EnumerateObject().SelectMany(field => NamesIn(field.Value)),
        _ => [],
    };

    /// <summary>Why names are withheld, of everything that may name people; null where it is not said.</summary>
    private static IEnumerable<string?> ReasonsIn(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Array => at.EnumerateArray().SelectMany(ReasonsIn),
        JsonValueKind.Object => at.EnumerateObject().SelectMany(field => field.Name != "namesWithheld" ? ReasonsIn(field.Value)
            : [field.Value.ValueKind == JsonValueKind.Object ? field.Value.GetProperty("reason").GetString() : null]),
        _ => [],
    };

    /// <summary>Everything that hangs off <c>network</c>, field by field: all of it together takes longer than one question may.</summary>
    private static async Task<JsonElement> AskAllAsync(TestApi api, CancellationToken cancel, params string[] without)
    {
        var people = (await api.AskAsync("{ people(first: 2) { nodes { id } } }", cancel)).GetProperty("people").GetProperty("nodes");
        var given = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["mixing"] = "(by: { column: LEVEL })",
            ["externalInternal"] = "(by: { column: LEVEL })",
            ["groups"] = "(by: { column: LEVEL })",
            ["brokerage"] = "(by: { column: LEVEL })",
            ["compare"] = "(with: { lens: { kinds: [ADVICE] } })",
            ["gaps"] = "(first: 500)",
            ["pairs"] = "(first: 500)",
            ["separation"] = "(from: { levels: [FRONTLINE] }, to: { levels: [EXECUTIVE] })",
            ["coveringPeople"] = "(by: { column: LEVEL })",
            ["assortativity"] = "(by: { column: LEVEL })",
            ["regression"] = "(on: [{ same: { column: LEVEL } }])",
            ["correlations"] = "(with: [{ same: { column: LEVEL } }])",
            ["sampledBetweenness"] = "(precision: COARSE)",
            ["whatIf"] = "(changes: [])", // Of the same type again: its own figures are enough.
            ["resilience"] = "(leavers: 5, draws: 1)",
            ["whomToAsk"] = "(answered: { assume: SENDERS })",
            ["path"] = $"(from: {people[0].GetProperty("id").GetRawText()}, to: {people[1].GetProperty("id").GetRawText()})",
            ["person"] = $"(id: {people[1].GetProperty("id").GetRawText()})",
        };
        var type = (ObjectType)ApiSchema.Read().Types.Find("Network")!;
        var answers = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in type.Fields.Select(field => field.Name).Except(without))
        {
            var answer = await api.AskAsync($"{{ network {Select(type, [field], given, without)} }}", cancel);
            answers.Add(field, answer.GetProperty("network").GetProperty(field));
        }

        return JsonSerializer.SerializeToElement(answers);
    }

    // Every field of every type below; of the things people, places and edges, what tells them apart is enough.
    private static string Select(NamedType type, Dictionary<string, string> given, string[] without) => Select(
        type,
        type switch
        {
            { Name: "Person" } => ["key", "name", "profession"],
            { Name: "Organisation" or "Unit" } => ["key", "name"],
            { Name: "GapsConnection" or "ExpectedPairsConnection" } => ["nodes"],
            { Name: "Network" } => ["version", "peopleCount", "tieCount", "density", "reciprocity", "withheld"],
            { Name: "Expectation" } => ["id"], // Of results under its own lens ExpectationResultsTests asks.
            ObjectType found => found.Fields.Select(field => field.Name),
            _ => Enumerable.Empty<string>(),
        },
        given,
        without);

    private static string Select(NamedType type, IEnumerable<string> fields, Dictionary<string, string> given, string[] without)
    {
        var parts = fields.Except(without).Select(name =>
        {
            var below = ((ObjectType)type).Fields.Find(name)!.Type.NamedType;
            var isNetworkField = type.Name == "Network" && given.ContainsKey(name);
            return name + (isNetworkField ? given[name] : "") + (below is ObjectType ? Select(below, given, without) : "");
        });
        return "{ " + string.Join(' ', parts) + " }";
    }

    private static async Task<TestApi> StartAsync(Viewer viewer, CancellationToken cancel, bool noSample = false)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("networklens-outsider-").FullName;
        DatabaseAddress.TryParse($"Data Source={Path.Combine(folder, "test.db")};Pooling=False", out var address, out _).ShouldBeTrue();
        return await TestApi.StartAsync(address!, folder, noSample, cancel, viewer, origins: null, TestApi.WithoutBudget);
    }
}

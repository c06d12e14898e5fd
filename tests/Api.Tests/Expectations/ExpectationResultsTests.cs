using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetworkLens.Api.Disclosure;
using NetworkLens.Data.Databases;
using NetworkLens.Data.Expectations;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Expectations;
using NetworkLens.Graph.Networks;
using NetworkLens.Testing;

namespace NetworkLens.Api.Tests.Expectations;

/// <summary>How rules come out, over HTTP: in a network, under their own lens, month by month and version by version.</summary>
public sealed class ExpectationResultsTests(RulesApi rules) : IClassFixture<RulesApi>
{
    private const string Partners = """
        from: { levels: [SERVICE_LEAD] }, to: { levels: [EXECUTIVE] }, relation: OTHER_ORGANISATION, within: 2, routes: 2
        """;

    private const string Figures = """
        summary status expected targets met compliance unreached tooFewRoutes nobodyThere unplaced unknownKeys
        computing { state } withheld { reason } undefined { figure reason }
        """;

    private static readonly Expectation Engine = new(
        new() { Levels = [Level.ServiceLead] }, new() { Levels = [Level.Executive] }, ExpectationRelation.OtherOrganisation, 2, 2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TestApi Api => rules.Api;

    [Fact]
    public async Task A_result_is_the_engines_in_the_network_that_was_asked()
    {
        var id = (await Api.WriteAsync($"""name: "Results", {Partners}, targetCompliance: 0.01""")).Text("id");
        var networks = Api.Services.GetRequiredService<NetworkCache>();
        foreach (var (lens, asked) in new[] { (Lens.Default, ""), (new Lens { Kinds = [TieKind.Advice] }, "(lens: { kinds: [ADVICE] })") })
        {
            var network = (await networks.GetAsync(lens, null, Cancel)).Network;
            var expected = ExpectationResult.Compute(network, Engine);
            expected.Met.ShouldBeInRange(1, expected.Expected - 1);
            var all = (await Api.AskAsync(
                $"{{ network{asked} {{ expectations {{ metCount notMetCount nobodyCount withheld {{ reason }} "
                + $"results(first: 100) {{ expectation {{ id }} {Figures} }} }} }} }}",
                Cancel)).GetProperty("network").GetProperty("expectations");
            var results = all.GetProperty("results").EnumerateArray().ToList();
            (all.GetProperty("metCount").GetInt32() + all.GetProperty("notMetCount").GetInt32() + all.GetProperty("nobodyCount").GetInt32())
                .ShouldBe(results.Count);
            var result = results.Single(r => r.GetProperty("expectation").Text("id") == id);
            result.Text("status").ShouldBe("MET");
            (result.GetProperty("expected").GetInt32(), result.GetProperty("targets").GetInt32(), result.GetProperty("met").GetInt32())
                .ShouldBe((expected.Expected, expected.Targets, expected.Met));
            result.GetProperty("tooFewRoutes").GetInt32().ShouldBe(expected.TooFewRoutes.Length);
            result.GetProperty("compliance").GetDouble().ShouldBe(expected.Compliance.Value!.Value);
            result.Text("summary").ShouldBe(ExpectationWords.Summary(expected, PlaceNames.Of(network)));
        }
    }

    [Fact]
    public async Task Results_can_be_asked_by_status()
    {
        await Api.WriteAsync("""name: "By status, met", from: { levels: [EXECUTIVE] }, to: {}""");
        await Api.WriteAsync($"""name: "By status, not met", {Partners}""");
        var answer = (await Api.AskAsync(
            "{ network { expectations { met: results(status: MET) { status } not: results(status: NOT_MET) { status } "
            + "one: results(first: 1) { status } } } }",
            Cancel)).GetProperty("network").GetProperty("expectations");
        answer.GetProperty("met").EnumerateArray().ShouldAllBe(r => r.Text("status") == "MET");
        answer.GetProperty("met").GetArrayLength().ShouldBeGreaterThan(0);
        answer.GetProperty("not").EnumerateArray().ShouldAllBe(r => r.Text("status") == "NOT_MET");
        answer.GetProperty("not").GetArrayLength().ShouldBeGreaterThan(0);
        answer.GetProperty("one").GetArrayLength().ShouldBe(1);
        var wrong = await Api.SendAsync("{ network { expectations { results(first: 201) { status } } } }", null, Cancel);
        wrong.GetProperty("errors")[0].Text("message").ShouldBe("first is 0 to 200.");
    }

    [Fact]
    public async Task Those_who_fail_are_paged_by_key_and_by_reason()
    {
        var id = (await Api.WriteAsync($"""name: "Failing", {Partners}""")).Text("id");
        var network = (await Api.Services.GetRequiredService<NetworkCache>().GetAsync(Lens.Default, null, Cancel)).Network;
        var expected = ExpectationResult.Compute(network, Engine);
        var keys = await PagesAsync(id, "", size: 7);
        keys.ShouldBe(expected.Failing(null).Select(p => network.PersonKeys[p]));
        (await PagesAsync(id, "reason: TOO_FEW_ROUTES", size: 50)).ShouldBe(expected.TooFewRoutes.Select(p => network.PersonKeys[p]));
        (await PagesAsync(id, "reason: UNREACHED", size: 50)).ShouldBe(expected.Unreached.Select(p => network.PersonKeys[p]));

        var page = await FailingAsync(id, "last: 3");
        page.GetProperty("nodes").EnumerateArray().Select(Key).ShouldBe(keys[^3..]);
        var before = page.GetProperty("pageInfo").Text("startCursor");
        (await FailingAsync(id, $"last: 2, before: \"{before}\"")).GetProperty("nodes").EnumerateArray().Select(Key).ShouldBe(keys[^5..^3]);
        var wrong = await Api.SendAsync(
            $$"""{ node(id: "{{id}}") { ... on Expectation { result { failing(after: "x") { totalCount } } } } }""", null, Cancel);
        wrong.GetProperty("errors")[0].Text("message").ShouldStartWith("after: It is no cursor of this list.");
    }

    [Fact]
    public async Task A_rule_under_its_own_lens_on_a_day_is_the_network_of_that_lens_and_day()
    {
        var id = (await Api.WriteAsync($$"""name: "Own lens", {{Partners}}, lens: { kinds: [MEETING], allTime: true }""")).Text("id");
        var lens = new Lens { Kinds = [TieKind.Meeting], FromTicks = 0 };
        var network = (await Api.Services.GetRequiredService<NetworkCache>().GetAsync(lens, new DateOnly(2026, 3, 1), Cancel)).Network;
        var result = (await Api.AskAsync(
            $$"""{ node(id: "{{id}}") { ... on Expectation { result(asOf: "2026-03-01") { expected met } } } }""", Cancel))
            .GetProperty("node").GetProperty("result");
        result.GetProperty("met").GetInt32().ShouldBe(ExpectationResult.Compute(network, Engine).Met);
    }

    [Fact]
    public async Task A_group_that_nobody_is_in_has_no_rate_and_says_so()
    {
        await Api.WriteAsync("""name: "Nobody", from: { units: ["NMA-CAN"], levels: [SYSTEM] }, to: {}""");
        var result = (await Api.AskAsync(
            $"{{ expectations(first: 1, where: {{ name: {{ eq: \"nobody\" }} }}) {{ nodes {{ result {{ {Figures} }} }} }} }}", Cancel))
            .GetProperty("expectations").GetProperty("nodes")[0].GetProperty("result");
        result.Text("status").ShouldBe("NOBODY");
        result.GetProperty("compliance").ValueKind.ShouldBe(JsonValueKind.Null);
        result.GetProperty("undefined").GetRawText().ShouldBe("""[{"figure":"compliance","reason":"EMPTY_GROUP"}]""");
        result.Text("summary").ShouldBe(
            "Nobody is expected to reach anybody: the network has no system leaders in Cancer and Palliative Care.");
    }

    [Fact]
    public async Task A_trend_ends_with_the_result_and_goes_back_a_month_a_point()
    {
        var id = (await Api.WriteAsync($"""name: "Trend", {Partners}""")).Text("id");
        var rule = (await Api.AskAsync(
            $$"""
            { node(id: "{{id}}") { ... on Expectation {
                result { expected met compliance status }
                trend(months: 4) { explanation computing { state } withheld { reason }
                  points { asOf dataVersion publishedAt expected met compliance status } }
            } } }
            """,
            Cancel)).GetProperty("node");
        var points = rule.GetProperty("trend").GetProperty("points").EnumerateArray().ToList();
        points.Count.ShouldBe(4);
        var days = points.ConvertAll(point => DateOnly.Parse(point.Text("asOf"), System.Globalization.CultureInfo.InvariantCulture));
        days.ShouldBe(Enumerable.Range(0, 4).Select(back => days[^1].AddMonths(back - 3)));
        foreach (var field in rule.GetProperty("result").EnumerateObject())
        {
            points[^1].GetProperty(field.Name).GetRawText().ShouldBe(field.Value.GetRawText(), field.Name);
        }

        var networks = Api.Services.GetRequiredService<NetworkCache>();
        var earlier = (await networks.GetAsync(Lens.Default, days[0], Cancel)).Network;
        points[0].GetProperty("met").GetInt32().ShouldBe(ExpectationResult.Compute(earlier, Engine).Met);
        foreach (var months in new[] { 0, 25 })
        {
            var wrong = await Api.SendAsync(
                $$"""{ node(id: "{{id}}") { ... on Expectation { trend(months: {{months}}) { explanation } } } }""", null, Cancel);
            wrong.GetProperty("errors")[0].Text("message").ShouldBe("months is 1 to 24.");
        }
    }

    [Theory]
    [InlineData("allTime: true", "2026-03-31", true), InlineData("allTime: true", "0001-03-31", true)]
    [InlineData("allTime: false", "2026-03-31", false), InlineData("allTime: false", "0001-03-31", false)]
    public async Task That_a_rule_looks_at_all_time_is_told_where_its_lens_does(string lens, string asOf, bool isTold)
    {
        var id = (await Api.WriteAsync($"name: \"Window {lens} {asOf}\", {Partners}, lens: {{ {lens} }}")).Text("id");
        var query = $"{{ node(id: \"{id}\") {{ ... on Expectation {{ trend(months: 2, asOf: \"{asOf}\") {{ "
            + "warning computing { state } points { asOf } } } } }";
        JsonElement trend;
        do
        {
            trend = (await Api.AskAsync(query, Cancel)).GetProperty("node").GetProperty("trend");
        }
        while (trend.GetProperty("computing").ValueKind != JsonValueKind.Null);
        trend.GetProperty("points").GetArrayLength().ShouldBe(2);
        (trend.GetProperty("warning").GetString() ?? "").Contains("The rule looks at all time", StringComparison.Ordinal).ShouldBe(isTold);
    }

    // The data begin on 2025-10-01: the windows of the first two points end before, and those of the others fill up from there.
    [Fact]
    public async Task A_point_tells_how_much_of_its_window_has_data_and_nothing_where_none_has()
    {
        var id = (await Api.WriteAsync($"""name: "Filling up", {Partners}""")).Text("id");
        var query = $$"""
            { node(id: "{{id}}") { ... on Expectation { trend(months: 14) { warning computing { state } points {
                asOf expected targets met compliance status window { coveredDays days isWhole }
                undefined { figure reason } withheld { reason } } } } } }
            """;
        async Task<JsonElement> TrendAsync() => (await Api.AskAsync(query, Cancel)).GetProperty("node").GetProperty("trend");
        var trend = await TrendAsync();
        for (var asks = 0; asks < 100 && trend.GetProperty("computing").ValueKind != JsonValueKind.Null; asks++)
        {
            trend = await TrendAsync(); // Fourteen networks may take longer than an answer waits.
        }

        var points = trend.GetProperty("points").EnumerateArray().ToList();
        points.Select(point => point.GetProperty("window").GetProperty("coveredDays").GetInt32())
            .ShouldBe([0, 0, 31, 61, 92, 123, 151, 182, 212, 243, 273, 304, 335, 365]);
        points.Select(point => point.GetProperty("window").GetProperty("isWhole").GetBoolean()).Count(isWhole => isWhole).ShouldBe(1);
        trend.Text("warning").ShouldBe(
            "At 13 of 14 points the data do not cover the whole window (window): between points of different numbers of days neither a "
            + "rise nor a fall can be told.");
        foreach (var point in points[..2])
        {
            foreach (var figure in new[] { "met", "compliance", "status" })
            {
                point.GetProperty(figure).ValueKind.ShouldBe(JsonValueKind.Null, figure);
            }

            point.GetProperty("expected").GetInt32().ShouldBeGreaterThan(0);
            point.GetProperty("undefined").EnumerateArray().Select(each => (each.Text("figure"), each.Text("reason")))
                .ShouldBe([("met", "NO_TIES"), ("compliance", "NO_TIES")]);
        }

        points[2..].ShouldAllBe(point => point.GetProperty("status").ValueKind == JsonValueKind.String);
    }

    [Theory]
    [InlineData("2030-01-01"), InlineData("2020-01-01")]
    public async Task On_a_day_without_data_nobody_is_said_to_comply_or_not_to(string day)
    {
        var id = (await Api.WriteAsync($"""name: "Without data {day}", {Partners}""")).Text("id");
        var result = (await Api.AskAsync(
            $$"""
            { node(id: "{{id}}") { ... on Expectation { result(asOf: "{{day}}") { {{Figures}} failing { totalCount } } } } }
            """,
            Cancel)).GetProperty("node").GetProperty("result");
        foreach (var figure in new[] { "status", "met", "compliance", "unreached", "tooFewRoutes" })
        {
            result.GetProperty(figure).ValueKind.ShouldBe(JsonValueKind.Null, figure);
        }

        result.GetProperty("withheld").ValueKind.ShouldBe(JsonValueKind.Null);
        result.GetProperty("undefined").EnumerateArray().Select(each => each.Text("figure"))
            .ShouldBe(["met", "compliance", "unreached", "tooFewRoutes"]);
        result.GetProperty("expected").GetInt32().ShouldBeGreaterThan(0);
        result.GetProperty("failing").GetProperty("totalCount").GetInt32().ShouldBe(0);
        result.Text("summary").ShouldStartWith("There are no data of the rule's kinds of tie in its window");
    }

    // Rules make pairs of the register: what is found differs, and so must what it is kept by.
    [Fact]
    public async Task The_version_of_a_network_moves_on_with_the_rules()
    {
        const string Versions = """
            { network { version compare(with: {}) { version }
                whatIf(changes: [{ mergeOrganisations: { organisation: "NMC", into: "NMA" } }]) { version whatIfOf { version } } } }
            """;
        async Task<string[]> VersionsAsync()
        {
            var network = (await Api.AskAsync(Versions, Cancel)).GetProperty("network");
            var changed = network.GetProperty("whatIf");
            network.Text("version").ShouldBe(network.GetProperty("compare").Text("version"));
            network.Text("version").ShouldBe(changed.GetProperty("whatIfOf").Text("version"));
            return [network.Text("version"), changed.Text("version")];
        }

        var before = await VersionsAsync();
        (await VersionsAsync()).ShouldBe(before);
        var id = (await Api.WriteAsync($"""name: "Of versions", {Partners}""")).Text("id");
        var after = await VersionsAsync();
        after.Intersect(before).ShouldBeEmpty();
        await Api.WriteAsync($$"""id: "{{id}}", targetCompliance: 0.5""");
        (await VersionsAsync()).Intersect(after).ShouldBeEmpty();
        await Api.AskAsync($$"""mutation { removeExpectation(input: { id: "{{id}}" }) { errors { __typename } } }""", Cancel);
        (await VersionsAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task What_came_out_in_earlier_versions_is_remembered_for_the_rule_as_it_reads(DatabaseKind kind)
    {
        await using var databases = new TestDatabases();
        var missing = await databases.MissingAsync(kind, Cancel);
        Assert.SkipWhen(missing is not null, missing ?? "");
        var address = await databases.NewAddressAsync(kind, Cancel);
        await using var api = await TestApi.StartAsync(address, folder: null, noSample: true, Cancel);
        await ImportAsync(api, "1\n2\n3\n", "1,2\n");
        var rule = await api.WriteAsync("""name: "Peers", from: {}, to: {}, within: 1, targetCompliance: 0.75""");
        await RecordedAsync(api);
        await ImportAsync(api, "1\n2\n3\n4\n", "1,2\n3,4\n");
        await RecordedAsync(api);

        var history = await HistoryAsync(api, rule.Text("id"));
        history.Select(point => (point.GetProperty("dataVersion").GetInt64(), point.GetProperty("expected").GetInt32(),
            point.GetProperty("met").GetInt32(), point.Text("status"))).ShouldBe([(2, 4, 4, "MET"), (1, 3, 2, "NOT_MET")]);
        history.ShouldAllBe(point => point.GetProperty("publishedAt").ValueKind == JsonValueKind.String);
        history.ShouldAllBe(point => point.GetProperty("asOf").ValueKind == JsonValueKind.Null); // Nothing is dated.

        // Another name is the same rule; another reach is another one, without a past.
        await api.WriteAsync($$"""id: "{{rule.Text("id")}}", name: "Colleagues" """);
        (await HistoryAsync(api, rule.Text("id"))).Count.ShouldBe(2);
        await api.WriteAsync($$"""id: "{{rule.Text("id")}}", within: 2""");
        (await HistoryAsync(api, rule.Text("id"))).Count.ShouldBe(1);
        var trend = (await api.AskAsync(
            $$"""{ node(id: "{{rule.Text("id")}}") { ... on Expectation { trend { explanation points { asOf } } } } }""", Cancel))
            .GetProperty("node").GetProperty("trend");
        trend.GetProperty("points").GetArrayLength().ShouldBe(0);
        trend.Text("explanation").ShouldStartWith("Nothing in the data has a date");
    }

    [Fact]
    public async Task Whoever_may_see_no_group_is_given_no_figure_and_whoever_sees_groups_no_name()
    {
        var nobody = await OutsiderAsync(new("outsider", SeesIndividuals: false, "MIN_GROUP_ALL", LeastGroup: int.MaxValue));
        var result = nobody.Rule.GetProperty("result");
        result.GetProperty("withheld").Text("reason").ShouldBe("SMALL_GROUP");
        foreach (var figure in new[] { "summary", "status", "expected", "targets", "met", "compliance", "tooFewRoutes", "unknownKeys" })
        {
            result.GetProperty(figure).ValueKind.ShouldBe(JsonValueKind.Null, figure);
        }

        result.GetProperty("failing").GetProperty("totalCount").ValueKind.ShouldBe(JsonValueKind.Null);
        nobody.Rule.GetProperty("trend").GetProperty("points").ValueKind.ShouldBe(JsonValueKind.Null);
        nobody.Rule.GetProperty("history").GetProperty("points").ValueKind.ShouldBe(JsonValueKind.Null);
        nobody.Network.GetProperty("results").ValueKind.ShouldBe(JsonValueKind.Null);
        nobody.Network.GetProperty("notMetCount").ValueKind.ShouldBe(JsonValueKind.Null);

        var groups = await OutsiderAsync(new("analyst", SeesIndividuals: false, "NO_INDIVIDUALS", LeastGroup: 0));
        groups.Rule.GetProperty("result").GetProperty("met").ValueKind.ShouldBe(JsonValueKind.Number);
        var failing = groups.Rule.GetProperty("result").GetProperty("failing");
        failing.GetProperty("withheld").Text("reason").ShouldBe("NOT_PERMITTED");
        failing.GetProperty("nodes").ValueKind.ShouldBe(JsonValueKind.Null);
        failing.GetProperty("totalCount").ValueKind.ShouldBe(JsonValueKind.Null);

        // One rule is about few: neither its status nor the count of those like it is told.
        var small = await OutsiderAsync(new("analyst", SeesIndividuals: false, "MIN_GROUP", LeastGroup: 3));
        small.Network.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("withheld").ValueKind)
            .ShouldBe([JsonValueKind.Null, JsonValueKind.Object]);
        (small.Network.GetProperty("metCount").GetInt32(), small.Network.GetProperty("notMetCount").GetInt32()).ShouldBe((0, 1));
        small.Network.GetProperty("results")[1].GetProperty("status").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    // Everyone is to reach everyone else, and a lone kind of person to reach anybody.
    private static async Task<(JsonElement Rule, JsonElement Network)> OutsiderAsync(Viewer viewer)
    {
        await using var api = await TestApi.StartEmptyAsync(Cancel, viewer: viewer, protection: TestApi.WithoutBudget);
        await ImportAsync(api, "1\n2\n3\n4\n", "1,2\n");
        var store = api.Services.GetRequiredService<ExpectationStore>();
        PeopleCriteria all = PeopleCriteria.Everybody, none = new() { Levels = [Level.Executive] };
        var rule = (await store.WriteAsync(new(null, "a", "", new(new(all, all, Within: 1), Lens.Default), 1), Cancel)).Written!;
        await store.WriteAsync(new(null, "b", "", new(new(all, none), Lens.Default), 1), Cancel);
        var answer = await api.AskAsync(
            $$"""
            {
              expectations(first: 1) { nodes {
                result { {{Figures}} failing { totalCount nodes { person { name } } withheld { reason } } }
                trend { points { met } withheld { reason } }
                history { points { met } withheld { reason } }
              } }
              network { expectations { metCount notMetCount withheld { reason } results { status withheld { reason } } } }
            }
            """,
            Cancel);
        rule.Id.ShouldBeGreaterThan(0);
        return (answer.GetProperty("expectations").GetProperty("nodes")[0], answer.GetProperty("network").GetProperty("expectations"));
    }

    private static async Task ImportAsync(TestApi api, string people, string ties)
    {
        var folder = Directory.CreateTempSubdirectory("networklens-expect-").FullName;
        var survey = Survey.Write(folder, people, ties);
        await api.ImportAsync(survey, Path.Combine(survey, "map.json"), Cancel);
        Directory.Delete(folder, recursive: true);
    }

    private static Task RecordedAsync(TestApi api) => Soon.UntilAsync("the current version is recorded", async () =>
    {
        var version = await api.Services.GetRequiredService<NetworkLens.Data.Versions.DataVersions>().CurrentAsync(Cancel);
        return (await api.Services.GetRequiredService<ExpectationStore>().UnrecordedAsync(version!.Number, Cancel)).Count == 0;
    }, Cancel);

    private static async Task<List<JsonElement>> HistoryAsync(TestApi api, string id) =>
    [
        .. (await api.AskAsync(
            $$"""
            { node(id: "{{id}}") { ... on Expectation {
                history { points { asOf dataVersion publishedAt expected met status } } } } }
            """,
            Cancel)).GetProperty("node").GetProperty("history").GetProperty("points").EnumerateArray(),
    ];

    private async Task<List<string>> PagesAsync(string id, string arguments, int size)
    {
        var keys = new List<string>();
        var after = "null";
        while (true)
        {
            var page = await FailingAsync(id, $"{arguments} first: {size} after: {after}");
            keys.AddRange(page.GetProperty("nodes").EnumerateArray().Select(Key));
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
            {
                keys.Count.ShouldBe(page.GetProperty("totalCount").GetInt32());
                return keys;
            }

            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetRawText();
        }
    }

    private async Task<JsonElement> FailingAsync(string id, string arguments) => (await Api.AskAsync(
        $$"""
        { node(id: "{{id}}") { ... on Expectation { result { failing({{arguments}}) {
            totalCount nodes { person { key } } pageInfo { hasNextPage startCursor endCursor } } } } } }
        """,
        Cancel)).GetProperty("node").GetProperty("result").GetProperty("failing");

    private static string Key(JsonElement person) => person.GetProperty("person").Text("key");
}

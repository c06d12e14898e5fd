using System.Text.Json;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Suggestions;
using NetworkLens.Api.Tests.Measures;
using NetworkLens.Data.Databases;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Suggestions;
using NetworkLens.Testing;

namespace NetworkLens.Api.Tests.Suggestions;

/// <summary>Whom to connect, to pair, to bring together and to ask, over HTTP.</summary>
public sealed class SuggestionsTests(SampleApi sample) : IAsyncLifetime
{
    private const string Quota = "{ by: { column: LEVEL }, most: 50 }";
    private const string FiveQuotas = Quota + ", " + Quota + ", " + Quota + ", " + Quota + ", " + Quota;

    private const string Question = """
        {
          network {
            suggestedLinks(first: 5) { before after base isSampled computing { state } links {
              from { person { key } } to { person { key } } introducer { person { key } } path { key } stepsApart reason before after
              closes { gapId dimension from to expected before after } } }
            reach: suggestedLinks(objective: REACH, dimension: CROSS_ORGANISATION, first: 5) { before after base computing { state } links {
              from { person { key } } to { person { key } } reason } }
            distance: suggestedLinks(objective: DISTANCE, dimension: CLINICAL_MANAGERIAL, first: 5, perPerson: 1) {
              before after base computing { state } links { from { person { key } } to { person { key } } reason } }
            suggestedPairings { firstCount secondCount fittingCount pairCount total bound computing { state } pairs(first: 5) {
              first { person { key } } second { person { key } } weight stepsApart levelsApart reason } }
            suggestedCohort(quotas: [{ by: { column: PROFESSION }, most: 3 }]) {
              computing { state } memberCount share bestShare people { person { key } }
              units { covered possible } professions { covered possible } organisations { covered possible } }
            whomToAsk(answered: { assume: SENDERS }, first: 5) { answeredCount peopleCount pairCount before after gains people {
              person { key } } }
          }
        }
        """;

    private TestApi _wards = null!;

    public async ValueTask InitializeAsync() => _wards = await TwoWards.StartAsync(CancellationToken.None);

    public async ValueTask DisposeAsync() => await _wards.DisposeAsync();

    [Fact]
    public async Task Links_that_join_the_wards_are_told_with_who_introduces_and_why()
    {
        var reach = (await AskAsync(
            _wards,
            """
            { network { suggestedLinks(objective: REACH, dimension: HORIZONTAL, first: 1, loadDiscount: false) {
                objective before after base isSampled undefined { figure } computing { state } withheld { reason }
                links { from { person { key } } to { person { key } } introducer { person { key } } path { key } stepsApart reason
                  before after closes { gapId } namesWithheld { reason } } } } }
            """)).GetProperty("suggestedLinks");

        // Across the two wards 4 · 3 = 12 pairs, as the board is no sibling of wards; within two ties today: C-D, B-E, A-D, A-E, B-D, C-E.
        // F with A brings A, B, C and L; no other link brings more.
        reach.GetProperty("base").GetInt64().ShouldBe(12);
        reach.GetProperty("before").GetDouble().ShouldBe(6 / 12.0, 1e-12);
        var link = reach.GetProperty("links").EnumerateArray().ShouldHaveSingleItem();
        (Key(link, "from"), Key(link, "to")).ShouldBe(("A", "F"));
        reach.GetProperty("after").GetDouble().ShouldBe(10 / 12.0, 1e-12);
        link.GetProperty("after").GetDouble().ShouldBe(reach.GetProperty("after").GetDouble());
        link.GetProperty("closes").GetArrayLength().ShouldBe(0);
        link.GetProperty("path").GetArrayLength().ShouldBe(0);
        link.GetProperty("reason").GetString()
            .ShouldBe("With this link 4 more pairs across units are within 2 ties: 10 of 12. No chain of ties joins the two yet.");
        (reach.GetProperty("isSampled").GetBoolean(), reach.GetProperty("objective").GetString()).ShouldBe((false, "REACH"));
    }

    [Fact]
    public async Task Among_whom_links_are_sought_and_how_many_each_person_gets_is_up_to_the_client()
    {
        var links = (await AskAsync(
            sample.Api,
            """
            { network { suggestedLinks(
                objective: REACH, dimension: CROSS_ORGANISATION, first: 20, perPerson: 1, among: { levels: [DIRECTORATE, EXECUTIVE] }) {
                computing { state } links { from { level person { key } } to { level person { key } } } } } }
            """)).GetProperty("suggestedLinks").GetProperty("links").EnumerateArray().ToList();
        links.ShouldNotBeEmpty();
        var ends = links.SelectMany(link => new[] { link.GetProperty("from"), link.GetProperty("to") }).ToList();
        ends.Select(end => end.GetProperty("level").GetString()).Except(["DIRECTORATE", "EXECUTIVE"]).ShouldBeEmpty();
        ends.Select(end => end.GetProperty("person").GetProperty("key").GetString()).ShouldBeUnique();
    }

    [Fact]
    public async Task Links_that_close_gaps_of_the_sample_follow_the_report()
    {
        var network = await AskAsync(
            sample.Api,
            """
            { network {
                suggestedLinks(first: 30) { before after base computing { state } links { stepsApart before after reason closes {
                  gapId dimension from to expected before after } } }
                gaps(first: 100, where: { kind: { eq: SPARSE }, verdict: { eq: GAP } }) {
                  totalCount nodes { id dimension observed from { label } to { label } } } } }
            """);
        var gaps = network.GetProperty("gaps").GetProperty("nodes").EnumerateArray()
            .ToDictionary(gap => gap.GetProperty("id").GetString()!);
        var suggested = network.GetProperty("suggestedLinks");
        var links = suggested.GetProperty("links").EnumerateArray().ToList();
        links.Count.ShouldBeInRange(1, 30);
        links[0].GetProperty("before").GetDouble().ShouldBe(suggested.GetProperty("before").GetDouble());
        links[^1].GetProperty("after").GetDouble().ShouldBe(suggested.GetProperty("after").GetDouble());
        (suggested.GetProperty("before").GetDouble() - suggested.GetProperty("after").GetDouble())
            .ShouldBeInRange(1e-9, 1e-9 + links.Sum(link => link.GetProperty("closes").GetArrayLength()));
        suggested.GetProperty("base").GetInt32().ShouldBe(gaps.Count);
        foreach (var step in links.SelectMany(link => link.GetProperty("closes").EnumerateArray()))
        {
            // No link is offered for what was not found to be a gap.
            var gap = gaps[step.GetProperty("gapId").GetString()!];
            step.GetProperty("after").GetInt32().ShouldBe(step.GetProperty("before").GetInt32() + 1);
            gap.GetProperty("observed").GetInt32().ShouldBeLessThanOrEqualTo(step.GetProperty("before").GetInt32());
            gap.GetProperty("from").GetProperty("label").GetString().ShouldBe(step.GetProperty("from").GetString());
            gap.GetProperty("dimension").GetString().ShouldBe(step.GetProperty("dimension").GetString());
        }

        links.Select(link => link.GetProperty("stepsApart")).Where(steps => steps.ValueKind == JsonValueKind.Number)
            .ShouldAllBe(steps => steps.GetInt32() > 1);
    }

    [Fact]
    public async Task Managers_and_clinicians_are_paired_one_to_one()
    {
        var pairings = (await AskAsync(
            _wards,
            """
            { network {
                all: suggestedPairings { computing { state } firstCount secondCount fittingCount pairCount total bound pairs {
                  first { person { key } } second { person { key } } weight stepsApart levelsApart reason } }
                apart: suggestedPairings(input: { unit: SAME }) { pairCount computing { state } }
                near: suggestedPairings(input: { mostLevelsApart: 1, first: { professions: ["Manager"] }, second: { units: ["W"] } }) {
                  computing { state } secondCount pairCount } } }
            """));
        var all = pairings.GetProperty("all");

        // M, an executive, and six clinicians of the front line, four levels below: A, two ties away by L, with three contacts where two
        // are usual, is worth 1/5 · 2/3; D, four ties away, 2/4 · 1/5; F, whom no chain joins, 2/10 · 1/5.
        (all.GetProperty("firstCount").GetInt32(), all.GetProperty("secondCount").GetInt32(), all.GetProperty("pairCount").GetInt32())
            .ShouldBe((1, 6, 1));
        all.GetProperty("fittingCount").GetInt64().ShouldBe(6);
        var pair = all.GetProperty("pairs")[0];
        (Key(pair, "first"), Key(pair, "second")).ShouldBe(("M", "A"));
        pair.GetProperty("weight").GetDouble().ShouldBe(2 / 15.0, 1e-12);
        pair.GetProperty("levelsApart").GetInt32().ShouldBe(4);
        pair.GetProperty("stepsApart").GetInt32().ShouldBe(2);
        pair.GetProperty("reason").GetString().ShouldBe(
            "The two have no tie yet, and share a contact who could introduce them; both work in Trust, in different units; "
            + "4 levels apart (executives, front line); one is a manager, the other a clinician.");
        pairings.GetProperty("apart").GetProperty("pairCount").GetInt32().ShouldBe(0);
        pairings.GetProperty("near").GetRawText().ShouldBe("""{"computing":null,"secondCount":4,"pairCount":0}""");
    }

    [Fact]
    public async Task A_cohort_of_two_stands_for_the_whole_trust()
    {
        var network = await AskAsync(
            _wards,
            """
            { network {
                two: suggestedCohort(size: 2) { computing { state } memberCount share bestShare people { person { key } }
                  units { covered possible } professions { covered possible } organisations { covered possible } undefined { figure } }
                noManager: suggestedCohort(size: 3, throughTies: false
                    quotas: [{ by: { column: PROFESSION }, most: 3, except: [{ label: "Manager", most: 0 }] }]) {
                  computing { state } memberCount professions { covered possible } }
                wardOnly: suggestedCohort(among: { units: ["V"] }, throughTies: false) {
                  computing { state } memberCount people { unit { key } } } } }
            """);
        var two = network.GetProperty("two");
        two.GetProperty("share").GetDouble().ShouldBe(1, 1e-12);
        two.GetProperty("bestShare").GetDouble().ShouldBe(1, 1e-12);
        two.GetProperty("people").GetArrayLength().ShouldBe(2);
        two.GetProperty("units").GetRawText().ShouldBe("""{"covered":3,"possible":3}""");
        network.GetProperty("noManager").GetRawText()
            .ShouldBe("""{"computing":null,"memberCount":2,"professions":{"covered":1,"possible":2}}""");
        network.GetProperty("wardOnly").GetRawText().ShouldBe("""{"computing":null,"memberCount":1,"people":[{"unit":{"key":"V"}}]}""");
    }

    [Fact]
    public async Task Whom_to_ask_is_who_shows_most_pairs()
    {
        var network = await AskAsync(
            _wards,
            """
            { network {
                assumed: whomToAsk(answered: { assume: SENDERS }, first: 3) {
                  answeredCount peopleCount pairCount before after gains people { person { key } } }
                red: whomToAsk(answered: { attribute: { name: "colour", value: "red" } }, first: 1) { answeredCount gains reasons people {
                  person { key } } } } }
            """);

        // A, B, C, D and L have turned to somebody: E, F and M have not. All of ward W have, so every pair of the wards can be seen.
        network.GetProperty("assumed").GetRawText().ShouldBe(
            """{"answeredCount":5,"peopleCount":8,"pairCount":12,"before":1,"after":1,"gains":[],"people":[]}""");

        // A, B, E and L are red. C shows the pairs with D and F; D and F show one each.
        network.GetProperty("red").GetRawText()
            .ShouldBe(
                """{"answeredCount":4,"gains":[2],"reasons":["With this answer 12 of 12 pairs across units could be seen, in place of """
                + """10 of 12."],"people":[{"person":{"key":"C"}}]}""");
    }

    [Fact]
    public async Task The_question_of_the_documentation_is_answered_as_it_is_written()
    {
        var page = File.ReadAllText(Repository.PathOf("docs/graphql.md"));
        var heading = page.IndexOf("## Asking for suggestions", StringComparison.Ordinal);
        var start = page.IndexOf("```graphql", heading, StringComparison.Ordinal) + "```graphql".Length;
        var network = await AskAsync(sample.Api, page[start..page.IndexOf("```", start, StringComparison.Ordinal)]);
        network.GetProperty("suggestedLinks").GetProperty("links").GetArrayLength().ShouldBeInRange(1, 3);
        network.GetProperty("suggestedPairings").GetProperty("pairs").GetArrayLength().ShouldBe(3);
        network.GetProperty("suggestedCohort").GetProperty("people").GetArrayLength().ShouldBe(12);
        // In the sample hardly anybody has turned to nobody, and no two of them are of units side by side.
        network.GetProperty("whomToAsk").GetRawText().ShouldBe("""{"before":1,"after":1,"gains":[],"people":[]}""");
        foreach (var reason in network.GetProperty("suggestedLinks").GetProperty("links").EnumerateArray())
        {
            reason.GetProperty("reason").GetString().ShouldNotBeNull()
                .ShouldMatch(@"\(\d+ (people|person)\) .* comparable groups have \d+");
        }
    }

    [Fact]
    public async Task Both_databases_suggest_the_same()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var databases = new TestDatabases();
        var missing = await databases.MissingAsync(DatabaseKind.PostgreSql, cancel);
        Assert.SkipWhen(missing is not null, missing ?? "");
        var address = await databases.NewAddressAsync(DatabaseKind.PostgreSql, cancel);
        await using var other = await TestApi.StartAsync(
            address, folder: null, noSample: false, cancel, viewer: null, origins: null, TestApi.WithoutBudget);
        var folder = Directory.CreateTempSubdirectory("networklens-suggestions-").FullName;
        DatabaseAddress.TryParse($"Data Source={Path.Combine(folder, "test.db")};Pooling=False", out var file, out _).ShouldBeTrue();
        await using var lite = await TestApi.StartAsync(
            file!, folder, noSample: false, cancel, viewer: null, origins: null, TestApi.WithoutBudget);
        var network = await AskAsync(lite, Question);
        (await AskAsync(other, Question)).GetRawText().ShouldBe(network.GetRawText());
        network.GetProperty("suggestedLinks").GetProperty("links").GetArrayLength().ShouldBeInRange(1, 5);
        network.GetProperty("reach").GetProperty("links").GetArrayLength().ShouldBe(5);
        network.GetProperty("distance").GetProperty("links").GetArrayLength().ShouldBe(5);

        network.GetProperty("suggestedPairings").GetProperty("pairs").GetArrayLength().ShouldBe(5);
        network.GetProperty("suggestedCohort").GetProperty("memberCount").GetInt32().ShouldBe(12);
    }

    [Fact]
    public async Task Whoever_may_not_see_individuals_is_told_of_groups_and_named_nobody()
    {
        var cancel = TestContext.Current.CancellationToken;
        var viewer = new Viewer("analyst", SeesIndividuals: false, "NO_INDIVIDUALS", LeastGroup: 0);
        await using var api = await TwoWards.StartAsync(cancel, viewer);
        var network = await AskAsync(
            api,
            """
            { network {
                suggestedLinks(objective: REACH, dimension: HORIZONTAL, first: 1) { before computing { state } links {
                  from { person { name } } to { person { name } } introducer { person { name } } path { name } namesWithheld { reason }
                  reason stepsApart withheld { reason } } }
                suggestedPairings { computing { state } pairCount total pairs { reason } namesWithheld { reason } }
                suggestedCohort(size: 2) { computing { state } share people { level } namesWithheld { reason } }
                whomToAsk(answered: { assume: SENDERS }) { after people { level } namesWithheld { reason } } } }
            """);
        var link = network.GetProperty("suggestedLinks").GetProperty("links")[0];
        foreach (var field in new[] { "from", "to", "introducer", "path" })
        {
            link.GetProperty(field).ValueKind.ShouldBe(JsonValueKind.Null, field);
        }

        link.GetProperty("namesWithheld").GetProperty("reason").GetString().ShouldBe("NOT_PERMITTED");
        link.GetProperty("reason").GetString().ShouldNotBeNull();
        foreach (var (field, list) in new[] { ("suggestedPairings", "pairs"), ("suggestedCohort", "people"), ("whomToAsk", "people") })
        {
            network.GetProperty(field).GetProperty(list).ValueKind.ShouldBe(JsonValueKind.Null, field);
            network.GetProperty(field).GetProperty("namesWithheld").GetProperty("reason").GetString().ShouldBe("NOT_PERMITTED", field);
        }

        network.GetProperty("suggestedCohort").GetProperty("share").ValueKind.ShouldBe(JsonValueKind.Number);
    }

    [Theory]
    [InlineData(5, true), InlineData(2, true), InlineData(1, false)]
    public void A_link_tells_of_the_smallest_group_of_its_gaps(int least, bool isWithheld)
    {
        GapToClose[] gaps =
        [
            new("large", Dimension.Vertical, [1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11], 4, 0),
            new("small", Dimension.Vertical, [1, 2, 3, 4, 5, 6], [7], 4, 0),
        ];
        var link = new SuggestedLink(1, 7, 8, 6, [new(0, 0, 1), new(1, 0, 1)], []);
        var plan = new LinkPlan(
            new(new(LinkObjective.CloseGaps, null, 1, 1), [link], 8, 6, 2, IsSampled: false), [.. gaps]);
        var policy = new DisclosurePolicy(new("analyst", SeesIndividuals: false, "MIN_GROUP", LeastGroup: least));
        (policy.Disclose(link, plan.SubjectOf(link, everyone: 100)).Withheld is not null).ShouldBe(isWithheld);
        policy.Disclose(link, plan.SubjectOf(link with { Closes = [] }, everyone: 100)).Withheld.ShouldBeNull();
        policy.Disclose(link, plan.SubjectOf(link with { Closes = [new(0, 0, 1)] }, everyone: 100)).Withheld.ShouldBeNull();
    }

    [Theory]
    [InlineData("suggestedLinks(first: 0) { base }", "first is a number of links from 1 to 100.")]
    [InlineData("suggestedLinks(first: 101) { base }", "first is a number of links from 1 to 100.")]
    [InlineData("suggestedLinks(perPerson: 0) { base }", "perPerson is a number of links from 1 to 20.")]
    [InlineData("suggestedLinks(perPerson: 21) { base }", "perPerson is a number of links from 1 to 20.")]
    [InlineData("suggestedLinks(objective: REACH) { base }", "This objective needs a dimension")]
    [InlineData("suggestedLinks(among: { units: [\"Z\"] }) { base }", "among.units names 'Z'")]
    [InlineData(
        "suggestedLinks(among: { levels: [] }) { base }",
        "among.levels is an empty list. Leave it out for all, or name at least one.")]
    [InlineData("suggestedCohort(among: { professions: [] }) { share }", "among.professions is an empty list")]
    [InlineData("suggestedPairings(input: { first: { disciplines: [] } }) { total }", "first.disciplines is an empty list")]
    [InlineData("suggestedPairings(input: { second: { units: [] } }) { total }", "second.units is an empty list")]
    [InlineData("suggestedPairings(input: { second: { organisations: [] } }) { total }", "second.organisations is an empty list")]
    [InlineData(
        "suggestedPairings(input: { organisation: DIFFERENT, unit: SAME }) { total }",
        "organisation: DIFFERENT and unit: SAME fit nobody together, as every unit is of one organisation. Leave one of the two out.")]
    [InlineData("suggestedPairings(input: { mostLevelsApart: 6 }) { total }", "mostLevelsApart is a number of levels from 0 to 5.")]
    [InlineData("suggestedPairings(input: { first: { units: [\"Z\"] } }) { total }", "first.units names 'Z'")]
    [InlineData(
        "suggestedPairings(input: { first: {}, second: {} }) { total }",
        "Whoever is on both sides is left out, and that leaves nobody in either. Name other organisations")]
    [InlineData(
        "suggestedPairings(input: { first: {}, second: { levels: [FRONTLINE] } }) { total }",
        "Whoever is on both sides is left out, and that leaves nobody in second.")]
    [InlineData(
        "suggestedPairings(input: { first: { levels: [FRONTLINE] }, second: {} }) { total }",
        "Whoever is on both sides is left out, and that leaves nobody in first.")]
    [InlineData("suggestedPairings { pairs(first: 101) { weight } }", "first is 0 to 100.")]
    [InlineData("suggestedCohort(size: 0) { share }", "size is a number of people from 1 to 50.")]
    [InlineData("suggestedCohort(size: 51) { share }", "size is a number of people from 1 to 50.")]
    [InlineData(
        "suggestedCohort(quotas: [{ by: { column: LEVEL }, most: 51 }]) { share }",
        "most of a quota is a number of people from 0 to 50.")]
    [InlineData(
        "suggestedCohort(quotas: [{ by: { column: LEVEL }, most: 1, except: [{ label: \"Z\", most: 1 }] }]) { share }",
        "quotas.except names 'Z' twice, or there is no such group.")]
    [InlineData(
        "suggestedCohort(quotas: [{ by: { column: PROFESSION }, most: 1, "
        + "except: [{ label: \"Manager\", most: 1 }, { label: \"Manager\", most: 2 }] }]) { share }",
        "quotas.except names 'Manager' twice, or there is no such group.")]
    [InlineData("suggestedCohort(quotas: [" + FiveQuotas + ", " + Quota + "]) { share }", "quotas holds at most 5 quotas.")]
    [InlineData("whomToAsk(answered: { assume: SENDERS }, first: 0) { before }", "first is a number of people from 1 to 100.")]
    [InlineData("whomToAsk(answered: { attribute: { name: \"shoe\" } }) { before }", "People have no attribute 'shoe'.")]
    [InlineData("whomToAsk(answered: { attribute: { name: \"colour\" } }) { before }", "Nobody's 'colour' is 'yes'. There are: blue, red.")]
    public async Task What_cannot_be_asked_is_an_error_with_its_mend(string field, string message)
    {
        var answer = await _wards.SendAsync($"{{ network {{ {field} }} }}", null, TestContext.Current.CancellationToken);
        answer.GetProperty("errors")[0].GetProperty("message").GetString().ShouldStartWith(message);
    }

    [Fact]
    public async Task As_much_as_may_be_asked_is_answered()
    {
        var network = await AskAsync(
            _wards, $"{{ network {{ suggestedCohort(size: 50, quotas: [{FiveQuotas}]) {{ computing {{ state }} memberCount }} }} }}");
        network.GetProperty("suggestedCohort").GetProperty("memberCount").GetInt32().ShouldBe(2);
    }

    // Pairs are counted of those who are on one side only: the sample has two thousand people, and so no more pairs than can be tried.
    [Theory]
    [InlineData("{ levels: [FRONTLINE] }", "{ levels: [FRONTLINE] }", "either")]
    [InlineData("{}", "{}", "either")]
    [InlineData("{}", "{ levels: [FRONTLINE] }", "second")]
    public async Task Whoever_is_on_both_sides_makes_no_pairs_too_many(string first, string second, string empty)
    {
        var answer = await sample.Api.SendAsync(
            $"{{ network {{ suggestedPairings(input: {{ first: {first}, second: {second} }}) {{ total }} }} }}",
            null,
            TestContext.Current.CancellationToken);
        answer.GetProperty("errors")[0].GetProperty("message").GetString().ShouldNotBeNull()
            .ShouldStartWith($"Whoever is on both sides is left out, and that leaves nobody in {empty}.");
    }

    private static string Key(JsonElement at, string end) => at.GetProperty(end).GetProperty("person").GetProperty("key").GetString()!;

    private static async Task<JsonElement> AskAsync(TestApi api, string query)
    {
        for (; ; )
        {
            // Asks again while something is being worked out.
            var answer = (await api.AskAsync(query, TestContext.Current.CancellationToken)).GetProperty("network");
            if (!answer.GetRawText().Contains("\"state\":\"", StringComparison.Ordinal))
            {
                return answer;
            }
        }
    }
}

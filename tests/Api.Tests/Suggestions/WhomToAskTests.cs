using System.Text.Json;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Tests.Measures;

namespace NetworkLens.Api.Tests.Suggestions;

/// <summary>Whom to ask next of a survey that some have not answered.</summary>
/// <remarks>
/// Three wards side by side: W of four, V of three, U of two, which are 12 + 8 + 6 = 26 pairs of people of two wards. W1, V1 and V2 have
/// answered. Of 11 pairs nobody has: three of W with V3, three of W with two of U, V3 with two of U.
/// </remarks>
public sealed class WhomToAskTests
{
    private const string People =
        "key,name,responded\nW1,Wyn,yes\nW2,Wes,no\nW3,Win,no\nW4,Wim,\nV1,Vic,yes\nV2,Val,yes\nV3,Vin,no\nU1,Una,no\nU2,Uri,no\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_come_first_who_show_most_pairs_that_nobody_has_told_of()
    {
        await using var api = await StartAsync(viewer: null);

        // V3 shows 5: with W2, W3, W4, U1 and U2. Then U1 shows three of W, and so does U2; whoever of W, two and then one.
        (await AskAsync(api, first: 10)).ShouldBe(
            """{"answeredCount":3,"peopleCount":9,"pairCount":26,"before":0.5769230769230769,"after":1,"gains":[5,3,3]"""
            + $$""","reasons":[{{Reason(20, 15)}},{{Reason(23, 20)}},{{Reason(26, 23)}}],"people":["""
            + """{"person":{"name":"Vin"},"unit":{"name":"Ward V"}},{"person":{"name":"Una"},"unit":{"name":"Ward U"}},"""
            + """{"person":{"name":"Uri"},"unit":{"name":"Ward U"}}],"namesWithheld":null,"undefined":[]}""");

        // Of two asked both are the first two, and after them 23 of 26 pairs can be seen.
        (await AskAsync(api, first: 2)).ShouldBe(
            """{"answeredCount":3,"peopleCount":9,"pairCount":26,"before":0.5769230769230769,"after":0.8846153846153846,"gains":[5,3]"""
            + $$""","reasons":[{{Reason(20, 15)}},{{Reason(23, 20)}}]"""
            + ""","people":[{"person":{"name":"Vin"},"unit":{"name":"Ward V"}},{"person":{"name":"Una"},"unit":{"name":"Ward U"}}]"""
            + ""","namesWithheld":null,"undefined":[]}""");
    }

    [Fact]
    public async Task Whoever_may_not_see_individuals_is_told_how_much_it_would_show_and_of_nobody()
    {
        await using var api = await StartAsync(new("analyst", SeesIndividuals: false, "NO_INDIVIDUALS", LeastGroup: 0));
        (await AskAsync(api, first: 2)).ShouldBe(
            """{"answeredCount":3,"peopleCount":9,"pairCount":26,"before":0.5769230769230769,"after":0.8846153846153846,"gains":[5,3]"""
            + $$""","reasons":[{{Reason(20, 15)}},{{Reason(23, 20)}}]"""
            + ""","people":null,"namesWithheld":{"reason":"NOT_PERMITTED"},"undefined":[]}""");
    }

    // Three of ward W were asked: of the fourth nobody knows.
    [Theory]
    [InlineData(3, true), InlineData(4, false)]
    public async Task How_many_answered_is_told_of_as_many_as_a_group_must_have(int least, bool isGiven)
    {
        await using var api = await StartAsync(new("analyst", SeesIndividuals: false, $"MIN_GROUP_{least}", least));
        var coverage = (await api.AskAsync(
            "{ network(lens: { units: [\"W\"] }) { coverage { peopleKnown asked answered withheld { reason } } } }", Cancel))
            .GetProperty("network").GetProperty("coverage").GetRawText();
        coverage.ShouldBe(isGiven
            ? "{\"peopleKnown\":4,\"asked\":3,\"answered\":1,\"withheld\":null}"
            : "{\"peopleKnown\":null,\"asked\":null,\"answered\":null,\"withheld\":{\"reason\":\"SMALL_GROUP\"}}");
    }

    // All of one trust; three of eight answered.
    [Fact]
    public async Task A_rate_of_few_answers_is_told_where_enough_were_asked()
    {
        await using var api = await StartAsync(new("analyst", SeesIndividuals: false, "MIN_GROUP_4", LeastGroup: 4));
        (await api.AskAsync("{ network { coverage { byOrganisation { label asked answered withheld { reason } } } } }", Cancel))
            .GetProperty("network").GetProperty("coverage").GetProperty("byOrganisation").GetRawText()
            .ShouldBe("[{\"label\":\"T\",\"asked\":8,\"answered\":3,\"withheld\":null}]");
    }

    [Fact]
    public async Task That_nobody_was_asked_withholds_nothing()
    {
        await using var api = await TwoWards.StartAsync(Cancel, new("analyst", SeesIndividuals: false, "MIN_GROUP_4", LeastGroup: 4));
        (await api.AskAsync("{ network { coverage { peopleKnown asked responseRate withheld { reason } } } }", Cancel))
            .GetProperty("network").GetProperty("coverage").GetRawText()
            .ShouldBe("{\"peopleKnown\":8,\"asked\":0,\"responseRate\":null,\"withheld\":null}");
    }

    // Six at the front line, one lead and one executive: of all eight less the six two would be told.
    [Theory]
    [InlineData(2, "FRONTLINE"), InlineData(3, null)]
    public async Task A_rate_is_withheld_that_would_tell_those_of_small_groups(int least, string? shown)
    {
        await using var api = await TwoWards.StartAsync(Cancel, new("analyst", SeesIndividuals: false, $"MIN_GROUP_{least}", least));
        var levels = (await api.AskAsync("{ network { coverage(respondents: SENDERS) { asked byLevel { label asked } } } }", Cancel))
            .GetProperty("network").GetProperty("coverage");
        levels.GetProperty("asked").GetInt32().ShouldBe(8);
        levels.GetProperty("byLevel").GetArrayLength().ShouldBe(3);
        levels.GetProperty("byLevel").EnumerateArray().Where(level => level.GetProperty("asked").ValueKind == JsonValueKind.Number)
            .Select(level => level.GetProperty("label").GetString()).ShouldBe(shown is null ? [] : [shown]);
    }

    private static string Reason(int now, int before) =>
        $"\"With this answer {now} of 26 pairs across units could be seen, in place of {before} of 26.\"";

    private static async Task<string> AskAsync(TestApi api, int first) => (await api.AskAsync(
            $$"""
            { network { whomToAsk(dimension: HORIZONTAL, answered: { attribute: { name: "responded" } }, first: {{first}}) {
                answeredCount peopleCount pairCount before after gains reasons people { person { name } unit { name } }
                namesWithheld { reason } undefined { figure } } } }
            """,
            Cancel))
        .GetProperty("network").GetProperty("whomToAsk").GetRawText();

    private static async Task<TestApi> StartAsync(Viewer? viewer)
    {
        var api = await TestApi.StartEmptyAsync(Cancel, viewer: viewer);
        var folder = Directory.CreateTempSubdirectory("networklens-ask-").FullName;
        Write("organisations.csv", "key,name,kind,parents\nT,Trust,acute_trust,\n");
        Write("units.csv", "key,organisation,name\nU,T,Ward U\nV,T,Ward V\nW,T,Ward W\n");
        Write("people.csv", People);
        var posts = People.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line[..2])
            .Select(key => $"p{key},Nurse,{key[0]},{key},frontline,clinical,\n");
        Write("posts.csv", "key,title,unit,person,level,discipline,reports_to\n" + string.Concat(posts));
        Write("interactions.csv", "from,to,kind,when\nW1,V1,advice,2026-01-01\nV2,W1,advice,2026-01-01\nV1,U1,advice,2026-01-01\n");
        await api.ImportAsync(folder, null, Cancel);
        Directory.Delete(folder, recursive: true);
        return api;

        void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);
    }
}

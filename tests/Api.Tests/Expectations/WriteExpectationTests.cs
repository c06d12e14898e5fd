using System.Text.Json;
using NetworkLens.Api.Disclosure;

namespace NetworkLens.Api.Tests.Expectations;

/// <summary>Rules as clients write, change, read and remove them, over HTTP.</summary>
public sealed class WriteExpectationTests(RulesApi rules) : IClassFixture<RulesApi>
{
    private const string Whole = """
        id name description sentence relation within routes targetCompliance writtenAt
        from { organisations units professions levels disciplines } to { organisations units professions levels disciplines }
        lens { kinds allTime halfLifeDays leastWeight direction organisations units professions levels }
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TestApi Api => rules.Api;

    [Fact]
    public async Task A_rule_is_read_back_as_it_was_written_by_its_list_and_by_its_id()
    {
        var written = await Api.WriteAsync(
            """
            name: "  Partners  ", description: "Agreed in May.", from: { organisations: ["NMA"], levels: [SERVICE_LEAD] }
            to: { levels: [EXECUTIVE] }, relation: OTHER_ORGANISATION, within: 2, routes: 2, targetCompliance: 0.9
            lens: { kinds: [ADVICE, COLLABORATION], allTime: true, direction: BOTH, leastWeight: 0.5 }
            """,
            Whole);
        written.Text("name").ShouldBe("Partners");
        written.Text("sentence").ShouldBe(
            "Every service lead of Northmere Acute Hospitals Trust reaches an executive of another organisation within 2 steps, "
            + "with 2 separate routes of any length.");
        written.GetProperty("from").GetRawText().ShouldBe(
            """{"organisations":["NMA"],"units":[],"professions":[],"levels":["SERVICE_LEAD"],"disciplines":[]}""");
        written.GetProperty("lens").GetRawText().ShouldBe(
            """{"kinds":["ADVICE","COLLABORATION"],"allTime":true,"halfLifeDays":null,"leastWeight":0.5,"direction":"BOTH","""
            + """ "organisations":[],"units":[],"professions":[],"levels":[]}""".Trim());

        var id = written.Text("id");
        var answer = await Api.AskAsync(
            $$"""
            query ($id: ID!) {
              node(id: $id) { id ... on Expectation { {{Whole}} } }
              expectations(where: { name: { eq: "PARTNERS" } }, order: [{ name: ASC }]) { totalCount nodes { {{Whole}} } }
            }
            """,
            new { id },
            Cancel);
        answer.GetProperty("node").GetRawText().ShouldBe(written.GetRawText());
        answer.GetProperty("expectations").GetProperty("totalCount").GetInt32().ShouldBe(1);
        answer.GetProperty("expectations").GetProperty("nodes")[0].GetRawText().ShouldBe(written.GetRawText());
    }

    [Fact]
    public async Task A_field_asked_for_alone_says_what_it_says_among_all()
    {
        await Api.WriteAsync("""name: "Alone", from: { units: ["NMA-CAN"] }, to: {}""");
        const string List = "expectations(first: 1, where: { name: { eq: \"Alone\" } })";
        var whole = (await Api.AskAsync($"{{ {List} {{ nodes {{ {Whole} result {{ met }} }} }} }}", Cancel))
            .GetProperty("expectations").GetProperty("nodes")[0];
        foreach (var field in whole.EnumerateObject())
        {
            var below = field.Name switch
            {
                "from" or "to" => "{ organisations units professions levels disciplines }",
                "lens" => "{ kinds allTime halfLifeDays leastWeight direction organisations units professions levels }",
                "result" => "{ met }",
                _ => "",
            };
            var alone = await Api.AskAsync($"{{ {List} {{ nodes {{ {field.Name} {below} }} }} }}", Cancel);
            alone.GetProperty("expectations").GetProperty("nodes")[0].GetProperty(field.Name).GetRawText()
                .ShouldBe(field.Value.GetRawText(), field.Name);
        }
    }

    [Fact]
    public async Task What_is_left_out_of_a_change_stays_and_a_group_is_changed_whole()
    {
        var first = await Api.WriteAsync(
            """name: "To change", from: { levels: [TEAM_LEAD], organisations: ["NMC"] }, to: { levels: [EXECUTIVE] }, routes: 3""", Whole);
        var id = first.Text("id");
        var second = await Api.WriteAsync($$"""id: "{{id}}", within: 4, from: { levels: [FRONTLINE] }, description: "new" """, Whole);
        second.Text("id").ShouldBe(id);
        (second.Text("name"), second.Text("description")).ShouldBe(("To change", "new"));
        (second.GetProperty("within").GetInt32(), second.GetProperty("routes").GetInt32()).ShouldBe((4, 3));
        second.GetProperty("to").GetRawText().ShouldBe(first.GetProperty("to").GetRawText());
        second.Text("sentence").ShouldBe(
            "Every front-line person reaches an executive within 4 steps, with 3 separate routes of any length.");
    }

    // Each mutation goes on from what the one before has written, and so does what is asked below it.
    [Fact]
    public async Task Two_changes_in_one_request_are_made_one_after_the_other()
    {
        var id = (await Api.WriteAsync("""name: "Twice", from: { levels: [TEAM_LEAD] }, to: { levels: [EXECUTIVE] }""")).Text("id");
        var both = await Api.AskAsync(
            $$"""
            mutation {
              one: writeExpectation(input: { id: "{{id}}", within: 4 }) { expectation { within routes result { summary } } }
              two: writeExpectation(input: { id: "{{id}}", routes: 3 }) { expectation { within routes result { summary } } }
            }
            """,
            Cancel);
        var (one, two) = (both.GetProperty("one").GetProperty("expectation"), both.GetProperty("two").GetProperty("expectation"));
        (one.GetProperty("within").GetInt32(), one.GetProperty("routes").GetInt32()).ShouldBe((4, 1));
        (two.GetProperty("within").GetInt32(), two.GetProperty("routes").GetInt32()).ShouldBe((4, 3));
        one.GetProperty("result").Text("summary").ShouldContain("within 4 steps");
        two.GetProperty("result").Text("summary").ShouldContain("within 4 steps, with 3 separate routes of any length");
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once_with_its_place_and_what_was_meant()
    {
        var errors = await Api.FailAsync(
            """
            from: { organisations: ["NMAA"], units: ["nowhere at all"], levels: [] }, to: { professions: ["Wizard of Oz"] }
            within: 11, routes: 0, targetCompliance: 1.5, lens: { from: "2026-01-01", halfLifeDays: 0 }
            """);
        errors.Select(error => (error.Text("__typename"), error.Text("argument"))).ShouldBe(
        [
            ("InvalidArgumentError", "name"), ("UnknownKeyError", "from.organisations"), ("UnknownKeyError", "from.units"),
            ("InvalidArgumentError", "from.levels"), ("UnknownKeyError", "to.professions"), ("InvalidArgumentError", "within"),
            ("InvalidArgumentError", "routes"), ("InvalidArgumentError", "targetCompliance"), ("InvalidArgumentError", "lens.from"),
        ]);
        errors[1].Text("message").ShouldBe("from.organisations names 'NMAA', and the data have none of that name. Did you mean 'NMA'?");
        errors[1].Text("suggestion").ShouldBe("NMA");
        errors[2].GetProperty("suggestion").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("""name: "x", to: {}""", "from")]
    [InlineData("""name: "x", from: {}""", "to")]
    [InlineData("""name: "x", from: {}, to: {}, lens: { halfLifeDays: 0 }""", "lens")]
    [InlineData("""name: "x", from: {}, to: {}, lens: { levels: [] }""", "lens")]
    [InlineData("""name: "x", from: {}, to: {}, lens: { units: [] }""", "lens.units")]
    [InlineData("""name: "x", from: {}, to: {}, targetCompliance: 0""", "targetCompliance")]
    [InlineData("""name: "x", template: CARE_PATHWAY""", "from.units")]
    [InlineData("""name: "   ", from: {}, to: {}""", "name")]
    [InlineData("""name: "a\u0000b", from: {}, to: {}""", "name")]
    public async Task A_single_fault_names_its_place(string input, string argument) =>
        (await Api.FailAsync(input))[0].Text("argument").ShouldBe(argument);

    [Fact]
    public async Task Texts_and_lists_are_bounded()
    {
        var long200 = new string('n', 200);
        (await Api.WriteAsync($$"""name: "{{long200}}", from: {}, to: {}""")).Text("name").Length.ShouldBe(200);
        (await Api.FailAsync($$"""name: "{{long200}}n", from: {}, to: {}"""))[0].Text("argument").ShouldBe("name");
        (await Api.FailAsync($$"""name: "x", description: "{{new string('d', 2_001)}}", from: {}, to: {}"""))[0]
            .Text("argument").ShouldBe("description");
        var many = string.Join(", ", Enumerable.Repeat("\"NMA\"", 101));
        (await Api.FailAsync($$"""name: "x", from: { organisations: [{{many}}] }, to: {}""")).Single()
            .Text("argument").ShouldBe("from.organisations");
        (await Api.FailAsync(
            $$"""name: "x", from: { units: [{{string.Join(", ", Enumerable.Range(0, 90).Select(i => $"\"u{i}\""))}}] }, to: {}"""))
            .Count.ShouldBe(20);
    }

    [Fact]
    public async Task A_name_is_given_once()
    {
        var first = await Api.WriteAsync("""name: "Café rule", from: {}, to: {}""");
        var taken = (await Api.FailAsync("""name: "CAFE RULE", from: {}, to: {}""")).Single();
        (taken.Text("__typename"), taken.Text("name"), taken.Text("takenBy"))
            .ShouldBe(("ExpectationNameTakenError", "CAFE RULE", first.Text("id")));
    }

    [Theory]
    [InlineData("x"), InlineData("UGVyc29uOjE"), InlineData("RXhwZWN0YXRpb246OTk5OTk5")]
    public async Task A_rule_that_is_not_there_is_neither_changed_nor_removed(string id)
    {
        (await Api.FailAsync($$"""id: "{{id}}", within: 3""")).Single().Text("__typename").ShouldBe("ExpectationNotFoundError");
        var removed = (await Api.AskAsync(
            $$"""mutation { removeExpectation(input: { id: "{{id}}" }) { removedId errors { ... on ExpectationNotFoundError { id } } } }""",
            Cancel)).GetProperty("removeExpectation");
        removed.GetProperty("removedId").ValueKind.ShouldBe(JsonValueKind.Null);
        removed.GetProperty("errors")[0].Text("id").ShouldBe(id);
    }

    [Fact]
    public async Task What_is_removed_is_gone()
    {
        var id = (await Api.WriteAsync("""name: "To remove", from: {}, to: {}""")).Text("id");
        var answer = await Api.AskAsync(
            $$"""mutation { removeExpectation(input: { id: "{{id}}" }) { removedId errors { ... on Error { message } } } }""", Cancel);
        answer.GetProperty("removeExpectation").Text("removedId").ShouldBe(id);
        (await Api.AskAsync($$"""{ node(id: "{{id}}") { id } }""", Cancel)).GetProperty("node").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Every_template_says_what_to_fill_in_and_makes_a_rule()
    {
        var templates = (await Api.AskAsync(
            "{ expectationTemplates { template name purpose sentence relation within routes from { levels } to { levels } "
            + "toFillIn { argument explanation isRequired } } }",
            Cancel)).GetProperty("expectationTemplates").EnumerateArray().ToList();
        templates.Count.ShouldBe(6);
        foreach (var template in templates)
        {
            var needed = template.GetProperty("toFillIn").EnumerateArray().Where(blank => blank.GetProperty("isRequired").GetBoolean())
                .Select(blank => blank.Text("argument")).ToList();
            var filled = needed.Contains("from.units") ? """from: { units: ["NMA-CAN"] }, to: { units: ["NMA-CAN-ONC"] }""" : "";
            var rule = await Api.WriteAsync($"template: {template.Text("template")}, {filled}");
            rule.Text("name").ShouldBe(template.Text("name"));
            if (needed.Count == 0)
            {
                rule.Text("sentence").ShouldBe(template.Text("sentence"));
            }
        }
    }

    [Fact]
    public async Task What_is_given_of_a_group_takes_the_place_of_the_templates_list_by_list()
    {
        var rule = await Api.WriteAsync(
            """name: "Ours", template: SAFETY_ESCALATION_ROUTE, from: { organisations: ["NMC"] }, within: 2""");
        rule.Text("sentence").ShouldBe(
            "Every front-line person of Northmere Community Health Trust reaches an executive or system leader of their own organisation "
            + "within 2 steps, with 2 separate routes of any length.");
    }

    [Fact]
    public async Task Whoever_may_not_write_is_refused()
    {
        var viewer = new Viewer("reader", SeesIndividuals: true, "NONE", LeastGroup: 0);
        await using var api = await TestApi.StartEmptyAsync(Cancel, viewer: viewer);
        var read = await api.AskAsync("{ viewer { writesExpectations } expectations { totalCount } }", Cancel);
        read.GetProperty("viewer").GetProperty("writesExpectations").GetBoolean().ShouldBeFalse();
        foreach (var mutation in new[]
        {
            "writeExpectation(input: { name: \"x\", from: {}, to: {} }) { expectation { id } }",
            "removeExpectation(input: { id: \"x\" }) { removedId }",
        })
        {
            var answer = await api.SendAsync($"mutation {{ {mutation} }}", null, Cancel);
            answer.GetProperty("errors")[0].GetProperty("extensions").Text("code").ShouldBe("FORBIDDEN");
        }
    }

    [Fact]
    public async Task An_answer_that_tells_of_rules_holds_until_one_is_written()
    {
        await using var api = await TestApi.StartEmptyAsync(Cancel);
        var folder = Directory.CreateTempSubdirectory("networklens-tags-").FullName;
        var survey = Survey.Write(folder, "1\n2\n", "1,2\n");
        await api.ImportAsync(survey, Path.Combine(survey, "map.json"), Cancel);
        Directory.Delete(folder, recursive: true);
        var none = await TagAsync(api);
        (await TagAsync(api)).ShouldBe(none);
        await api.WriteAsync("""name: "x", from: {}, to: {}""");
        (await TagAsync(api)).ShouldNotBe(none);
    }

    [Fact]
    public async Task The_examples_of_the_page_are_answered()
    {
        var page = await File.ReadAllTextAsync(Repository.PathOf("docs", "graphql.md"), Cancel);
        var section = page.Split("\n## Expectations\n")[1].Split("\n## ")[0];
        var examples = section.Split("```graphql\n").Skip(1).Select(part => part.Split("```")[0]).ToList();
        examples.Count.ShouldBe(2);
        var written = (await Api.AskAsync(examples[0], Cancel)).GetProperty("writeExpectation");
        written.GetProperty("errors").ValueKind.ShouldBe(JsonValueKind.Null, written.GetRawText());
        written.GetProperty("expectation").GetProperty("trend").GetProperty("points").GetArrayLength().ShouldBe(3);
        var read = await Api.AskAsync(examples[1], Cancel);
        read.GetProperty("expectationTemplates").GetArrayLength().ShouldBe(6);
        read.GetProperty("network").GetProperty("expectations").GetProperty("results").GetArrayLength().ShouldBeGreaterThan(0);
    }

    private static async Task<string> TagAsync(TestApi api)
    {
        using var answer = await api.Client.GetAsync(new Uri("/graphql?query={expectations{nodes{name}}}", UriKind.Relative), Cancel);
        return answer.Headers.ETag.ShouldNotBeNull().ToString();
    }
}

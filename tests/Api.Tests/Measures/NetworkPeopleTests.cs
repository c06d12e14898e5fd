using System.Text.Json;
using NetworkLens.Api.Measures;
using NetworkLens.Api.Schemas;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.Api.Tests.Measures;

/// <summary>People in order of any measure, their figures and their ranks, over HTTP.</summary>
public sealed class NetworkPeopleTests(SampleApi sample) : IAsyncLifetime
{
    private TestApi _kite = null!;

    public async ValueTask InitializeAsync() => _kite = await Kite.StartAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => _kite.DisposeAsync();

    [Fact]
    public async Task The_best_tied_come_first_and_equals_go_by_key()
    {
        var people = (await AskAsync("{ network { people { totalCount nodes { person { key } measures { degree } } } } }"))
            .GetProperty("people");
        people.GetProperty("totalCount").GetInt32().ShouldBe(10);
        Keys(people).ShouldBe(
            ["Diane", "Fernando", "Garth", "Andre", "Beverley", "Carol", "Ed", "Heather", "Ike", "Jane"]);
        people.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("measures").GetProperty("degree").GetInt32())
            .ShouldBe([6, 5, 5, 4, 4, 3, 3, 3, 2, 1]);
    }

    [Fact]
    public async Task The_least_come_first_where_that_is_asked_and_equals_turn_with_them() => Keys(
        (await AskAsync("{ network { people(orderBy: { measure: DEGREE, direction: ASC }) { nodes { person { key } } } } }"))
            .GetProperty("people"))
        .ShouldBe(["Jane", "Ike", "Heather", "Ed", "Carol", "Beverley", "Andre", "Garth", "Fernando", "Diane"]);

    [Fact]
    public async Task Whoever_the_kite_hangs_on_is_where_parts_meet()
    {
        var network = await AskAsync(
            """
            { network {
              people(orderBy: { measure: BLOCKS }, where: { atLeast: 2 }) { nodes { person { key } measures { blocks coreNumber } } }
              cohesion { componentCount largestComponentShare isolateCount strongComponentCount articulationPointCount
                         bridgeCount blockCount degeneracy }
            } }
            """);
        Keys(network.GetProperty("people")).ShouldBe(["Heather", "Ike"]);
        network.GetProperty("people").GetProperty("nodes").EnumerateArray()
            .Select(n => n.GetProperty("measures").GetProperty("coreNumber").GetInt32()).ShouldBe([2, 1]);
        network.GetProperty("cohesion").GetRawText().ShouldBe(
            """{"componentCount":1,"largestComponentShare":1,"isolateCount":0,"strongComponentCount":null,"articulationPointCount":2,"""
            + "\"bridgeCount\":2,\"blockCount\":3,\"degeneracy\":3}");
    }

    [Fact]
    public async Task A_figure_without_a_value_says_why_and_only_what_was_asked_for_is_told()
    {
        var nodes = (await AskAsync(
            "{ network { people(first: 1) { nodes { measures { inDegree undefined { figure reason } } } } } }"))
            .GetProperty("people").GetProperty("nodes");
        nodes[0].GetProperty("measures").GetRawText()
            .ShouldBe("""{"inDegree":null,"undefined":[{"figure":"inDegree","reason":"WRONG_DIRECTION"}]}""");
        nodes = (await AskAsync("{ network { people(first: 1) { nodes { measures { degree undefined { figure } } } } } }"))
            .GetProperty("people").GetProperty("nodes");
        nodes[0].GetProperty("measures").GetProperty("undefined").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Those_asked_under_directed_are_counted_by_who_turns_to_them()
    {
        var people = (await AskAsync(
            """
            { network(lens: { direction: DIRECTED }) { people(first: 2, orderBy: { measure: IN_DEGREE }) {
              nodes { person { key } measures { inDegree } rank(by: IN_DEGREE) { value rank of percentile } } } } }
            """)).GetProperty("people");
        Keys(people).ShouldBe(["Garth", "Diane"]);
        people.GetProperty("nodes")[1].GetProperty("rank").GetRawText().ShouldBe("""{"value":3,"rank":2,"of":10,"percentile":0.9}""");
    }

    [Fact]
    public async Task Ranks_share_the_better_place_among_equals()
    {
        var nodes = (await AskAsync("{ network { people { nodes { rank { by value rank of percentile } } } } }"))
            .GetProperty("people").GetProperty("nodes");
        nodes.EnumerateArray().Select(n => n.GetProperty("rank").GetProperty("rank").GetInt32())
            .ShouldBe([1, 2, 2, 4, 4, 6, 6, 6, 9, 10]);
        nodes[1].GetProperty("rank").GetRawText().ShouldBe("""{"by":"DEGREE","value":5,"rank":2,"of":10,"percentile":0.9}""");
    }

    [Theory]
    [InlineData("DEGREE", "DESC", "")]
    [InlineData("STRENGTH", "ASC", "")]
    [InlineData("CLOSENESS", "ASC", "")]
    [InlineData("CORE_NUMBER", "DESC", "where: { levels: [FRONTLINE] },")]
    public async Task Walking_forward_and_backward_meets_everyone_once(string measure, string direction, string where)
    {
        var order = $"{where} orderBy: {{ measure: {measure}, direction: {direction} }}";
        var forward = await WalkAsync(order, "first", "after", "endCursor", "hasNextPage");
        var backward = await WalkAsync(order, "last", "before", "startCursor", "hasPreviousPage");
        backward.ShouldBe(forward);
        forward.Select(each => each.Key).ShouldBeUnique();
        forward.Count.ShouldBe(where.Length == 0 ? 2_000 : forward.Count);
        forward.Count.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public async Task A_page_goes_on_at_its_place_in_the_next_version_of_the_data()
    {
        const string Page = "query Q($after: String) { network { people(first: 4, after: $after) "
            + "{ nodes { person { key } } pageInfo { endCursor hasPreviousPage } } } }";
        var first = (await AskAsync(Page)).GetProperty("people");
        Keys(first).ShouldBe(["Diane", "Fernando", "Garth", "Andre"]);
        var after = first.GetProperty("pageInfo").GetProperty("endCursor").GetString();

        // Andre, at whom the page ended, is now the best tied of all.
        await Kite.ImportAsync(
            _kite, Kite.People, Kite.Ties + "Andre,Ed\nAndre,Garth\nAndre,Heather\nAndre,Ike\n", TestContext.Current.CancellationToken);
        Keys((await AskAsync("{ network { people(first: 1) { nodes { person { key } } } } }")).GetProperty("people")).ShouldBe(["Andre"]);
        Keys((await AskAsync(Page, new { after })).GetProperty("people")).ShouldBe(["Beverley", "Ed", "Heather", "Carol"]);
    }

    [Theory]
    [InlineData("people(first: 501)", "first: The page is out of bounds.")]
    [InlineData("people(first: 1, last: 1)", "last: Both first and last are given.")]
    [InlineData("people(after: \"nonsense\")", "after: It is no cursor of this order.")]
    [InlineData("people(where: { units: [\"nowhere\"] })", "where.units names 'nowhere'")]
    [InlineData("groups(by: { attribute: \"shoe size\" }) { label } people", "People have no attribute 'shoe size'.")]
    public async Task What_cannot_be_asked_is_an_error_with_its_mend(string field, string message)
    {
        var answer = await _kite.SendAsync($"{{ network {{ {field} {{ totalCount }} }} }}", null, TestContext.Current.CancellationToken);
        answer.GetProperty("errors")[0].GetProperty("message").GetString().ShouldStartWith(message);
    }

    [Fact]
    public async Task A_cursor_of_another_order_is_refused()
    {
        var cursor = (await AskAsync("{ network { people(first: 1) { pageInfo { endCursor } } } }"))
            .GetProperty("people").GetProperty("pageInfo").GetProperty("endCursor").GetString();
        var answer = await _kite.SendAsync(
            "query Q($after: String) { network { people(after: $after, orderBy: { measure: STRENGTH }) { totalCount } } }",
            new { after = cursor },
            TestContext.Current.CancellationToken);
        answer.GetProperty("errors")[0].GetProperty("message").GetString().ShouldStartWith("after: It is no cursor of this order.");
    }

    [Fact]
    public void Contract_and_catalogue_know_the_same_measures()
    {
        var schema = ApiSchema.Read();
        PersonMeasureCatalogue.All.Select(definition => definition.Measure).ShouldBe(Enum.GetValues<PersonMeasure>());
        schema.FindType("PersonMeasure").ShouldBeOfType<EnumType>().Values.Count.ShouldBe(PersonMeasureCatalogue.All.Count);
        var fields = schema.FindType("PersonMeasures").ShouldBeOfType<ObjectType>().Fields;
        fields.Select(field => field.Name).Except(["withheld", "undefined"]).ShouldBe(
            PersonMeasureCatalogue.All.Select(definition => definition.Field));
        foreach (var definition in PersonMeasureCatalogue.All)
        {
            fields.Find(definition.Field)!.Type.NamedType.Name.ShouldBe(definition.IsCount ? "Int" : "Float", definition.Field);
        }
    }

    private static IEnumerable<string?> Keys(JsonElement people) =>
        people.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("person").GetProperty("key").GetString());

    private async Task<JsonElement> AskAsync(string query, object? variables = null) =>
        (await _kite.AskAsync(query, variables, TestContext.Current.CancellationToken)).GetProperty("network");

    private async Task<List<(string Key, string? Value)>> WalkAsync(string order, string size, string from, string cursor, string more)
    {
        var met = new List<(string, string?)>();
        for (string? at = null; ;)
        {
            var people = (await sample.Api.AskAsync(
                $"query Q($at: String) {{ network {{ people({order}, {size}: 300, {from}: $at) {{ "
                + "edges { cursor node { person { key } } } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } } }",
                new { at },
                TestContext.Current.CancellationToken)).GetProperty("network").GetProperty("people");
            met.InsertRange(
                size == "last" ? 0 : met.Count,
                people.GetProperty("edges").EnumerateArray().Select(edge => (
                    edge.GetProperty("node").GetProperty("person").GetProperty("key").GetString()!,
                    edge.GetProperty("cursor").GetString())));
            if (!people.GetProperty("pageInfo").GetProperty(more).GetBoolean())
            {
                return met;
            }

            at = people.GetProperty("pageInfo").GetProperty(cursor).GetString();
        }
    }
}

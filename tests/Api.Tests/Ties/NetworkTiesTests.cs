using System.Text.Json;
using NetworkLens.Api.Tests.Measures;

namespace NetworkLens.Api.Tests.Ties;

/// <summary>Ties in order, what parts groups, who covers them, and betweenness by sample, over HTTP.</summary>
public sealed class NetworkTiesTests(SampleApi sample) : IAsyncLifetime
{
    private TestApi _kite = null!;
    private TestApi _wards = null!;

    public async ValueTask InitializeAsync()
    {
        _kite = await Kite.StartAsync(CancellationToken.None);
        _wards = await TwoWards.StartAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _kite.DisposeAsync();
        await _wards.DisposeAsync();
    }

    [Fact]
    public async Task The_ties_of_the_tail_carry_most_of_the_kite()
    {
        var ties = (await AskAsync(
            _kite, "{ network { ties(first: 4) { totalCount nodes { from { person { key } } to { person { key } } value weight } } } }"))
            .GetProperty("ties");
        ties.GetProperty("totalCount").GetInt32().ShouldBe(18);
        // Two people behind Heather times eight; three times seven over two ties; one times nine.
        Told(ties).ShouldBe([("Heather", "Ike", 16), ("Fernando", "Heather", 10.5), ("Garth", "Heather", 10.5), ("Ike", "Jane", 9)]);
    }

    [Fact]
    public async Task Ties_in_order_of_weight_are_the_strongest_first_and_equals_go_by_key()
    {
        var ties = (await AskAsync(
            _wards,
            "{ network { ties(first: 3, orderBy: WEIGHT) { nodes { from { person { key } } to { person { key } } value weight } } } }"))
            .GetProperty("ties");
        Told(ties).ShouldBe([("A", "B", 2), ("A", "C", 1), ("A", "L", 1)]);
        ties.GetProperty("nodes")[0].GetProperty("weight").GetDouble().ShouldBe(2);
    }

    [Fact]
    public async Task With_directions_a_tie_leads_one_way_and_weighs_what_went_that_way()
    {
        var network = await AskAsync(
            _wards,
            """
            { network(lens: { direction: DIRECTED }) {
              ties(first: 4) { totalCount nodes { from { person { key } } to { person { key } } value weight } }
              strong: ties(first: 20, orderBy: WEIGHT) { nodes { from { person { key } } to { person { key } } value weight } } } }
            """);
        network.GetProperty("ties").GetProperty("totalCount").GetInt32().ShouldBe(9);
        // Over A-L go A and B to L and M; over C-D go A, B... to D, and C to E; over B-A goes B to A, L and M; over L-M all that reach L.
        Told(network.GetProperty("ties")).ShouldBe([("A", "L", 4), ("C", "D", 4), ("B", "A", 3), ("L", "M", 3)]);
        network.GetProperty("ties").GetProperty("nodes").EnumerateArray()
            .ShouldAllBe(tie => tie.GetProperty("weight").GetDouble() == 1);
        Told(network.GetProperty("strong")).ShouldBe(
        [
            ("A", "B", 1), ("A", "C", 1), ("A", "L", 1), ("B", "A", 1), ("B", "C", 1), ("B", "E", 1), ("C", "D", 1), ("D", "E", 1),
            ("L", "M", 1),
        ]);
    }

    [Fact]
    public async Task A_cursor_of_one_order_is_none_of_another()
    {
        var page = (await AskAsync(_kite, "{ network { ties(first: 2) { pageInfo { endCursor } } } }")).GetProperty("ties");
        var cursor = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        var answer = await _kite.SendAsync(
            $"{{ network {{ ties(orderBy: WEIGHT, after: \"{cursor}\") {{ totalCount }} }} }}",
            null,
            TestContext.Current.CancellationToken);
        answer.GetProperty("errors")[0].GetProperty("message").GetString().ShouldStartWith("after: It is no cursor of this order.");
    }

    [Theory, InlineData("BETWEENNESS"), InlineData("WEIGHT")]
    public async Task Walking_forward_and_backward_meets_every_tie_once(string order)
    {
        var forward = await WalkAsync(order, "first", "after", "endCursor", "hasNextPage");
        var backward = await WalkAsync(order, "last", "before", "startCursor", "hasPreviousPage");
        backward.ShouldBe(forward);
        forward.ShouldBeUnique();
        forward.Count.ShouldBe((await AskAsync(sample.Api, "{ network(lens: { levels: [EXECUTIVE, DIRECTORATE] }) { tieCount } }"))
            .GetProperty("tieCount").GetInt32());
        forward.Count.ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task Two_people_part_the_wards_and_two_ways_join_them()
    {
        var network = await AskAsync(
            _wards,
            """
            { network {
              wards: separation(from: { units: ["W"] }, to: { units: ["V"] }) {
                fromCount toCount bothCount size isCapped people { key } paths { length people { key } } undefined { reason } }
              capped: separation(from: { units: ["W"] }, to: { units: ["V"] }, most: 2) { size isCapped people { key } }
              levels: separation(from: { levels: [FRONTLINE] }, to: { disciplines: [CLINICAL] }, most: 20) { bothCount size }
              apart: separation(from: { units: ["X"], levels: [FRONTLINE] }, to: { units: ["V"] }) {
                fromCount size undefined { figure reason } }
            } }
            """);
        network.GetProperty("wards").GetRawText().ShouldBe(
            """{"fromCount":4,"toCount":3,"bothCount":0,"size":2,"isCapped":false,"people":[{"key":"B"},{"key":"C"}],"paths":"""
            + """[{"length":1,"people":[{"key":"B"},{"key":"E"}]},{"length":1,"people":[{"key":"C"},{"key":"D"}]}],"undefined":[]}""");
        network.GetProperty("capped").GetRawText().ShouldBe("""{"size":2,"isCapped":true,"people":[]}""");
        network.GetProperty("levels").GetRawText().ShouldBe("""{"bothCount":6,"size":6}""");
        network.GetProperty("apart").GetRawText()
            .ShouldBe("""{"fromCount":0,"size":null,"undefined":[{"figure":"size","reason":"EMPTY_GROUP"}]}""");
    }

    [Fact]
    public async Task Whoever_is_in_a_group_has_all_that_it_asks_for()
    {
        var network = await AskAsync(
            _wards,
            """
            { network {
              chief: separation(from: { professions: ["Manager"] }, to: { disciplines: [HYBRID] }) {
                fromCount toCount bothCount size people { key } paths { length people { key } } }
              nobody: separation(from: { professions: ["Manager"], levels: [FRONTLINE] }, to: {}) { fromCount toCount bothCount } } }
            """);
        network.GetProperty("chief").GetRawText().ShouldBe(
            """{"fromCount":1,"toCount":1,"bothCount":0,"size":1,"people":[{"key":"L"}],"paths":"""
            + """[{"length":1,"people":[{"key":"M"},{"key":"L"}]}]}""");
        network.GetProperty("nobody").GetRawText().ShouldBe("""{"fromCount":0,"toCount":8,"bothCount":0}""");
    }

    [Fact]
    public async Task One_person_sees_two_units_and_a_second_adds_the_third()
    {
        var covering = (await AskAsync(
            _wards,
            "{ network { coveringPeople(by: { column: UNIT }, size: 5) "
            + "{ people { key } gains covered possible share undefined { figure } } } }"))
            .GetProperty("coveringPeople");
        // B, C, D, E and L each see two of W, V and X; B comes first, and L is the first to add the board.
        covering.GetRawText().ShouldBe(
            """{"people":[{"key":"B"},{"key":"L"}],"gains":[2,1],"covered":3,"possible":3,"share":1,"undefined":[]}""");
    }

    [Fact]
    public async Task Sampled_betweenness_has_the_exact_one_within_its_bounds()
    {
        var sampled = (await AskAsync(
            _kite,
            """
            { network { sampledBetweenness(precision: COARSE) { draws error isReached isInformative computing { state }
                people(first: 2) { person { person { key } } betweenness lower upper } } } }
            """)).GetProperty("sampledBetweenness");
        sampled.GetProperty("draws").GetInt64().ShouldBeGreaterThan(1_000);
        sampled.GetProperty("error").GetDouble().ShouldBeInRange(1e-9, 0.01);
        (sampled.GetProperty("isReached").GetBoolean(), sampled.GetProperty("isInformative").GetBoolean()).ShouldBe((true, true));
        var heather = sampled.GetProperty("people")[0];
        heather.GetProperty("person").GetProperty("person").GetProperty("key").GetString().ShouldBe("Heather");
        heather.GetProperty("lower").GetDouble().ShouldBeInRange(13, 14); // She is between 14 of 45 pairs.
        heather.GetProperty("upper").GetDouble().ShouldBeInRange(14, 15);
        heather.GetProperty("betweenness").GetDouble().ShouldBe(14, 0.45);
    }

    [Fact]
    public async Task Estimates_with_directions_are_shares_of_ordered_pairs()
    {
        var sampled = (await AskAsync(
            _kite,
            """
            { network(lens: { direction: DIRECTED }) { sampledBetweenness(precision: COARSE) {
                people(first: 1) { person { person { key } } betweenness lower upper } } } }
            """)).GetProperty("sampledBetweenness").GetProperty("people")[0];
        // All seven before Heather reach the two behind her through her alone: 14 of 90 ordered pairs.
        sampled.GetProperty("person").GetProperty("person").GetProperty("key").GetString().ShouldBe("Heather");
        sampled.GetProperty("betweenness").GetDouble().ShouldBe(14, 0.9);
        sampled.GetProperty("lower").GetDouble().ShouldBeInRange(13.1, 14);
        sampled.GetProperty("upper").GetDouble().ShouldBeInRange(14, 14.9);
    }

    [Fact]
    public async Task The_finer_the_estimate_the_more_chains_are_drawn()
    {
        var (coarse, usual, fine) = (await SampledAsync("COARSE"), await SampledAsync("USUAL"), await SampledAsync("FINE"));
        (coarse.GetProperty("isReached").GetBoolean(), usual.GetProperty("isReached").GetBoolean()).ShouldBe((true, true));
        coarse.GetProperty("error").GetDouble().ShouldBeInRange(0.003, 0.01);
        usual.GetProperty("error").GetDouble().ShouldBeInRange(0.001, 0.003);
        usual.GetProperty("draws").GetInt64().ShouldBeGreaterThan(coarse.GetProperty("draws").GetInt64());
        fine.GetProperty("draws").GetInt64().ShouldBeGreaterThan(usual.GetProperty("draws").GetInt64());
        fine.GetProperty("error").GetDouble().ShouldBeLessThan(usual.GetProperty("error").GetDouble());
    }

    [Fact]
    public async Task Strong_ties_are_short_and_lead_to_whom_they_point()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var api = await TestApi.StartEmptyAsync(cancel);
        await Kite.ImportAsync(api, "a\nb\nc\n", "a,b\nb,a\nb,c\n", cancel);
        var nodes = (await AskAsync(
            api,
            "{ network { people(orderBy: { measure: WEIGHTED_CLOSENESS }) { nodes { person { key } "
            + "measures { weightedCloseness weightedHarmonicCloseness inStrength } } } } }")).GetProperty("people").GetProperty("nodes")
            .EnumerateArray().ToDictionary(node => node.GetProperty("person").GetProperty("key").GetString()!);
        // a-b weighs 2 and is 1/2 long, b-c is 1 long.
        nodes.Keys.ShouldBe(["b", "a", "c"]);
        Figure("b", "weightedCloseness").GetDouble().ShouldBe(2 / 1.5, 1e-12);
        Figure("a", "weightedCloseness").GetDouble().ShouldBe(1, 1e-12);
        Figure("c", "weightedCloseness").GetDouble().ShouldBe(0.8, 1e-12);
        Figure("a", "weightedHarmonicCloseness").GetDouble().ShouldBe((2 + (1 / 1.5)) / 2, 1e-12);
        Figure("a", "inStrength").ValueKind.ShouldBe(JsonValueKind.Null);
        var directed = await AskAsync(
            api,
            "{ network(lens: { direction: DIRECTED }) { people(first: 3, orderBy: { measure: IN_STRENGTH }) "
            + "{ nodes { person { key } measures { inStrength strength } } } } }");
        directed.GetProperty("people").GetProperty("nodes").GetRawText().ShouldBe(
            """[{"person":{"key":"a"},"measures":{"inStrength":1,"strength":1}},"""
            + """{"person":{"key":"b"},"measures":{"inStrength":1,"strength":2}},"""
            + """{"person":{"key":"c"},"measures":{"inStrength":1,"strength":0}}]""");

        JsonElement Figure(string key, string field) => nodes[key].GetProperty("measures").GetProperty(field);
    }

    [Fact]
    public async Task Chains_of_strong_ties_beat_a_weak_tie()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var api = await TestApi.StartEmptyAsync(cancel);
        // a-c and c-b weigh 4 and are 1/4 long, a-b weighs 1: half as long by c.
        var detour = string.Concat(Enumerable.Repeat("a,c\nc,b\n", 4));
        await Kite.ImportAsync(api, "a\nb\nc\n", "a,b\n" + detour, cancel);
        var network = await AskAsync(
            api,
            "{ network { people(orderBy: { measure: WEIGHTED_BETWEENNESS }) "
            + "{ nodes { person { key } measures { weightedBetweenness betweenness } } } "
            + "ties(orderBy: WEIGHTED_BETWEENNESS) { nodes { from { person { key } } to { person { key } } value } } } }");
        network.GetProperty("people").GetProperty("nodes").GetRawText().ShouldBe(
            """[{"person":{"key":"c"},"measures":{"weightedBetweenness":1,"betweenness":0}},"""
            + """{"person":{"key":"a"},"measures":{"weightedBetweenness":0,"betweenness":0}},"""
            + """{"person":{"key":"b"},"measures":{"weightedBetweenness":0,"betweenness":0}}]""");
        network.GetProperty("ties").GetProperty("nodes").GetRawText().ShouldBe(
            """[{"from":{"person":{"key":"a"}},"to":{"person":{"key":"c"}},"value":2},"""
            + """{"from":{"person":{"key":"b"}},"to":{"person":{"key":"c"}},"value":2},"""
            + """{"from":{"person":{"key":"a"}},"to":{"person":{"key":"b"}},"value":0}]""");
    }

    [Fact]
    public async Task Distances_of_the_kite_are_counted_by_step()
    {
        var network = await AskAsync(
            _kite,
            "{ network { distances { diameter pairsByDistance shareWithin three: shareWithin(steps: 3) } "
            + "cohesion { asymmetricCount nullCount } } }");
        network.GetProperty("distances").GetProperty("pairsByDistance").GetRawText().ShouldBe("[36,30,14,10]");
        network.GetProperty("distances").GetProperty("shareWithin").GetDouble().ShouldBe(66 / 90.0, 1e-15);
        network.GetProperty("distances").GetProperty("three").GetDouble().ShouldBe(80 / 90.0, 1e-15);
        network.GetProperty("cohesion").GetRawText().ShouldBe("""{"asymmetricCount":18,"nullCount":27}""");
    }

    [Theory]
    [InlineData("separation(from: {}, to: {}, most: 0) { size }", "most is a number of people from 1 to 20.")]
    [InlineData("separation(from: {}, to: {}, most: 21) { size }", "most is a number of people from 1 to 20.")]
    [InlineData("separation(from: { units: [\"Z\"] }, to: {}) { size }", "from.units names 'Z', and this network has none")]
    [InlineData("separation(from: {}, to: { organisations: [\"Z\"] }) { size }", "to.organisations names 'Z', and this network has none")]
    [InlineData("coveringPeople(by: { column: UNIT }, size: 0) { covered }", "size is a number of people from 1 to 50.")]
    [InlineData("coveringPeople(by: { column: UNIT }, size: 51) { covered }", "size is a number of people from 1 to 50.")]
    [InlineData("sampledBetweenness { people(first: 101) { lower } }", "first is 0 to 100.")]
    [InlineData("ties(first: 501) { totalCount }", "first: The page is out of bounds.")]
    [InlineData("ties(after: \"nonsense\") { totalCount }", "after: It is no cursor of this order.")]
    [InlineData("distances { shareWithin(steps: 0) }", "steps is a number of ties from 1 to 1,000.")]
    [InlineData("distances { shareWithin(steps: 1001) }", "steps is a number of ties from 1 to 1,000.")]
    public async Task What_cannot_be_asked_is_an_error_with_its_mend(string field, string message)
    {
        var answer = await _wards.SendAsync($"{{ network {{ {field} }} }}", null, TestContext.Current.CancellationToken);
        answer.GetProperty("errors")[0].GetProperty("message").GetString().ShouldStartWith(message);
    }

    // Asks again while it is being worked out.
    private async Task<JsonElement> SampledAsync(string precision)
    {
        for (; ; )
        {
            var sampled = (await AskAsync(
                _kite, $"{{ network {{ sampledBetweenness(precision: {precision}) {{ draws error isReached computing {{ state }} }} }} }}"))
                .GetProperty("sampledBetweenness");
            if (sampled.GetProperty("computing").ValueKind == JsonValueKind.Null)
            {
                return sampled;
            }
        }
    }

    private static IEnumerable<(string, string, double)> Told(JsonElement ties) =>
        ties.GetProperty("nodes").EnumerateArray().Select(tie => (Key(tie, "from"), Key(tie, "to"), tie.GetProperty("value").GetDouble()));

    private static string Key(JsonElement tie, string end) => tie.GetProperty(end).GetProperty("person").GetProperty("key").GetString()!;

    private static async Task<JsonElement> AskAsync(TestApi api, string query) =>
        (await api.AskAsync(query, TestContext.Current.CancellationToken)).GetProperty("network");

    private async Task<List<(string, string, double)>> WalkAsync(string order, string size, string from, string cursor, string more)
    {
        var met = new List<(string, string, double)>();
        for (string? at = null; ;)
        {
            var ties = (await sample.Api.AskAsync(
                $"query Q($at: String) {{ network(lens: {{ levels: [EXECUTIVE, DIRECTORATE] }}) {{ ties(orderBy: {order}, {size}: 20, "
                + $"{from}: $at) {{ nodes {{ value from {{ person {{ key }} }} to {{ person {{ key }} }} }} "
                + "pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } } }",
                new { at },
                TestContext.Current.CancellationToken)).GetProperty("network").GetProperty("ties");
            met.InsertRange(size == "last" ? 0 : met.Count, Told(ties));
            if (!ties.GetProperty("pageInfo").GetProperty(more).GetBoolean())
            {
                return met;
            }

            at = ties.GetProperty("pageInfo").GetProperty(cursor).GetString();
        }
    }
}

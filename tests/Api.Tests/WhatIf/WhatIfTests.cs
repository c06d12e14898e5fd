using System.Text.Json;
using NetworkLens.Api.Tests.Measures;

namespace NetworkLens.Api.Tests.WhatIf;

/// <summary>What would be otherwise in the trust of two wards, by hand.</summary>
public sealed class WhatIfTests : IAsyncLifetime
{
    private TestApi _wards = null!;
    private Dictionary<string, string> _ids = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _wards = await TwoWards.StartAsync(CancellationToken.None);
        var people = await _wards.AskAsync("{ people { nodes { id key } } }", CancellationToken.None);
        _ids = people.GetProperty("people").GetProperty("nodes").EnumerateArray()
            .ToDictionary(person => person.GetProperty("key").GetString()!, person => person.GetProperty("id").GetString()!);
    }

    public ValueTask DisposeAsync() => _wards.DisposeAsync();

    [Fact]
    public async Task Every_question_can_be_asked_of_the_changed_network_and_the_data_stay_as_they_are()
    {
        var network = await AskAsync(
            """
            { network { tieCount version whatIfOf { depth }
                whatIf(changes: [{ addTie: { from: "{C}", to: "{F}", weight: 2 } }, { leave: { person: "{M}" } },
                                 { move: { person: "{L}", level: EXECUTIVE } }]) {
                  peopleCount tieCount version whatIfOf { version changeCount depth refit }
                  person(id: "{L}") { level degree } gone: person(id: "{M}") { level }
                  path(from: "{F}", to: "{L}") { length people { key } }
                  formalStructure { postCount vacancyCount silentLineCount }
                  connectivity { vertical { observed reach { value } } } }
                again: tieCount } }
            """);
        var changed = network.GetProperty("whatIf");
        (Int(network, "tieCount"), Int(network, "again")).ShouldBe((8, 8));
        network.GetProperty("whatIfOf").ValueKind.ShouldBe(JsonValueKind.Null);
        (Int(changed, "peopleCount"), Int(changed, "tieCount")).ShouldBe((7, 8));
        changed.GetProperty("version").GetString().ShouldStartWith(network.GetProperty("version").GetString()!);
        changed.GetProperty("whatIfOf").GetRawText().ShouldBe(
            $$"""{"version":{{network.GetProperty("version").GetRawText()}},"changeCount":3,"depth":1,"refit":false}""");
        changed.GetProperty("person").GetProperty("level").GetString().ShouldBe("EXECUTIVE");
        changed.GetProperty("gone").ValueKind.ShouldBe(JsonValueKind.Null);
        changed.GetProperty("path").GetProperty("people").EnumerateArray().Select(each => each.GetProperty("key").GetString())
            .ShouldBe(["F", "C", "A", "L"]);
        Int(changed.GetProperty("formalStructure"), "vacancyCount").ShouldBe(1);
        Int(changed.GetProperty("connectivity").GetProperty("vertical"), "observed").ShouldBe(1); // A to L, now an executive.
    }

    [Fact]
    public async Task Before_and_after_stand_side_by_side_with_what_formed_and_dissolved()
    {
        var network = await AskAsync(
            """
            { network { whatIf(changes: [{ addTie: { from: "{C}", to: "{F}" } }, { addTie: { from: "{F}", to: "{M}" } },
                                         { dropTie: { from: "{A}", to: "{L}" } }]) {
                compare(with: {}) {
                  formed kept dissolved stayerCount
                  figures { figure before after difference undefined { figure } }
                  connectivity { dimension figures { figure before after difference undefined { figure } } } } } } }
            """);
        var comparison = network.GetProperty("whatIf").GetProperty("compare");
        (Int(comparison, "formed"), Int(comparison, "kept"), Int(comparison, "dissolved")).ShouldBe((2, 7, 1));
        Figure(comparison, "TIES").ShouldBe((8, 9, 1));
        Figure(comparison, "PEOPLE").ShouldBe((8, 8, 0));
        Figure(comparison, "LARGEST_PIECE").ShouldBe((7 / 8.0, 1, 1 / 8.0));
        Figure(comparison, "UNREACHABLE_SHARE").ShouldBe((14 / 56.0, 0, -14 / 56.0));
        var dimensions = comparison.GetProperty("connectivity").EnumerateArray().ToList();
        dimensions.Select(each => each.GetProperty("dimension").GetString())
            .ShouldBe(["VERTICAL", "HORIZONTAL", "CROSS_ORGANISATION", "CLINICAL_MANAGERIAL"]);
        Figure(dimensions[0], "TIES").ShouldBe((2, 2, 0)); // A-L and L-M; then F-M and L-M.
        dimensions[2].GetProperty("figures").EnumerateArray().ShouldAllBe(each =>
            (each.GetProperty("difference").ValueKind == JsonValueKind.Null) == (each.GetProperty("undefined").GetArrayLength() > 0));
    }

    [Fact]
    public async Task Gaps_appear_where_they_close_the_other_way_round()
    {
        const string Change = """[{ dropTie: { from: "{A}", to: "{L}" } }, { leave: { person: "{F}" } }]""";
        const string First = "gaps(first: 40) { nodes { id } }";
        const string Gaps =
            "gaps { appearedCount closedCount stayedCount appeared(first: 20) { id } closed(first: 20) { id } "
            + "stayed(first: 20) { before { id } after { id } } }";
        var there = await AskAsync(
            $"{{ network {{ {First} whatIf(changes: {Change}) {{ {First} }} }} }}");
        var before = Ids(there.GetProperty("gaps").GetProperty("nodes"));
        var after = Ids(there.GetProperty("whatIf").GetProperty("gaps").GetProperty("nodes"));
        var change = (await AskAsync($"{{ network {{ whatIf(changes: {Change}) {{ compare(with: {{}}) {{ {Gaps} }} }} }} }}"))
            .GetProperty("whatIf").GetProperty("compare").GetProperty("gaps");
        var back = (await AskAsync($"{{ network {{ compare(with: {{ whatIf: {Change} }}) {{ {Gaps} }} }} }}"))
            .GetProperty("compare").GetProperty("gaps");

        var appeared = Ids(change.GetProperty("appeared"));
        appeared.ShouldBe(after.Except(before));
        appeared.ShouldNotBeEmpty();
        Ids(change.GetProperty("closed")).ShouldBe(before.Except(after));
        Ids(back.GetProperty("closed")).ShouldBe(appeared);
        var stayed = change.GetProperty("stayed").EnumerateArray().ToList();
        stayed.ShouldAllBe(both =>
            both.GetProperty("before").GetProperty("id").GetString() == both.GetProperty("after").GetProperty("id").GetString());
        (Int(change, "appearedCount"), Int(change, "closedCount"), Int(change, "stayedCount"))
            .ShouldBe((appeared.Count, before.Except(after).Count(), stayed.Count));
        stayed.Count.ShouldBe(before.Intersect(after).Count());
    }

    [Fact]
    public async Task What_was_before_may_be_what_is_otherwise_too()
    {
        var network = await AskAsync(
            """
            { network { compare(with: { whatIf: [{ leave: { person: "{A}" } }] }) {
                formed joinerCount figures { figure before after difference } } } }
            """);
        var comparison = network.GetProperty("compare");
        (Int(comparison, "formed"), Int(comparison, "joinerCount")).ShouldBe((0, 1));
        Figure(comparison, "TIES").ShouldBe((5, 8, 3));
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task What_is_compared_with_is_fitted_as_it_was_asked(bool isRefitted)
    {
        const string Change = """[{ leave: { person: "{A}" } }]""";
        var refit = isRefitted ? "true" : "false";
        var network = await AskAsync(
            $"{{ network {{ compare(with: {{ whatIf: {Change}, refit: {refit} }}) {{ version }} "
            + $"whatIf(changes: {Change}, refit: {refit}) {{ version }} "
            + $"other: whatIf(changes: {Change}, refit: {(isRefitted ? "false" : "true")}) {{ version }} }} }}");
        var version = network.GetProperty("compare").GetProperty("version").GetString();
        version.ShouldBe(network.GetProperty("whatIf").GetProperty("version").GetString());
        version.ShouldNotBe(network.GetProperty("other").GetProperty("version").GetString());
    }

    [Fact]
    public async Task Wards_and_posts_can_be_otherwise()
    {
        var network = await AskAsync(
            """
            { network { whatIf(changes: [{ mergeUnits: { unit: "V", into: "W" } }, { leave: { person: "{M}" } },
                                         { takePost: { person: "{L}", post: "pM" } },
                                         { createPost: { key: "pN", unit: "X", level: DIRECTORATE, discipline: MANAGERIAL, holder: "{F}",
                                                         reportsTo: "pM", wholeTimeShare: 0.5 } }]) {
                groups(by: { column: UNIT }) { label size }
                leader: person(id: "{L}") { level discipline unit { key } }
                joint: person(id: "{F}") { level discipline }
                formalStructure { postCount vacancyCount lineCount } } } }
            """);
        var changed = network.GetProperty("whatIf");
        changed.GetProperty("groups").GetRawText().ShouldBe("""[{"label":"W","size":6},{"label":"X","size":1}]""");
        changed.GetProperty("leader").GetRawText().ShouldBe("""{"level":"EXECUTIVE","discipline":"MANAGERIAL","unit":{"key":"X"}}""");
        changed.GetProperty("joint").GetRawText().ShouldBe("""{"level":"FRONTLINE","discipline":"HYBRID"}""");
        changed.GetProperty("formalStructure").GetRawText().ShouldBe("""{"postCount":9,"vacancyCount":1,"lineCount":8}""");
    }

    [Fact]
    public async Task A_what_if_of_a_what_if_of_a_what_if_and_no_further()
    {
        const string Question =
            """
            { network { all: whatIf(changes: [{ leave: { person: "{A}" } }, { leave: { person: "{B}" } }, { leave: { person: "{C}" } }]) {
                version tieCount }
              whatIf(changes: [{ leave: { person: "{A}" } }]) { whatIf(changes: [{ leave: { person: "{B}" } }]) {
                whatIf(changes: [{ leave: { person: "{C}" } }]) { version tieCount MORE } } } } }
            """;
        var network = await AskAsync(Question.Replace("MORE", "same: whatIf(changes: []) { version }", StringComparison.Ordinal));
        var deepest = network.GetProperty("whatIf").GetProperty("whatIf").GetProperty("whatIf");
        deepest.GetProperty("version").GetString().ShouldBe(network.GetProperty("all").GetProperty("version").GetString());
        deepest.GetProperty("same").GetProperty("version").GetString().ShouldBe(deepest.GetProperty("version").GetString());
        Int(deepest, "tieCount").ShouldBe(2); // D-E and L-M.
        network = await AskAsync(Question.Replace(
            "MORE", "anew: whatIf(changes: [], refit: true) { whatIfOf { changeCount depth refit } }", StringComparison.Ordinal));
        deepest = network.GetProperty("whatIf").GetProperty("whatIf").GetProperty("whatIf");
        deepest.GetProperty("anew").GetProperty("whatIfOf").GetRawText().ShouldBe("""{"changeCount":3,"depth":3,"refit":true}""");
        var error = await RefusedAsync(Question.Replace(
            "MORE", """more: whatIf(changes: [{ leave: { person: "{D}" } }]) { version }""", StringComparison.Ordinal));
        Fault(error).ShouldBe(("changes", "TOO_DEEP", "BAD_USER_INPUT"));
    }

    [Theory]
    [InlineData(
        """{ leave: { person: "{A}" } }, { move: { person: "{A}", level: SYSTEM } }""", "changes[1].move.person", "PERSON_HAS_LEFT")]
    [InlineData("""{ addTie: { from: "{A}", to: "{A}" } }""", "changes[0].addTie.to", "TIE_TO_ONESELF")]
    [InlineData("""{ addTie: { from: "{A}", to: "{B}" } }""", "changes[0].addTie", "TIE_EXISTS")]
    [InlineData("""{ dropTie: { from: "{A}", to: "{F}" } }""", "changes[0].dropTie", "NO_SUCH_TIE")]
    [InlineData("""{ leave: { person: "nobody" } }""", "changes[0].leave.person", "UNKNOWN_PERSON")]
    [InlineData("""{ leave: { person: "UGVyc29uOjk5OTk5" } }""", "changes[0].leave.person", "UNKNOWN_PERSON")]
    [InlineData("""{ move: { person: "{A}", unit: "Z" } }""", "changes[0].move.unit", "UNKNOWN_UNIT")]
    [InlineData("""{ move: { person: "{A}", organisation: "Z" } }""", "changes[0].move.organisation", "UNKNOWN_ORGANISATION")]
    [InlineData("""{ mergeUnits: { unit: "W", into: "W" } }""", "changes[0].mergeUnits.into", "INTO_ITSELF")]
    [InlineData(
        """{ mergeOrganisations: { organisation: "T", into: "Z" } }""", "changes[0].mergeOrganisations.into", "UNKNOWN_ORGANISATION")]
    [InlineData("""{ takePost: { person: "{A}", post: "pM" } }""", "changes[0].takePost.post", "POST_IS_HELD")]
    [InlineData("""{ createPost: { key: "pM", level: SYSTEM, discipline: CLINICAL } }""", "changes[0].createPost.key", "POST_EXISTS")]
    public async Task What_cannot_be_is_told_with_its_place_and_how_to_mend_it(string changes, string place, string fault)
    {
        var error = await RefusedAsync($"{{ network {{ whatIf(changes: [{changes}]) {{ tieCount }} }} }}");
        Fault(error).ShouldBe((place, fault, "BAD_USER_INPUT"));
        error.GetProperty("message").GetString().ShouldStartWith(place + ": ");
        error.GetProperty("message").GetString()!.Count(letter => letter == '.').ShouldBeGreaterThan(1);
        var inComparison = await RefusedAsync($"{{ network {{ compare(with: {{ whatIf: [{changes}] }}) {{ formed }} }} }}");
        Fault(inComparison).ShouldBe(("with.whatIf" + place["changes".Length..], fault, "BAD_USER_INPUT"));
    }

    [Theory]
    [InlineData("{ }")]
    [InlineData("""{ leave: { person: "x" }, mergeUnits: { unit: "a", into: "b" } }""")]
    [InlineData("{ leave: null }")]
    public async Task A_change_is_exactly_one(string change)
    {
        var answer = await _wards.SendAsync($"{{ network {{ whatIf(changes: [{change}]) {{ tieCount }} }} }}", null, Cancel);
        answer.GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldContain("ChangeInput");
    }

    [Fact]
    public async Task There_is_an_end_to_changes()
    {
        const string Question =
            "query ($some: [ChangeInput!]!, $more: [ChangeInput!]!) "
            + "{ network { whatIf(changes: $some) { whatIfOf { changeCount } whatIf(changes: $more) { tieCount } } } }";
        object Move(string level) => new { move = new { person = _ids["A"], level } };
        object Moves(int count) => Enumerable.Range(0, count).Select(i => Move(i % 2 == 0 ? "SYSTEM" : "FRONTLINE"));
        var more = new[] { Move("TEAM_LEAD") };
        var full = await _wards.AskAsync(Question, new { some = Moves(999), more }, Cancel);
        Int(full.GetProperty("network").GetProperty("whatIf").GetProperty("whatIfOf"), "changeCount").ShouldBe(999);
        var answer = await _wards.SendAsync(Question, new { some = Moves(1000), more }, Cancel);
        var error = answer.GetProperty("errors").EnumerateArray().Single();
        Fault(error).ShouldBe(("changes", "TOO_MANY_CHANGES", "BAD_USER_INPUT"));
        error.GetProperty("message").GetString().ShouldBe(
            "changes: At most 1,000 changes may be made to the data together. Leave some out.");
    }

    [Fact]
    public async Task A_lens_keeps_out_what_it_does_not_know()
    {
        var error = await RefusedAsync(
            """{ network(lens: { units: ["W"] }) { whatIf(changes: [{ mergeUnits: { unit: "V", into: "W" } }]) { tieCount } } }""");
        Fault(error).ShouldBe(("changes[0].mergeUnits.unit", "OUTSIDE_LENS", "BAD_USER_INPUT"));
        error = await RefusedAsync(
            """{ network(lens: { units: ["W"] }) { whatIf(changes: [{ move: { person: "{A}", unit: "V" } }]) { tieCount } } }""");
        Fault(error).ShouldBe(("changes[0].move", "OUTSIDE_LENS", "BAD_USER_INPUT"));
    }

    private static (double, double, double) Figure(JsonElement of, string name)
    {
        var figure = of.GetProperty("figures").EnumerateArray().Single(each => each.GetProperty("figure").GetString() == name);
        double Of(string field) => figure.GetProperty(field).GetDouble();
        return (Of("before"), Of("after"), Of("difference"));
    }

    private static (string?, string?, string?) Fault(JsonElement error)
    {
        var extensions = error.GetProperty("extensions");
        string? Of(string field) => extensions.GetProperty(field).GetString();
        return (Of("place"), Of("fault"), Of("code"));
    }

    private static List<string> Ids(JsonElement gaps) => [.. gaps.EnumerateArray().Select(gap => gap.GetProperty("id").GetString()!)];

    private static int Int(JsonElement of, string field) => of.GetProperty(field).GetInt32();

    private async Task<JsonElement> AskAsync(string query) => (await _wards.AskAsync(WithIds(query), Cancel)).GetProperty("network");

    private async Task<JsonElement> RefusedAsync(string query) =>
        (await _wards.SendAsync(WithIds(query), null, Cancel)).GetProperty("errors").EnumerateArray().Single();

    private string WithIds(string query) =>
        _ids.Aggregate(query, (text, id) => text.Replace($"{{{id.Key}}}", id.Value, StringComparison.Ordinal));
}

using System.Text.Json;

namespace NetworkLens.Api.Tests.Disclosure;

/// <summary>
/// What the gaps tell a guest of the sample: that one is there, in a list, a count or a filter, says what was found of its groups.
/// </summary>
public sealed class GuestGapsTests(GuestApi guest, SampleApi sample) : IClassFixture<GuestApi>
{
    private const string OfOneLine =
        "gaps(where: { kind: { eq: SILENT_LINE }, unit: { eq: \"NMA-MED-CAR-03\" }, level: { eq: SERVICE_LEAD } })";

    [Fact]
    public async Task No_gap_is_listed_of_a_group_below_the_bound_nor_of_two_people()
    {
        var gaps = await ListAsync("gaps(first: 500) { nodes { id kind from { size } to { size } summary withheld { reason } "
            + "pair { id comparable { verdict } withheld { reason } } } }");
        gaps.Count.ShouldBeGreaterThan(20);
        gaps.ShouldAllBe(gap => IsNull(gap, "withheld") && IsNull(gap.GetProperty("pair"), "withheld") && !IsNull(gap, "summary"));
        gaps.ShouldAllBe(gap => Size(gap, "from") >= GuestApi.LeastGroup && Size(gap, "to") >= GuestApi.LeastGroup);
        gaps.ShouldAllBe(gap => Text(gap, "kind") != "SILENT_LINE");

        // Kinds tell no verdict that pairs withhold.
        var pairs = await ListAsync("pairs(first: 500, where: { verdict: { eq: GAP } }) { nodes { id } }");
        gaps.Where(gap => Text(gap, "kind") == "SPARSE").Select(gap => Text(gap.GetProperty("pair"), "id"))
            .ShouldBe(pairs.Select(pair => Text(pair, "id")), ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_not_listed_is_not_found_by_its_id_either()
    {
        var all = await sample.Api.AskAsync("{ network { gaps(first: 500) { nodes { id kind } } } }", Cancel);
        var listed = (await ListAsync("gaps(first: 500) { nodes { id } }")).Select(gap => Text(gap, "id")).ToHashSet();
        var hidden = all.GetProperty("network").GetProperty("gaps").GetProperty("nodes").EnumerateArray()
            .Where(gap => !listed.Contains(Text(gap, "id"))).ToList();
        hidden.Select(gap => Text(gap, "kind")).Distinct().Count().ShouldBeGreaterThan(1);
        var ids = string.Join(", ", hidden.Select(gap => $"\"{Text(gap, "id")}\""));
        (await CountAsync(guest.Api, $"gaps(where: {{ id: {{ in: [{ids}] }} }})")).ShouldBe(0);
    }

    [Fact]
    public async Task A_filter_down_to_one_reporting_line_finds_it_for_the_local_viewer_alone()
    {
        (await CountAsync(sample.Api, OfOneLine)).ShouldBe(1);
        (await CountAsync(guest.Api, OfOneLine)).ShouldBe(0);
        (await CountAsync(guest.Api, "gaps(where: { unit: { eq: \"NMA-COR\" }, level: { eq: DIRECTORATE } })"))
            .ShouldBeLessThan(await CountAsync(sample.Api, "gaps(where: { unit: { eq: \"NMA-COR\" }, level: { eq: DIRECTORATE } })"));
    }

    // Under a lens of two people it would say whether these two are tied.
    [Fact]
    public async Task That_a_few_people_have_no_tie_is_told_to_nobody_who_may_not_see_them()
    {
        const string Ask = "{ network(lens: { units: [\"NMM-EXE\"], levels: [FRONTLINE] }) { "
            + "gaps { warning { reason } omitted { pairs } } pairs { warning { reason } omitted { pairs } } } }";
        (await sample.Api.AskAsync(Ask, Cancel)).GetProperty("network").GetRawText().ShouldBe(
            """{"gaps":{"warning":{"reason":"NO_TIES"},"omitted":[]},"pairs":{"warning":{"reason":"NO_TIES"},"omitted":[]}}""");
        (await guest.Api.AskAsync(Ask, Cancel)).GetProperty("network").GetRawText()
            .ShouldBe("""{"gaps":{"warning":null,"omitted":[]},"pairs":{"warning":null,"omitted":[]}}""");

        // That many people have none is no figure about one of them.
        (await guest.Api.AskAsync("{ network(asOf: \"2020-01-01\") { gaps { warning { reason } } } }", Cancel))
            .GetProperty("network").GetRawText().ShouldBe("""{"gaps":{"warning":{"reason":"NO_TIES"}}}""");
    }

    [Fact]
    public async Task No_filter_gives_a_count_that_the_list_does_not()
    {
        var listed = (await ListAsync("gaps(first: 500) { nodes { id } }")).Select(gap => Text(gap, "id")).ToHashSet();
        var units = (await guest.Api.AskAsync("{ units(first: 500) { nodes { key } } }", Cancel))
            .GetProperty("units").GetProperty("nodes").EnumerateArray().Select(unit => $"unit: {{ eq: \"{Text(unit, "key")}\" }}");
        string[] filters =
        [
            .. units,
            .. new[] { "FRONTLINE", "TEAM_LEAD", "SERVICE_LEAD", "DIRECTORATE", "EXECUTIVE" }.Select(level => $"level: {{ eq: {level} }}"),
            .. new[] { "SPARSE", "UNREACHED", "FRAGILE", "SILENT_LINE" }.Select(kind => $"kind: {{ neq: {kind} }}"),
            .. new[] { "GAP", "CONNECTED", "CANNOT_TELL", "TOO_FEW", "NOT_TESTED" }.Select(verdict => $"verdict: {{ eq: {verdict} }}"),
            "dimension: { eq: VERTICAL }", "origin: { eq: DIMENSION }", "scope: { neq: ORGANISATION }",
        ];
        var found = 0;
        foreach (var some in filters.Chunk(20))
        {
            var fields = some.Select((filter, i) => $"f{i}: gaps(first: 500, where: {{ {filter} }}) {{ totalCount nodes {{ id }} }}");
            var answer = (await guest.Api.AskAsync($"{{ network {{ {string.Join(' ', fields)} }} }}", Cancel)).GetProperty("network");
            foreach (var gaps in answer.EnumerateObject().Select(field => field.Value))
            {
                var ids = gaps.GetProperty("nodes").EnumerateArray().Select(gap => Text(gap, "id")).ToList();
                gaps.GetProperty("totalCount").GetInt32().ShouldBe(ids.Count);
                ids.ShouldBeSubsetOf(listed);
                found += ids.Count;
            }
        }

        found.ShouldBeGreaterThan(listed.Count);
    }

    [Theory]
    [InlineData("PRIORITY"), InlineData("SEVERITY"), InlineData("Q"), InlineData("AFFECTED"), InlineData("SHORTFALL")]
    public async Task Every_order_has_the_same_gaps(string order)
    {
        var listed = (await ListAsync("gaps(first: 500) { nodes { id } }")).Select(gap => Text(gap, "id"));
        (await ListAsync($"gaps(first: 500, orderBy: {order}) {{ nodes {{ id }} }}")).Select(gap => Text(gap, "id"))
            .ShouldBe(listed, ignoreOrder: true);
    }

    [Fact]
    public async Task Nor_is_a_pair_among_those_with_the_fewest_ties_that_is_withheld()
    {
        var answer = await guest.Api.AskAsync(
            "{ network { fewestTies(first: 100) { observed pair { id } withheld { reason } } } }", Cancel);
        var fewest = Items(answer.GetProperty("network"), "fewestTies");
        fewest.Count.ShouldBe(100);
        fewest.ShouldAllBe(pair => IsNull(pair, "withheld") && !IsNull(pair, "observed"));
        var withheld = (await ListAsync("pairs(last: 500) { nodes { id withheld { reason } } }")).Where(pair => !IsNull(pair, "withheld"))
            .Select(pair => Text(pair, "id")).ToList();
        withheld.Count.ShouldBeGreaterThan(5);
        withheld.ShouldNotContain(id => fewest.Any(pair => Text(pair.GetProperty("pair"), "id") == id));
    }

    // Under a lens that lets fewer people in, groups are smaller: what became of a gap tells of both.
    [Theory]
    [InlineData("{ kinds: [ADVICE] }")]
    [InlineData("{ professions: [\"Nursing and Midwifery\", \"Management\", \"Medical and Dental\"] }")]
    public async Task No_change_is_told_of_a_gap_whose_groups_are_few_in_either_network(string lens)
    {
        const string Lists =
            "appearedCount closedCount stayedCount appeared(first: 100) { pair { id } withheld { reason } } "
            + "closed(first: 100) { pair { id } withheld { reason } } stayed(first: 100) { before { withheld { reason } } "
            + "after { pair { id } withheld { reason } } }";
        var answer = await guest.Api.AskAsync(
            $"{{ network {{ compare(with: {{ lens: {lens} }}) {{ gaps {{ {Lists} }} }} "
            + "pairs(last: 500) { nodes { id withheld { reason } } } } "
            + $"other: network(lens: {lens}) {{ pairs(last: 500) {{ nodes {{ id withheld {{ reason }} }} }} }} }}",
            Cancel);
        var gaps = answer.GetProperty("network").GetProperty("compare").GetProperty("gaps");
        var (appeared, closed, stayed) = (Items(gaps, "appeared"), Items(gaps, "closed"), Items(gaps, "stayed"));
        (appeared.Count + closed.Count + stayed.Count).ShouldBeGreaterThan(5);
        Math.Min(100, gaps.GetProperty("appearedCount").GetInt32()).ShouldBe(appeared.Count); // Lists hold so many.
        Math.Min(100, gaps.GetProperty("closedCount").GetInt32()).ShouldBe(closed.Count);
        Math.Min(100, gaps.GetProperty("stayedCount").GetInt32()).ShouldBe(stayed.Count);
        stayed.ShouldAllBe(both => IsNull(both.GetProperty("before"), "withheld"));
        var told = appeared.Concat(closed).Concat(stayed.Select(both => both.GetProperty("after"))).ToList();
        told.ShouldAllBe(gap => IsNull(gap, "withheld"));
        var withheld = new[] { "network", "other" }.SelectMany(field => Items(answer.GetProperty(field).GetProperty("pairs"), "nodes"))
            .Where(pair => !IsNull(pair, "withheld")).Select(pair => Text(pair, "id")).ToHashSet();
        withheld.Count.ShouldBeGreaterThan(5);
        told.ShouldNotContain(gap => withheld.Contains(Text(gap.GetProperty("pair"), "id")));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static List<JsonElement> Items(JsonElement at, string field) => [.. at.GetProperty(field).EnumerateArray()];

    private static bool IsNull(JsonElement at, string field) => at.GetProperty(field).ValueKind == JsonValueKind.Null;

    private static string Text(JsonElement at, string field) => at.GetProperty(field).GetString()!;

    private static int Size(JsonElement gap, string group) => gap.GetProperty(group).GetProperty("size").GetInt32();

    private static async Task<int> CountAsync(TestApi api, string list) =>
        (await api.AskAsync($"{{ network {{ it: {list} {{ totalCount }} }} }}", Cancel))
        .GetProperty("network").GetProperty("it").GetProperty("totalCount").GetInt32();

    private async Task<List<JsonElement>> ListAsync(string list) =>
        Items((await guest.Api.AskAsync($"{{ network {{ it: {list} }} }}", Cancel)).GetProperty("network").GetProperty("it"), "nodes");
}

using System.Text.Json;
using NetworkLens.Api.Disclosure;
using NetworkLens.Data.Databases;

namespace NetworkLens.Api.Tests.Gaps;

/// <summary>The pairs of the sample, with their tests, filters, orders and counts, as a client asks for them.</summary>
public sealed class PairsTests(SampleApi sample)
{
    private const string Figures =
        """
        id dimension scope isPool parentId summary observed possible carriersFrom carriersTo reach redundancy configurationExpected kinds
        from { label size } to { label size }
        comparable { verdict reason explanation observed expected ratio ratioLow ratioHigh shortfall p q severity severityLow severityHigh
                     confidence observable wouldSettle { kind explanation times responses pairId } undefined { figure } }
        """;

    [Fact]
    public async Task Every_figure_of_every_pair_fits_its_verdict()
    {
        var pairs = await PairsAsync("first: 500");
        pairs.Count.ShouldBe(500);
        pairs.Select(pair => Text(pair, "id")).Distinct().Count().ShouldBe(500);
        foreach (var pair in pairs)
        {
            var test = pair.GetProperty("comparable");
            var verdict = Text(test, "verdict");
            (Number(test, "severity") is not null).ShouldBe(verdict == "GAP");
            (Text(test, "reason") is null).ShouldBe(verdict is "GAP" or "CONNECTED");
            (Text(test, "confidence") is null).ShouldBe(Text(test, "reason") is not null);
            (test.GetProperty("wouldSettle").GetArrayLength() == 0).ShouldBe(Text(test, "reason") is null);
            pair.GetProperty("kinds").EnumerateArray().Any(kind => kind.GetString() == "SPARSE").ShouldBe(verdict == "GAP");
            Text(pair, "summary")!.ShouldContain(" people) ");
            if (verdict == "GAP")
            {
                Number(test, "q")!.Value.ShouldBeLessThan(0.05);
                Number(test, "severityLow")!.Value.ShouldBe(Math.Max(0, 1 - Number(test, "ratioHigh")!.Value), 1e-12);
                Number(test, "ratio")!.Value.ShouldBe(Number(test, "observed")!.Value / Number(test, "expected")!.Value, 1e-12);
            }
        }
    }

    [Fact]
    public async Task Pairs_come_in_the_order_that_is_asked_for_and_pages_meet_each_once()
    {
        foreach (var (order, figure, sign) in new[]
        {
            ("Q", "q", 1), ("SEVERITY", "severity", -1), ("RATIO", "ratio", 1),
            ("EXPECTED", "expected", -1), ("SHORTFALL", "shortfall", -1),
        })
        {
            var values = (await PairsAsync($"first: 300, orderBy: {order}")).Select(pair => Number(pair.GetProperty("comparable"), figure))
                .ToList();
            var known = values.TakeWhile(value => value is not null).Select(value => sign * value!.Value).ToList();
            known.ShouldBeInOrder(SortDirection.Ascending);
            values.Skip(known.Count).ShouldAllBe(value => value == null);
        }

        var (all, read) = (await PairsAsync("first: 90, orderBy: SHORTFALL"), new List<string?>());
        for (string? after = null; read.Count < 90;)
        {
            var page = await AskAsync(
                $"{{ network {{ pairs(first: 18, orderBy: SHORTFALL{(after is null ? "" : $", after: \"{after}\"")}) {{ nodes {{ id }} "
                + "pageInfo { endCursor } } } }");
            read.AddRange(page.GetProperty("pairs").GetProperty("nodes").EnumerateArray().Select(pair => Text(pair, "id")));
            after = Text(page.GetProperty("pairs").GetProperty("pageInfo"), "endCursor");
        }

        read.ShouldBe(all.Select(pair => Text(pair, "id")));
    }

    [Fact]
    public async Task A_cursor_of_one_order_is_refused_by_another()
    {
        var cancel = TestContext.Current.CancellationToken;
        var cursor = Text((await AskAsync("{ network { gaps(first: 1) { pageInfo { endCursor } } } }")).GetProperty("gaps")
            .GetProperty("pageInfo"), "endCursor");
        var answer = await sample.Api.SendAsync(
            $"{{ network {{ gaps(first: 1, orderBy: SEVERITY, after: \"{cursor}\") {{ totalCount }} }} }}", null, cancel);
        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("BAD_USER_INPUT");
    }

    [Fact]
    public async Task Filters_hold_for_every_pair_and_leave_q_as_it_was()
    {
        var all = (await PairsAsync("first: 500")).ToDictionary(pair => Text(pair, "id")!, pair => pair.GetRawText());
        var some = await PairsAsync(
            "first: 500, where: { dimension: { eq: HORIZONTAL }, organisation: { eq: \"NMA\" }, verdict: { in: [GAP, CONNECTED] } }");
        some.Count.ShouldBeGreaterThan(3);
        some.ShouldAllBe(pair => Text(pair, "dimension") == "HORIZONTAL" && Text(pair.GetProperty("comparable"), "reason") == null);
        some.Where(pair => all.ContainsKey(Text(pair, "id")!)).ShouldAllBe(pair => all[Text(pair, "id")!] == pair.GetRawText());

        // Cancer with all below it, whichever of the two it is.
        var cancer = await PairsAsync("first: 500, where: { unit: { eq: \"NMA-CAN\" }, scope: { eq: DIRECTORATE } }");
        cancer.ShouldNotBeEmpty();
        cancer.ShouldAllBe(pair => Text(pair, "scope") == "DIRECTORATE");
        (await PairsAsync("first: 500, where: { level: { eq: FRONTLINE }, dimension: { neq: VERTICAL } }")).ShouldBeEmpty();
        (await PairsAsync("first: 500, where: { confidence: { eq: HIGH } }")).ShouldBeEmpty(); // Nobody tells who answered.
        var assumed = await PairsAsync("first: 500, respondents: EVERYBODY, where: { confidence: { eq: HIGH } }");
        assumed.ShouldNotBeEmpty();
        assumed.ShouldAllBe(pair => Text(pair.GetProperty("comparable"), "explanation")!
            .EndsWith(" It is assumed that everybody could be seen.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_drills_down_from_a_whole_to_its_parts_and_up_again()
    {
        var part = (await PairsAsync("first: 500, where: { dimension: { eq: VERTICAL }, organisation: { eq: \"NMA\" } }"))
            .First(pair => Text(pair.GetProperty("from"), "label")!.StartsWith("front line of Medicine", StringComparison.Ordinal)
                && Text(pair.GetProperty("to"), "label")!.StartsWith("executives", StringComparison.Ordinal));
        var whole = (await PairsAsync($"where: {{ id: {{ eq: \"{Text(part, "parentId")}\" }} }}")).ShouldHaveSingleItem();
        Text(whole.GetProperty("from"), "label").ShouldBe("front line of Northmere Acute Hospitals Trust");
        var parts = await PairsAsync($"first: 100, where: {{ parentId: {{ eq: \"{Text(whole, "id")}\" }} }}");
        parts.Select(pair => Text(pair, "id")).ShouldContain(Text(part, "id"));
        parts.ShouldAllBe(pair => Text(pair, "parentId") == Text(whole, "id"));
    }

    [Fact]
    public async Task Gaps_carry_their_pair_and_can_be_ordered_by_it()
    {
        var network = await AskAsync(
            """
            { network { gaps(first: 20, orderBy: SEVERITY, where: { verdict: { eq: GAP } }) { nodes {
                kind verdict configurationExpected pair { id summary comparable { severity } } parent { id } } }
              all: gaps(first: 150) { nodes { id kind verdict pair { id } } totalCount }
              affected: gaps(first: 150, orderBy: AFFECTED) { nodes { id affected } totalCount } } }
            """);
        var gaps = network.GetProperty("gaps").GetProperty("nodes").EnumerateArray().ToList();
        gaps.ShouldNotBeEmpty();
        gaps.Select(gap => -Number(gap.GetProperty("pair").GetProperty("comparable"), "severity")!.Value)
            .ShouldBeInOrder(SortDirection.Ascending);
        var all = network.GetProperty("all").GetProperty("nodes").EnumerateArray().ToList();
        all.ShouldAllBe(gap => (gap.GetProperty("pair").ValueKind == JsonValueKind.Null) == (Text(gap, "kind") == "SILENT_LINE"));
        all.ShouldAllBe(gap => Text(gap, "kind") != "SILENT_LINE" || Text(gap, "verdict") == "NOT_TESTED");
        all.ShouldAllBe(gap => Text(gap, "kind") != "SPARSE" || Text(gap, "verdict") == "GAP");
        var affected = network.GetProperty("affected").GetProperty("nodes").EnumerateArray().ToList();
        affected.Select(gap => -gap.GetProperty("affected").GetInt32()).ShouldBeInOrder(SortDirection.Ascending);
        network.GetProperty("affected").GetProperty("totalCount").GetInt32()
            .ShouldBe(network.GetProperty("all").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task Verdicts_are_counted_over_all_and_in_each_dimension()
    {
        var network = await AskAsync(
            """
            { network { verdicts { summary pairs tooSmall counts { dimension verdict pairs of share } byDimension { dimension pairs of }
                warning { reason } } gap: pairs(where: { verdict: { eq: GAP } }) { totalCount }
                pairs(first: 500) { totalCount nodes { id sameAs } } } }
            """);
        var rest = await AskAsync("{ network { pairs(last: 500) { nodes { id sameAs } } } }");
        var verdicts = network.GetProperty("verdicts");

        // Two groups of people are one question, for however many reasons they are listed.
        var listed = new[] { network, rest }.SelectMany(part => part.GetProperty("pairs").GetProperty("nodes").EnumerateArray())
            .DistinctBy(pair => Text(pair, "id")).ToList();
        listed.Count.ShouldBe(network.GetProperty("pairs").GetProperty("totalCount").GetInt32());
        var pairs = listed.Count(pair => Text(pair, "sameAs") is null);
        verdicts.GetProperty("pairs").GetInt32().ShouldBe(pairs);
        var counts = verdicts.GetProperty("counts").EnumerateArray().ToList();
        counts.Select(count => Text(count, "verdict")).ShouldBe(["GAP", "CONNECTED", "CANNOT_TELL", "TOO_FEW"]);
        counts.Sum(count => count.GetProperty("pairs").GetInt32()).ShouldBe(pairs);
        counts[0].GetProperty("pairs").GetInt32().ShouldBe(network.GetProperty("gap").GetProperty("totalCount").GetInt32());
        counts.Sum(count => count.GetProperty("share").GetDouble()).ShouldBe(1, 1e-12);
        verdicts.GetProperty("byDimension").EnumerateArray().Sum(count => count.GetProperty("pairs").GetInt32()).ShouldBe(pairs);
        verdicts.GetProperty("warning").ValueKind.ShouldBe(JsonValueKind.Null);
        Text(verdicts, "summary")!.ShouldStartWith($"Of {pairs} pairs of groups");
    }

    [Fact]
    public async Task Under_a_directed_lens_a_warning_says_why_nothing_is_tested()
    {
        var network = await AskAsync(
            """
            { network(lens: { direction: DIRECTED }) {
                verdicts { summary warning { reason explanation } }
                pairs(first: 1) { nodes { comparable { verdict reason expected q wouldSettle { kind } undefined { figure reason } } } }
                gaps(where: { kind: { eq: SPARSE } }) { totalCount } } }
            """);
        Text(network.GetProperty("verdicts").GetProperty("warning"), "reason").ShouldBe("DIRECTED");
        Text(network.GetProperty("verdicts"), "summary")!.ShouldEndWith(
            " pairs of groups between which a link is expected, none was tested.");
        var test = network.GetProperty("pairs").GetProperty("nodes")[0].GetProperty("comparable");
        (Text(test, "verdict"), Text(test, "reason")).ShouldBe(("CANNOT_TELL", "DIRECTED"));
        test.GetProperty("undefined").EnumerateArray().Select(figure => (Text(figure, "figure"), Text(figure, "reason"))).ShouldBe(
            new[] { "expected", "ratio", "ratioLow", "ratioHigh", "p", "q" }.Select(name => ((string?)name, (string?)"WRONG_DIRECTION")));
        Text(test.GetProperty("wouldSettle")[0], "kind").ShouldBe("OTHER_LENS");
        network.GetProperty("gaps").GetProperty("totalCount").GetInt32().ShouldBe(0);
    }

    // Below the size of a group that this viewer may see no verdict is told, by a field, a filter, a count or an order.
    [Fact]
    public async Task A_viewer_who_may_not_see_small_groups_learns_no_verdict_of_theirs()
    {
        var cancel = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("networklens-pairs-").FullName;
        DatabaseAddress.TryParse($"Data Source={Path.Combine(folder, "test.db")};Pooling=False", out var address, out _).ShouldBeTrue();
        var viewer = new Viewer("analyst", SeesIndividuals: true, "MIN_GROUP", LeastGroup: 20);
        await using var api = await TestApi.StartAsync(
            address!, folder, noSample: false, cancel, viewer, origins: null, TestApi.WithoutBudget);
        var network = (await api.AskAsync(
            """
            { network {
                pairs(first: 500, orderBy: RATIO) { totalCount nodes { id comparable { verdict } withheld { reason } } }
                told: pairs(first: 500, where: { verdict: { neq: NOT_TESTED } }) { nodes { sameAs withheld { reason } } }
                verdicts { pairs counts { pairs } }
                connectivity { vertical { redundancy { value weakestPair cutSet { key } namesWithheld { reason } pairs } } } } }
            """,
            cancel)).GetProperty("network");
        var nodes = network.GetProperty("pairs").GetProperty("nodes").EnumerateArray().ToList();
        var shown = nodes.TakeWhile(pair => !IsWithheld(pair)).Count();
        shown.ShouldBeInRange(10, 450);
        nodes.Skip(shown).ShouldContain(pair => IsWithheld(pair));
        nodes.Where(IsWithheld).ShouldAllBe(pair => Text(pair.GetProperty("comparable"), "verdict") == "NOT_TESTED");
        nodes.Where(IsWithheld).Select(pair => Text(pair, "id")).Count().ShouldBeGreaterThan(10);
        var told = network.GetProperty("told");
        told.GetProperty("nodes").EnumerateArray().ShouldAllBe(pair => !IsWithheld(pair));
        var counted = told.GetProperty("nodes").EnumerateArray().Count(pair => Text(pair, "sameAs") is null);
        network.GetProperty("verdicts").GetProperty("pairs").GetInt32().ShouldBe(counted);
        network.GetProperty("verdicts").GetProperty("counts").EnumerateArray().Sum(count => count.GetProperty("pairs").GetInt32())
            .ShouldBe(counted);

        // The board of the weakest pair has fewer than twenty people.
        var redundancy = network.GetProperty("connectivity").GetProperty("vertical").GetProperty("redundancy");
        redundancy.GetProperty("pairs").ValueKind.ShouldBe(JsonValueKind.Number);
        redundancy.GetProperty("weakestPair").ValueKind.ShouldBe(JsonValueKind.Null);
        redundancy.GetProperty("cutSet").ValueKind.ShouldBe(JsonValueKind.Null);
        Text(redundancy.GetProperty("namesWithheld"), "reason").ShouldBe("SMALL_GROUP");
    }

    [Fact]
    public async Task Coverage_says_who_answered_only_where_somebody_tells()
    {
        var network = await AskAsync(
            """
            { network { coverage { peopleKnown asked answered responseRate observableShare tiedPairs oneSidedPairs oneSidedShare
                                   byLevel { label } undefined { figure } }
                senders: coverage(respondents: SENDERS) { asked answered responseRate observableShare disagreedShare
                                   byOrganisation { label asked answered rate } byLevel { label asked } } } }
            """);
        var coverage = network.GetProperty("coverage");
        coverage.GetProperty("asked").GetInt32().ShouldBe(0);
        coverage.GetProperty("responseRate").ValueKind.ShouldBe(JsonValueKind.Null);
        coverage.GetProperty("undefined").EnumerateArray().Select(figure => Text(figure, "figure"))
            .ShouldBe(["responseRate", "observableShare", "disagreedShare"]);
        coverage.GetProperty("oneSidedShare").GetDouble().ShouldBe(
            coverage.GetProperty("oneSidedPairs").GetDouble() / coverage.GetProperty("tiedPairs").GetInt32(), 1e-15);
        coverage.GetProperty("byLevel").GetArrayLength().ShouldBe(0);
        var senders = network.GetProperty("senders");
        senders.GetProperty("asked").GetInt32().ShouldBe(coverage.GetProperty("peopleKnown").GetInt32());
        senders.GetProperty("byOrganisation").EnumerateArray().Sum(rate => rate.GetProperty("answered").GetInt32())
            .ShouldBe(senders.GetProperty("answered").GetInt32());
        senders.GetProperty("byLevel").EnumerateArray().Select(rate => Text(rate, "label"))
            .ShouldBe(["FRONTLINE", "TEAM_LEAD", "SERVICE_LEAD", "DIRECTORATE", "EXECUTIVE", "SYSTEM"]);
    }

    private static bool IsWithheld(JsonElement pair) => pair.GetProperty("withheld").ValueKind != JsonValueKind.Null;

    private static string? Text(JsonElement at, string field) => at.GetProperty(field).GetString();

    private static double? Number(JsonElement at, string field) =>
        at.GetProperty(field) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private async Task<List<JsonElement>> PairsAsync(string arguments)
    {
        // Short pages, so that each stays within the budget of a request.
        var pairs = new List<JsonElement>();
        var most = arguments.StartsWith("first: ", StringComparison.Ordinal) ? int.Parse(arguments.Split(' ', ',')[1]) : 10;
        var rest = arguments.StartsWith("first: ", StringComparison.Ordinal) ? arguments[$"first: {most}".Length..]
            : ", " + arguments;
        for (string? after = null; pairs.Count < most;)
        {
            var page = (await AskAsync(
                $"{{ network {{ pairs(first: {Math.Min(20, most - pairs.Count)}{rest}{(after is null ? "" : $", after: \"{after}\"")}) "
                + $"{{ nodes {{ {Figures} }} pageInfo {{ hasNextPage endCursor }} }} }} }}")).GetProperty("pairs");
            pairs.AddRange(page.GetProperty("nodes").EnumerateArray());
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
            {
                break;
            }

            after = Text(page.GetProperty("pageInfo"), "endCursor");
        }

        return pairs;
    }

    private async Task<JsonElement> AskAsync(string query) =>
        (await sample.Api.AskAsync(query, TestContext.Current.CancellationToken)).GetProperty("network");
}

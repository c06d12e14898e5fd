using System.Text.Json;

namespace NetworkLens.Api.Tests.Networks;

/// <summary>
/// Windows that data cover in part, or not at all: nothing is told of them as if it were found. The sample's data begin on 2025-10-01.
/// </summary>
public sealed class DataWindowTests(SampleApi sample)
{
    private const string Window = "dataWindow { firstDay lastDay days coveredDays isWhole explanation }";

    [Fact]
    public async Task A_network_says_of_how_many_days_of_its_window_there_are_data()
    {
        var whole = (await AskAsync($"{{ network {{ {Window} }} }}")).GetProperty("network").GetProperty("dataWindow");
        whole.GetProperty("firstDay").GetString().ShouldBe("2025-10-01");
        whole.GetProperty("lastDay").GetString().ShouldBe("2026-09-30");
        (whole.GetProperty("days").GetInt32(), whole.GetProperty("coveredDays").GetInt32()).ShouldBe((365, 365));
        whole.GetProperty("isWhole").GetBoolean().ShouldBeTrue();
        whole.GetProperty("explanation").ValueKind.ShouldBe(JsonValueKind.Null);

        var part = (await AskAsync($"{{ network(asOf: \"2026-07-01\") {{ {Window} }} }}")).GetProperty("network").GetProperty("dataWindow");
        (part.GetProperty("days").GetInt32(), part.GetProperty("coveredDays").GetInt32()).ShouldBe((365, 273));
        part.GetProperty("isWhole").GetBoolean().ShouldBeFalse();
        part.GetProperty("explanation").GetString().ShouldBe(
            "Data of these kinds of tie run from 2025-10-01 to 2026-09-30. Of the window from 2025-07-01 to before 2026-07-01 they have "
            + "273 of 365 days: do not hold it against a window of more.");
    }

    [Fact]
    public async Task A_comparison_says_which_of_its_windows_is_not_wholly_covered_and_what_is_supposed()
    {
        var part = await CompareAsync("network(asOf: \"2026-07-01\")", "asOf: \"2026-04-01\"");
        part.GetProperty("windowBefore").GetProperty("coveredDays").GetInt32().ShouldBe(182);
        part.GetProperty("windowAfter").GetProperty("coveredDays").GetInt32().ShouldBe(273);
        var cautions = part.GetProperty("cautions").EnumerateArray().Select(each => each.GetString()!).ToList();
        cautions.Count.ShouldBe(2);
        cautions[0].ShouldStartWith("Before: Data of these kinds of tie run from 2025-10-01 to 2026-09-30. ");
        cautions[1].ShouldStartWith("After: Data of these kinds of tie run from 2025-10-01 to 2026-09-30. ");

        (await CompareAsync("network", "lens: { organisations: [\"NMC\"] }")).GetProperty("cautions").GetArrayLength().ShouldBe(0);
        const string Merger = "whatIf: [{ mergeOrganisations: { organisation: \"NMC\", into: \"NMA\" } }]";
        (await CompareAsync("network", Merger)).GetProperty("cautions").EnumerateArray().ShouldHaveSingleItem().GetString()
            .ShouldBe("Before: It supposes 1 change to the data.");
    }

    [Theory]
    [InlineData("2026-10-01"), InlineData("2026-11-01")]
    public async Task A_window_that_would_begin_at_its_end_or_after_is_refused(string from)
    {
        var answer = await sample.Api.SendAsync(
            $"{{ network(lens: {{ from: \"{from}\" }}) {{ peopleCount }} }}", null, TestContext.Current.CancellationToken);
        answer.GetProperty("errors")[0].GetProperty("message").GetString().ShouldBe(
            $"This lens cannot be: from is {from}, and the window ends with 2026-10-01, the day after the newest interaction. Name an "
            + "earlier day, or a later asOf.");
    }

    [Theory]
    [InlineData("asOf: \"2030-01-01\""), InlineData("asOf: \"2020-01-01\"")]
    [InlineData("asOf: \"2030-01-01\", lens: { direction: DIRECTED }")]
    public async Task Where_there_is_no_tie_nothing_is_listed_as_missing_and_it_is_said_why(string arguments)
    {
        var network = (await AskAsync(
            $$"""
            { network({{arguments}}) {
              peopleCount tieCount
              gaps { totalCount warning { reason explanation } }
              pairs { totalCount warning { reason } }
              verdicts { warning { reason } }
              fewestTies { observed }
              formalStructure(kind: null) { silentLineCount liveLineCount }
              summary { sentences { subject text } }
            } }
            """)).GetProperty("network");
        network.GetProperty("tieCount").GetInt32().ShouldBe(0);
        network.GetProperty("gaps").GetProperty("totalCount").GetInt32().ShouldBe(0);
        foreach (var list in new[] { "gaps", "pairs", "verdicts" })
        {
            network.GetProperty(list).GetProperty("warning").GetProperty("reason").GetString().ShouldBe("NO_TIES", list);
        }

        network.GetProperty("fewestTies").GetArrayLength().ShouldBe(0);
        var formal = network.GetProperty("formalStructure");
        (formal.GetProperty("silentLineCount").GetInt32(), formal.GetProperty("liveLineCount").GetInt32()).ShouldBe((0, 0));
        network.GetProperty("summary").GetProperty("sentences").EnumerateArray().Select(each => each.GetProperty("subject").GetString())
            .ShouldBe(["PEOPLE", "VERDICTS"]);
    }

    [Fact]
    public async Task Lists_of_a_network_with_ties_carry_no_warning()
    {
        var network = (await AskAsync("{ network { gaps { warning { reason } } pairs { warning { reason } } } }")).GetProperty("network");
        network.GetProperty("gaps").GetProperty("warning").ValueKind.ShouldBe(JsonValueKind.Null);
        network.GetProperty("pairs").GetProperty("warning").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    // Whoever is not seen to turn to anybody did not answer: of a line between two such nobody can tell.
    [Fact]
    public async Task Lines_of_which_neither_end_answered_are_counted_apart()
    {
        const string Counts = "{ liveLineCount silentLineCount unseenLineCount }";
        var network = (await AskAsync(
            $$"""
            { network(lens: { kinds: [ADVICE] }) {
              all: formalStructure(kind: null) {{Counts}}
              senders: formalStructure(kind: null, respondents: SENDERS) {{Counts}}
              gaps(respondents: SENDERS, where: { kind: { eq: SILENT_LINE } }) { totalCount }
              coverage(respondents: SENDERS) { asked answered }
              summary(respondents: SENDERS) { sentences { subject text } }
            } }
            """)).GetProperty("network");
        JsonElement all = network.GetProperty("all"), senders = network.GetProperty("senders");
        int Count(JsonElement of, string what) => of.GetProperty(what + "LineCount").GetInt32();
        Count(all, "unseen").ShouldBe(0);
        Count(senders, "unseen").ShouldBeGreaterThan(10);
        Count(senders, "live").ShouldBe(Count(all, "live"));
        (Count(senders, "silent") + Count(senders, "unseen")).ShouldBe(Count(all, "silent"));
        network.GetProperty("gaps").GetProperty("totalCount").GetInt32().ShouldBe(Count(senders, "silent"));

        var sentences = network.GetProperty("summary").GetProperty("sentences").EnumerateArray()
            .ToDictionary(each => each.GetProperty("subject").GetString()!, each => each.GetProperty("text").GetString()!);
        sentences["REPORTING_LINES"].ShouldEndWith(
            $"; {Count(senders, "unseen")} more lines are not judged, since neither holder answered.");
        var coverage = network.GetProperty("coverage");
        sentences["ANSWERS"].ShouldContain(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $" {coverage.GetProperty("answered").GetInt32():#,0} of {coverage.GetProperty("asked").GetInt32():#,0} people ("));
    }

    private async Task<JsonElement> CompareAsync(string network, string with) => (await AskAsync(
        $"{{ {network} {{ compare(with: {{ {with} }}) {{ windowBefore {{ coveredDays }} windowAfter {{ coveredDays }} cautions }} }} }}"))
        .GetProperty("network").GetProperty("compare");

    private Task<JsonElement> AskAsync(string query) => sample.Api.AskAsync(query, TestContext.Current.CancellationToken);
}

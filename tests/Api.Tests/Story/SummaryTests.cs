using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NetworkLens.Api.Tests.Story;

/// <summary>The picture in words says what the queries beside it answer.</summary>
public sealed partial class SummaryTests(SampleApi sample)
{
    [Theory]
    [InlineData(null), InlineData("ADVICE"), InlineData("MEETING"), InlineData("ADVICE", "SENDERS")]
    public async Task Every_figure_of_a_sentence_is_in_the_answer_of_its_query(string? kind, string respondents = "RECORDED")
    {
        var variables = kind is null ? null : new { lens = new { kinds = new[] { kind } } };
        var query = $"query ($lens: LensInput) {{ network(lens: $lens) {{ summary(respondents: {respondents}) {{ text sentences {{ "
            + "subject text query } withheld { reason } } } }";
        var summary = (await AskAsync(query, variables)).GetProperty("summary");
        var sentences = summary.GetProperty("sentences").EnumerateArray().ToList();
        sentences.Count.ShouldBeInRange(5, 10);
        summary.GetProperty("text").GetString().ShouldBe(
            string.Join(' ', sentences.Select(sentence => sentence.GetProperty("text").GetString())));
        foreach (var sentence in sentences)
        {
            var text = sentence.GetProperty("text").GetString()!;
            var answer = (await AskAsync(sentence.GetProperty("query").GetString()!, variables)).GetRawText();
            var known = Figure().Matches(answer).Select(each => each.Value).ToHashSet(StringComparer.Ordinal);
            if (sentence.GetProperty("subject").GetString() == "REPORTING_LINES")
            {
                known.UnionWith(Judged(answer));
            }

            foreach (var share in Share().Matches(Interval().Replace(text, "")).Select(each => each.Value))
            {
                IsBacked(int.Parse(share.Replace(" %", "", StringComparison.Ordinal), CultureInfo.InvariantCulture), answer)
                    .ShouldBeTrue($"{share} of {text} {answer}");
            }

            var counts = Share().Replace(text, "").Replace(",", "", StringComparison.Ordinal);
            foreach (var figure in Figure().Matches(counts).Select(each => each.Value))
            {
                known.ShouldContain(figure, $"{text} {answer}");
            }
        }
    }

    [Fact]
    public async Task What_if_is_told_with_its_own_figures_and_queries()
    {
        const string Merger = "[{ mergeOrganisations: { organisation: \"NMC\", into: \"NMA\" } }]";
        var changed = await AskAsync(
            $"{{ network {{ summary {{ text }} whatIf(changes: {Merger}) {{ summary {{ text sentences {{ subject query }} }} }} }} }}",
            variables: null);
        var twice = await AskAsync(
            $"{{ network {{ whatIf(changes: {Merger}) {{ whatIf(changes: [{Post("a")}, {Post("b")}]) {{ summary {{ text }} }} }} }} }}",
            variables: null);
        twice.GetProperty("whatIf").GetProperty("whatIf").GetProperty("summary").GetProperty("text").GetString()
            .ShouldStartWith("Supposing 3 changes to the data: 2,000 people have ");
        var summary = changed.GetProperty("whatIf").GetProperty("summary");
        summary.GetProperty("text").GetString().ShouldStartWith("Supposing 1 change to the data: 2,000 people have ");
        changed.GetProperty("summary").GetProperty("text").GetString().ShouldStartWith("2,000 people have ");
        summary.GetProperty("text").GetString().ShouldNotBe(changed.GetProperty("summary").GetProperty("text").GetString());
        object[] changes = [new { mergeOrganisations = new { organisation = "NMC", into = "NMA" } }];
        var cancel = TestContext.Current.CancellationToken;
        foreach (var sentence in summary.GetProperty("sentences").EnumerateArray())
        {
            var query = sentence.GetProperty("query").GetString()!;
            var answer = (await sample.Api.AskAsync(query, new { changes }, cancel)).GetProperty("network").GetProperty("whatIf");
            answer.EnumerateObject().ShouldAllBe(field => field.Value.ValueKind != JsonValueKind.Null, query);
        }

        static string Post(string key) => $"{{ createPost: {{ key: \"{key}\", level: EXECUTIVE, discipline: MANAGERIAL }} }}";
    }

    // Where a test tells gaps from chance, whatever is only hardly reached comes behind, in the list and in words.
    [Theory]
    [InlineData("organisations: [\"NMC\", \"NMA\"]"), InlineData("organisations: [\"NMC\"]")]
    public async Task The_first_gap_is_one_that_is_told_from_chance_where_there_is_one(string organisations)
    {
        var network = await AskAsync(
            $$"""
            { network(asOf: "2026-07-01", lens: { kinds: [ADVICE], {{organisations}} }) {
              gaps(first: 500) { nodes { verdict priority summary } }
              told: gaps(first: 1, where: { verdict: { eq: GAP } }) { nodes { summary } }
              summary { sentences { subject text query } } } }
            """,
            null);
        var verdicts = network.GetProperty("gaps").GetProperty("nodes").EnumerateArray()
            .Select(gap => gap.GetProperty("verdict").GetString()).ToList();
        var told = network.GetProperty("told").GetProperty("nodes").EnumerateArray().Select(gap => gap.GetProperty("summary").GetString())
            .ToList();
        verdicts.Take(verdicts.Count(verdict => verdict == "GAP")).ShouldAllBe(verdict => verdict == "GAP");
        var first = network.GetProperty("summary").GetProperty("sentences").EnumerateArray()
            .Single(sentence => sentence.GetProperty("subject").GetString() == "FIRST_GAP");
        var text = first.GetProperty("text").GetString()!;
        text.ShouldStartWith(told.Count > 0
            ? $"First to look at: {told[0]}"
            : "Nothing here is told from chance to be missing. First to look at, by reach alone: ");

        // The query beside it gives that gap.
        var variables = new { asOf = "2026-07-01", lens = new { kinds = new[] { "ADVICE" }, organisations = Names(organisations) } };
        var asked = (await AskAsync(first.GetProperty("query").GetString()!, variables)).GetProperty("gaps").GetProperty("nodes")[0];
        text.ShouldEndWith(asked.GetProperty("summary").GetString()!);
    }

    private static string[] Names(string organisations) =>
        [.. organisations.Split('"').Where((_, at) => at % 2 == 1)];

    [Fact]
    public async Task A_lens_is_told_with_its_own_figures()
    {
        var whole = await AskAsync("{ network { summary { text } } }", null);
        var lens = await AskAsync("{ network(lens: { kinds: [ADVICE] }) { summary { text } } }", null);
        lens.GetRawText().ShouldNotBe(whole.GetRawText());
    }

    // A share is one of the answer's, in its words or its figures, or that of two of its counts; "less than 1 %" and "more than 99 %" are
    // near theirs.
    private static bool IsBacked(int percent, string answer)
    {
        var figures = Figure().Matches(answer).Select(each => double.Parse(each.Value, CultureInfo.InvariantCulture)).Distinct().ToList();
        bool IsNear(double share) => Math.Abs((100 * share) - percent) <= (percent is 1 or 99 ? 1 : 0.5 + 1e-9);
        return answer.Contains($"{percent} %", StringComparison.Ordinal)
            || figures.Any(figure => IsNear(figure) || IsNear(1 - figure))
            || figures.Any(whole => figures.Any(part => whole > 0 && (IsNear(part / whole) || IsNear(part / (part + whole)))));
    }

    // The sentence tells of each kind how many lines were judged: live and silent ones.
    private static IEnumerable<string> Judged(string answer) => JsonDocument.Parse(answer).RootElement.EnumerateObject()
        .Where(kind => kind.Name != "both")
        .Select(kind => kind.Value.GetProperty("liveLineCount").GetInt32() + kind.Value.GetProperty("silentLineCount").GetInt32())
        .Select(judged => judged.ToString(CultureInfo.InvariantCulture));

    private async Task<JsonElement> AskAsync(string query, object? variables) =>
        (await sample.Api.AskAsync(query, variables, TestContext.Current.CancellationToken)).GetProperty("network");

    [GeneratedRegex("90 % interval", RegexOptions.None, 1000)]
    private static partial Regex Interval();

    [GeneratedRegex(@"\d+(\.\d+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Figure();

    [GeneratedRegex(@"[\d,]+ %", RegexOptions.None, 1000)]
    private static partial Regex Share();
}

using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NetworkLens.Api.Tests.Story;

/// <summary>The picture in words says what the queries beside it answer.</summary>
public sealed partial class SummaryTests(SampleApi sample)
{
    [Theory]
    [InlineData(null), InlineData("ADVICE"), InlineData("MEETING")]
    public async Task Every_figure_of_a_sentence_is_in_the_answer_of_its_query(string? kind)
    {
        var variables = kind is null ? null : new { lens = new { kinds = new[] { kind } } };
        const string Query = "query ($lens: LensInput) { network(lens: $lens) { summary { text sentences { subject text query } "
            + "withheld { reason } } } }";
        var summary = (await AskAsync(Query, variables)).GetProperty("summary");
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
                known.Add(Judged(answer));
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
        var summary = changed.GetProperty("whatIf").GetProperty("summary");
        summary.GetProperty("text").GetString().ShouldNotBe(changed.GetProperty("summary").GetProperty("text").GetString());
        object[] changes = [new { mergeOrganisations = new { organisation = "NMC", into = "NMA" } }];
        var cancel = TestContext.Current.CancellationToken;
        foreach (var sentence in summary.GetProperty("sentences").EnumerateArray())
        {
            var query = sentence.GetProperty("query").GetString()!;
            var answer = (await sample.Api.AskAsync(query, new { changes }, cancel)).GetProperty("network").GetProperty("whatIf");
            answer.EnumerateObject().ShouldAllBe(field => field.Value.ValueKind != JsonValueKind.Null, query);
        }
    }

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

    // The sentence tells how many lines were judged: live and silent ones.
    private static string Judged(string answer) =>
        Figure().Matches(answer).Sum(each => int.Parse(each.Value, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);

    private async Task<JsonElement> AskAsync(string query, object? variables) =>
        (await sample.Api.AskAsync(query, variables, TestContext.Current.CancellationToken)).GetProperty("network");

    [GeneratedRegex("90 % interval", RegexOptions.None, 1000)]
    private static partial Regex Interval();

    [GeneratedRegex(@"\d+(\.\d+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Figure();

    [GeneratedRegex(@"[\d,]+ %", RegexOptions.None, 1000)]
    private static partial Regex Share();
}

using System.Text.Json;

namespace NetworkLens.Api.Tests.Disclosure;

/// <summary>What the story tells a guest of the sample: of pairs and gaps that they are shown, and of no others.</summary>
public sealed class GuestStoryTests(GuestApi guest, SampleApi sample) : IClassFixture<GuestApi>
{
    private const string Story = "verdicts { summary } gaps(first: 1, where: { verdict: { eq: GAP } }) { nodes { summary } } "
        + "summary { sentences { subject text query } }";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Verdicts_are_counted_over_the_pairs_that_are_shown()
    {
        var ask = $"{{ network {{ {Story} }} }}";
        var (shown, all) = (await AskAsync(guest.Api, ask), await AskAsync(sample.Api, ask));
        Sentence(shown, "VERDICTS").ShouldBe(shown.GetProperty("verdicts").GetProperty("summary").GetString());
        Sentence(all, "VERDICTS").ShouldBe(all.GetProperty("verdicts").GetProperty("summary").GetString());
        Sentence(shown, "VERDICTS").ShouldNotBe(Sentence(all, "VERDICTS"));
    }

    // Of one directorate the first gap may be of three managers: then the guest is told another, or none.
    [Fact]
    public async Task The_first_gap_is_one_that_is_listed()
    {
        var units = (await AskAsync(sample.Api, "{ network { groups(by: { column: DIRECTORATE }) { label size } } }"))
            .GetProperty("groups").EnumerateArray().Where(each => each.GetProperty("size").GetInt32() > 60)
            .Select(each => each.GetProperty("label").GetString()!).ToList();
        var others = 0;
        foreach (var unit in units)
        {
            var ask = $"{{ network(lens: {{ units: [\"{unit}\"] }}) {{ {Story} }} }}";
            var (shown, all) = (await AskAsync(guest.Api, ask), await AskAsync(sample.Api, ask));
            others += Sentence(shown, "FIRST_GAP") == Sentence(all, "FIRST_GAP") ? 0 : 1;
            var first = shown.GetProperty("summary").GetProperty("sentences").EnumerateArray()
                .FirstOrDefault(each => each.GetProperty("subject").GetString() == "FIRST_GAP");
            if (first.ValueKind == JsonValueKind.Undefined)
            {
                continue;
            }

            var variables = new { lens = new { units = new[] { unit } } };
            var answer = await guest.Api.AskAsync(first.GetProperty("query").GetString()!, variables, Cancel);
            var gap = answer.GetProperty("network").GetProperty("gaps").GetProperty("nodes").EnumerateArray().ShouldHaveSingleItem(unit);
            first.GetProperty("text").GetString()!.ShouldEndWith(gap.GetProperty("summary").GetString()!, Case.Sensitive, unit);
        }

        units.Count.ShouldBeGreaterThan(8);
        others.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Of_fewer_people_than_the_bound_nothing_is_told()
    {
        const string Ask =
            "{ network(lens: { units: [\"NMM-EXE\"], levels: [FRONTLINE] }) { summary { text sentences { text } withheld { reason } } } }";
        (await AskAsync(guest.Api, Ask)).GetRawText()
            .ShouldBe("""{"summary":{"text":null,"sentences":null,"withheld":{"reason":"SMALL_GROUP"}}}""");
        (await AskAsync(sample.Api, Ask)).GetProperty("summary").GetProperty("text").GetString()!.ShouldStartWith("2 people ");
    }

    private static async Task<JsonElement> AskAsync(TestApi api, string query) =>
        (await api.AskAsync(query, Cancel)).GetProperty("network");

    private static string? Sentence(JsonElement network, string subject) =>
        network.GetProperty("summary").GetProperty("sentences").EnumerateArray()
            .Where(each => each.GetProperty("subject").GetString() == subject)
            .Select(each => each.GetProperty("text").GetString()).SingleOrDefault();
}

using System.Text.Json;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Tests.Measures;

namespace NetworkLens.Api.Tests.Resilience;

/// <summary>What the trust of two wards loses with Ann, through whom the lead and the board are joined to the wards.</summary>
public sealed class ResilienceTests
{
    private const string Figures =
        "by leavers peopleCount draws people { key } namesWithheld { reason } withheld { reason } computing { state } "
        + "figures { measure before after randomMean randomLower randomUpper drawsCounted drawsAsBad undefined { figure } } "
        + "dimensions { dimension figures { measure before after drawsCounted undefined { figure } } }";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_lost_with_key_people_stands_beside_what_is_lost_by_chance()
    {
        await using var api = await TwoWards.StartAsync(Cancel);
        var resilience = await AskAsync(api, "leavers: 1, draws: 50");
        resilience.GetProperty("people").GetRawText().ShouldBe("""[{"key":"A"}]""");
        (Int(resilience, "leavers"), Int(resilience, "peopleCount"), Int(resilience, "draws")).ShouldBe((1, 8, 50));
        var ties = resilience.GetProperty("figures").EnumerateArray().Single(each => each.GetProperty("measure").GetString() == "TIES");
        (Int(ties, "before"), Int(ties, "after"), Int(ties, "drawsCounted")).ShouldBe((8, 5, 50));
        ties.GetProperty("randomMean").GetDouble().ShouldBeInRange(5, 8);
        ties.GetProperty("randomLower").GetDouble().ShouldBe(5); // Nobody has more than three ties.
        ties.GetProperty("drawsAsBad").GetInt32().ShouldBeInRange(10, 40); // A, B and C have three, of eight people.
        resilience.GetProperty("dimensions").EnumerateArray().Select(each => each.GetProperty("dimension").GetString())
            .ShouldBe(["VERTICAL", "HORIZONTAL", "CROSS_ORGANISATION", "CLINICAL_MANAGERIAL"]);
        resilience.GetProperty("computing").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Key_players_are_those_who_part_the_most_together()
    {
        await using var api = await TwoWards.StartAsync(Cancel);
        var resilience = await AskAsync(api, "leavers: 1, by: KEY_PLAYERS");
        resilience.GetProperty("by").GetString().ShouldBe("KEY_PLAYERS");
        resilience.GetProperty("people").GetRawText().ShouldBe("""[{"key":"A"}]""");
    }

    [Fact]
    public async Task Each_question_of_a_network_has_an_answer_of_its_own()
    {
        await using var api = await TwoWards.StartAsync(Cancel);

        // Between others stand Ann, then Lou, on all chains to the board; but with Ann gone it parts more to take anybody of the wards.
        foreach (var (leavers, by, draws, isLou) in new[]
        {
            (1, "BETWEENNESS", 5, false), (2, "BETWEENNESS", 5, true), (2, "KEY_PLAYERS", 5, false), (2, "BETWEENNESS", 6, true),
        })
        {
            var resilience = await AskAsync(api, $"leavers: {leavers}, by: {by}, draws: {draws}");
            (Int(resilience, "leavers"), Int(resilience, "draws")).ShouldBe((leavers, draws));
            resilience.GetProperty("people").GetRawText().Contains("\"L\"", StringComparison.Ordinal).ShouldBe(isLou);
        }
    }

    [Theory]
    [InlineData("leavers: 0", "leavers is 1 to 100.")]
    [InlineData("leavers: 101", "leavers is 1 to 100.")]
    [InlineData("draws: 0", "draws is 1 to 200.")]
    [InlineData("draws: 201", "draws is 1 to 200.")]
    public async Task Bounds_are_told(string arguments, string message)
    {
        await using var api = await TwoWards.StartAsync(Cancel);
        var answer = await api.SendAsync($"{{ network {{ resilience({arguments}) {{ leavers }} }} }}", null, Cancel);
        answer.GetProperty("errors")[0].GetProperty("message").GetString().ShouldBe(message);
    }

    [Theory]
    [InlineData(4, 2, true)]
    [InlineData(2, 2, true)]
    [InlineData(3, 2, false)] // One more than two: what differs would be about one.
    [InlineData(7, 2, false)]
    [InlineData(3, 3, true)]
    [InlineData(6, 3, false)] // Two of the eight stay, and the figures would be about those.
    public async Task Figures_about_few_are_withheld(int leavers, int least, bool isGiven)
    {
        var analyst = new Viewer("analyst", SeesIndividuals: true, $"MIN_GROUP_{least}", least);
        await using var api = await TwoWards.StartAsync(Cancel, analyst);
        var resilience = await AskAsync(api, $"leavers: {leavers}");
        resilience.GetProperty("figures").ValueKind.ShouldBe(isGiven ? JsonValueKind.Array : JsonValueKind.Null);
        resilience.GetProperty("people").ValueKind.ShouldBe(isGiven ? JsonValueKind.Array : JsonValueKind.Null);
        (resilience.GetProperty("withheld").ValueKind == JsonValueKind.Null).ShouldBe(isGiven);
        resilience.GetProperty("leavers").ValueKind.ShouldBe(isGiven ? JsonValueKind.Number : JsonValueKind.Null);
    }

    // Who leaves in which draw can be worked out: many draws tell of everyone.
    [Fact]
    public async Task Whoever_may_not_see_individuals_is_given_nothing()
    {
        await using var api = await TwoWards.StartAsync(Cancel, new Viewer("outsider", SeesIndividuals: false, "NONE", LeastGroup: 0));
        var resilience = await AskAsync(api, "leavers: 2");
        resilience.GetProperty("withheld").GetProperty("reason").GetString().ShouldBe("NOT_PERMITTED");
        foreach (var field in new[] { "figures", "people", "leavers" })
        {
            resilience.GetProperty(field).ValueKind.ShouldBe(JsonValueKind.Null, field);
        }
    }

    private static int Int(JsonElement of, string field) => (int)of.GetProperty(field).GetDouble();

    // As a page does: asks again while it is being worked out.
    private static async Task<JsonElement> AskAsync(TestApi api, string arguments)
    {
        for (; ; )
        {
            var answer = await api.AskAsync($"{{ network {{ resilience({arguments}) {{ {Figures} }} }} }}", Cancel);
            var resilience = answer.GetProperty("network").GetProperty("resilience");
            if (resilience.GetProperty("computing").ValueKind == JsonValueKind.Null)
            {
                return resilience;
            }
        }
    }
}

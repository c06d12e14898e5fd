using System.Text.Json;

namespace NetworkLens.Api.Tests.Networks;

/// <summary>Bounds of the dimensions' figures where not everybody answered, over HTTP.</summary>
public sealed class NonResponseTests(SampleApi sample)
{
    private const string Figures = "unseenPairs dimensions { dimension reachLow reachHigh scoreLow scoreHigh undefined { figure reason } } "
        + "computing { state } withheld { reason } undefined { figure reason explanation }";

    [Fact]
    public async Task Where_the_data_tell_nothing_there_are_no_bounds_and_it_is_said_why()
    {
        var bounds = await AskAsync($"nonResponse {{ {Figures} }}");
        bounds.GetProperty("unseenPairs").ValueKind.ShouldBe(JsonValueKind.Null);
        var undefined = bounds.GetProperty("undefined").EnumerateArray().Single();
        undefined.GetProperty("reason").GetString().ShouldBe("RESPONSES_UNKNOWN");
        undefined.GetProperty("explanation").GetString().ShouldBe(
            "The data do not say who answered. Import a column responded of people, yes or no; or say by respondents, EVERYBODY or "
            + "SENDERS, what to take for it.");
        var dimensions = bounds.GetProperty("dimensions").EnumerateArray().ToList();
        dimensions.Count.ShouldBe(4);
        dimensions.ShouldAllBe(each => each.GetProperty("undefined").GetArrayLength() == 4);
    }

    [Fact]
    public async Task Where_everybody_could_be_seen_both_bounds_are_the_figures()
    {
        var bounds = await AskAsync($"nonResponse(respondents: EVERYBODY) {{ {Figures} }}");
        bounds.GetProperty("unseenPairs").GetInt64().ShouldBe(0);
        var seen = (await sample.Api.AskAsync(
            "{ network { connectivity { vertical { score reach { value } } } } }", TestContext.Current.CancellationToken))
            .GetProperty("network").GetProperty("connectivity").GetProperty("vertical");
        var vertical = bounds.GetProperty("dimensions")[0];
        vertical.GetProperty("dimension").GetString().ShouldBe("VERTICAL");
        foreach (var bound in new[] { "Low", "High" })
        {
            vertical.GetProperty("reach" + bound).GetDouble().ShouldBe(seen.GetProperty("reach").GetProperty("value").GetDouble());
            vertical.GetProperty("score" + bound).GetDouble().ShouldBe(seen.GetProperty("score").GetDouble());
        }
    }

    private async Task<JsonElement> AskAsync(string field) =>
        (await sample.Api.AskAsync($"{{ network {{ {field} }} }}", TestContext.Current.CancellationToken))
        .GetProperty("network").GetProperty("nonResponse");
}

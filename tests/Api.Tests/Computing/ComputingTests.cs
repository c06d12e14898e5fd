using System.Globalization;
using System.Text.Json;
using NetworkLens.Api.Computing;
using NetworkLens.Api.Tests.Measures;

namespace NetworkLens.Api.Tests.Computing;

/// <summary>What is told of an analysis that takes longer than an answer waits, over HTTP.</summary>
public sealed class ComputingTests
{
    // Eight variables over two thousand people, a thousand times: minutes of work.
    private const string Long = """
        network { regression(on: [{ difference: { measure: DEGREE } }, { difference: { measure: BETWEENNESS } },
          { difference: { measure: CLOSENESS } }, { difference: { measure: CONSTRAINT } }, { difference: { measure: PAGE_RANK } },
          { difference: { measure: EFFECTIVE_SIZE } }, { difference: { measure: CLUSTERING } },
          { difference: { measure: ECCENTRICITY } }]) {
            peopleCount coefficients { estimate } computing { state progress askAgainInSeconds } } }
        """;

    [Fact]
    public async Task It_says_how_far_it_is_and_no_cache_may_keep_that()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var api = await TestApi.StartEmptyAsync(cancel);
        await ImportManyAsync(api, cancel);
        var ask = new Uri($"/graphql?query={Uri.EscapeDataString($"{{ {Long} }}")}", UriKind.Relative);
        using var response = await api.Client.GetAsync(ask, cancel);
        var answer = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancel), cancellationToken: cancel);
        var regression = answer.RootElement.GetProperty("data").GetProperty("network").GetProperty("regression");
        regression.GetProperty("peopleCount").ValueKind.ShouldBe(JsonValueKind.Null);
        regression.GetProperty("coefficients").GetArrayLength().ShouldBe(0);
        regression.GetProperty("computing").GetProperty("state").GetString().ShouldBe("RUNNING");
        regression.GetProperty("computing").GetProperty("progress").GetDouble().ShouldBeInRange(0, 1);
        regression.GetProperty("computing").GetProperty("askAgainInSeconds").GetInt32().ShouldBeInRange(1, 60);
        response.Headers.ETag.ShouldBeNull();
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();

        using var plain = await api.Client.GetAsync(new Uri("/graphql?query={network{peopleCount}}", UriKind.Relative), cancel);
        plain.Headers.ETag.ShouldNotBeNull();
    }

    // Null alone would read as a figure that there is not.
    [Fact]
    public async Task Who_does_not_ask_how_far_it_is_gets_an_error_that_says_when_to_come_back()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var api = await TestApi.StartEmptyAsync(
            cancel, limits: new() { AnswerWithin = TimeSpan.FromMilliseconds(10), AnswerWholeWithin = TimeSpan.FromMilliseconds(20) });
        await ImportManyAsync(api, cancel);
        var unasked = Long.Replace("computing { state progress askAgainInSeconds }", "", StringComparison.Ordinal);
        var answer = await api.SendAsync($"{{ {unasked} }}", null, cancel);
        var error = answer.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("COMPUTING");
        error.GetProperty("extensions").GetProperty("retryAfterMs").GetInt32().ShouldBe(2_000);
        error.GetProperty("path").GetRawText().ShouldBe("""["network","regression"]""");
        answer.GetProperty("data").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task What_is_more_than_may_run_at_once_waits_and_says_so()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var api = await TestApi.StartEmptyAsync(cancel);
        await ImportManyAsync(api, cancel);
        var states = (await Task.WhenAll(new[] { "EIGENVECTOR", "KATZ", "CORENESS" }.Select(async measure =>
            (await api.AskAsync($"{{ {Long.Replace("ECCENTRICITY", measure, StringComparison.Ordinal)} }}", cancel))
                .GetProperty("network").GetProperty("regression").GetProperty("computing")))).ToList();
        states.Select(each => each.GetProperty("state").GetString()).Order().ShouldBe(["RUNNING", "RUNNING", "WAITING"]);
        var waiting = states.Single(each => each.GetProperty("state").GetString() == "WAITING");
        waiting.GetProperty("progress").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task It_gets_on_while_it_is_asked_for()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var api = await TestApi.StartEmptyAsync(cancel);
        await ImportManyAsync(api, cancel);
        double done;
        do
        {
            done = (await api.AskAsync($"{{ {Long} }}", cancel)).GetProperty("network").GetProperty("regression")
                .GetProperty("computing").GetProperty("progress").GetDouble();
        }
        while (done == 0);
        done.ShouldBeInRange(1e-9, 1);
    }

    [Theory]
    [InlineData(null, ComputingState.Waiting, 5)]
    [InlineData(0.0, ComputingState.Running, 2)]
    [InlineData(1.0, ComputingState.Running, 2)]
    public void What_waits_is_asked_for_less_often_than_what_runs(double? progress, ComputingState state, int seconds)
    {
        var at = UnderWay.At(progress);
        (at.State, at.Progress, at.AskAgainInSeconds).ShouldBe((state, progress, seconds));
    }

    [Theory]
    [InlineData(null, 0.5, ComputingState.Waiting, null)]
    [InlineData(0.7, 0.2, ComputingState.Running, 0.2)]
    [InlineData(0.2, 0.2, ComputingState.Running, 0.2)]
    public void Of_two_that_are_needed_it_is_told_which_is_further_behind(
        double? one, double? other, ComputingState state, double? progress)
    {
        foreach (var at in new[] { UnderWay.Of(UnderWay.At(one), UnderWay.At(other)), UnderWay.Of(UnderWay.At(other), UnderWay.At(one)) })
        {
            (at!.State, at.Progress).ShouldBe((state, progress));
        }

        UnderWay.Of(null, UnderWay.At(other))!.Progress.ShouldBe(other);
        UnderWay.Of(UnderWay.At(one), null)!.Progress.ShouldBe(one);
        UnderWay.Of(null, null).ShouldBeNull();
    }

    [Fact]
    public async Task More_people_than_pairs_can_be_tested_of_are_refused_with_a_mend()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var api = await TestApi.StartEmptyAsync(cancel);
        await ImportManyAsync(api, cancel, people: 2_001);
        var answer = await api.SendAsync(
            "{ network { correlations(with: [{ difference: { measure: DEGREE } }]) { peopleCount } } }", null, cancel);
        answer.GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldStartWith("Pairs of more than 2,000 people are too many");
    }

    // A ring with a hub, so that measures differ.
    private static Task ImportManyAsync(TestApi api, CancellationToken cancel, int people = 2_000)
    {
        var names = Enumerable.Range(0, people).Select(each => each.ToString("D4", CultureInfo.InvariantCulture)).ToList();
        var ring = names.Select((name, at) => $"{name},{names[(at + 1) % people]}\n");
        var hub = names.Skip(2).Take(200).Where((_, at) => at % 3 == 0).Select(name => $"{names[0]},{name}\n");
        return Kite.ImportAsync(api, string.Concat(names.Select(name => name + "\n")), string.Concat(ring.Concat(hub)), cancel);
    }
}

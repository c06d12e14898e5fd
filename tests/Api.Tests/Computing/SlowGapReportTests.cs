using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetworkLens.Api.Story;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Networks;
using NetworkLens.Testing;

namespace NetworkLens.Api.Tests.Computing;

/// <summary>A gap report that takes longer than an answer waits: no field fails for it, and none says that nothing is missing.</summary>
public sealed class SlowGapReportTests
{
    // No report of this network is made ahead: nobody asks for this lens.
    private const string Network = "network(lens: { kinds: [ADVICE] })";

    private static readonly Lens Lens = Lens.Default with { Kinds = [TieKind.Advice] };

    private static readonly LongAnalysisLimits Limits = new()
    {
        AnswerWithin = TimeSpan.FromMilliseconds(50),
        AnswerWholeWithin = TimeSpan.FromMilliseconds(100),
        MostRunning = 10,
    };

    [Theory]
    [InlineData("gaps { totalCount nodes { id } COMPUTING }", "totalCount")]
    [InlineData("gaps(first: 3, orderBy: Q) { edges { cursor } totalCount COMPUTING }", "totalCount")]
    [InlineData("pairs { totalCount nodes { id } COMPUTING }", "totalCount")]
    [InlineData("verdicts { pairs counts { pairs } COMPUTING }", "pairs")]
    [InlineData("suggestedLinks { links { reason } COMPUTING }", "")]
    public async Task Whoever_asks_for_it_is_told_how_far_the_report_is(string field, string figure)
    {
        await using var slow = await SlowReport.StartAsync();
        var name = field[..field.AsSpan().IndexOfAny("( ")];
        var asked = field.Replace("COMPUTING", "computing { state progress askAgainInSeconds }", StringComparison.Ordinal);
        var part = (await slow.AskAsync(asked)).GetProperty("data").GetProperty("network").GetProperty(name);
        part.GetProperty("computing").GetProperty("state").GetString().ShouldBe("RUNNING");
        part.GetProperty("computing").GetProperty("progress").GetDouble().ShouldBe(0.4);
        part.GetProperty("computing").GetProperty("askAgainInSeconds").GetInt32().ShouldBe(2);
        if (figure.Length > 0)
        {
            part.GetProperty(figure).ToString().ShouldBe(figure == "totalCount" ? "0" : "");
        }

        await slow.FinishAsync();

        // What is made of the report may take its time too on a busy machine: whoever goes on asking is answered.
        var ready = part;
        for (var asks = 0; asks < 500 && ready.GetProperty("computing").ValueKind != JsonValueKind.Null; asks++)
        {
            ready = (await slow.AskAsync(asked)).GetProperty("data").GetProperty("network").GetProperty(name);
        }

        ready.GetProperty("computing").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_comparison_tells_how_far_its_reports_are_and_gives_no_figure_meanwhile()
    {
        await using var slow = await SlowReport.StartAsync();
        const string Compared = """
            compare(with: { lens: { kinds: [ADVICE] } }) { kept gaps {
              appearedCount closedCount stayedCount appeared { id } closed { id } stayed { before { id } }
              computing { state progress askAgainInSeconds } } }
            """;
        var compared = (await slow.AskAsync(Compared)).GetProperty("data").GetProperty("network").GetProperty("compare");
        compared.GetProperty("kept").GetInt32().ShouldBe(1);
        compared.GetProperty("gaps").GetRawText().ShouldBe(
            """{"appearedCount":null,"closedCount":null,"stayedCount":null,"appeared":null,"closed":null,"stayed":null"""
            + ""","computing":{"state":"RUNNING","progress":0.4,"askAgainInSeconds":2}}""");

        await slow.FinishAsync();
        compared = (await slow.AskAsync(Compared)).GetProperty("data").GetProperty("network").GetProperty("compare");
        compared.GetProperty("gaps").GetRawText().ShouldBe(
            """{"appearedCount":0,"closedCount":0,"stayedCount":0,"appeared":[],"closed":[],"stayed":[],"computing":null}""");
    }

    [Theory]
    [InlineData("gaps { totalCount }"), InlineData("pairs { nodes { id } }"), InlineData("verdicts { summary }")]
    [InlineData("fewestTies { observed }"), InlineData("suggestedLinks { links { reason } }")]
    [InlineData("compare(with: { lens: { kinds: [ADVICE] } }) { gaps { appearedCount } }")]
    public async Task Whoever_does_not_know_of_it_gets_an_error_that_says_when_to_come_back_and_no_empty_list(string field)
    {
        await using var slow = await SlowReport.StartAsync();
        var error = (await slow.AskAsync(field)).GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.GetProperty("message").GetString().ShouldBe("This is still being worked out, and goes on. Ask the same again in 2 seconds.");
        var extensions = error.GetProperty("extensions");
        extensions.GetProperty("code").GetString().ShouldBe("COMPUTING");
        extensions.GetProperty("state").GetString().ShouldBe("RUNNING");
        extensions.GetProperty("progress").GetDouble().ShouldBe(0.4);
        extensions.GetProperty("retryAfterMs").GetInt32().ShouldBe(2_000);

        await slow.FinishAsync();
        (await slow.AskAsync(field)).TryGetProperty("errors", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task The_summary_waits_for_its_figures_and_tells_how_far_they_are()
    {
        await using var slow = await SlowReport.StartAsync();
        const string Summary = "summary { text computing { state progress } }";
        var part = (await slow.AskAsync(Summary)).GetProperty("data").GetProperty("network").GetProperty("summary");
        part.GetProperty("text").ValueKind.ShouldBe(JsonValueKind.Null);
        part.GetProperty("computing").GetProperty("state").GetString().ShouldBe("RUNNING");
        (await slow.AskAsync("summary { text }")).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()
            .ShouldBe("COMPUTING");

        await slow.FinishAsync();
        part = (await slow.AskAsync(Summary)).GetProperty("data").GetProperty("network").GetProperty("summary");
        part.GetProperty("text").GetString()!.ShouldStartWith("3 people have");
    }

    [Fact]
    public async Task No_cache_may_keep_that_it_is_not_ready()
    {
        await using var slow = await SlowReport.StartAsync();
        foreach (var field in new[]
        {
            "gaps { totalCount }",
            "gaps { totalCount computing { progress } }",
            "compare(with: { lens: { kinds: [ADVICE] } }) { gaps { computing { progress } } }",
        })
        {
            var ask = new Uri($"/graphql?query={Uri.EscapeDataString($"{{ {Network} {{ {field} }} }}")}", UriKind.Relative);
            using var response = await slow.Api.Client.GetAsync(ask, TestContext.Current.CancellationToken);
            response.Headers.ETag.ShouldBeNull(field);
            response.Headers.CacheControl!.NoStore.ShouldBeTrue(field);
        }
    }

    [Fact]
    public async Task A_filter_that_names_nothing_is_refused_before_anybody_waits()
    {
        await using var slow = await SlowReport.StartAsync();
        var error = (await slow.AskAsync("gaps(where: { unit: { eq: \"none\" } }) { totalCount }")).GetProperty("errors")[0];
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("BAD_USER_INPUT");
    }

    [Fact]
    public async Task The_report_and_what_the_summary_is_told_from_are_made_ahead_when_data_are_published()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var api = await TestApi.StartEmptyAsync(cancel);
        await ImportAsync(api, cancel);
        var network = await api.Services.GetRequiredService<NetworkCache>().GetAsync(Lens.Default, null, cancel);
        await Soon.UntilAsync("the report is made", () => network.ReadyOf<GapReport>($"{Respondents.Recorded}") is not null, cancel);
        var reports = network.ReportCount;
        await StoryGrounds.GatherAsync(network, progress: null, cancel);
        network.ReportCount.ShouldBe(reports, "nothing was left to be made");
    }

    private static async Task ImportAsync(TestApi api, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("networklens-slow-").FullName;
        var survey = Survey.Write(folder, "1\n2\n3\n", "1,2\n");
        await api.ImportAsync(survey, Path.Combine(survey, "map.json"), cancel);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>An API of which one network's report is two fifths done, and stays so until it is told to finish.</summary>
    private sealed class SlowReport(TestApi api) : IAsyncDisposable
    {
        private readonly ManualResetEventSlim _finish = new();
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Task<GapReport>? _report;

        public TestApi Api => api;

        private static CancellationToken Cancel => TestContext.Current.CancellationToken;

        public static async Task<SlowReport> StartAsync()
        {
            var slow = new SlowReport(await TestApi.StartEmptyAsync(Cancel, limits: Limits));
            await ImportAsync(slow.Api, Cancel);
            var network = await slow.Api.Services.GetRequiredService<NetworkCache>().GetAsync(Lens, null, Cancel);
            slow._report = network.GetOrComputeAsync($"{Respondents.Recorded}", slow.Make, Cancel);
            await slow._begun.Task.WaitAsync(Cancel);
            return slow;
        }

        public Task<JsonElement> AskAsync(string field) => api.SendAsync($"{{ {Network} {{ {field} }} }}", null, Cancel);

        public async Task FinishAsync()
        {
            _finish.Set();
            await _report!;
        }

        public async ValueTask DisposeAsync()
        {
            _finish.Set();
            await api.DisposeAsync();
            _finish.Dispose();
        }

        private GapReport Make(OrganisationNetwork network, IProgress<double> progress, CancellationToken stop)
        {
            progress.Report(0.4);
            _begun.SetResult();
            _finish.Wait(stop);
            return GapReport.Compute(network, cancel: stop);
        }
    }
}

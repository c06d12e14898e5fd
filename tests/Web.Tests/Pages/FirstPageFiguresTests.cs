using System.Text.Json;
using Microsoft.Playwright;
using NetworkLens.Api.Tests;
using NetworkLens.Web.Tests.Browsing;
using NetworkLens.Web.Tests.Serving;

namespace NetworkLens.Web.Tests.Pages;

/// <summary>The first page before the real API with the sample: a reader sees what the same question gives any other client.</summary>
[Collection(SampleServer.Name)]
public sealed class FirstPageFiguresTests(Chromium chromium, SampleServer sample)
{
    private static readonly string Query = File.ReadAllText(
        Path.Combine(PageServer.Root, "schema", "operations", "overview.graphql"));

    [Fact]
    public async Task Shows_every_figure_of_every_dimension_as_the_API_gives_it()
    {
        await using var tab = await OpenAsync();
        var connectivity = (await AskAsync()).GetProperty("connectivity");

        foreach (var dimension in connectivity.EnumerateObject().Select(property => property.Value))
        {
            var card = tab.Page.Locator($"[data-dimension={dimension.GetProperty("dimension").GetString()}]");
            await CheckAsync(card, "score", dimension.GetProperty("score"));
            await CheckAsync(card, "reach", dimension.GetProperty("reach").GetProperty("value"), factor: 100);
            await CheckAsync(card, "distance", dimension.GetProperty("distance").GetProperty("mean"));
            await CheckAsync(card, "unreachable", dimension.GetProperty("distance").GetProperty("unreachableShare"), factor: 100);
            await CheckAsync(card, "observed", dimension.GetProperty("observed"));
            await CheckAsync(card, "expected", dimension.GetProperty("expected"));
            await CheckAsync(card, "ratio", dimension.GetProperty("ratio"));
        }
    }

    [Fact]
    public async Task Says_on_how_few_people_each_dimension_hangs_and_names_them()
    {
        await using var tab = await OpenAsync();
        var connectivity = (await AskAsync()).GetProperty("connectivity");

        foreach (var dimension in connectivity.EnumerateObject().Select(property => property.Value))
        {
            var card = tab.Page.Locator($"[data-dimension={dimension.GetProperty("dimension").GetString()}]");
            var redundancy = dimension.GetProperty("redundancy");
            await CheckAsync(card, "redundancy", redundancy.GetProperty("mean"));
            var text = await card.InnerTextAsync();
            NamesIn(redundancy.GetProperty("cutSet")).ShouldAllBe(name => text.Contains(name));
        }
    }

    [Fact]
    public async Task Tells_the_ten_worst_gaps_in_the_words_and_the_order_of_the_API()
    {
        await using var tab = await OpenAsync();
        var gaps = (await AskAsync()).GetProperty("gaps").GetProperty("nodes").EnumerateArray().ToArray();

        var items = tab.Page.Locator("[data-gap]");

        gaps.Length.ShouldBe(10);
        var ids = await items.EvaluateAllAsync<string[]>("all => all.map(it => it.dataset.gap)");
        ids.ShouldBe(gaps.Select(gap => gap.GetProperty("id").GetString()!));
        (await items.Locator(".summary").AllTextContentsAsync()).ShouldBe(gaps.Select(gap => gap.GetProperty("summary").GetString()!));
        (await tab.Page.Locator("[data-verdicts]").InnerTextAsync())
            .ShouldBe((await AskAsync()).GetProperty("verdicts").GetProperty("summary").GetString());
        foreach (var (gap, text) in gaps.Zip(await items.AllInnerTextsAsync()))
        {
            NamesIn(gap.GetProperty("bridgedBy")).ShouldAllBe(name => text.Contains(name));
        }
    }

    [Fact]
    public async Task Says_which_network_it_is()
    {
        await using var tab = await OpenAsync();
        var network = await AskAsync();

        var opening = await tab.Page.Locator(".opening").InnerTextAsync();

        opening.Says(network.GetProperty("peopleCount").GetInt32()).ShouldBeTrue(opening);
        opening.ShouldContain($"{network.GetProperty("tieCount").GetInt32():N0} ties");
        (await tab.Page.Locator("footer code").InnerTextAsync()).ShouldBe(network.GetProperty("version").GetString());
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(320, true)]
    public async Task Real_names_and_figures_break_no_accessibility_rule_and_fit_a_telephone(int width, bool dark)
    {
        await using var tab = await OpenAsync(new TabOptions(width, Dark: dark));

        await tab.PictureAsync($"sample-{width}");

        (await Axe.FaultsOfAsync(tab)).ShouldBeEmpty();
        (await tab.ScrollsSidewaysAsync()).ShouldBeFalse();
        tab.Strangers.ShouldBeEmpty();
        tab.Console.ShouldBeEmpty();
    }

    [Fact]
    public async Task Empty_database_says_how_to_import_and_a_stopped_API_that_it_does_not_answer()
    {
        await using var tab = await chromium.OpenAsync();
        await using (var empty = await TestApi.StartEmptyAsync(TestContext.Current.CancellationToken))
        {
            await tab.Page.GotoAsync(empty.Client.BaseAddress!.ToString());
            await tab.Page.GetByRole(AriaRole.Heading, new() { Name = "There is nobody here yet" }).WaitForAsync();
        }

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Look again" }).ClickAsync();
        await tab.Page.GetByText("The server does not answer.").WaitForAsync();
    }

    private static async Task CheckAsync(ILocator card, string name, JsonElement figure, double factor = 1)
    {
        var shown = await card.Locator($"[data-figure={name}]").AllInnerTextsAsync();
        if (figure.ValueKind == JsonValueKind.Null)
        {
            shown.ShouldBeEmpty(name);
            return;
        }

        var value = figure.GetDouble() * factor;
        shown.ShouldHaveSingleItem(name).Says(value).ShouldBeTrue($"{name}: the API gives {value}, the page shows {shown[0]}");
    }

    private static IEnumerable<string> NamesIn(JsonElement people) =>
        people.ValueKind == JsonValueKind.Null ? [] : people.EnumerateArray().Select(person => person.GetProperty("name").GetString()!);

    private async Task<JsonElement> AskAsync() =>
        (await sample.Api.AskAsync(Query, TestContext.Current.CancellationToken)).GetProperty("network");

    private async Task<Tab> OpenAsync(TabOptions? options = null)
    {
        var tab = await chromium.OpenAsync(options);
        await tab.Page.GotoAsync(sample.Address.ToString());
        await tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Worst gaps" }).WaitForAsync();
        return tab;
    }
}

using Microsoft.Playwright;
using NetworkLens.Web.Tests.Browsing;
using NetworkLens.Web.Tests.Serving;

namespace NetworkLens.Web.Tests.Pages;

/// <summary>The first page with all its figures, as a reader meets it: by eye, by keyboard, by screen reader, on a telephone.</summary>
public sealed class FirstPageTests(Chromium chromium)
{
    [Theory]
    [InlineData(1280, 1, false)]
    [InlineData(1280, 1, true)]
    [InlineData(320, 1, false)]
    [InlineData(320, 1, true)]
    [InlineData(1280, 2, false)]
    public async Task Breaks_no_accessibility_rule_at_any_width_or_zoom_by_day_or_night(int width, int zoom, bool dark)
    {
        await using var server = await PageServer.StartAsync();
        await using var tab = await OpenAsync(server, new TabOptions(width, 900, zoom, dark));

        await tab.PictureAsync($"first-{width}-{zoom}{(dark ? "-dark" : "")}");

        (await Axe.FaultsOfAsync(tab)).ShouldBeEmpty();
        (await tab.ScrollsSidewaysAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Asks_nothing_of_another_host_and_keeps_the_console_clean()
    {
        await using var server = await PageServer.StartAsync();
        await using var tab = await OpenAsync(server);

        await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        tab.Strangers.ShouldBeEmpty();
        tab.Console.ShouldBeEmpty();
    }

    [Fact]
    public async Task Does_not_jump_when_the_figures_come()
    {
        await using var server = await PageServer.StartAsync();
        await using var tab = await OpenAsync(server);

        await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        (await tab.JumpedAsync()).ShouldBeLessThan(0.05);
    }

    [Fact]
    public async Task First_stop_of_the_keyboard_skips_to_the_figures_and_is_seen()
    {
        await using var server = await PageServer.StartAsync();
        await using var tab = await OpenAsync(server);

        await tab.Page.Keyboard.PressAsync("Tab");

        var focused = tab.Page.Locator(":focus");
        (await focused.InnerTextAsync()).ShouldBe("Skip to the figures");
        (await focused.EvaluateAsync<string>("it => getComputedStyle(it).outlineStyle")).ShouldBe("solid");
        (await focused.BoundingBoxAsync())!.Y.ShouldBeGreaterThanOrEqualTo(0);

        await tab.Page.Keyboard.PressAsync("Enter");
        (await tab.Page.Locator(":focus").GetAttributeAsync("id")).ShouldBe("main");
    }

    [Fact]
    public async Task Every_stop_of_the_keyboard_is_seen_and_none_is_a_trap()
    {
        await using var server = await PageServer.StartAsync();
        await using var tab = await OpenAsync(server);
        var stops = new List<string>();

        for (var press = 0; press < 4; press++)
        {
            await tab.Page.Keyboard.PressAsync("Tab");
            var outline = await tab.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle");
            var name = await tab.Page.EvaluateAsync<string>("document.activeElement.ariaLabel ?? document.activeElement.innerText");
            stops.Add(name + ": " + outline);
        }

        stops.ShouldBe(["Skip to the figures: solid", "Ask your own question: solid", "Table of pairs: solid", "Read again: solid"]);
    }

    [Fact]
    public async Task Headings_go_down_one_step_at_a_time_and_landmarks_are_named()
    {
        await using var server = await PageServer.StartAsync();
        await using var tab = await OpenAsync(server);

        var levels = await tab.Page.EvaluateAsync<int[]>("[...document.querySelectorAll('h1,h2,h3,h4')].map(it => Number(it.tagName[1]))");

        levels.Count(level => level == 1).ShouldBe(1);
        levels[0].ShouldBe(1);
        levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1);
        foreach (var landmark in (AriaRole[])[AriaRole.Banner, AriaRole.Main, AriaRole.Navigation, AriaRole.Status])
        {
            (await tab.Page.GetByRole(landmark).CountAsync()).ShouldBe(1, landmark.ToString());
        }
    }

    [Fact]
    public async Task Table_says_what_each_row_and_column_is()
    {
        await using var server = await PageServer.StartAsync();
        await using var tab = await OpenAsync(server);

        var table = tab.Page.GetByRole(AriaRole.Table, new() { Name = "Pairs of groups with the fewest ties for their size" });

        (await table.GetByRole(AriaRole.Columnheader).AllInnerTextsAsync())
            .ShouldBe(["Groups", "Dimension", "Ties", "Expected at random", "Of possible pairs"]);
        (await table.GetByRole(AriaRole.Rowheader).CountAsync()).ShouldBe(5);
    }

    [Fact]
    public async Task Prints_light_without_buttons_even_where_the_screen_is_dark()
    {
        await using var server = await PageServer.StartAsync();
        const int a4Width = 688; // 182 mm between the margins, at 96 pixels an inch
        await using var tab = await OpenAsync(server, new TabOptions(a4Width, Dark: true));

        await tab.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await tab.PictureAsync("first-print");

        (await tab.Page.Locator("html").EvaluateAsync<string>("it => getComputedStyle(it).backgroundColor")).ShouldBe("rgb(255, 255, 255)");
        (await tab.Page.GetByRole(AriaRole.Button).CountAsync()).ShouldBe(0);
        (await tab.ScrollsSidewaysAsync()).ShouldBeFalse();
    }

    private async Task<Tab> OpenAsync(PageServer server, TabOptions? options = null)
    {
        var tab = await chromium.OpenAsync(options);
        await tab.AnswerWithAsync(Answer.Full);
        await tab.Page.GotoAsync(server.Address.ToString());
        await tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Worst gaps" }).WaitForAsync();
        return tab;
    }
}

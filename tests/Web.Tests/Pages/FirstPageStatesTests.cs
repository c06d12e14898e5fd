using Microsoft.Playwright;
using NetworkLens.Web.Tests.Browsing;
using NetworkLens.Web.Tests.Serving;

namespace NetworkLens.Web.Tests.Pages;

/// <summary>The first page when there is nothing to show, not yet, or only part of it.</summary>
public sealed class FirstPageStatesTests(Chromium chromium)
{
    [Fact]
    public async Task Empty_network_says_how_to_import_one()
    {
        await using var server = await PageServer.StartAsync();
        await using var tab = await OpenAsync(server, Answer.Empty, Answer.Full);

        await tab.Page.GetByText("dotnet run --project src/Api -- import samples/northmere").WaitForAsync();
        await tab.PictureAsync("state-empty");
        (await Axe.FaultsOfAsync(tab)).ShouldBeEmpty();

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Look again" }).ClickAsync();
        await FiguresOf(tab).WaitForAsync();
    }

    [Fact]
    public async Task Errors_are_told_with_their_codes_and_can_be_tried_again()
    {
        await using var server = await PageServer.StartAsync();
        await using var tab = await OpenAsync(server, Answer.Fault("Time is up.", "TIMEOUT"), Answer.Full);

        var notice = tab.Page.GetByRole(AriaRole.Region, new() { Name = "The figures could not be read" });
        (await notice.GetByRole(AriaRole.Listitem).InnerTextAsync()).ShouldBe("Time is up. TIMEOUT");
        (await tab.Page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldBe("The figures could not be read.");
        await tab.PictureAsync("state-failed");
        (await Axe.FaultsOfAsync(tab)).ShouldBeEmpty();

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await FiguresOf(tab).WaitForAsync();
        (await notice.CountAsync()).ShouldBe(0);
        (await tab.Page.Locator(":focus").GetAttributeAsync("id")).ShouldBe("main");
    }

    [Fact]
    public async Task Silent_server_is_told_apart_from_one_that_refuses()
    {
        await using var server = await PageServer.StartAsync();
        await using var tab = await OpenAsync(server, Answer.Silence, Answer.BadGateway, Answer.Full);

        await tab.Page.GetByText("The server does not answer.").WaitForAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await tab.Page.GetByText("HTTP status 502").WaitForAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await FiguresOf(tab).WaitForAsync();
    }

    [Fact]
    public async Task While_the_server_computes_the_page_says_how_far_it_is_and_asks_again_by_itself()
    {
        await using var server = await PageServer.StartAsync();
        await using var tab = await chromium.OpenAsync();
        await tab.AnswerWithAsync(Answer.Computing(0.25, 1_500), Answer.Computing(0.75, 250), Answer.Full);
        await tab.Page.GotoAsync(server.Address.ToString(), new() { WaitUntil = WaitUntilState.Commit });

        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("25% done.");
        await tab.PictureAsync("state-computing");
        await FiguresOf(tab).WaitForAsync();

        (await tab.Page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldBe("The figures are here, with 10 gaps.");
        (await tab.JumpedAsync()).ShouldBeLessThan(0.05);
    }

    [Fact]
    public async Task Figures_that_are_not_there_say_why_and_none_is_a_zero()
    {
        await using var server = await PageServer.StartAsync();
        await using var tab = await OpenAsync(server, Answer.Nulls);
        var vertical = tab.Page.Locator("[data-dimension=VERTICAL]");
        var across = tab.Page.Locator("[data-dimension=CROSS_ORGANISATION]");

        await vertical.WaitForAsync();

        var given = await vertical.Locator("[data-figure]").EvaluateAllAsync<string[]>("all => all.map(it => it.dataset.figure)");
        given.ShouldBe(["observed"]);
        (await vertical.InnerTextAsync()).ShouldContain("No figure. There is no executive in any organisation.");
        (await vertical.InnerTextAsync()).ShouldContain("No figure. Nobody can be reached at all.");
        (await across.InnerTextAsync()).ShouldContain("Withheld. Fewer than 5 people are in one of the groups.");
        (await across.Locator("[data-figure]").CountAsync()).ShouldBe(0);
        var gap = await tab.Page.Locator("[data-gap]").First.InnerTextAsync();
        gap.ShouldContain("Withheld. Names of people are for viewers who may see individuals.");
        gap.ShouldContain("The data do not say whether ties are missing");
        (await tab.Page.Locator("[data-verdicts]").InnerTextAsync()).ShouldBe("Withheld. Figures of fewer than 5 people are not shown.");
        await tab.PictureAsync("state-nulls");
        (await Axe.FaultsOfAsync(tab)).ShouldBeEmpty();
    }

    // Nothing listed may be that all is well, or that nothing could be looked at.
    [Fact]
    public async Task Where_no_gap_is_listed_it_is_said_what_was_looked_at()
    {
        await using var server = await PageServer.StartAsync();
        await using var tab = await OpenAsync(server, Answer.WithoutGaps("None of the 4 pairs of groups was looked at."));
        await FiguresOf(tab).WaitForAsync();

        var section = await tab.Page.Locator("section[aria-labelledby=gaps]").InnerTextAsync();
        section.ShouldContain("None of the 4 pairs of groups was looked at.");
        section.ShouldEndWith("No gap is listed.");
        (await tab.Page.Locator("[data-gap]").CountAsync()).ShouldBe(0);
    }

    private static ILocator FiguresOf(Tab tab) => tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Worst gaps" });

    private async Task<Tab> OpenAsync(PageServer server, params Answer[] answers)
    {
        var tab = await chromium.OpenAsync();
        await tab.AnswerWithAsync(answers);
        await tab.Page.GotoAsync(server.Address.ToString());
        return tab;
    }
}

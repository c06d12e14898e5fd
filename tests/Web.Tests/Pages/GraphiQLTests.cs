using Microsoft.Playwright;
using NetworkLens.Web.Tests.Browsing;
using NetworkLens.Web.Tests.Serving;

namespace NetworkLens.Web.Tests.Pages;

[Collection(SampleServer.Name)]
public sealed class GraphiQLTests(Chromium chromium, SampleServer sample)
{
    [Fact]
    public async Task First_question_is_there_and_is_answered_at_the_press_of_its_button()
    {
        await using var tab = await chromium.OpenAsync(new TabOptions(1280, 1800));
        await tab.Page.GotoAsync(new Uri(sample.Address, "graphql").ToString());
        await Assertions.Expect(tab.Page.Locator(".graphiql-editor").First).ToContainTextAsync("FirstLook");

        await tab.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("Execute query") }).ClickAsync();

        var answer = tab.Page.Locator(".graphiql-response");
        await Assertions.Expect(answer).ToContainTextAsync("peopleCount");
        await Assertions.Expect(answer).ToContainTextAsync("crossOrganisation");
        await Assertions.Expect(answer).Not.ToContainTextAsync("errors");
        await tab.PictureAsync("graphiql");
        tab.Strangers.ShouldBeEmpty();
        tab.Console.ShouldBeEmpty();
    }

    [Fact]
    public async Task Documentation_of_the_contract_can_be_read_there()
    {
        await using var tab = await chromium.OpenAsync();
        await tab.Page.GotoAsync(new Uri(sample.Address, "graphql").ToString());

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Show Documentation Explorer" }).ClickAsync();
        await tab.Page.Locator(".graphiql-doc-explorer").GetByRole(AriaRole.Link, new() { Name = "Query", Exact = true }).ClickAsync();

        await tab.Page.GetByText("The network that a lens shows").First.WaitForAsync();
    }
}

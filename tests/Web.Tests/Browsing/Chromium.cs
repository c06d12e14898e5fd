using Microsoft.Playwright;
using NetworkLens.Web.Tests.Browsing;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace NetworkLens.Web.Tests.Browsing;

/// <summary>
/// One headless browser for all tests: the machine's own Chromium, at <c>CHROMIUM</c> or where a distribution puts it. Playwright brings
/// no browser of its own here, so where there is none the tests are skipped, and say so.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places =
    [
        Environment.GetEnvironmentVariable("CHROMIUM") ?? "",
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public static string? Executable { get; } = Places.FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Executable is null)
        {
            return;
        }

        // Two cores are shared with other test programs: five seconds, the default, is too short for an editor of megabytes to start.
        Assertions.SetDefaultExpectTimeout(60_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable, Headless = true });
    }

    /// <summary>Opens an empty tab in a browser without history; skips the test where there is no browser or no page to look at.</summary>
    internal async Task<Tab> OpenAsync(TabOptions? options = null)
    {
        Assert.SkipWhen(browser is null, "No Chromium: set CHROMIUM to its path, or install it.");
        Assert.SkipUnless(Serving.PageServer.PagesAreBuilt, "The web pages are not built: Node is absent, or BuildClient=false.");
        return await Tab.OpenAsync(browser, options ?? new TabOptions());
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}

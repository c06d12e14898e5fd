using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace NetworkLens.Web.Tests.Browsing;

/// <summary>How a tab looks at pages. Widths are in CSS pixels; <paramref name="Zoom"/> 2 is what 200 % is in a browser.</summary>
internal sealed record TabOptions(int Width = 1280, int Height = 900, float Zoom = 1, bool Dark = false);

/// <summary>
/// A tab that lets no request leave this machine and keeps what a developer would see in the console: a test looks at both at its end.
/// </summary>
internal sealed class Tab : IAsyncDisposable
{
    // Adds up how far things jumped without the reader doing anything (the Layout Instability draft's cumulative shift).
    private const string WatchJumps = """
        window.jumped = 0;
        new PerformanceObserver(list => {
          for (const entry of list.getEntries()) { if (!entry.hadRecentInput) { window.jumped += entry.value; } }
        }).observe({ type: 'layout-shift', buffered: true });
        """;

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> console = new();
    private readonly ConcurrentQueue<string> strangers = new();

    private Tab(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, and exceptions that nobody caught.</summary>
    public IReadOnlyCollection<string> Console => console;

    /// <summary>Requests that would have left this machine; none did.</summary>
    public IReadOnlyCollection<string> Strangers => strangers;

    public static async Task<Tab> OpenAsync(IBrowser browser, TabOptions options)
    {
        var opened = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = (int)(options.Width / options.Zoom), Height = (int)(options.Height / options.Zoom) },
            DeviceScaleFactor = options.Zoom,
            ColorScheme = options.Dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = "en-GB",
            TimezoneId = "Europe/London",
        });
        opened.SetDefaultTimeout(60_000);
        var tab = new Tab(opened, await opened.NewPageAsync());
        await tab.WatchAsync();
        return tab;
    }

    /// <summary>Answers every question to the API with a text, in turn; the last one again and again.</summary>
    public async Task AnswerWithAsync(params Answer[] answers)
    {
        var next = 0;
        await Page.RouteAsync("**/graphql", async route =>
        {
            if (route.Request.Method != "POST")
            {
                await route.FallbackAsync();
                return;
            }

            var answer = answers[Math.Min(next++, answers.Length - 1)];
            await (answer.Body is null
                ? route.AbortAsync("connectionrefused")
                : route.FulfillAsync(new RouteFulfillOptions { Status = answer.Status, ContentType = answer.Type, Body = answer.Body }));
        });
    }

    /// <summary>How far the page jumped by itself since it was opened, in shares of the window.</summary>
    public async Task<double> JumpedAsync() => await Page.EvaluateAsync<double>("window.jumped");

    /// <summary>Whether the page is wider than the window, so that one would have to scroll sideways to read.</summary>
    public async Task<bool> ScrollsSidewaysAsync() =>
        await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");

    /// <summary>A picture of the whole page beside the test program, for a person to look at.</summary>
    public async Task PictureAsync(string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "pictures");
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    public ValueTask DisposeAsync() => new(context.CloseAsync());

    private async Task WatchAsync()
    {
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                console.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{message.Type}: {message.Text} ({message.Location})"));
            }
        };
        Page.PageError += (_, error) => console.Enqueue("exception: " + error);
        await context.AddInitScriptAsync(WatchJumps);
        await context.RouteAsync("**/*", async route =>
        {
            var address = new Uri(route.Request.Url);
            if (address.IsLoopback || address.Scheme is "data" or "blob")
            {
                await route.FallbackAsync();
                return;
            }

            strangers.Enqueue(route.Request.Url);
            await route.AbortAsync();
        });
    }
}

using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using NetworkLens.Api.Web;

namespace NetworkLens.Web.Tests.Serving;

/// <summary>The pages alone on a port of their own, with no API behind them: its answers are the test's to give.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private PageServer(WebApplication application, Uri address)
    {
        this.application = application;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = typeof(PageServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(data => data.Key == "RepositoryRoot").Value!;

    /// <summary>Whether src/Web was built into the API: it is not where Node is absent.</summary>
    public static bool PagesAreBuilt => File.Exists(Path.Combine(Root, "src", "Api", "wwwroot", "index.html"));

    /// <summary>Starts from a content root that holds nothing, as pages must not depend on where the API is started.</summary>
    public static async Task<PageServer> StartAsync(bool withPages = true)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = Path.GetTempPath() });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddWebPages();
        if (!withPages)
        {
            builder.Environment.WebRootFileProvider = new NullFileProvider();
        }

        var built = builder.Build();
        built.UseWebPages();
        built.MapGet("/graphql", WebPages.SendGraphiQLAsync);
        await built.StartAsync(TestContext.Current.CancellationToken);
        var addresses = built.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new PageServer(built, new Uri(addresses.First()));
    }

    public async ValueTask DisposeAsync() => await application.DisposeAsync();
}

using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace NetworkLens.Api.Web;

/// <summary>
/// Serves the pages that <c>src/Web</c> is built into: the first page at <c>/</c>, their scripts at <c>/assets</c>, and GraphiQL to whoever
/// calls <see cref="SendGraphiQLAsync"/>. Where they were not built, it says so in a sentence and everything else works.
/// </summary>
/// <remarks>
/// The files are found by where this assembly is, whatever the content root and the environment are: beside it once published, and
/// by the build's own list of static web assets before that (under <c>dotnet run</c>, and in a test that hosts the API).
/// </remarks>
public static class WebPages
{
    private const string FirstPage = "index.html";
    private const string GraphiQLPage = "graphiql/index.html";
    private const string NotBuilt = """
        The web pages are not built: Node 20.19 or later was not found when the API was, or its packages could not be had.
        Install Node and build src/Api again. The API itself answers at /graphql.

        """;

    // Nothing from another host, no inline script, in no frame. Styles: React and GraphiQL's editor write them inline.
    private const string Policy =
        "default-src 'none'; script-src 'self'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
        + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Makes the built pages the web root. Call it before the application is built.</summary>
    public static void AddWebPages(this WebApplicationBuilder builder)
    {
        var published = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (File.Exists(Path.Combine(published, FirstPage)))
        {
            builder.Environment.WebRootPath = published;
            builder.Environment.WebRootFileProvider = new PhysicalFileProvider(published);
            return;
        }

        var assembly = typeof(WebPages).Assembly.GetName().Name;
        builder.Configuration[WebHostDefaults.StaticWebAssetsKey] =
            Path.Combine(AppContext.BaseDirectory, assembly + ".staticwebassets.runtime.json");
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
    }

    /// <summary>
    /// Serves the first page at <c>/</c>, and the files of both pages. GraphiQL has its address from whoever serves GraphQL.
    /// </summary>
    public static void UseWebPages(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Use(PreferCompressed);
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = AddHeaders, ContentTypeProvider = new CompressedContentTypes() });
        app.MapGet("/", context => SendAsync(context, FirstPage));
    }

    /// <summary>Answers with GraphiQL, which sends its questions to the address that it was loaded from.</summary>
    public static Task SendGraphiQLAsync(HttpContext context) => SendAsync(context, GraphiQLPage);

    private static async Task SendAsync(HttpContext context, string page)
    {
        var files = context.RequestServices.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider;
        var file = files.GetFileInfo(page);
        AddPageHeaders(context.Response);
        if (!file.Exists)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(NotBuilt, context.RequestAborted);
            return;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = file.Length;
        await context.Response.SendFileAsync(file, context.RequestAborted);
    }

    private static void AddHeaders(StaticFileResponseContext served)
    {
        var response = served.Context.Response;
        AddPageHeaders(response);
        if (served.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal))
        {
            // The name of such a file holds a hash of what is in it.
            response.Headers[HeaderNames.CacheControl] = "public, max-age=31536000, immutable";
        }

        var encoding = CompressedContentTypes.EncodingOf(served.File.Name);
        if (encoding is not null)
        {
            response.Headers[HeaderNames.ContentEncoding] = encoding;
        }
    }

    private static void AddPageHeaders(HttpResponse response)
    {
        var headers = response.Headers;
        headers[HeaderNames.CacheControl] = "no-cache";
        headers[HeaderNames.ContentSecurityPolicy] = Policy;
        headers[HeaderNames.XContentTypeOptions] = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers[HeaderNames.Vary] = StringValues.Concat(headers[HeaderNames.Vary], HeaderNames.AcceptEncoding);
    }

    // The build leaves a compressed copy beside every file worth it; a browser that takes it is given that one.
    private static Task PreferCompressed(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments("/assets", StringComparison.Ordinal))
        {
            var files = context.RequestServices.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider;
            var suffix = CompressedContentTypes.Accepted(request.Headers.AcceptEncoding)
                .FirstOrDefault(candidate => files.GetFileInfo(request.Path.Value + candidate).Exists);
            request.Path += suffix ?? "";
        }

        return next(context);
    }
}

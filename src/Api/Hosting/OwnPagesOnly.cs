using Microsoft.Net.Http.Headers;

namespace NetworkLens.Api.Hosting;

/// <summary>
/// Answers the pages of this host, those of the sites that the settings name, and programs, not pages of other sites: their requests, whose
/// answers they could not read, would still be worked on, and how long that takes tells something. Whoever follows a link to here is let
/// in, to the pages: the endpoint of GraphQL has a guard of its own.
/// </summary>
internal sealed class OwnPagesOnly(CorsOrigins origins)
{
    /// <summary>Refuses a request that a browser says comes from another site; marks every answer as what its type says.</summary>
    public Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers[HeaderNames.XContentTypeOptions] = "nosniff";
        headers[HeaderNames.CacheControl] = "no-store"; // Pages, their files and answers with an ETag say otherwise.
        var request = context.Request.Headers;
        var isStranger = (request["Sec-Fetch-Site"] == "cross-site" || request["Sec-Fetch-Site"] == "same-site")
            && !origins.Hold(context.Request);
        if (isStranger && !(HttpMethods.IsGet(context.Request.Method) && request["Sec-Fetch-Mode"] == "navigate"))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next(context);
    }
}

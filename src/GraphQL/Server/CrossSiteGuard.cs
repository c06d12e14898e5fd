using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace NetworkLens.GraphQL.Server;

/// <summary>
/// Tells requests that a page of another site may have made a browser send: it could not read the answers, but the work would be done,
/// with whatever lets this browser in, and how long it takes tells something.
/// </summary>
/// <remarks>
/// For requests that a browser sends without asking the server first (CORS preflight): GET, and forms. Browsers say in
/// <c>Sec-Fetch-Site</c> whose page asks. Where they do not, as old ones and all on plain HTTP beyond this machine, a page's
/// <c>Origin</c>, its <c>Referer</c> or the browser's own name is sign enough to ask for a header that only preflighted requests have.
/// </remarks>
internal sealed class CrossSiteGuard(GraphQLHttpOptions options)
{
    /// <summary>What a client is told whose GET is refused.</summary>
    public string Refusal { get; } =
        $"This request might come from a page of another site. Send the header {NameOf(options)} with any value, or use POST with "
        + "application/json.";

    /// <summary>What a client is told whose files are refused.</summary>
    public string UploadRefusal { get; } = $"A request with files needs the header {NameOf(options)}, with any value.";

    /// <summary>Whether a request must not be worked on.</summary>
    public bool Refuses(HttpRequest request)
    {
        if (!options.GuardAgainstOtherSites || HasPreflightHeader(request))
        {
            return false;
        }

        var headers = request.Headers;
        var origin = headers.Origin;
        if (IsAllowed(origin))
        {
            return false;
        }

        var site = headers["Sec-Fetch-Site"];
        if (site.Count > 0)
        {
            return site != "same-origin" && site != "none";
        }

        if (origin.Count > 0)
        {
            return !IsOwn(origin, request);
        }

        return headers.Referer.Count > 0 || IsBrowser(headers.UserAgent);
    }

    /// <summary>Whether a page of another site asks, not one of those allowed: for what browsers let any page open and read.</summary>
    public bool IsFromElsewhere(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        return origin.Count > 0 && !IsAllowed(origin) && !IsOwn(origin, request);
    }

    /// <summary>Whether it has a header that no page can send to another site unasked.</summary>
    public bool HasPreflightHeader(HttpRequest request)
    {
        foreach (var name in options.PreflightHeaders)
        {
            if (!StringValues.IsNullOrEmpty(request.Headers[name]))
            {
                return true;
            }
        }

        return false;
    }

    private static string NameOf(GraphQLHttpOptions options) => options.PreflightHeaders.FirstOrDefault("GraphQL-Preflight");

    private bool IsAllowed(StringValues origin) =>
        origin is [{ } only] && options.AllowedOrigins.Contains(only, StringComparer.OrdinalIgnoreCase);

    // Scheme aside: a proxy may have taken the TLS away.
    private static bool IsOwn(StringValues origin, HttpRequest request) =>
        origin is [{ } only]
        && only.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme
        && only.AsSpan(scheme + 3).Equals(request.Headers[HeaderNames.Host].ToString(), StringComparison.OrdinalIgnoreCase);

    private static bool IsBrowser(StringValues agent) =>
        agent is [{ } only] && only.StartsWith("Mozilla/", StringComparison.OrdinalIgnoreCase);
}

using System.Globalization;

namespace NetworkLens.Api.Hosting;

/// <summary>
/// The other sites whose pages may ask, by the setting <c>Cors:Origins</c>; none unless it names them. They read figures about staff with
/// whatever lets this machine's user in, so each is named in full.
/// </summary>
/// <param name="Sites">Scheme, host and port, as browsers spell them in <c>Origin</c>.</param>
public sealed record CorsOrigins(IReadOnlyCollection<string> Sites)
{
    /// <summary>The setting.</summary>
    public const string Setting = "Cors:Origins";

    private static readonly string[] RequestHeaders = ["Content-Type", "GraphQL-Preflight", "GraphQL-Cost", "If-None-Match"];
    private static readonly string[] ResponseHeaders = ["ETag", "Retry-After"];

    /// <summary>No other site.</summary>
    public static CorsOrigins None { get; } = new([]);

    /// <summary>Reads the setting: a list, or one text of sites with blanks, commas or semicolons between.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="origins">The sites; none after a fault.</param>
    /// <returns>Null, or what is wrong with the setting, in words an operator can act on.</returns>
    public static string? Read(IConfiguration settings, out CorsOrigins origins)
    {
        origins = None;
        var section = settings.GetSection(Setting);
        var given = section.Value is { } text
            ? text.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries)
            : section.GetChildren().Select(child => child.Value ?? "");
        var sites = new HashSet<string>(StringComparer.Ordinal);
        foreach (var site in given)
        {
            if (FindFault(site, out var origin) is { } fault)
            {
                return fault;
            }

            sites.Add(origin);
        }

        origins = sites.Count == 0 ? None : new(sites);
        return null;
    }

    /// <summary>Whether a request says that a page of one of the sites sends it.</summary>
    public bool Hold(HttpRequest request) => request.Headers.Origin is [{ } origin] && Sites.Contains(origin);

    /// <summary>Lets browsers show the sites what they ask for. Without credentials: there are none to send.</summary>
    public void AddTo(IServiceCollection services)
    {
        if (Sites.Count > 0)
        {
            services.AddCors(cors => cors.AddPolicy(Setting, policy => policy
                .WithOrigins([.. Sites])
                .WithMethods("GET", "POST")
                .WithHeaders(RequestHeaders)
                .WithExposedHeaders(ResponseHeaders)
                .SetPreflightMaxAge(TimeSpan.FromHours(1))));
        }
    }

    /// <summary>Serves an endpoint to them, and nothing else of the host.</summary>
    public void Open(WebApplication app, IEndpointConventionBuilder endpoint)
    {
        if (Sites.Count > 0)
        {
            app.UseCors();
            endpoint.RequireCors(Setting);
        }
    }

    private static string? FindFault(string site, out string origin)
    {
        origin = "";
        if (site.Contains('*', StringComparison.Ordinal))
        {
            return $"{Setting} has '{site}', but figures about staff are not for every site. Name each site in full, "
                + "such as https://dashboard.example.org.";
        }

        var isSite = Uri.TryCreate(site, UriKind.Absolute, out var address)
            && address is { Scheme: "http" or "https", PathAndQuery: "/", Fragment: "", UserInfo: "" };
        if (!isSite || site.EndsWith('/'))
        {
            return $"{Setting} has '{site}', which is not a site. Give scheme, host and port without a path, "
                + "such as https://dashboard.example.org or http://localhost:3000.";
        }

        var host = address!.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost;
        var port = address.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{address.Port}");
        origin = $"{address.Scheme}://{host}{port}";
        return null;
    }
}

using System.Net;

namespace NetworkLens.Api.Hosting;

/// <summary>The host listens on this machine only: there is no sign-in yet, and figures about staff are not for a network.</summary>
public static class LoopbackOnly
{
    /// <summary>The first address, in words a user can act on, that is not of this machine; null when all are.</summary>
    /// <param name="urls">Addresses to listen on, separated by semicolons.</param>
    public static string? FindFault(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            {
                return $"'{url}' is not an address to listen on. Give one such as http://127.0.0.1:5080.";
            }

            if (!IsLoopback(address.Host))
            {
                return $"'{url}' would open NetworkLens to the network, and it has no sign-in yet. "
                    + "Listen on 127.0.0.1, [::1] or localhost.";
            }
        }

        return null;
    }

    /// <summary>
    /// The names by which requests may call this host. A page of another site can have its own name point here and so read, in the
    /// browser of whoever visits it, what only this machine may see; such a request carries that name, and is refused.
    /// </summary>
    /// <param name="urls">The addresses listened on, separated by semicolons; each is of this machine.</param>
    public static IList<string> NamesOf(string urls) =>
    [
        .. urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(url => new Uri(url).Host)
            .Concat(["localhost", "127.0.0.1", "[::1]"])
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}

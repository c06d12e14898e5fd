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
                return $"'{url}' would open NetworkLens to the network, and it has no sign-in yet. Listen on 127.0.0.1, [::1] or localhost.";
            }
        }

        return null;
    }

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}

using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace NetworkLens.GraphQL.Server;

/// <summary>
/// Who a caller is as far as its address tells: an IPv4 address, or the network of an IPv6 address, its first 64 bits, of which one
/// household or machine has as many addresses as it likes. An IPv4 address in the clothes of IPv6 (<c>::ffff:192.0.2.1</c>) is that
/// IPv4 address.
/// </summary>
/// <remarks>
/// Behind a proxy every request has the proxy's address, unless the application takes the caller's from the proxy's headers first
/// (<c>UseForwardedHeaders</c>). Made and compared without allocating. An unknown address is a caller of its own.
/// </remarks>
public readonly record struct CallerAddress
{
    private readonly ulong bits;
    private readonly AddressFamily family;

    private CallerAddress(AddressFamily family, ulong bits) => (this.family, this.bits) = (family, bits);

    /// <summary>Who sends a request.</summary>
    public static CallerAddress Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    /// <summary>Who has an address; null is unknown.</summary>
    public static CallerAddress Of(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (address is null || !address.TryWriteBytes(bytes, out var length))
        {
            return default;
        }

        return length == sizeof(uint) ? new(AddressFamily.InterNetwork, BinaryPrimitives.ReadUInt32BigEndian(bytes))
            : address.IsIPv4MappedToIPv6 ? new(AddressFamily.InterNetwork, BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]))
            : new(AddressFamily.InterNetworkV6, BinaryPrimitives.ReadUInt64BigEndian(bytes));
    }
}

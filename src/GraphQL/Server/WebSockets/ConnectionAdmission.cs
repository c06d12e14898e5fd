using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace NetworkLens.GraphQL.Server.WebSockets;

/// <summary>A client's wish to be connected.</summary>
/// <param name="Payload">What its <c>connection_init</c> carries: an object, empty when it carries nothing.</param>
/// <param name="Http">The request that opened the WebSocket. It lives as long as the connection.</param>
public sealed record ConnectionInit(JsonElement Payload, HttpContext Http);

/// <summary>Whether a client is connected, and what its operations run with.</summary>
public sealed record ConnectionAdmission
{
    private ConnectionAdmission()
    {
    }

    /// <summary>Why the client is closed with 4403; null when it is let in.</summary>
    public string? Refusal { get; private init; }

    /// <summary>What <c>connection_ack</c> carries back; undefined for nothing.</summary>
    public JsonElement Payload { get; private init; }

    /// <summary>
    /// Where the operations of the connection find services; null gives each operation, and each event of a subscription, a scope of its
    /// own of the application's services. Given ones serve all operations of the connection, from several threads at once, and no scope is
    /// made of them: whoever gives them makes sure that they last as long as the connection, and disposes of them, for instance by
    /// <c>RegisterForDisposeAsync</c> of the response of <see cref="ConnectionInit.Http"/>.
    /// </summary>
    public IServiceProvider? Services { get; private init; }

    /// <summary>Lets the client in.</summary>
    /// <param name="payload">A JSON object for <c>connection_ack</c> to carry; undefined for nothing.</param>
    /// <param name="services">See <see cref="Services"/>.</param>
    /// <exception cref="ArgumentException">The payload is something other than an object.</exception>
    public static ConnectionAdmission Accept(JsonElement payload = default, IServiceProvider? services = null) =>
        payload.ValueKind is JsonValueKind.Object or JsonValueKind.Undefined
            ? new() { Payload = payload, Services = services }
            : throw new ArgumentException("The payload of connection_ack must be an object.", nameof(payload));

    /// <summary>Closes the connection with 4403.</summary>
    /// <param name="reason">What the client is told; of a longer one the first 123 bytes.</param>
    public static ConnectionAdmission Refuse(string reason = "Forbidden") => new() { Refusal = reason };
}

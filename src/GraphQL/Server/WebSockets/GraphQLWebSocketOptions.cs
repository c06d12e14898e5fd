namespace NetworkLens.GraphQL.Server.WebSockets;

/// <summary>How operations are carried over WebSocket, by the sub-protocol <c>graphql-transport-ws</c>, and its bounds.</summary>
/// <remarks>
/// Browsers let any page open a WebSocket to anywhere: one whose Origin is neither this host nor among
/// <see cref="GraphQLHttpOptions.AllowedOrigins"/> is refused with 403.
/// </remarks>
public sealed record GraphQLWebSocketOptions
{
    /// <summary>How many connections may be open at once; a further one is refused with 503.</summary>
    public int MaxConnections { get; init; } = 1_000;

    /// <summary>
    /// How many of them one caller, as <see cref="GraphQLHttpOptions.CallerOf"/> has it, may have open; a further one is refused with 429.
    /// </summary>
    public int MaxConnectionsPerCaller { get; init; } = 100;

    /// <summary>How many operations may run at once on one connection; a further one is answered with an error.</summary>
    public int MaxOperations { get; init; } = 100;

    /// <summary>How many operations may run at once on all connections of a caller; a further one is answered with an error.</summary>
    public int MaxOperationsPerCaller { get; init; } = 1_000;

    /// <summary>The largest message from a client, in bytes; a larger one ends the connection with 1009.</summary>
    public int MaxMessageBytes { get; init; } = 1 << 20;

    /// <summary>
    /// How long a client has, in milliseconds, from opening until it is acknowledged, <see cref="OnConnect"/> included; later it is
    /// closed with 4408.
    /// </summary>
    public int InitTimeoutMs { get; init; } = 10_000;

    /// <summary>How often the server sends a <c>ping</c>, in milliseconds.</summary>
    public int PingIntervalMs { get; init; } = 15_000;

    /// <summary>
    /// How long nothing at all may come from a client after a <c>ping</c>, in milliseconds; later it is closed with 4499.
    /// </summary>
    public int PongTimeoutMs { get; init; } = 10_000;

    /// <summary>
    /// How long the client may take to accept one message or 64 KB of one, in milliseconds. Until then it slows the sources of what it
    /// does not read; after that the connection is cut.
    /// </summary>
    public int SendTimeoutMs { get; init; } = 10_000;

    /// <summary>How long a client has to answer a close, in milliseconds, before the connection is cut.</summary>
    public int CloseTimeoutMs { get; init; } = 2_000;

    /// <summary>
    /// Decides on each connection by what its <c>connection_init</c> carries; null lets all in. What an operation needs to know of its
    /// client is put into the request's <c>HttpContext</c>, or given as services.
    /// </summary>
    public Func<ConnectionInit, CancellationToken, ValueTask<ConnectionAdmission>>? OnConnect { get; init; }
}

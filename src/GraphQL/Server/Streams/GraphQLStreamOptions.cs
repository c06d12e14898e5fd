namespace NetworkLens.GraphQL.Server.Streams;

/// <summary>How answers that come in parts, and events, are sent over HTTP, and the bounds of it.</summary>
public sealed record GraphQLStreamOptions
{
    /// <summary>How many streams may be open at once; a further one is answered with 503.</summary>
    public int MaxStreams { get; init; } = 1_000;

    /// <summary>
    /// How many of them one caller, as <see cref="GraphQLHttpOptions.CallerOf"/> has it, may have open; a further one is answered with
    /// 429.
    /// </summary>
    public int MaxStreamsPerCaller { get; init; } = 100;

    /// <summary>
    /// How long an event stream may be silent, in milliseconds: then it carries a comment, so that whatever lies between takes it for
    /// alive.
    /// </summary>
    public int KeepAliveMs { get; init; } = 12_000;

    /// <summary>
    /// How long the client may take to accept what is sent, in milliseconds. Until then it slows the source; after that the connection is
    /// cut.
    /// </summary>
    public int SendTimeoutMs { get; init; } = 10_000;
}

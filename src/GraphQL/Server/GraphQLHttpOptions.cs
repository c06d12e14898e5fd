using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using NetworkLens.GraphQL.Server.Streams;
using NetworkLens.GraphQL.Server.Uploads;
using NetworkLens.GraphQL.Server.WebSockets;

namespace NetworkLens.GraphQL.Server;

/// <summary>How GraphQL is served over HTTP.</summary>
public sealed record GraphQLHttpOptions
{
    /// <summary>The largest request body, in bytes; more is answered with 413.</summary>
    public int MaxBodyBytes { get; init; } = 1 << 20;

    /// <summary>How many requests may come in one, as a JSON array; 0, the default, takes no arrays.</summary>
    public int MaxBatch { get; init; }

    /// <summary>The bounds of uploads. They are taken where the schema has the scalar <c>Upload</c>; null takes none at all.</summary>
    public UploadOptions? Uploads { get; init; } = new();

    /// <summary>
    /// Names the state of everything that the answer to a GET depends on beside its address, its <c>Accept</c> and its
    /// <c>GraphQL-</c> headers: the version of the data, of the program, and who asks. Two answers under one name must mean the same.
    /// Where it is given, answers carry an <c>ETag</c>, and a client that has the newest one is told so (304) without executing. Null, the
    /// option or its answer: no <c>ETag</c>.
    /// </summary>
    public Func<HttpContext, ValueTask<string?>>? Version { get; init; }

    /// <summary>
    /// Whether a request that a page of another site could have a browser send unasked, a GET, needs a sign that it is none: one of
    /// <see cref="PreflightHeaders"/>, or a browser's word that it comes from the same site's page or from nobody's. Programs that are no
    /// browser need nothing. Requests with files need the header in any case.
    /// </summary>
    public bool GuardAgainstOtherSites { get; init; } = true;

    /// <summary>Headers that no page can send to another site unasked: any of them, not empty, passes the guard.</summary>
    public IReadOnlyList<string> PreflightHeaders { get; init; } = ["GraphQL-Preflight", "Apollo-Require-Preflight"];

    /// <summary>
    /// Other sites, such as <c>https://dashboard.example.org</c>, whose pages may ask: they pass the guard. For their browsers to show them
    /// the answers, the same sites must be in the CORS policy of the application.
    /// </summary>
    public IReadOnlyCollection<string> AllowedOrigins { get; init; } = [];

    /// <summary>How operations are carried over WebSocket; null when they are not.</summary>
    public GraphQLWebSocketOptions? WebSockets { get; init; } = new();

    /// <summary>How answers that come in parts, and events, are sent over HTTP; null when every answer comes whole.</summary>
    public GraphQLStreamOptions? Streams { get; init; } = new();

    /// <summary>
    /// Tells callers apart, for what each may have open at once: two requests of one caller give equal objects. The address of the
    /// connection, an IPv6 one by its network, see <see cref="CallerAddress"/>. Who knows more of callers, such as their names, says so
    /// here and in the partitions of <see cref="RateLimiter"/>.
    /// </summary>
    public Func<HttpContext, object> CallerOf { get; init; } = static context => CallerAddress.Of(context);

    /// <summary>The clock by which silent streams and connections are given signs of life, and slow uploads are given up.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// How often each caller may ask; null, the default, is without bound. A permit is taken for every HTTP request but those for the page,
    /// for every further request of a batch, and for every operation over WebSocket; none waits for one. Without a permit the answer is 429
    /// with <c>RATE_LIMITED</c>, and <c>Retry-After</c> where the limiter tells it. Who the caller is, its partitions say. The application
    /// disposes of it.
    /// </summary>
    public PartitionedRateLimiter<HttpContext>? RateLimiter { get; init; }

    /// <summary>Writes the page that a browser gets which opens the endpoint; null when there is none.</summary>
    public Func<HttpContext, Task>? GraphiQLPage { get; init; }

    /// <summary>Gives the parent of the root fields; null when they need none.</summary>
    public Func<HttpContext, object?>? RootValue { get; init; }
}

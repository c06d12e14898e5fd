using Microsoft.AspNetCore.Http;

namespace NetworkLens.GraphQL.Server;

/// <summary>How GraphQL is served over HTTP.</summary>
public sealed record GraphQLHttpOptions
{
    /// <summary>The largest request body, in bytes; more is answered with 413.</summary>
    public int MaxBodyBytes { get; init; } = 1 << 20;

    /// <summary>Writes the page that a browser gets which opens the endpoint; null when there is none.</summary>
    public Func<HttpContext, Task>? GraphiQLPage { get; init; }

    /// <summary>Gives the parent of the root fields; null when they need none.</summary>
    public Func<HttpContext, object?>? RootValue { get; init; }
}

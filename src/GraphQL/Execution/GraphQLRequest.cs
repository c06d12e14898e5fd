using System.Text.Json;
using NetworkLens.GraphQL.Execution.Telemetry;
using NetworkLens.GraphQL.Protection;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Execution;

/// <summary>What a client asks: a document and how to run it.</summary>
public sealed record GraphQLRequest
{
    private IServiceProvider? services;
    private object? rootValue;
    private CostMode costMode;

    /// <summary>The document, or the id of one that is stored.</summary>
    public DocumentText Document { get; init; }

    /// <summary>Which operation of the document; null when it has only one.</summary>
    public string? OperationName { get; init; }

    /// <summary>Variables: a JSON object, or anything else for none.</summary>
    public JsonElement Variables { get; init; }

    /// <summary>
    /// Files that came with the request, by where they belong in the variables, such as <c>"files.0"</c>; null when none did. The
    /// variables have null in these places.
    /// </summary>
    public IReadOnlyDictionary<string, IUploadedFile>? Files { get; init; }

    /// <summary>The batch that the request came in; null when it came alone.</summary>
    public RequestBatch? Batch { get; init; }

    /// <summary>Extensions: a JSON object that request steps may read; or anything else for none.</summary>
    public JsonElement Extensions { get; init; }

    /// <summary>What the client wants to know of the cost.</summary>
    public CostMode CostMode { get => costMode; init => costMode = value; }

    /// <summary>Where resolvers and loaders find services.</summary>
    public IServiceProvider? Services
    {
        get => services;
        init => services = value;
    }

    /// <summary>The parent of the root fields; most schemas need none.</summary>
    public object? RootValue
    {
        get => rootValue;
        init => rootValue = value;
    }

    /// <summary>Whether mutations are turned away, as over GET.</summary>
    public bool QueriesOnly { get; init; }

    /// <summary>What the transport can carry: parts of an answer, answers to events, or one answer alone.</summary>
    public Delivery Delivery { get; init; }

    /// <summary>
    /// Opens services for one event of a subscription, disposed of when the event's answer is ready; null to use
    /// <see cref="Services"/> for all. Of a subscription, <see cref="Services"/> must last as long as its stream.
    /// </summary>
    public Func<IEventScope>? OpenEventScope { get; init; }

    /// <summary>What measures it; null when nobody listens.</summary>
    internal RequestMeasure? Measure { get; init; }

    /// <summary>A request for a document given as text.</summary>
    public static GraphQLRequest For(string document, string? operationName = null, JsonElement variables = default) =>
        new() { Document = DocumentText.Of(document), OperationName = operationName, Variables = variables };

    /// <summary>
    /// The request without what it was read from, for what goes on when it has been understood: a subscription lasts, and a megabyte of
    /// text must not last with it.
    /// </summary>
    internal GraphQLRequest WithoutText() => this with { Document = default, Variables = default, Extensions = default, Files = null };

    /// <summary>
    /// Says who serves a request that nobody else has seen yet: a transport has one for every message, and a copy of each would be a third
    /// of what it allocates.
    /// </summary>
    internal void ServeWith(IServiceProvider provider, object? root, CostMode mode) =>
        (services, rootValue, costMode) = (provider, root, mode);
}

/// <summary>Services that serve one event of a subscription.</summary>
public interface IEventScope : IAsyncDisposable
{
    /// <summary>Where resolvers and loaders of the event find services.</summary>
    IServiceProvider Services { get; }
}

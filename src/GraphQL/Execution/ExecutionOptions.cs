using NetworkLens.GraphQL.Protection;

namespace NetworkLens.GraphQL.Execution;

/// <summary>
/// The bounds of a request and of what is kept between requests. Every one has a default that is safe to serve.
/// </summary>
public sealed record ExecutionOptions
{
    /// <summary>
    /// How long one request may run, in milliseconds; fields not ready by then fail with code TIMEOUT.
    /// </summary>
    public int TimeoutMs { get; init; } = 30_000;

    /// <summary>The largest response, in bytes, with all its parts.</summary>
    public int MaxResponseBytes { get; init; } = 64 << 20;

    /// <summary>
    /// How many field errors one response lists, with all its parts; nulls beyond that carry no error of their own.
    /// </summary>
    public int MaxErrors { get; init; } = 500;

    /// <summary>How many validation errors one response lists.</summary>
    public int MaxValidationErrors { get; init; } = 100;

    /// <summary>The largest document, in bytes of UTF-8.</summary>
    public int MaxDocumentBytes { get; init; } = 256 << 10;

    /// <summary>The most tokens of a document.</summary>
    public int MaxTokens { get; init; } = 15_000;

    /// <summary>How deeply a document may nest.</summary>
    public int MaxDepth { get; init; } = 200;

    /// <summary>
    /// How deeply the fields of a response may nest, fragments followed; introspection takes 15 as tools ask for it.
    /// </summary>
    public int MaxFieldDepth { get; init; } = 30;

    /// <summary>How large a document may be otherwise: operations, fields, aliases, directives, variables, introspection.</summary>
    public DocumentLimits DocumentLimits { get; init; } = new();

    /// <summary>
    /// How many deferred fragments, or groups of fields that several of them wait for, and streamed lists of one request may be waited
    /// for at once; beyond that, what a client asks to have later is answered at once.
    /// </summary>
    public int MaxPendingDeliveries { get; init; } = 1_000;

    /// <summary>
    /// How many parts of an answer, which are deferred fields of one object and items of streamed lists, are worked on at once; further
    /// ones begin as these end. At least 1.
    /// </summary>
    public int MaxPartsAtOnce { get; init; } = 250;

    /// <summary>How many items of one streamed list are worked on at once, and come in one payload.</summary>
    public int MaxStreamedItems { get; init; } = 100;

    /// <summary>How many items of an asynchronous sequence that is not streamed make a list; beyond that the field fails.</summary>
    public int MaxCollectedItems { get; init; } = 100_000;

    /// <summary>Whether <c>__schema</c> and <c>__type</c> may be asked.</summary>
    public bool Introspection { get; init; } = true;

    /// <summary>
    /// How many values the variables of a request may have, lists and objects counting as one and with what is in them: a few bytes of
    /// JSON become hundreds of bytes of input objects.
    /// </summary>
    public int MaxVariableValues { get; init; } = 50_000;

    /// <summary>How many documents are kept ready.</summary>
    public int MaxCachedDocuments { get; init; } = 1_000;

    /// <summary>
    /// How much memory the documents kept ready may take, with their plans and costs, by estimate, in bytes. One that comes to take more
    /// than a quarter is not kept.
    /// </summary>
    public long MaxCachedBytes { get; init; } = 64L << 20;

    /// <summary>What telemetry tells beyond the usual.</summary>
    public TelemetryOptions Telemetry { get; init; } = new();

    /// <summary>
    /// Told of every exception that a client sees only as "Unexpected error.". Called during execution: it must be
    /// quick and must not throw.
    /// </summary>
    public Action<UnexpectedFailure>? OnUnexpected { get; init; }
}

/// <summary>An exception that a client sees only as "Unexpected error.".</summary>
/// <param name="Id">The id that the client sees.</param>
/// <param name="Exception">What was thrown.</param>
/// <param name="Coordinate">The field, as "Type.field"; null when it was no field's.</param>
/// <param name="OperationName">The operation's name, or null.</param>
public sealed record UnexpectedFailure(string Id, Exception Exception, string? Coordinate, string? OperationName);

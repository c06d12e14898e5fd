using System.Text;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Protection.Documents;

namespace NetworkLens.GraphQL.Protection;

/// <summary>The bounds of documents that clients may have stored.</summary>
public sealed record PersistedQueryOptions
{
    /// <summary>How many are kept.</summary>
    public int MaxDocuments { get; init; } = 1_000;

    /// <summary>How much memory they may take, by estimate, in bytes.</summary>
    public long MaxBytes { get; init; } = 8L << 20;

    /// <summary>The largest that is kept, in bytes; a larger one is answered, and must be sent each time.</summary>
    public int MaxDocumentBytes { get; init; } = 64 << 10;
}

/// <summary>
/// Lets clients send the hash of a document in place of the document, after they have sent both once: Apollo's protocol of automatic
/// persisted queries (<c>extensions.persistedQuery</c>).
/// </summary>
/// <remarks>
/// A hash that is not known is answered with <c>PERSISTED_QUERY_NOT_FOUND</c>, upon which clients send both. It saves bytes on the way
/// in; it protects nothing, as any client may have any document stored. A known hash costs one look-up and no task. What has not been
/// used for longest goes first. Safe for many requests at once.
/// </remarks>
/// <param name="options">Bounds; null for the defaults.</param>
public sealed class AutomaticPersistedQueries(PersistedQueryOptions? options = null) : IRequestStep
{
    private readonly PersistedQueryOptions options = options ?? new PersistedQueryOptions();
    private readonly DocumentStore store = new(
        (options ?? new PersistedQueryOptions()).MaxDocuments,
        (options ?? new PersistedQueryOptions()).MaxBytes);

    /// <summary>How many documents are stored.</summary>
    public int Count => store.Count;

    /// <inheritdoc/>
    public ValueTask<StepResult> OnRequestAsync(GraphQLRequest request, CancellationToken cancel) => new(Decide(request));

    private StepResult Decide(GraphQLRequest request)
    {
        if (PersistedQuery.HashIn(request.Extensions, out var error) is not { } hash)
        {
            return error is null ? StepResult.Continue(request) : StepResult.Reject(error);
        }

        if (request.Document.IsEmpty)
        {
            return store.Find(hash) is { } text
                ? StepResult.Continue(request with { Document = new DocumentText(text, IsJsonEscaped: false) })
                : StepResult.Reject(DocumentErrors.PersistedNotFound());
        }

        return request.Document.IsId ? StepResult.Continue(request) : Keep(request, hash);
    }

    private StepResult Keep(GraphQLRequest request, DocumentHash hash)
    {
        // No escape makes a text shorter than a sixth of what it is written as.
        if (request.Document.Utf8.Length / 6 > options.MaxDocumentBytes || request.Document.Decode() is not { } text)
        {
            return StepResult.Continue(request);
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        if (DocumentHash.Of(bytes) != hash)
        {
            return StepResult.Reject(DocumentErrors.HashMismatch());
        }

        if (bytes.Length <= options.MaxDocumentBytes)
        {
            store.Add(hash, bytes);
        }

        return StepResult.Continue(request);
    }
}

using System.Collections.Frozen;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Protection.Documents;

namespace NetworkLens.GraphQL.Protection;

/// <summary>What is answered beside the documents of a manifest.</summary>
public enum DocumentTrust
{
    /// <summary>Any document; those of the manifest can be asked for by their id.</summary>
    Any,

    /// <summary>Nothing: only documents of the manifest, by their id or word for word.</summary>
    ManifestOnly,
}

/// <summary>
/// Answers documents of a manifest by their id: <c>documentId</c> of GraphQL over HTTP, or <c>extensions.persistedQuery</c> of Apollo's
/// clients. With <see cref="DocumentTrust.ManifestOnly"/> nothing else is answered: what a stranger may ask is then known and tested.
/// </summary>
/// <remarks>Finding a document costs one look-up and no task. Safe for many requests at once. Put it before other steps.</remarks>
public sealed class TrustedDocuments : IRequestStep
{
    private readonly FrozenDictionary<DocumentHash, DocumentText> documents;
    private readonly DocumentTrust trust;

    /// <summary>Makes the step.</summary>
    /// <param name="manifest">The documents.</param>
    /// <param name="trust">What is answered beside them.</param>
    public TrustedDocuments(DocumentManifest manifest, DocumentTrust trust)
    {
        this.trust = trust;
        documents = manifest.Documents.ToFrozenDictionary(
            document => document.Hash, document => new DocumentText(document.Text, IsJsonEscaped: false));
    }

    /// <inheritdoc/>
    public ValueTask<StepResult> OnRequestAsync(GraphQLRequest request, CancellationToken cancel) => new(Decide(request));

    private StepResult Decide(GraphQLRequest request)
    {
        if (request.Document.IsId)
        {
            return DocumentHash.TryParse(request.Document.Utf8.Span, out var id)
                ? Answer(request, id, DocumentErrors.NotFound())
                : StepResult.Reject(Refusal(DocumentErrors.NotFound()));
        }

        if (!request.Document.IsEmpty)
        {
            return trust == DocumentTrust.Any
                ? StepResult.Continue(request)
                : DocumentHash.Of(request.Document) is { } own && documents.TryGetValue(own, out var same)
                    ? StepResult.Continue(request with { Document = same })
                    : StepResult.Reject(DocumentErrors.NotTrusted());
        }

        return PersistedQuery.HashIn(request.Extensions, out var error) is { } hash
            ? Answer(request, hash, otherwise: null)
            : error is not null ? StepResult.Reject(error) : StepResult.Continue(request);
    }

    // What is not in the manifest may still be known to a step that follows, unless nothing else is answered.
    private StepResult Answer(GraphQLRequest request, DocumentHash hash, GraphQLError? otherwise) =>
        documents.TryGetValue(hash, out var known) ? StepResult.Continue(request with { Document = known })
        : trust == DocumentTrust.ManifestOnly ? StepResult.Reject(DocumentErrors.NotTrusted())
        : otherwise is null ? StepResult.Continue(request) : StepResult.Reject(otherwise);

    private GraphQLError Refusal(GraphQLError usual) =>
        trust == DocumentTrust.ManifestOnly ? DocumentErrors.NotTrusted() : usual;
}

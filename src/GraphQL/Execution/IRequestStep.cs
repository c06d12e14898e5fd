using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution.Planning;

namespace NetworkLens.GraphQL.Execution;

/// <summary>
/// Sees a request before its document is looked up, and may put another in its place: where stored documents are
/// found by their id, or documents that are not on a list are turned away.
/// </summary>
public interface IRequestStep
{
    /// <summary>The request to go on with.</summary>
    /// <param name="request">What came from the client or from the step before.</param>
    /// <param name="cancel">Cancelled when the client has gone.</param>
    ValueTask<StepResult> OnRequestAsync(GraphQLRequest request, CancellationToken cancel);
}

/// <summary>What a request step decided.</summary>
/// <param name="Request">The request to go on with; null when there is an error.</param>
/// <param name="Error">Why the request is turned away.</param>
public readonly record struct StepResult(GraphQLRequest? Request, GraphQLError? Error)
{
    /// <summary>Go on.</summary>
    public static StepResult Continue(GraphQLRequest request) => new(request, null);

    /// <summary>Turn the request away.</summary>
    public static StepResult Reject(GraphQLError error) => new(null, error);
}

/// <summary>Looks at a document once, after validation, before it is kept.</summary>
public interface IDocumentStep
{
    /// <summary>Errors that make the document unacceptable; empty when it is acceptable.</summary>
    IReadOnlyList<GraphQLError> OnDocument(PreparedDocument document);
}

/// <summary>Looks at each execution when its variables are known: where the cost of an operation is limited.</summary>
public interface IOperationStep
{
    /// <summary>Why the operation must not run under these variables; null when it may.</summary>
    /// <param name="start">What is about to run; the step may add to the response's extensions.</param>
    GraphQLError? OnOperation(OperationStart start);
}

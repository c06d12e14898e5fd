using System.Diagnostics;
using NetworkLens.GraphQL.Execution.Planning;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Execution.Telemetry;

/// <summary>One request being measured, from its arrival to its response; it goes with the request.</summary>
/// <param name="activity">Its span, if somebody listens to spans.</param>
/// <param name="request">What is asked.</param>
/// <param name="options">What is told beyond the usual.</param>
internal sealed class RequestMeasure(Activity? activity, GraphQLRequest request, TelemetryOptions options) : IDisposable
{
    private readonly long startedAt = Stopwatch.GetTimestamp();
    private string outcome = "Cancelled"; // What ends without a result was given up by its client.
    private string? operationType;

    /// <summary>The spans of its fields; null when nobody wants them.</summary>
    public FieldSpans? Fields { get; } = activity is not null && WantsFields(request, options)
        ? new FieldSpans(options.MaxFieldSpans)
        : null;

    /// <summary>Notes whether the document was found ready.</summary>
    public void NoteLookup(bool isHit)
    {
        GraphQLTelemetry.CountLookup(isHit);
        activity?.SetTag("graphql.document.cached", isHit);
    }

    /// <summary>Notes what is executed.</summary>
    public void NoteOperation(PreparedOperation operation)
    {
        operationType = operation.Type switch
        {
            OperationType.Query => "query",
            OperationType.Mutation => "mutation",
            _ => "subscription",
        };
        if (activity is null)
        {
            return;
        }

        activity.DisplayName = operationType;
        activity.SetTag("graphql.operation.type", operationType);
        activity.SetTag("graphql.operation.name", operation.Name);
        activity.SetTag("graphql.document.hash", operation.Document.Hash);
        if (options.RecordDocuments && activity.IsAllDataRequested)
        {
            activity.SetTag("graphql.document", BlankDocument.Of(operation.Document.Syntax.Source.Text, options.MaxDocumentLength));
        }
    }

    /// <summary>Notes how it came out.</summary>
    public void Finish(ExecutionResult result)
    {
        outcome = result.Outcome.ToString();
        foreach (var error in result.Errors)
        {
            GraphQLTelemetry.CountError(error.Code);
        }

        if (activity is not null && result.Errors.Count > 0)
        {
            var codes = result.Errors.Select(error => error.Code ?? "none").Distinct().ToArray();
            activity.SetTag("graphql.error.count", result.Errors.Count);
            activity.SetTag("graphql.error.codes", codes);
            activity.SetTag("error.type", codes[0]);
            activity.SetStatus(ActivityStatusCode.Error);
        }
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        GraphQLTelemetry.CountRequest(Stopwatch.GetElapsedTime(startedAt), outcome, operationType);
        activity?.SetTag("graphql.outcome", outcome);
        if (Fields is { Untraced: > 0 } fields)
        {
            activity?.SetTag("graphql.fields.untraced", fields.Untraced);
        }

        activity?.Dispose();
    }

    private static bool WantsFields(GraphQLRequest request, TelemetryOptions options)
    {
        try
        {
            return options.TraceFields?.Invoke(request) == true;
        }
        catch (Exception)
        {
            return false; // What observes a request must not be what it fails of.
        }
    }
}

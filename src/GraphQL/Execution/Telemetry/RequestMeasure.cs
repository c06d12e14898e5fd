using System.Diagnostics;
using NetworkLens.GraphQL.Errors;
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
    private readonly List<string> codes = [];
    private int errorCount;
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

    /// <summary>What begins from here on, in this method and what it calls, belongs to the request's span.</summary>
    public void Enter()
    {
        if (activity is not null)
        {
            Activity.Current = activity;
        }
    }

    /// <summary>Notes errors that go out with the answer, or with a part of it.</summary>
    public void Count(IReadOnlyList<GraphQLError> errors)
    {
        errorCount += errors.Count;
        foreach (var error in errors)
        {
            GraphQLTelemetry.CountError(error.Code);
            if (activity is not null && !codes.Contains(error.Code ?? "none"))
            {
                codes.Add(error.Code ?? "none");
            }
        }
    }

    /// <summary>Notes how it came out.</summary>
    public void Finish(RequestOutcome how) => outcome = how.ToString();

    /// <summary>Ends it, from wherever: what is current there stays so, unless it is its span.</summary>
    public void Dispose()
    {
        GraphQLTelemetry.CountRequest(Stopwatch.GetElapsedTime(startedAt), outcome, operationType);
        if (activity is null)
        {
            return;
        }

        activity.SetTag("graphql.outcome", outcome);
        if (codes.Count > 0)
        {
            activity.SetTag("graphql.error.count", errorCount);
            activity.SetTag("graphql.error.codes", codes.ToArray());
            activity.SetTag("error.type", codes[0]);
            activity.SetStatus(ActivityStatusCode.Error);
        }

        if (Fields is { Untraced: > 0 } fields)
        {
            activity.SetTag("graphql.fields.untraced", fields.Untraced);
        }

        var current = Activity.Current;
        activity.Dispose();
        if (!ReferenceEquals(current, activity))
        {
            Activity.Current = current;
        }
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

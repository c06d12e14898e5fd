using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace NetworkLens.GraphQL.Execution;

/// <summary>
/// What operations and dashboards of the server's health can listen to: one activity and one measurement a request.
/// </summary>
/// <remarks>
/// Source and meter are named <see cref="Name"/>. Tags: <c>graphql.operation.name</c> (only names of documents that
/// were found valid, and only on the activity, since clients choose them), <c>graphql.outcome</c>. Costs one
/// comparison when nobody listens.
/// </remarks>
public static class GraphQLTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "NetworkLens.GraphQL";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("graphql.request.duration", "s", "Time from a request to its complete response.");

    private static readonly Counter<long> Errors =
        Meter.CreateCounter<long>("graphql.errors", "{error}", "Errors in responses.");

    /// <summary>Whether anybody listens.</summary>
    internal static bool IsOn => Duration.Enabled || Errors.Enabled || Source.HasListeners();

    /// <summary>Begins a measurement.</summary>
    internal static Measurement Start() => new(Source.StartActivity("graphql.request"), Stopwatch.GetTimestamp());

    /// <summary>One request being measured.</summary>
    internal readonly struct Measurement(Activity? activity, long startedAt) : IDisposable
    {
        /// <summary>Notes how the request came out.</summary>
        public void Finish(ExecutionResult result)
        {
            var outcome = new KeyValuePair<string, object?>("graphql.outcome", result.Outcome.ToString());
            Duration.Record(Stopwatch.GetElapsedTime(startedAt).TotalSeconds, outcome);
            if (result.Errors.Count > 0)
            {
                Errors.Add(result.Errors.Count, outcome);
            }

            activity?.SetTag("graphql.operation.name", result.OperationName);
            activity?.SetTag("graphql.outcome", outcome.Value);
            activity?.SetTag("graphql.error.count", result.Errors.Count);
            activity?.SetStatus(result.Errors.Count == 0 ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        }

        /// <summary>Ends the activity.</summary>
        public void Dispose() => activity?.Dispose();
    }
}

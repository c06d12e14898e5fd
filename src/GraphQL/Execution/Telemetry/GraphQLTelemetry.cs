using System.Diagnostics;
using System.Diagnostics.Metrics;
using NetworkLens.GraphQL.Execution.Telemetry;

namespace NetworkLens.GraphQL.Execution;

/// <summary>
/// What operations and dashboards of the server's health can listen to: spans and measurements of requests, documents, fields, loaders
/// and subscriptions, named as the semantic conventions of OpenTelemetry name them where these say anything.
/// </summary>
/// <remarks>
/// Source and meter are named <see cref="Name"/>; docs/graphql.md lists what they give. Without a listener a request costs one
/// comparison. Nothing that a client wrote is told unless <see cref="TelemetryOptions"/> asks for it, but for the names of operations that
/// were found valid, and these only in spans, since clients choose them.
/// </remarks>
public static class GraphQLTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "NetworkLens.GraphQL";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("graphql.request.duration", "s", "Time from a request, or an event, to its complete response.");

    private static readonly UpDownCounter<long> Active =
        Meter.CreateUpDownCounter<long>("graphql.request.active", "{request}", "Requests that are being answered.");

    private static readonly Counter<long> Errors =
        Meter.CreateCounter<long>("graphql.errors", "{error}", "Errors in responses, by code.");

    private static readonly Counter<long> Lookups =
        Meter.CreateCounter<long>("graphql.document.lookups", "{lookup}", "Documents looked for among those kept ready.");

    private static readonly Histogram<long> Batches =
        Meter.CreateHistogram<long>("graphql.loader.batch.size", "{key}", "Keys of one fetch of a loader.");

    private static long openSubscriptions;

    // Observed, not counted as it changes: a listener that comes late must see those that are open already.
    private static readonly ObservableUpDownCounter<long> Subscriptions = Meter.CreateObservableUpDownCounter(
        "graphql.subscription.active", () => Interlocked.Read(ref openSubscriptions), "{subscription}", "Subscriptions that are open.");

    /// <summary>Whether anybody listens to what a request tells.</summary>
    internal static bool IsOn =>
        Duration.Enabled || Errors.Enabled || Active.Enabled || Lookups.Enabled || Source.HasListeners();

    /// <summary>Begins to measure a request.</summary>
    internal static RequestMeasure Start(GraphQLRequest request, TelemetryOptions options)
    {
        Active.Add(1);
        return new RequestMeasure(Source.StartActivity("GraphQL Operation", ActivityKind.Server), request, options);
    }

    /// <summary>Begins a span of a part of a request; null when nobody listens.</summary>
    internal static Activity? StartSpan(string name) => Source.HasListeners() ? Source.StartActivity(name) : null;

    /// <summary>Begins a span that other work may come between; null when nobody listens.</summary>
    internal static LooseSpan? StartLooseSpan(string name)
    {
        var around = Activity.Current;
        return StartSpan(name) is { } activity ? new LooseSpan(activity, around) : null;
    }

    /// <summary>Notes a fetch of a loader and begins its span.</summary>
    internal static LooseSpan? StartBatch(string loader, int keys)
    {
        Batches.Record(keys, new KeyValuePair<string, object?>("graphql.loader.name", loader));
        var span = StartLooseSpan("graphql.loader");
        span?.Activity.SetTag("graphql.loader.name", loader).SetTag("graphql.loader.batch.size", keys);
        return span;
    }

    /// <summary>Notes whether a document was found ready.</summary>
    internal static void CountLookup(bool isHit) =>
        Lookups.Add(1, new KeyValuePair<string, object?>("graphql.document.cached", isHit));

    /// <summary>Notes that a request has ended.</summary>
    internal static void CountRequest(TimeSpan took, string outcome, string? operationType)
    {
        Active.Add(-1);
        var tags = new TagList { { "graphql.outcome", outcome } };
        if (operationType is not null)
        {
            tags.Add("graphql.operation.type", operationType);
        }

        Duration.Record(took.TotalSeconds, tags);
    }

    /// <summary>Notes an error of a response.</summary>
    internal static void CountError(string? code) =>
        Errors.Add(1, new KeyValuePair<string, object?>("graphql.error.code", code ?? "none"));

    /// <summary>Notes that a subscription was opened, or with -1 that it was closed.</summary>
    internal static void CountSubscription(int change) => Interlocked.Add(ref openSubscriptions, change);
}

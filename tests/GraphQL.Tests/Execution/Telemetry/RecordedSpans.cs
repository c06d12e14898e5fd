using System.Diagnostics;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Tests.Execution.Telemetry;

/// <summary>The spans that end below one of its own: other tests run at the same time.</summary>
internal sealed class RecordedSpans : IDisposable
{
    private readonly List<Activity> ended = [];
    private readonly ActivityListener listener;
    private readonly Activity root;
    private readonly Activity? before = Activity.Current;

    public RecordedSpans()
    {
        root = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == GraphQLTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId == root.TraceId ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStopped = Add,
        };
        ActivitySource.AddActivityListener(listener);
    }

    public ActivitySpanId RootId => root.SpanId;

    /// <summary>All that have ended, in the order they ended in.</summary>
    public IReadOnlyList<Activity> All
    {
        get
        {
            lock (ended)
            {
                return [.. ended];
            }
        }
    }

    public IReadOnlyList<Activity> Requests => [.. All.Where(span => span.OperationName == "GraphQL Operation")];

    public IReadOnlyList<Activity> Fields => [.. All.Where(span => span.OperationName == "graphql.field")];

    public IReadOnlyList<Activity> Batches => [.. All.Where(span => span.OperationName == "graphql.loader")];

    /// <summary>The name of the span around one of them.</summary>
    public string ParentOf(Activity span) => span.ParentSpanId == root.SpanId ? "test"
        : All.Single(other => other.SpanId == span.ParentSpanId).DisplayName;

    public void Dispose()
    {
        listener.Dispose();
        root.Dispose();
        Activity.Current = before;
    }

    private void Add(Activity span)
    {
        if (span.TraceId == root.TraceId)
        {
            lock (ended)
            {
                ended.Add(span);
            }
        }
    }
}

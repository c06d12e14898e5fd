using System.Text.Json.Nodes;
using NetworkLens.GraphQL.Execution.Planning;

namespace NetworkLens.GraphQL.Execution.Subscriptions;

/// <summary>
/// The answers of one subscription, an execution per event: MapSourceToResponseEvent of section 6.2.3.3 of the
/// specification.
/// </summary>
/// <remarks>
/// The source is asked for an event only when the reader asks for an answer, but for the first: many sources take note of
/// their reader only then, and nothing that happens after the subscription is confirmed may be missed.
/// </remarks>
/// <param name="executor">What executes an operation for an event.</param>
/// <param name="subscription">What runs for each event.</param>
/// <param name="source">The execution that the source's own code belongs to.</param>
/// <param name="cursor">The events.</param>
/// <param name="stop">Cancelled to end it.</param>
/// <param name="request">Cancelled when the client has gone.</param>
internal sealed class EventStream(
    GraphQLExecutor executor,
    Subscription subscription,
    ExecutionState source,
    EventCursor cursor,
    CancellationTokenSource stop,
    CancellationToken request) : ResultStream(stop, request)
{
    private bool hasFailed;

    protected override async ValueTask<ExecutionResult?> NextAsync()
    {
        if (hasFailed)
        {
            return null;
        }

        try
        {
            var step = cursor.Step();
            await source.PumpAsync(step);
            if (!await step)
            {
                return null;
            }
        }
        catch (Exception failure) when (!StopToken.IsCancellationRequested)
        {
            hasFailed = true;
            return GraphQLExecutor.SourceFailed(subscription, source, failure);
        }

        var happened = cursor.Current;
        cursor.Taken();

        // The source's own loaders last as long as it does, and what they know must not: the next event has values of its own.
        source.Loaders.Forget();
        return await executor.AnswerEventAsync(subscription, happened, StopToken);
    }

    protected override async ValueTask EndAsync()
    {
        if (cursor.IsUnderWay)
        {
            source.Abandon();
        }

        await cursor.CloseAsync();
        source.End();
        GraphQLTelemetry.CountSubscription(-1);
    }
}

/// <summary>What a subscription runs for each event.</summary>
/// <param name="Plan">The operation.</param>
/// <param name="Field">Its one root field.</param>
/// <param name="Request">What the client asked.</param>
/// <param name="Variables">Coerced once for all events.</param>
/// <param name="Extensions">What steps say beside each answer.</param>
internal sealed record Subscription(
    OperationPlan Plan,
    PlannedField Field,
    GraphQLRequest Request,
    IReadOnlyDictionary<string, object?> Variables,
    JsonObject? Extensions);

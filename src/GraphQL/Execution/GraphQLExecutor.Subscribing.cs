using System.Text.Json.Nodes;
using NetworkLens.GraphQL.Execution.Planning;
using NetworkLens.GraphQL.Execution.Subscriptions;
using NetworkLens.GraphQL.Execution.Telemetry;

namespace NetworkLens.GraphQL.Execution;

/// <summary>Subscribing: Subscribe of section 6.2.3 of the specification.</summary>
public sealed partial class GraphQLExecutor
{
    /// <summary>The last result of a subscription whose source failed: its error, and no data.</summary>
    internal static ExecutionResult SourceFailed(Subscription subscription, ExecutionState source, Exception failure)
    {
        source.Errors.Clear();
        source.Errors.AddException(subscription.Field, failure);
        return new ExecutionResult(
            RequestOutcome.Rejected,
            [.. source.Errors.All],
            subscription.Plan.Operation.Name,
            subscription.Extensions);
    }

    /// <summary>Executes a subscription's operation for one event.</summary>
    internal ValueTask<ExecutionResult> AnswerEventAsync(
        Subscription subscription,
        object? happened,
        CancellationToken cancel) => GraphQLTelemetry.IsOn
            ? MeasureEventAsync(subscription, happened, cancel)
            : RunEventAsync(subscription, happened, null, cancel);

    private async ValueTask<ExecutionResult> MeasureEventAsync(Subscription subscription, object? happened, CancellationToken cancel)
    {
        using var measure = GraphQLTelemetry.Start(subscription.Request, options.Telemetry);
        measure.NoteOperation(subscription.Plan.Operation);
        var result = await RunEventAsync(subscription, happened, measure, cancel);
        measure.Count(result.Errors);
        measure.Finish(result.Outcome);
        return result;
    }

    private async ValueTask<ExecutionResult> RunEventAsync(
        Subscription subscription,
        object? happened,
        RequestMeasure? measure,
        CancellationToken cancel)
    {
        try
        {
            await using var scope = subscription.Request.OpenEventScope?.Invoke();
            var services = scope?.Services ?? subscription.Request.Services;
            var state = ExecutionState.Rent();
            state.Begin(
                subscription.Plan,
                new ExecutionRequest(options, subscription.Variables, services, cancel, subscription.Extensions)
                {
                    FieldSpans = measure?.Fields,
                });
            return await Execute(state, happened, cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            return Unexpected(failure, subscription.Plan.Operation.Name);
        }
    }

    private async ValueTask<ExecutionResult> SubscribeAsync(
        GraphQLRequest request,
        OperationPlan plan,
        IReadOnlyDictionary<string, object?> variables,
        JsonObject? extensions,
        CancellationToken cancel)
    {
        if (plan.Root.Fields is not [{ Definition.EventSource: EventSource events } field])
        {
            return Reject(RequestErrors.NoEvents(), plan.Operation.Name, extensions);
        }

        var subscription = new Subscription(plan, field, request.WithoutText(), variables, extensions);
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var source = ExecutionState.Rent();
        source.Begin(
            plan,
            new ExecutionRequest(options, variables, request.Services, stop.Token) { IsEndless = true });
        EventCursor? cursor = null;
        Exception failure;
        try
        {
            cursor = await OpenAsync(events, field, request.RootValue, source);
            var first = cursor.Step();
            if (!first.IsFaulted)
            {
                GraphQLTelemetry.CountSubscription(1);
                var following = new EventStream(this, subscription, source, cursor, stop, cancel);
                return new ExecutionResult(RequestOutcome.Subscribed, [], plan.Operation.Name, following);
            }

            failure = first.Exception.InnerException!;
        }
        catch (Exception thrown)
        {
            failure = thrown;
        }

        await GiveBackAsync(cursor, stop);
        using (stop)
        {
            var gone = failure is OperationCanceledException && cancel.IsCancellationRequested;
            var result = gone ? null : SourceFailed(subscription, source, failure);
            source.End();
            return result ?? throw new OperationCanceledException(failure.Message, failure, cancel);
        }
    }

    private static async ValueTask GiveBackAsync(EventCursor? cursor, CancellationTokenSource stop)
    {
        await stop.CancelAsync();
        if (cursor is not null)
        {
            await cursor.CloseAsync();
        }
    }

    // Opening is bounded in time as any request is; what has been opened may last.
    private async ValueTask<EventCursor> OpenAsync(
        EventSource events,
        PlannedField field,
        object? root,
        ExecutionState source)
    {
        source.EnterLoop();
        var opening = events.OpenAsync(field, root, source);
        if (!opening.IsCompleted)
        {
            using var limit = new CancellationTokenSource(options.TimeoutMs);
            try
            {
                await source.PumpAsync(opening, limit.Token);
            }
            finally
            {
                // Its time is up or the client has gone, and the source's code still holds the state.
                if (!opening.IsCompleted)
                {
                    source.Abandon();
                    _ = CloseLateAsync(opening);
                }
            }

            if (!opening.IsCompleted)
            {
                throw new GraphQLException(RequestErrors.TimedOut(options.TimeoutMs));
            }
        }

        return await opening;
    }

    private static async Task CloseLateAsync(Task<EventCursor> opening)
    {
        try
        {
            await (await opening).CloseAsync();
        }
        catch (Exception)
        {
            // The client has its answer already, which says that it took too long.
        }
    }
}

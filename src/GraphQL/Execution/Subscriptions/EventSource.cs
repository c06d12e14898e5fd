using NetworkLens.GraphQL.Execution.Planning;

namespace NetworkLens.GraphQL.Execution.Subscriptions;

/// <summary>
/// Where the events of a subscription field come from: ResolveFieldEventStream of section 6.2.3.2 of the specification.
/// </summary>
internal abstract class EventSource
{
    /// <summary>Asks the code bound to the field for its events.</summary>
    /// <remarks>Whatever the code throws comes through.</remarks>
    public abstract Task<EventCursor> OpenAsync(PlannedField field, object? root, ExecutionState state);
}

/// <summary>The source of a field whose events have a CLR type.</summary>
/// <param name="open">The bound code.</param>
internal sealed class EventSource<TSequence, TEvent>(Func<object?, ResolverContext, ValueTask<TSequence>> open)
    : EventSource
    where TSequence : IAsyncEnumerable<TEvent>
{
    public override async Task<EventCursor> OpenAsync(PlannedField field, object? root, ExecutionState state)
    {
        var sequence = await open(root, state.ContextOf(field));
        if (sequence is null)
        {
            throw new InvalidOperationException($"The source of {field.Coordinate} gave null instead of events.");
        }

        return new EventCursor<TEvent>(sequence.GetAsyncEnumerator(state.Cancel));
    }
}

/// <summary>A place in a sequence of events.</summary>
internal abstract class EventCursor
{
    private Task<bool>? step;

    /// <summary>The event at this place.</summary>
    public abstract object? Current { get; }

    /// <summary>Whether the sequence is still at work on its next event.</summary>
    public bool IsUnderWay => step is { IsCompleted: false };

    /// <summary>Begins to wait for the next event; the task is that of the step under way, if there is one.</summary>
    public Task<bool> Step() => step ??= MoveAsync();

    /// <summary>Ends the step, whose event has been taken.</summary>
    public void Taken() => step = null;

    /// <summary>Gives the sequence back; not before the step under way has come to its end, as sequences demand.</summary>
    public async ValueTask CloseAsync()
    {
        try
        {
            if (step is { IsCompleted: false } underWay)
            {
                _ = CloseAfterAsync(underWay);
                return;
            }

            await DisposeAsync();
        }
        catch (Exception)
        {
            // Whoever read the events has gone: there is nobody left to tell.
        }
    }

    /// <summary>Waits for the next event; false at the end.</summary>
    protected abstract Task<bool> MoveAsync();

    /// <summary>Disposes of the sequence.</summary>
    protected abstract ValueTask DisposeAsync();

    private async Task CloseAfterAsync(Task<bool> underWay)
    {
        try
        {
            await ((Task)underWay).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
            await DisposeAsync();
        }
        catch (Exception)
        {
            // As above.
        }
    }
}

/// <summary>A place in a sequence of events of one CLR type.</summary>
internal sealed class EventCursor<TEvent>(IAsyncEnumerator<TEvent> events) : EventCursor
{
    public override object? Current => events.Current;

    protected override Task<bool> MoveAsync()
    {
        try
        {
            return events.MoveNextAsync().AsTask();
        }
        catch (Exception failure)
        {
            return Task.FromException<bool>(failure);
        }
    }

    protected override ValueTask DisposeAsync() => events.DisposeAsync();
}

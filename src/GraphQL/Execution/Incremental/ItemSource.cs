namespace NetworkLens.GraphQL.Execution.Incremental;

/// <summary>Where the items of a streamed list come from.</summary>
internal abstract class ItemSource<T>
{
    /// <summary>The item at this place.</summary>
    public abstract T Current { get; }

    /// <summary>Goes to the next item; false at the end.</summary>
    public abstract Task<bool> MoveNextAsync();

    /// <summary>Gives the sequence back.</summary>
    /// <param name="step">A step under way, which must end first; null when there is none.</param>
    public abstract void Close(Task<bool>? step);
}

/// <summary>Items of a sequence that has them at hand.</summary>
/// <param name="items">Stands at the first item to come.</param>
internal sealed class ReadyItems<T>(IEnumerator<T> items) : ItemSource<T>
{
    private static readonly Task<bool> True = Task.FromResult(true);
    private static readonly Task<bool> False = Task.FromResult(false);
    private bool hasBegun;

    public override T Current => items.Current;

    public override Task<bool> MoveNextAsync()
    {
        if (!hasBegun)
        {
            hasBegun = true;
            return True;
        }

        return items.MoveNext() ? True : False;
    }

    public override void Close(Task<bool>? step)
    {
        try
        {
            items.Dispose();
        }
        catch (Exception)
        {
            // As with those that take their time: the items have gone out, or nobody waits for them.
        }
    }
}

/// <summary>Items of a sequence that takes its time.</summary>
/// <param name="items">Stands before the first item to come.</param>
internal sealed class LateItems<T>(IAsyncEnumerator<T> items) : ItemSource<T>
{
    public override T Current => items.Current;

    public override Task<bool> MoveNextAsync() => items.MoveNextAsync().AsTask();

    public override void Close(Task<bool>? step) => _ = CloseAsync(step);

    private async Task CloseAsync(Task<bool>? step)
    {
        try
        {
            await (step ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await items.DisposeAsync();
        }
        catch (Exception)
        {
            // The answer has gone out, or nobody waits for it.
        }
    }
}

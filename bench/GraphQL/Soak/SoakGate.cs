namespace NetworkLens.GraphQL.Bench.Soak;

/// <summary>
/// Holds all clients back for a moment, so that memory is sampled while no answer is under way: what is under way would hide
/// what is kept.
/// </summary>
internal sealed class SoakGate
{
    private TaskCompletionSource opened = Opened();
    private int inside;

    /// <summary>Waits until the gate is open, and goes through. Call <see cref="Leave"/> afterwards.</summary>
    public async Task EnterAsync()
    {
        while (true)
        {
            Interlocked.Increment(ref inside);
            var gate = Volatile.Read(ref opened).Task;
            if (gate.IsCompleted)
            {
                return;
            }

            Interlocked.Decrement(ref inside);
            await gate;
        }
    }

    /// <summary>Ends what <see cref="EnterAsync"/> began.</summary>
    public void Leave() => Interlocked.Decrement(ref inside);

    /// <summary>Closes the gate and waits until nobody is inside, but not for ever.</summary>
    public async Task CloseAsync()
    {
        Volatile.Write(ref opened, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        for (var attempt = 0; attempt < 100 && Volatile.Read(ref inside) > 0; attempt++)
        {
            await Task.Delay(20);
        }
    }

    /// <summary>Lets everybody through again.</summary>
    public void Open() => Volatile.Read(ref opened).TrySetResult();

    private static TaskCompletionSource Opened()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}

namespace NetworkLens.GraphQL.Execution;

/// <summary>
/// Results that follow a first one, read once and by one reader: what ends it, and that it ends exactly once, whoever
/// is first to leave.
/// </summary>
internal abstract class ResultStream : IAsyncEnumerable<ExecutionResult>, IAsyncEnumerator<ExecutionResult>
{
    private readonly CancellationTokenSource stop;
    private readonly CancellationToken request;
    private CancellationToken reading;
    private CancellationTokenRegistration readingRegistration;
    private ExecutionResult? current;
    private int taken;
    private int moving;
    private int left;
    private int ended;

    protected ResultStream(CancellationTokenSource stop, CancellationToken request)
    {
        this.stop = stop;
        this.request = request;
        StopToken = stop.Token;
    }

    /// <inheritdoc/>
    public ExecutionResult Current => current ?? throw new InvalidOperationException("There is no result here.");

    /// <summary>Cancelled when nobody reads any more.</summary>
    protected CancellationToken StopToken { get; }

    /// <inheritdoc/>
    public IAsyncEnumerator<ExecutionResult> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref taken, 1) != 0)
        {
            throw new InvalidOperationException("What follows a result is read once, and before the result is disposed of.");
        }

        reading = cancellationToken;
        readingRegistration = reading.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), stop);
        return this;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> MoveNextAsync()
    {
        // Said before it is looked who has left, as a reader that leaves says so before it looks whether a step is under way: one of the
        // two sees the other, so nothing is given back under a step.
        Interlocked.Exchange(ref moving, 1);
        try
        {
            current = Volatile.Read(ref left) != 0 || Volatile.Read(ref ended) != 0 ? null : await NextAsync();
        }
        catch (OperationCanceledException gone) when (stop.IsCancellationRequested)
        {
            current = null;
            await EndOnceAsync();
            var cause = reading.IsCancellationRequested ? reading : request;
            throw new OperationCanceledException(gone.Message, gone, cause);
        }
        catch
        {
            current = null;
            await EndOnceAsync();
            throw;
        }
        finally
        {
            Interlocked.Exchange(ref moving, 0);
        }

        if (Volatile.Read(ref left) != 0)
        {
            // Nobody is there to take it.
            current?.Dispose();
            current = null;
        }

        if (current is null)
        {
            await EndOnceAsync();
        }

        return current is not null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Interlocked.Exchange(ref left, 1);
        Stop();

        // A reader that leaves in the middle of a step is followed by the step itself, which sees the cancellation.
        if (Volatile.Read(ref moving) == 0)
        {
            await EndOnceAsync();
        }
    }

    /// <summary>Ends it if nobody has begun to read.</summary>
    public void EndUnread()
    {
        if (Interlocked.Exchange(ref taken, 1) != 0)
        {
            return;
        }

        Interlocked.Exchange(ref left, 1);
        Stop();
        _ = EndOnceAsync().AsTask();
    }

    /// <summary>The next result; null at the end. Not called again after a null or an exception.</summary>
    protected abstract ValueTask<ExecutionResult?> NextAsync();

    /// <summary>Gives everything back. Called once, when no step is under way; must not throw.</summary>
    protected abstract ValueTask EndAsync();

    private void Stop()
    {
        if (Volatile.Read(ref ended) != 0)
        {
            return;
        }

        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself in between.
        }
    }

    private async ValueTask EndOnceAsync()
    {
        if (Interlocked.Exchange(ref ended, 1) != 0)
        {
            return;
        }

        await EndAsync();
        await readingRegistration.DisposeAsync();
        stop.Dispose();
    }
}

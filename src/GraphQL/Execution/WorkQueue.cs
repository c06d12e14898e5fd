using System.Threading.Tasks.Sources;

namespace NetworkLens.GraphQL.Execution;

/// <summary>A piece of work that must run on its request's loop.</summary>
internal interface IWork
{
    /// <summary>Runs it. Must not throw but to end the request.</summary>
    void Run();

    /// <summary>Gives back what it holds, since there is no loop any more to run it. Called on any thread, in the place of Run.</summary>
    void Drop()
    {
    }
}

/// <summary>What has become ready for one request: any thread posts, only the request's loop takes.</summary>
/// <remarks>
/// That one loop runs everything is why nothing else in an execution needs a lock. The wait allocates nothing; the loop
/// goes on on a pool thread, never inside the call of whoever posted.
/// </remarks>
internal sealed class WorkQueue : IValueTaskSource
{
    private readonly Lock gate = new();
    private readonly Queue<IWork> ready = new();
    private ManualResetValueTaskSourceCore<bool> signal = new() { RunContinuationsAsynchronously = true };
    private bool isWaiting;
    private bool isWoken;
    private bool isClosed;

    /// <summary>Adds work and wakes the loop.</summary>
    public void Post(IWork work)
    {
        lock (gate)
        {
            if (!isClosed)
            {
                ready.Enqueue(work);
                Signal();
                return;
            }
        }

        work.Drop();
    }

    /// <summary>Takes no more work, for ever: there is no loop any more. What was and will be posted is dropped.</summary>
    public void Close()
    {
        IWork[] left;
        lock (gate)
        {
            isClosed = true;
            left = [.. ready];
            ready.Clear();
        }

        Array.ForEach(left, work => work.Drop());
    }

    /// <summary>Wakes the loop though there is no work, now or when it next waits.</summary>
    public void Wake()
    {
        lock (gate)
        {
            isWoken = !isWaiting;
            Signal();
        }
    }

    /// <summary>Takes the oldest work; false when there is none.</summary>
    public bool TryTake(out IWork work)
    {
        lock (gate)
        {
            return ready.TryDequeue(out work!);
        }
    }

    /// <summary>Waits until something is posted or <see cref="Wake"/> is called.</summary>
    public ValueTask WaitAsync()
    {
        lock (gate)
        {
            if (ready.Count > 0 || isWoken)
            {
                isWoken = false;
                return ValueTask.CompletedTask;
            }

            signal.Reset();
            isWaiting = true;
            return new ValueTask(this, signal.Version);
        }
    }

    /// <summary>Forgets what nobody will run any more.</summary>
    public void Clear()
    {
        lock (gate)
        {
            ready.Clear();
            isWoken = false;
        }
    }

    // Inside the lock: the loop must not reset the signal while it is still being set. Nothing of the loop runs here.
    private void Signal()
    {
        if (isWaiting)
        {
            isWaiting = false;
            signal.SetResult(true);
        }
    }

    void IValueTaskSource.GetResult(short token) => signal.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => signal.GetStatus(token);

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags) => signal.OnCompleted(continuation, state, token, flags);
}
